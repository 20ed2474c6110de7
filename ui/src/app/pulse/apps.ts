import { Injectable, WritableSignal, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Api } from '../core/api';
import { Connection } from '../core/connection';
import { EventStreams, StreamEvent } from '../core/event-streams';
import { Rows } from '../core/rows';
import { App, Usage } from './model';
import { ServerClock } from './server-clock';

const HISTORY_MS = 30 * 60_000;
const STEP_MS = 10_000;

/** The registered apps as they are now, and what each of them used in the last half hour. */
@Injectable()
export class Apps {
  private readonly api = inject(Api);
  private readonly connection = inject(Connection);
  private readonly clock = inject(ServerClock);
  private readonly known = signal(false);
  private readonly histories = new Map<string, WritableSignal<readonly Usage[]>>();

  readonly rows = new Rows<App>((app) => app.id, byPort);
  /** Whether Pulse has told what there is. */
  readonly loaded = this.known.asReadonly();
  readonly all = computed(() => this.rows.list().map((row) => row.value()));

  constructor() {
    inject(EventStreams)
      .open('apps/events', ['apps', 'app', 'removed'])
      .pipe(takeUntilDestroyed())
      .subscribe((event) => this.take(event));
  }

  /** What the app used, oldest first. */
  history(id: string): WritableSignal<readonly Usage[]> {
    const history = this.histories.get(id) ?? signal<readonly Usage[]>([]);
    this.histories.set(id, history);
    return history;
  }

  /** The answer to a command is news, too. */
  saw(app: App): void {
    this.rows.put(app);
    if (app.usage) {
      this.clock.saw(app.usage.measuredAt);
      this.note(app.id, app.usage);
    }
  }

  gone(id: string): void {
    this.rows.remove(id);
    this.histories.delete(id);
  }

  private take({ name, data }: StreamEvent): void {
    switch (name) {
      case 'open':
        this.connection.socketIs('open');
        break;
      case 'closed':
        this.connection.socketIs('closed');
        break;
      case 'apps':
        this.begin(data as readonly App[]);
        break;
      case 'app':
        this.saw(data as App);
        break;
      case 'removed':
        this.gone((data as { id: string }).id);
    }
    this.connection.heard();
  }

  private begin(apps: readonly App[]): void {
    this.rows.settle(apps, this.rows.mark());
    apps.forEach((app) => this.saw(app));
    apps.filter((app) => app.pid !== null).forEach((app) => this.recall(app.id));
    this.known.set(true);
  }

  /** What is missing stays missing: the line is then shorter. */
  private recall(id: string): void {
    this.api.get<readonly Usage[]>(`apps/${id}/metrics?minutes=30&points=180`).subscribe({
      next: (newestFirst) => this.history(id).set([...newestFirst].reverse()),
      error: () => undefined,
    });
  }

  private note(id: string, usage: Usage): void {
    this.history(id).update((before) => extended(before, usage));
  }
}

/** A measurement more: it takes the place of the last one until that is old enough to stay. */
export function extended(history: readonly Usage[], usage: Usage): readonly Usage[] {
  const kept = history.filter((each) => each.measuredAt > usage.measuredAt - HISTORY_MS);
  const [last, before] = [kept.at(-1), kept.at(-2)];
  if (last && last.measuredAt >= usage.measuredAt) {
    return history;
  }
  const replaces = last && before && last.measuredAt - before.measuredAt < STEP_MS;
  return [...(replaces ? kept.slice(0, -1) : kept), usage];
}

function byPort(one: App, other: App): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (one.port ?? last) - (other.port ?? last) || one.id.localeCompare(other.id);
}
