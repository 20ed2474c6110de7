import { Injectable, computed, inject } from '@angular/core';
import { Language } from './language';

export type Decimal = string | null | undefined;
export type Tone = 'gain' | 'loss' | 'even';

const NOTHING = '–';
const PERCENT = { style: 'unit', unit: 'percent' } as const;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Writes decimals and times the way the language does. A decimal is never made a binary number. */
@Injectable({ providedIn: 'root' })
export class Formats {
  private readonly language = inject(Language);

  private readonly writers = computed(() => {
    const language = this.language.current();
    return {
      whole: new Intl.NumberFormat(language),
      money: new Intl.NumberFormat(language, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }),
      fine: new Intl.NumberFormat(language, {
        maximumSignificantDigits: 4,
      }),
      rate: new Intl.NumberFormat(language, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 20,
      }),
      change: new Intl.NumberFormat(language, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
        signDisplay: 'exceptZero',
        ...PERCENT,
      }),
      share: new Intl.NumberFormat(language, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
        ...PERCENT,
      }),
      ratio: new Intl.NumberFormat(language, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }),
      portion: new Intl.NumberFormat(language, {
        style: 'percent',
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }),
      figure: new Intl.NumberFormat(language, { maximumSignificantDigits: 5 }),
      time: new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23' }),
      day: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }),
    };
  });

  count(value: number): string {
    return this.writers().whole.format(value);
  }

  /** An amount to two places, or finer where two places would show nothing of it. */
  amount(value: Decimal): string {
    if (value == null) {
      return NOTHING;
    }
    const isSmall = /^-?0\.0\d*[1-9]/.test(value);
    return (isSmall ? this.writers().fine : this.writers().money).format(exact(value));
  }

  /** The same with its sign. */
  gain(value: Decimal): string {
    return tone(value) === 'gain' ? `+${this.amount(value)}` : this.amount(value);
  }

  /** A rate with every digit that the server sent. */
  rate(value: Decimal): string {
    return value == null ? NOTHING : this.writers().rate.format(exact(value));
  }

  percentage(value: Decimal): string {
    return value == null ? NOTHING : this.writers().change.format(exact(value));
  }

  /** A percentage that is a share or a limit and has no direction. */
  share(value: Decimal): string {
    return value == null ? NOTHING : this.writers().share.format(exact(value));
  }

  /** A figure that is no money, such as a ratio. */
  ratio(value: number | null): string {
    return value === null ? NOTHING : this.writers().ratio.format(value);
  }

  /** A figure that is a share of one: 0.05 is 5 %. */
  portion(value: number | null): string {
    return value === null ? NOTHING : this.writers().portion.format(value);
  }

  /** A figure that is no money, to five digits. */
  figure(value: number): string {
    return this.writers().figure.format(value);
  }

  time(at: number): string {
    return this.writers().time.format(at);
  }

  day(at: number): string {
    return this.writers().day.format(at);
  }

  dayAndTime(at: number): string {
    return `${this.day(at)} ${this.time(at)}`;
  }

  /** A span of time in its largest unit, with the next one where that matters. */
  span(milliseconds: number): string {
    if (milliseconds < MINUTE) {
      return `${Math.floor(milliseconds / SECOND)} s`;
    }
    if (milliseconds < HOUR) {
      return `${Math.floor(milliseconds / MINUTE)} min`;
    }
    return milliseconds < DAY
      ? both(milliseconds, HOUR, 'h', MINUTE, 'min')
      : both(milliseconds, DAY, 'd', HOUR, 'h');
  }
}

/** Which way a decimal points, told by its text. */
export function tone(value: Decimal): Tone {
  if (!value || !/[1-9]/.test(value)) {
    return 'even';
  }
  return value.startsWith('-') ? 'loss' : 'gain';
}

function both(span: number, large: number, largeName: string, small: number, smallName: string) {
  const rest = Math.floor((span % large) / small);
  return `${Math.floor(span / large)} ${largeName}${rest ? ` ${rest} ${smallName}` : ''}`;
}

/** Intl writes decimal text exactly; only its type asks for a promise that the text is a number. */
function exact(value: string): Intl.StringNumericLiteral {
  return value as Intl.StringNumericLiteral;
}
