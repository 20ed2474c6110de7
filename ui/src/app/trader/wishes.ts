import { Injectable, inject } from '@angular/core';
import { Observable, tap } from 'rxjs';
import { Api } from '../core/api';
import { Account, Conversion, Lock, Offer, Position, TraderSnapshot } from '../core/model';
import { Ledger } from './ledger';

export type DriftRemedy = 'adopt' | 'shrink' | 'ignore';

/** What a user can ask of a trader. What the server makes of it is shown as soon as it says so. */
@Injectable()
export class Wishes {
  private readonly api = inject(Api);
  private readonly ledger = inject(Ledger);

  setTrading(enabled: boolean): Observable<TraderSnapshot> {
    return this.told(this.api.put<TraderSnapshot>('trading', { enabled }));
  }

  /** @param confirm what was typed before real money is traded */
  setMode(live: boolean, confirm: string): Observable<TraderSnapshot> {
    return this.afresh(this.api.put<TraderSnapshot>('mode', { live, confirm }));
  }

  setBalance(amount: string): Observable<TraderSnapshot> {
    return this.told(this.api.put<TraderSnapshot>('balance', { amount }));
  }

  /** Asks what closing would bring; nothing is done. */
  offerFor(id: string): Observable<Offer> {
    return this.api.get<Offer>(`${path(id)}/offer`);
  }

  close(id: string): Observable<Position> {
    return this.moved(this.api.post<Position>(`${path(id)}/close`));
  }

  /** @param force although the account may still have the coins */
  writeOff(id: string, received: string, force: boolean): Observable<Position> {
    return this.moved(this.api.post<Position>(`${path(id)}/write-off`, { received, force }));
  }

  /** @param missing what the user saw missing */
  settleDrift(coin: string, action: DriftRemedy, missing: string): Observable<unknown> {
    return this.afresh(this.api.post(`drift/${encodeURIComponent(coin)}`, { action, missing }));
  }

  /** @param received what it brought; null when it was not done */
  resolve(conversion: string, received: string | null): Observable<Conversion> {
    const said = received === null ? { executed: false } : { executed: true, received };
    const id = encodeURIComponent(conversion);
    return this.afresh(this.api.post<Conversion>(`conversions/${id}/resolve`, said));
  }

  /** The live money is in the account of this number now. */
  moveTo(user: string): Observable<Account> {
    return this.api.put<Account>('account', { user });
  }

  lift(lock: Lock): Observable<unknown> {
    return this.afresh(this.api.delete(`protections/${encodeURIComponent(lock.id)}`));
  }

  reset(force: boolean): Observable<{ readonly archive: string }> {
    return this.afresh(this.api.post<{ archive: string }>('reset', { force }));
  }

  private told(call: Observable<TraderSnapshot>): Observable<TraderSnapshot> {
    return call.pipe(tap((snapshot) => this.ledger.switched(snapshot)));
  }

  private moved(call: Observable<Position>): Observable<Position> {
    return call.pipe(tap((position) => this.ledger.moved(position)));
  }

  /** Where more has changed than the answer says. */
  private afresh<T>(call: Observable<T>): Observable<T> {
    return call.pipe(tap(() => this.ledger.load()));
  }
}

function path(position: string): string {
  return `positions/${encodeURIComponent(position)}`;
}
