import { randomStream } from '../random/random-stream.ts';
import { buildPoint, fromUnit } from './search-space.ts';
import type { Sampler } from './trial.ts';

/** Each dimension uniform on its scale, each option as likely, independent of all trials. */
export const randomSampler: Sampler = ({ space, seed, number }) => {
  const { uniform, below } = randomStream([seed, number], 'random search');
  return buildPoint(space, (dimension) =>
    dimension.kind === 'choice' ? below(dimension.options) : fromUnit(dimension, uniform()),
  );
};
