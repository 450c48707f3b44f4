import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { moved, patched, possibleParents, searched, unsearched } from '#renderer/state/sweep-draft-space.ts';
import { fullSweep, textsOf } from './a-sweep.ts';

const space = textsOf(fullSweep).dimensions;
const names = (dimensions: typeof space) => dimensions.map(({ name }) => name);

test('a row that is to be searched comes last, and once', () => {
  const more = searched(space, 'epochs', defaultHyperparameters);
  expect(names(more)).toEqual([...names(space), 'epochs']);
  expect(searched(more, 'epochs', defaultHyperparameters)).toBe(more);
});

test('a row that matters for some values of a searched choice is searched for those', () => {
  const networks = space.slice(0, 1);
  const added = searched(networks, 'convolutionChannels', defaultHyperparameters).at(-1);
  expect(added?.when).toEqual({ name: 'network', isOneOf: ['convolutional'] });
  const only = [{ ...networks[0]!, ticked: ['convolutional'] }];
  expect(searched(only, 'convolutionChannels', defaultHyperparameters).at(-1)?.when).toBeNull();
});

test('without a choice, what hung on it is searched always', () => {
  const rest = unsearched(space, 'network');
  expect(names(rest)).toEqual(names(space).slice(1));
  expect(rest[0]?.when).toBeNull();
  expect(rest[1]?.when?.name).toBe('convolutionChannels');
});

test('dimensions change places with their neighbor, not beyond the ends', () => {
  expect(names(moved(space, 'batchSize', -1)).slice(3, 5)).toEqual(['batchSize', 'decoderWidths']);
  expect(names(moved(space, 'network', 1)).slice(0, 2)).toEqual(['convolutionChannels', 'network']);
  expect(moved(space, 'network', -1)).toBe(space);
  expect(moved(space, 'decoderLearningRate', 1)).toBe(space);
  expect(moved(space, 'momentum', 1)).toBe(space);
});

test('a condition can ask for choices before it', () => {
  expect(names(possibleParents(space, 'beta'))).toEqual([
    'network',
    'convolutionChannels',
    'decoderWidths',
    'batchSize',
  ]);
  expect(possibleParents(space, 'network')).toEqual([]);
});

test('an edit changes one dimension', () => {
  const edited = patched(space, 'beta', { maximum: '9' });
  expect(edited.filter((one, index) => one !== space[index]).map(({ name, maximum }) => [name, maximum])).toEqual([
    ['beta', '9'],
  ]);
});
