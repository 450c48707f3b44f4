import { randomStream } from '../random/random-stream.ts';
import { buildPoint, fromUnit } from './search-space.ts';
import { scrambledSobol, sobolDimensions } from './sobol-sequence.ts';
import type { Sampler } from './trial.ts';

/**
 * Scrambled Sobol' points: as independent of the trials as random search, but spread evenly. Each dimension has a
 * coordinate of its own, whether it is active or not. Dimensions beyond the 64 that Sobol' points have here are random,
 * so put those that matter first. Source for the use: Bousquet et al. 2017, "Critical hyper-parameters: no random, no
 * cry".
 */
export const quasiRandomSampler: Sampler = ({ space, seed, number }) => {
  const { uniform } = randomStream([seed, number], 'quasi-random search beyond Sobol');
  const coordinate = (d: number) =>
    d < sobolDimensions ? scrambledSobol(d, randomStream([seed, d], 'quasi-random search'))(number) : uniform();
  return buildPoint(space, (dimension) => {
    const unit = coordinate(space.indexOf(dimension));
    return dimension.kind === 'choice' ? Math.floor(unit * dimension.options) : fromUnit(dimension, unit);
  });
};
