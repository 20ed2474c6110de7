import { HttpErrorResponse } from '@angular/common/http';

/** Why a command did not work: the server's problem details, or that it could not be reached. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
}

/** Stands for a server that did not answer at all. */
export const UNREACHABLE: Problem = { status: 0, title: 'unreachable' };

export function problemOf(failure: unknown): Problem {
  if (!(failure instanceof HttpErrorResponse) || failure.status === 0) {
    return UNREACHABLE;
  }
  const body = parsed(failure.error);
  return {
    status: failure.status,
    title: body.title ?? `HTTP ${failure.status} ${failure.statusText}`.trim(),
    detail: body.detail,
  };
}

function parsed(body: unknown): Partial<Problem> {
  if (typeof body !== 'string') {
    return body ?? {};
  }
  try {
    return (JSON.parse(body) as Partial<Problem> | null) ?? {};
  } catch {
    return {};
  }
}
