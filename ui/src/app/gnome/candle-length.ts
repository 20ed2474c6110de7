const UNITS: Record<string, number> = {
  min: 60_000,
  h: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** How long a candle of this granularity lasts, in milliseconds; `5min`, `1h`, `3day`. */
export function candleLength(granularity: string): number {
  const [, count, unit] = /^(\d+)([a-z]+)$/i.exec(granularity) ?? [];
  return Number(count) * (UNITS[unit?.toLowerCase() ?? ''] ?? Number.NaN);
}
