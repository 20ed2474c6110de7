import { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { DOCUMENT, Injectable, inject } from '@angular/core';
import { tap } from 'rxjs';

/** Leaves a page whose session is over: asked for again, it leads to the login and back. */
@Injectable({ providedIn: 'root' })
export class Departure {
  private readonly location = inject(DOCUMENT).location;
  private isUnderWay = false;

  /** Once: each further attempt would begin the first anew. */
  begin(): void {
    if (!this.isUnderWay) {
      this.isUnderWay = true;
      this.location.reload();
    }
  }
}

/** Notices that Pulse asks who comes. */
export const loggedOut: HttpInterceptorFn = (request, next) => {
  const departure = inject(Departure);
  return next(request).pipe(
    tap({
      error: (failure: unknown) => {
        if (isLoginNeeded(failure)) {
          departure.begin();
        }
      },
    }),
  );
};

export function isLoginNeeded(failure: unknown): boolean {
  return (
    failure instanceof HttpErrorResponse &&
    failure.status === 401 &&
    (failure.error as { type?: string } | null)?.type === 'urn:flare:problem:login-needed'
  );
}
