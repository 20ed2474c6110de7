import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { EMPTY, Observable, catchError, exhaustMap, switchMap, tap, timeout, timer } from 'rxjs';
import { PRESETS } from './presets';

const LOOK_MS = 1000;
const PATIENCE_MS = 2000;

export interface Fault {
  readonly does: string;
  readonly [more: string]: unknown;
}

/** A fault and the calls that it is about. */
export interface FaultOrder {
  readonly call: string;
  readonly every?: number;
  readonly fault: Fault;
}

export interface StandingFault {
  readonly id: number;
  readonly order: FaultOrder;
  /** How many calls it has struck. */
  readonly struck: number;
}

/** What can be switched: a ready-made fault or one that somebody else ordered. */
export interface Switchable {
  readonly name: string;
  readonly order: FaultOrder;
  readonly standing?: StandingFault;
}

/** The faults of the simulated exchange, looked at each second. */
@Injectable()
export class Faults {
  private readonly http = inject(HttpClient);
  private readonly standing = signal<readonly StandingFault[]>([]);

  /** The ready-made ones first, then whatever else stands. */
  readonly all = computed<readonly Switchable[]>(() => {
    const rest = [...this.standing()];
    const ready = Object.entries(PRESETS).map(([name, order]) => {
      const place = rest.findIndex((each) => isMeant(order, each.order));
      return { name, order, standing: place < 0 ? undefined : rest.splice(place, 1)[0] };
    });
    return [...ready, ...rest.map((each) => ({ name: '', order: each.order, standing: each }))];
  });

  constructor() {
    timer(0, LOOK_MS)
      .pipe(
        exhaustMap(() =>
          this.look().pipe(
            timeout(PATIENCE_MS),
            catchError(() => EMPTY),
          ),
        ),
        takeUntilDestroyed(),
      )
      .subscribe();
  }

  order(order: FaultOrder): Observable<unknown> {
    return this.http.post('simulator/faults', order).pipe(switchMap(() => this.look()));
  }

  remove(id: number): Observable<unknown> {
    return this.http.delete(`simulator/faults/${id}`).pipe(switchMap(() => this.look()));
  }

  private look(): Observable<readonly StandingFault[]> {
    return this.http
      .get<StandingFault[]>('simulator/faults')
      .pipe(tap((standing) => this.standing.set(standing)));
  }
}

/** Whether the server's order says all that the preset says. */
function isMeant(preset: FaultOrder, order: FaultOrder): boolean {
  return (
    preset.call === order.call &&
    preset.every === order.every &&
    Object.entries(preset.fault).every(([key, value]) => order.fault[key] === value)
  );
}
