import { Formats } from '../core/formats';

const MEGABYTE = 1 << 20;

/** Memory as people speak of it. */
export function megabytes(formats: Formats, bytes: number): string {
  return `${formats.count(Math.round(bytes / MEGABYTE))} MB`;
}

/** A share of one processor. */
export function percent(formats: Formats, value: number): string {
  return `${formats.count(Math.round(value * 10) / 10)} %`;
}
