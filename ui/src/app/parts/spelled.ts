/** A code the languages do not know yet, made readable: `QUOTE_TOO_OLD` is `Quote too old`. */
export function spelled(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
