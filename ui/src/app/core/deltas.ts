/** A numbered message of a topic. */
export interface Delta<T> {
  /** One more than that of the message before. */
  readonly seq: number;
  /** What has changed; null where so much has that everything is to be read anew. */
  readonly changes: T | null;
}

/** An object of which only what has changed is there, in objects within it likewise. */
export type Changes<T> = {
  readonly [K in keyof T]?: T[K] extends readonly unknown[]
    ? T[K]
    : T[K] extends object
      ? Changes<T[K]>
      : T[K];
};

/**
 * Applies the messages of a topic to what a snapshot showed, each once and in their order. Where one
 * is missing it applies no more before there is another snapshot.
 */
export class Deltas<T> {
  private next: number | null = null;
  private kept: Delta<T>[] = [];
  private reading = false;

  /**
   * @param apply makes the changes
   * @param missed asks for another snapshot
   */
  constructor(
    private readonly apply: (changes: T) => void,
    private readonly missed: () => void,
  ) {}

  /** A snapshot is being asked for: whatever comes from now on may not be in it. */
  begin(): void {
    this.reading = true;
    this.kept = [];
  }

  /** The snapshot is there, with all in it up to this number. */
  settle(seq: number): void {
    const kept = this.kept;
    this.reading = false;
    this.kept = [];
    this.next = seq + 1;
    kept.forEach((delta) => this.take(delta));
  }

  take(delta: Delta<T>): void {
    if (this.reading) {
      this.kept.push(delta);
    }
    if (this.next === null || delta.seq < this.next) {
      return;
    }
    if (delta.seq > this.next || delta.changes === null) {
      this.next = null;
      this.missed();
      return;
    }
    this.next++;
    this.apply(delta.changes);
  }
}

/** The value with the changes made in it. */
export function changed<T extends object>(value: T, changes: Changes<T>): T {
  const result = { ...value } as Record<string, unknown>;
  for (const [name, change] of Object.entries(changes)) {
    const before = result[name];
    result[name] = isObject(before) && isObject(change) ? changed(before, change) : change;
  }
  return result as T;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
