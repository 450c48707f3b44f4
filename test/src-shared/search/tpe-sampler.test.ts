import { hypervolume } from '#shared/search/pareto-front.ts';
import { quasiRandomSampler } from '#shared/search/quasi-random-sampler.ts';
import { randomSampler } from '#shared/search/random-sampler.ts';
import type { NumericDimension, Point, SearchSpace } from '#shared/search/search-space.ts';
import { tpeSampler } from '#shared/search/tpe-sampler.ts';
import type { Sampler, Trial } from '#shared/search/trial.ts';
import { describe, expect, it } from 'vitest';
import { branin, hartmann6, zdt1 } from '../../oracles/test-functions.ts';

const float = (name: string, minimum = 0, maximum = 1): NumericDimension => {
  return { kind: 'float', name, minimum, maximum, log: false };
};
const plane = [float('x', -5, 10), float('y', 0, 15)];
const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => float(name));
const seeds = Array.from({ length: 21 }, (_, seed) => seed);

/** Two models with own dimensions beside a rate and a width that both have; 0 at model 1, a = 0.2, b = 0.7. */
const mixed: SearchSpace = [
  { kind: 'choice', name: 'model', options: 4 },
  { kind: 'float', name: 'rate', minimum: 1e-5, maximum: 0.1, log: true },
  { kind: 'integer', name: 'width', minimum: 8, maximum: 512, log: true },
  { ...float('a'), when: { name: 'model', isOneOf: [0, 1] } },
  { ...float('b'), when: { name: 'model', isOneOf: [0, 1] } },
  { kind: 'integer', name: 'steps', minimum: 1, maximum: 9, log: false, when: { name: 'model', isOneOf: [2, 3] } },
];
function mixedLoss({ model = 0, rate = 0, width = 0, a = 0, b = 0, steps = 0 }: Point): number {
  const shared = (Math.log10(rate) + 3) ** 2 + (Math.log2(width) - 7) ** 2 / 4;
  if (model < 2) return shared + 4 * (a - 0.2) ** 2 + 4 * (b - 0.7) ** 2 + (model === 1 ? 0 : 0.3);
  return shared + 0.1 * Math.abs(steps - 4) + 0.15 + (model === 3 ? 0.5 : 0);
}

interface Problem {
  readonly space: SearchSpace;
  readonly objectives?: number;
  readonly trials: number;
  readonly run: (point: Point) => Partial<Trial>;
}

function runSearch(sampler: Sampler, { space, objectives = 1, trials: count, run }: Problem, seed: number): Trial[] {
  const trials: Trial[] = [];
  for (let number = 0; number < count; number++) {
    const point = sampler({ space, trials, objectives, seed, number });
    trials.push({ number, point, outcome: 'finished', objectives: [], constraints: [], reports: [], ...run(point) });
  }
  return trials;
}

/** The median over seeds of the best objective that a feasible finished trial has. */
function medianBest(sampler: Sampler, problem: Problem): number {
  return median(
    seeds.map((seed) => {
      const good = runSearch(sampler, problem, seed).filter((t) => t.constraints.every((value) => value <= 0));
      return Math.min(...good.flatMap((trial) => trial.objectives));
    }),
  );
}

describe('tpeSampler', () => {
  it('comes within 0.05 of the minimum of Branin in 100 trials, a tenth of the way that random search leaves', () => {
    const run = ({ x = 0, y = 0 }: Point) => ({ objectives: [branin(x, y) - 0.397887] });
    const problem = { space: plane, trials: 100, run };
    const tpe = medianBest(tpeSampler(), problem);
    expect(tpe).toBeLessThan(0.05);
    expect(tpe).toBeLessThan(0.1 * medianBest(randomSampler, problem));
    expect(tpe).toBeLessThan(0.2 * medianBest(quasiRandomSampler, problem));
  });

  it('comes below −3.1 on Hartmann-6 in 100 trials, where random search is far above −2.5', () => {
    const run = (point: Point) => ({ objectives: [hartmann6(six.map(({ name }) => point[name]!))] });
    const problem = { space: six, trials: 100, run };
    expect(medianBest(tpeSampler(), problem)).toBeLessThan(-3.1);
    expect(medianBest(randomSampler, problem)).toBeGreaterThan(-2.5);
    expect(medianBest(quasiRandomSampler, problem)).toBeGreaterThan(-2.5);
  });

  it('finds the better branch of a mixed conditional space, and its minimum', () => {
    const problem = { space: mixed, trials: 100, run: (point: Point) => ({ objectives: [mixedLoss(point)] }) };
    const tpe = medianBest(tpeSampler(), problem);
    expect(tpe).toBeLessThan(0.1); // the branch with `steps` has nothing below 0.15
    expect(tpe).toBeLessThan(0.3 * medianBest(randomSampler, problem));
    expect(tpe).toBeLessThan(0.3 * medianBest(quasiRandomSampler, problem));
  });

  it('spans a larger hypervolume of two objectives than random search', () => {
    const run = (point: Point) => ({ objectives: zdt1(six.map(({ name }) => point[name]!)) });
    const volume = (sampler: Sampler) => {
      const searches = seeds.map((seed) => runSearch(sampler, { space: six, objectives: 2, trials: 150, run }, seed));
      return median(searches.map((trials) => hypervolume(trials.map(({ objectives }) => objectives), [1, 5]))); // prettier-ignore
    };
    expect(volume(tpeSampler())).toBeGreaterThan(4.2); // the whole front spans 4.667
    expect(volume(randomSampler)).toBeLessThan(3.6);
  });

  it('finds the best point that satisfies a constraint', () => {
    const run = ({ x = 0, y = 0 }: Point) => ({ objectives: [x + y], constraints: [4 - x - y ** 2] }); // x ≥ 4 − y²
    const problem = { space: [float('x', 0, 10), float('y', 0, 10)], trials: 100, run };
    const tpe = medianBest(tpeSampler(), problem);
    expect(tpe).toBeLessThan(2.1); // the minimum is 2, at x = 0, y = 2
    expect(tpe).toBeLessThan(medianBest(randomSampler, problem) - 0.2);
  });

  it('learns from pruned trials where none has finished', () => {
    const run = ({ x = 0, y = 0 }: Point): Partial<Trial> => {
      return { outcome: 'pruned', reports: [{ step: 1, value: branin(x, y) }] };
    };
    const last = seeds.map((seed) => runSearch(tpeSampler(), { space: plane, trials: 60, run }, seed).slice(-10));
    expect(median(last.flat().map((trial) => trial.reports[0]!.value))).toBeLessThan(8); // of random points: 36
  });

  it('leaves a third of the space in which training fails, though all that finish are equal', () => {
    const run = ({ x = 0 }: Point): Partial<Trial> => (x > 5 ? { outcome: 'failed' } : { objectives: [1] });
    const last = seeds.map((seed) => runSearch(tpeSampler(), { space: plane, trials: 60, run }, seed).slice(-20));
    const failed = last.flat().filter(({ outcome }) => outcome === 'failed').length / (20 * seeds.length);
    expect(failed).toBeLessThan(0.1);
  });

  it('keeps away from points that are running: eight workers ask for eight places', () => {
    const space = [float('x'), float('y')];
    const start = runSearch(
      randomSampler,
      { space, trials: 40, run: ({ x = 0, y = 0 }) => ({ objectives: [x + y] }) },
      1,
    );
    const asked = (running: boolean) => {
      const trials = [...start];
      for (let worker = 0; worker < 8; worker++) {
        const number = start.length + worker;
        const point = tpeSampler()({ space, trials: running ? trials : start, objectives: 1, seed: 3, number });
        trials.push({ number, point, outcome: 'running', objectives: [], constraints: [], reports: [] });
      }
      return trials.slice(start.length).map(({ point }) => [point['x']!, point['y']!] as const);
    };
    expect(nearestNeighbors(asked(true))).toBeGreaterThan(1.2 * nearestNeighbors(asked(false)));
  });

  it('is decided by the search alone, whichever sampler answers and whatever it was asked before', () => {
    const trials = runSearch(
      randomSampler,
      { space: mixed, trials: 30, run: (p) => ({ objectives: [mixedLoss(p)] }) },
      2,
    );
    const search = { space: mixed, trials, objectives: 1, seed: 2, number: 30 };
    const used = tpeSampler();
    used({ ...search, number: 31 });
    expect(used(search)).toEqual(tpeSampler()(search));
    expect(tpeSampler()({ ...search, seed: 3 })).not.toEqual(tpeSampler()(search));
  });

  it('draws at random until ten trials tell something, and for ever where all fail', () => {
    const trials = runSearch(randomSampler, { space: plane, trials: 100, run: () => ({ outcome: 'failed' }) }, 4);
    const search = { space: plane, trials, objectives: 1, seed: 4, number: 100 };
    expect(tpeSampler()(search)).toEqual(randomSampler(search));
    const nine = trials.map((trial, i): Trial => (i < 9 ? { ...trial, outcome: 'finished', objectives: [i] } : trial));
    expect(tpeSampler()({ ...search, trials: nine })).toEqual(randomSampler(search));
    expect(tpeSampler({ startupTrials: 9 })({ ...search, trials: nine })).not.toEqual(randomSampler(search));
  });

  it('goes on where all objectives are equal, and gives valid points of every kind', () => {
    for (const trial of runSearch(tpeSampler(), { space: mixed, trials: 60, run: () => ({ objectives: [1] }) }, 5)) {
      const { model, rate = 0, width = 0, a, steps } = trial.point;
      expect([0, 1, 2, 3]).toContain(model);
      expect(rate >= 1e-5 && rate <= 0.1 && width >= 8 && width <= 512 && Number.isInteger(width)).toBe(true);
      expect([a === undefined, steps === undefined]).toEqual(model! < 2 ? [false, true] : [true, false]); // always active
    }
  });

  it('gives the empty point of the empty space, and the first point without trials or a start', () => {
    const search = { space: [], trials: [], objectives: 1, seed: 0, number: 0 };
    expect(tpeSampler({ startupTrials: 0 })(search)).toEqual({});
    expect(tpeSampler({ startupTrials: 0 })({ ...search, space: [float('x')] })['x']).toBeTypeOf('number');
  });

  it('asks for a dimension that no trial has yet, and takes trials as they are that lack it', () => {
    const old = runSearch(randomSampler, { space: plane, trials: 30, run: ({ x = 0 }) => ({ objectives: [x] }) }, 6);
    const search = { space: [...plane, float('new')], trials: old, objectives: 1, seed: 6, number: 30 };
    expect(Object.keys(tpeSampler()(search))).toEqual(['x', 'y', 'new']);
  });
});

/** The mean over the points of the distance to the nearest other one. */
function nearestNeighbors(points: readonly (readonly [number, number])[]): number {
  const distances = points.map(([x, y], i) =>
    Math.min(...points.flatMap(([u, v], j) => (i === j ? [] : [Math.hypot(x - u, y - v)]))),
  );
  return distances.reduce((sum, distance) => sum + distance, 0) / points.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
