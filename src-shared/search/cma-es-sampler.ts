import { randomStream } from '../random/random-stream.ts';
import { drawCmaEs, spreads, startCmaEs, tellCmaEs, withFloors, withinReach } from './cma-es.ts';
import type { CmaEs } from './cma-es.ts';
import { defaultLambda } from './cma-es-weights.ts';
import { generationReplay } from './generations.ts';
import { buildPoint, fromUnit, toUnit } from './search-space.ts';
import type { NumericDimension, Point, SearchSpace } from './search-space.ts';
import { compareTrialValues, trialValue } from './trial-value.ts';
import type { Sampler, Search, Trial } from './trial.ts';

export interface CmaEsOptions {
  /** Trials in a generation of the first descent; 4 + ⌊3 ln n⌋ for n dimensions by default. */
  readonly populationSize?: number;
  /** First standard deviation, where 1 is the whole range of a dimension; 1/6 by default. */
  readonly sigma?: number;
}

/**
 * CMA-ES in the unit cube of the numeric dimensions that are in every point; choices, and dimensions with a condition,
 * are drawn at random. It starts in the middle of the cube. Mirrors at its faces fill ℝⁿ with images of the cube, so a
 * minimum on a face is none at a border. A descent that has collapsed is followed by one from a random place with a
 * doubled population (IPOP; Auger & Hansen 2005). Which trials make a generation: `generationReplay`; how they rank:
 * `TrialValue`.
 */
export function cmaEsSampler(options: CmaEsOptions = {}): Sampler {
  const replay = generationReplay<Descent>({
    start: ({ space }) => firstDescent(space, options),
    generationSize: ({ cmaEs }) => cmaEs.weights.lambda,
    tell: (descent, generation, search) => afterGeneration(descent, generation, { search, options }),
  });
  return (search) => {
    if (search.objectives !== 1) {
      throw new Error(`cmaEsSampler: the search has ${search.objectives} objectives, expected 1; take nsga2Sampler`);
    }
    const isEmpty = evolvedDimensions(search.space).length === 0;
    return pointAt(search, isEmpty ? new Float64Array() : drawPlace(replay(search).cmaEs, search), search.number);
  };
}

interface Descent {
  readonly cmaEs: CmaEs;
  readonly restarts: number;
  /** The best value of each generation so far. */
  readonly bests: readonly number[];
}

interface Setting {
  readonly search: Search;
  readonly options: CmaEsOptions;
}

const defaultSigma = 1 / 6;
/** Standard deviations under it, where 1 is the whole range, tell nothing more. */
const collapsedSpread = 1e-8;

function firstDescent(space: SearchSpace, { populationSize, sigma = defaultSigma }: CmaEsOptions): Descent {
  const n = evolvedDimensions(space).length;
  const middle = new Float64Array(n).fill(0.5);
  const lambda = populationSize ?? defaultLambda(Math.max(n, 1));
  return { cmaEs: startCmaEs(middle, sigma, lambda), restarts: 0, bests: [] };
}

function afterGeneration(descent: Descent, generation: readonly Trial[], setting: Setting): Descent {
  const { search } = setting;
  const ranked = generation
    .map((trial) => ({ trial, value: trialValue(trial) }))
    .sort((a, b) => compareTrialValues(a.value, b.value) || a.trial.number - b.trial.number);
  const places = ranked.map(({ trial }) => placeOf(descent.cmaEs, trial, search));
  const told = tellCmaEs(descent.cmaEs, places);
  const values = ranked.map(({ value }) => (value.kind === 'valued' ? value.value : Infinity));
  const next = { ...descent, bests: [...descent.bests, values[0]!] };
  if (hasCollapsed(told) || isFlat(next, values)) return restarted(descent, generation.at(-1)!.number, setting); // never empty
  return { ...next, cmaEs: withFloors(told, floors(search.space)) };
}

function restarted({ cmaEs, restarts }: Descent, number: number, { search, options }: Setting): Descent {
  const { uniform } = randomStream([search.seed, number], 'restart of CMA-ES');
  const mean = cmaEs.m.map(uniform);
  const lambda = 2 * cmaEs.weights.lambda;
  return { cmaEs: startCmaEs(mean, options.sigma ?? defaultSigma, lambda), restarts: restarts + 1, bests: [] };
}

/** TolX and ConditionCov of section B.3 of Hansen 2016. */
function hasCollapsed(cmaEs: CmaEs): boolean {
  const { values } = cmaEs.eigen;
  return spreads(cmaEs).every((spread) => spread < collapsedSpread) || !(values[0]! < 1e14 * values.at(-1)!); // n > 0
}

/** TolFun of the same section: neither this generation nor the bests of 10 + ⌈30 n/λ⌉ generations differ. */
function isFlat({ cmaEs, bests }: Descent, values: readonly number[]): boolean {
  const window = 10 + Math.ceil((30 * cmaEs.m.length) / cmaEs.weights.lambda);
  if (bests.length < window) return false;
  const compared = [...bests.slice(-window), ...values];
  const [low, high] = [Math.min(...compared), Math.max(...compared)];
  return low === high || high - low <= 1e-12 * Math.abs(low);
}

/** Dimensions that are in every point and have an order. */
function evolvedDimensions(space: SearchSpace): readonly NumericDimension[] {
  return space.filter((dimension): dimension is NumericDimension => dimension.kind !== 'choice' && !dimension.when);
}

/** The distribution's place in ℝⁿ for a trial number: the same for the same distribution, seed and number. */
function drawPlace(cmaEs: CmaEs, { seed, number }: { readonly seed: number; readonly number: number }): Float64Array {
  return drawCmaEs(cmaEs, randomStream([seed, number], 'CMA-ES'));
}

/** The place in [0, 1] that mirrors at 0 and at 1 make of one in ℝ. */
function folded(coordinate: number): number {
  const inPeriod = Math.abs(coordinate) % 2;
  return Math.min(inPeriod, 2 - inPeriod);
}

/** The nearest to a coordinate of all that fold to a place in [0, 1]. */
function unfolded(unit: number, near: number): number {
  const same = unit + 2 * Math.round((near - unit) / 2);
  const mirrored = 2 * Math.round((near + unit) / 2) - unit;
  return Math.abs(same - near) <= Math.abs(mirrored - near) ? same : mirrored;
}

function pointAt({ space, seed }: Search, place: Float64Array, number: number): Point {
  const { uniform, below } = randomStream([seed, number], 'CMA-ES, others');
  const units = new Map(evolvedDimensions(space).map(({ name }, i) => [name, folded(place[i]!)]));
  return buildPoint(space, (dimension) =>
    dimension.kind === 'choice'
      ? below(dimension.options)
      : fromUnit(dimension, units.get(dimension.name) ?? uniform()),
  );
}

/**
 * Where a trial stands in the unit cube. If its point is what the distribution draws for its number, that very place:
 * it is finer than what integers tell. Others, drawn from an earlier distribution or given by a person, by their point.
 */
function placeOf(cmaEs: CmaEs, { number, point }: Trial, { space, seed }: Search): Float64Array {
  const drawn = drawPlace(cmaEs, { seed, number });
  const dimensions = evolvedDimensions(space);
  if (dimensions.every((dimension, i) => fromUnit(dimension, folded(drawn[i]!)) === point[dimension.name]))
    return drawn;
  const place = dimensions.map((dimension, i) => {
    const value = point[dimension.name];
    return value === undefined ? cmaEs.m[i]! : unfolded(toUnit(dimension, value), cmaEs.m[i]!);
  });
  return withinReach(cmaEs, Float64Array.from(place));
}

/** A fifth of the share of an integer: from the middle of a share, the next begins 2.5 deviations away. Floats need none. */
function floors(space: SearchSpace): Float64Array {
  const floor = (dimension: NumericDimension) => {
    const { kind, minimum, maximum } = dimension;
    return kind === 'float' || minimum === maximum
      ? 0
      : (toUnit(dimension, maximum) - toUnit(dimension, maximum - 1)) / 5;
  };
  return Float64Array.from(evolvedDimensions(space), floor);
}
