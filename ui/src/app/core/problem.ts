import { HttpErrorResponse } from '@angular/common/http';

/** Why a command did not work: the server's problem details, or that it could not be reached. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  /** The stable name of the reason, such as `live-not-ready`. */
  readonly code?: string;
  readonly detail?: string;
}

const TYPES = 'urn:flare:problem:';

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
    ...(body.type && { code: body.type.replace(TYPES, '') }),
    detail: body.detail,
  };
}

interface Details extends Partial<Problem> {
  readonly type?: string;
}

function parsed(body: unknown): Details {
  if (typeof body !== 'string') {
    return body ?? {};
  }
  try {
    return (JSON.parse(body) as Details | null) ?? {};
  } catch {
    return {};
  }
}
