interface Interval {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** What bars with whiskers span: 0, from which the bars grow, and all that is a number; never nothing. */
export function intervalDomain(rows: readonly Interval[]): { readonly minimum: number; readonly maximum: number } {
  const values = rows.flatMap(({ value, lower, upper }) => [value, lower, upper]).filter(Number.isFinite);
  const [minimum, maximum] = [Math.min(0, ...values), Math.max(0, ...values)];
  return minimum < maximum ? { minimum, maximum } : { minimum: 0, maximum: 1 };
}
