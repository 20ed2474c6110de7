import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { DestroyRef, Injectable, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { EMPTY, catchError, exhaustMap, timeout, timer } from 'rxjs';
import { Connection } from './connection';
import { MarketClock } from './market-clock';
import { Info } from './model';
import { Serving } from './serving';

const BEAT_MS = 1000;
const PATIENCE_MS = 2000;

/** Asks the server each second whether it is there: a socket alone falls silent unnoticed. */
@Injectable({ providedIn: 'root' })
export class Heartbeat {
  private readonly http = inject(HttpClient);
  private readonly connection = inject(Connection);
  private readonly clock = inject(MarketClock);
  private readonly serving = inject(Serving);
  private readonly destroyed = inject(DestroyRef);

  start(): void {
    timer(0, BEAT_MS)
      .pipe(
        exhaustMap(() => this.ask()),
        takeUntilDestroyed(this.destroyed),
      )
      .subscribe((info) => this.answered(info));
  }

  private ask() {
    return this.http.get<Info>('api/info').pipe(
      timeout(PATIENCE_MS),
      catchError((failure: unknown) => this.failed(failure)),
    );
  }

  /** A refusal is an answer too; a gateway's "nobody there" is none. */
  private failed(failure: unknown) {
    if (failure instanceof HttpErrorResponse && failure.status >= 400 && failure.status < 500) {
      this.connection.heard();
    }
    return EMPTY;
  }

  private answered(info: Info): void {
    this.connection.heard();
    this.clock.saw(info.at);
    this.serving.introduce(info);
  }
}
