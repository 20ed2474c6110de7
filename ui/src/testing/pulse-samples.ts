import { LogLine } from '../app/pulse/log-line';
import { App, Setting, Usage } from '../app/pulse/model';

export const MIDNIGHT = Date.UTC(2026, 10, 23);

export function app(id: string, changes: Partial<App> = {}): App {
  return {
    id,
    title: id.charAt(0).toUpperCase() + id.slice(1),
    component: id,
    jar: null,
    envFile: `/srv/flare/apps/${id}/${id}.env`,
    port: 4050,
    autoStart: false,
    restart: 'on-failure',
    state: 'RUNNING',
    sinceAt: MIDNIGHT,
    why: 'its health endpoint says it is well',
    pid: 4711,
    startedAt: MIDNIGHT,
    restarts: 0,
    editsPending: false,
    usage: null,
    ...changes,
  };
}

export function usage(measuredAt: number, changes: Partial<Usage> = {}): Usage {
  return { measuredAt, cpuPercent: 1.5, memoryBytes: 100 << 20, ...changes };
}

/** A line of ten bytes. */
export function logLine(place: number, changes: Partial<LogLine> = {}): LogLine {
  return {
    seq: place * 10,
    next: (place + 1) * 10,
    writtenAt: MIDNIGHT,
    level: null,
    text: `line ${place}`,
    ...changes,
  };
}

export function setting(name: string, changes: Partial<Setting> = {}): Setting {
  return {
    name,
    standard: null,
    about: `What ${name} means.`,
    allowed: 'any text',
    choices: [],
    secret: false,
    required: false,
    value: null,
    isSet: false,
    ...changes,
  };
}
