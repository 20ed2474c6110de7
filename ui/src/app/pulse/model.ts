/* What Pulse sends; names that end in At are epoch milliseconds of its machine's clock. */

export type AppState =
  'STOPPED' | 'STARTING' | 'RUNNING' | 'UNHEALTHY' | 'STOPPING' | 'BACKING_OFF' | 'FAILED';

export interface Usage {
  readonly measuredAt: number;
  /** Of one processor. */
  readonly cpuPercent: number;
  readonly memoryBytes: number;
}

export interface App {
  readonly id: string;
  readonly title: string;
  readonly component: string | null;
  readonly jar: string | null;
  readonly envFile: string | null;
  readonly port: number | null;
  readonly autoStart: boolean;
  readonly restart: string;
  readonly state: AppState;
  readonly sinceAt: number;
  readonly why: string;
  readonly pid: number | null;
  readonly startedAt: number | null;
  readonly restarts: number;
  readonly editsPending: boolean;
  readonly usage: Usage | null;
}

export interface Session {
  readonly id: string;
  readonly user: string;
  readonly address: string;
  readonly agent: string;
  readonly openedAt: number;
  readonly usedAt: number;
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

export interface Ban {
  readonly address: string;
  /** All addresses that it is about. */
  readonly network: string;
  readonly sinceAt: number;
  /** Null where it ends with Pulse only. */
  readonly untilAt: number | null;
}

export interface Happening {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly app: string | null;
  readonly address: string | null;
  readonly state: AppState | null;
  readonly why: string | null;
  readonly attempt: number | null;
}

/** One name that a component understands, and what stands there. */
export interface Setting {
  readonly name: string;
  /** What counts where nothing is said; null where there is none. */
  readonly standard: string | null;
  readonly about: string;
  readonly allowed: string;
  /** All values that are taken, where they are few. */
  readonly choices: readonly string[];
  readonly secret: boolean;
  readonly required: boolean;
  /** Null where nothing stands there, and of every secret. */
  readonly value: string | null;
  readonly isSet: boolean;
}

/** What a component says against a value; without a name, against several together. */
export interface Objection {
  readonly name: string;
  readonly why: string;
}

export interface Settings {
  readonly settings: readonly Setting[];
  readonly file: string | null;
  /** Whether Pulse may write the file. */
  readonly editable: boolean;
  readonly problems: readonly Objection[];
  readonly warnings: readonly string[];
}

export const COMPONENTS = ['gnome', 'flux', 'grid', 'snap', 'simulator'] as const;
export const RESTARTS = ['on-failure', 'always', 'never'] as const;
