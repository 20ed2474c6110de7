import { Injectable, computed, inject, signal } from '@angular/core';
import { Api, Page } from '../core/api';
import { Command } from '../core/command';
import { MarketClock } from '../core/market-clock';
import { Position } from '../core/model';

const PAGE = 100;
/** Whoever scrolls back far waits less often. */
const OLDER_PAGE = 500;

/** Which closed trades are looked at; what is empty does not matter. */
export interface TradeFilter {
  /** A part of the pair's symbol. */
  readonly symbol: string;
  readonly label: string;
  readonly reason: string;
}

const EVERYTHING: TradeFilter = { symbol: '', label: '', reason: '' };

/** The closed trades, newest first, as far as somebody has looked. */
@Injectable()
export class Trades {
  private readonly api = inject(Api);
  private readonly clock = inject(MarketClock);
  private readonly known = signal<readonly Position[] | null>(null);
  private readonly next = signal<string | undefined>(undefined);
  private readonly wanted = signal(EVERYTHING);
  private readonly command = signal(new Command());

  /** Null until the server has told them. */
  readonly list = this.known.asReadonly();
  readonly filter = this.wanted.asReadonly();
  readonly hasMore = computed(() => this.next() !== undefined);
  readonly loading = this.command.asReadonly();
  /** The file of what the filter leaves, for a spreadsheet; of all positions without one. */
  readonly file = computed(() => pathTo('api/positions.csv', this.wanted(), {}));

  /** The newest page; older pages stay while nothing is missing between them and this one. */
  readNewest(): void {
    this.read(firstPage(this.wanted()), (page) => this.join(page));
  }

  readMore(): void {
    const next = this.next();
    if (next) {
      this.read(next.replace(`limit=${PAGE}`, `limit=${OLDER_PAGE}`), (page) => {
        this.known.update((trades) => together(trades ?? [], page.rows));
        this.next.set(page.next);
      });
    }
  }

  /** What is still on its way for the filter before is not taken any more. */
  narrow(change: Partial<TradeFilter>): void {
    this.wanted.update((filter) => ({ ...filter, ...change }));
    this.known.set(null);
    this.next.set(undefined);
    this.command.set(new Command());
    this.readNewest();
  }

  add(trade: Position): void {
    if (matches(trade, this.wanted())) {
      this.known.update((trades) => together([trade], trades ?? []));
    }
  }

  private read(path: string, then: (page: Page<Position>) => void): void {
    const command = this.command();
    command.run(this.api.page<Position>(path), (page) => {
      if (command === this.command()) {
        then(page);
      }
    });
  }

  private join(page: Page<Position>): void {
    const known = this.known() ?? [];
    const oldest = page.rows.at(-1);
    const joins = oldest !== undefined && known.some((position) => position.id === oldest.id);
    this.known.set(joins ? together(page.rows, known) : page.rows);
    this.next.update((next) => (joins ? next : page.next));
    this.clock.saw(...page.rows.map((position) => position.closedAt));
  }
}

function firstPage(filter: TradeFilter): string {
  return pathTo('positions', filter, { status: 'closed', limit: `${PAGE}` });
}

function pathTo(path: string, filter: TradeFilter, wishes: Record<string, string>): string {
  const narrowing = Object.entries(filter).filter(([, wish]) => wish !== '');
  const query = new URLSearchParams({ ...wishes, ...Object.fromEntries(narrowing) });
  return query.size > 0 ? `${path}?${query}` : path;
}

function matches(trade: Position, { symbol, label, reason }: TradeFilter): boolean {
  return (
    trade.symbol.includes(symbol.toUpperCase()) &&
    (label === '' || trade.label === label) &&
    (reason === '' || trade.closeReason === reason)
  );
}

/** Both lists, each position once. */
function together(first: readonly Position[], then: readonly Position[]): readonly Position[] {
  const ids = new Set(first.map((position) => position.id));
  return [...first, ...then.filter((position) => !ids.has(position.id))];
}
