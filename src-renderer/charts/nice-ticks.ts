/** Round places (1, 2 or 5 times a power of ten apart) in a range, about so many of them. */
export function niceTicks(min: number, max: number, about: number): readonly number[] {
  if (!(max > min) || about < 1) return [];
  const rough = (max - min) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((multiple) => multiple * power >= rough * 0.99) ?? 10);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step || 0).map(
    (tick) => Number(tick.toPrecision(12)), // 3 · 0.1 is 0.30000000000000004
  );
}
