import type { SweepDefinition, TrialColumns, TrialCurves } from '#shared/contract/sweep.ts';

type Widths = Pick<SweepDefinition, 'space' | 'objectives' | 'constraints'>;

/** All that was read of the trials with what was read anew; trials are in order of their numbers before and after. */
export function mergedTrials(widths: Widths, known: TrialColumns, news: TrialColumns): TrialColumns {
  if (news.numbers.length === 0) return known;
  if (known.numbers.length === 0) return news;
  const sources = mergedOrder(known.numbers, news.numbers);
  const merge = { sources, known, news };
  return {
    numbers: mergedColumn(merge, 'numbers', new Int32Array(sources.length)),
    outcomes: mergedColumn(merge, 'outcomes', new Uint8Array(sources.length)),
    points: mergedColumn(merge, 'points', new Float64Array(sources.length * widths.space.length)),
    objectives: mergedColumn(merge, 'objectives', new Float64Array(sources.length * widths.objectives.length)),
    constraints: mergedColumn(merge, 'constraints', new Float64Array(sources.length * widths.constraints.length)),
    runIds: Array.from(sources, (source) => (source < 0 ? news.runIds[~source]! : known.runIds[source]!)),
    startedAt: mergedColumn(merge, 'startedAt', new Float64Array(sources.length)),
    endedAt: mergedColumn(merge, 'endedAt', new Float64Array(sources.length)),
  };
}

/** The curves of `changed` trials are those of `news`, all others stay. Both are by trial, then by epoch. */
export function mergedCurves(known: TrialCurves, news: TrialCurves, changed: ReadonlySet<number>): TrialCurves {
  if (known.numbers.length === 0) return news;
  const kept: number[] = [];
  known.numbers.forEach((number, i) => !changed.has(number) && kept.push(i));
  const length = kept.length + news.numbers.length;
  const merged = { numbers: new Int32Array(length), epochs: new Int32Array(length), values: new Float64Array(length) };
  let [k, n] = [0, 0];
  for (let i = 0; i < length; i++) {
    const isKept = n >= news.numbers.length || (k < kept.length && known.numbers[kept[k]!]! < news.numbers[n]!);
    const [from, at] = isKept ? [known, kept[k++]!] : [news, n++];
    merged.numbers[i] = from.numbers[at]!;
    merged.epochs[i] = from.epochs[at]!;
    merged.values[i] = from.values[at]!;
  }
  return merged;
}

export interface CurveBundle {
  /** Curve i is points offsets[i]…offsets[i + 1] of the others; empty where the trial has none. (N + 1) */
  readonly offsets: Int32Array;
  readonly epochs: Int32Array;
  readonly values: Float64Array;
}

/** The curves of just these trials, one after the other in their order; of a trial that is not read yet, left out. */
export function bundledCurves(numbers: Int32Array, curves: TrialCurves): CurveBundle {
  const offsets = new Int32Array(numbers.length + 1);
  const kept = new Int32Array(curves.numbers.length);
  let [at, count] = [0, 0];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    while (at < curves.numbers.length && curves.numbers[at]! < number) at++;
    while (curves.numbers[at] === number) kept[count++] = at++;
    offsets[i + 1] = count;
  }
  if (count === curves.numbers.length) return { offsets, epochs: curves.epochs, values: curves.values };
  const own = kept.subarray(0, count);
  return {
    offsets,
    epochs: own.map((point) => curves.epochs[point]!),
    values: Float64Array.from(own, (point) => curves.values[point]!),
  };
}

/** From which row each merged row comes: i of the known, ~i (below 0) of the new ones, which replace equal numbers. */
function mergedOrder(known: Int32Array, news: Int32Array): Int32Array {
  const sources: number[] = [];
  let [k, n] = [0, 0];
  while (k < known.length || n < news.length) {
    const isKnown = n >= news.length || (k < known.length && known[k]! < news[n]!);
    if (!isKnown && known[k] === news[n]) k++;
    sources.push(isKnown ? k++ : ~n++);
  }
  return Int32Array.from(sources);
}

interface Merge {
  readonly sources: Int32Array;
  readonly known: TrialColumns;
  readonly news: TrialColumns;
}

/** Fills `into`, (N, width) row by row, from the rows that the sources name. */
function mergedColumn<K extends Exclude<keyof TrialColumns, 'runIds'>>(
  { sources, known, news }: Merge,
  name: K,
  into: TrialColumns[K],
): TrialColumns[K] {
  const width = into.length / sources.length;
  sources.forEach((source, row) => {
    const [from, at] = source < 0 ? [news, ~source] : [known, source];
    for (let j = 0; j < width; j++) into[row * width + j] = from[name][at * width + j]!;
  });
  return into;
}
