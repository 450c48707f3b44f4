import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { moved, patched, possibleParents, searched, spaceFor, unsearched } from '#renderer/state/sweep-draft-space.ts';
import { fullSweep, textsOf } from './a-sweep.ts';

const space = textsOf(fullSweep).dimensions;
const names = (dimensions: typeof space) => dimensions.map(({ name }) => name);

test('a row that is to be searched comes last, and once', () => {
  const more = searched(space, 'epochs', defaultHyperparameters, 'images');
  expect(names(more)).toEqual([...names(space), 'epochs']);
  expect(searched(more, 'epochs', defaultHyperparameters, 'images')).toBe(more);
});

test('a row that matters for some values of a searched choice is searched for those', () => {
  const networks = space.slice(0, 1);
  const added = searched(networks, 'convolutionChannels', defaultHyperparameters, 'images').at(-1);
  expect(added?.when).toEqual({ name: 'network', isOneOf: ['convolutional'] });
  const only = [{ ...networks[0]!, ticked: ['convolutional'] }];
  expect(searched(only, 'convolutionChannels', defaultHyperparameters, 'images').at(-1)?.when).toBeNull();
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

const ofTexts = { ...defaultHyperparameters, network: 'recurrent' } as const;

test('what no model of texts has is searched no longer, and what hung on it is searched always', () => {
  const kept = spaceFor(space, ofTexts);
  expect(names(kept)).toEqual(['latentSize', 'batchSize', 'beta', 'decoderLearningRate']);
  expect(kept.map(({ when }) => when)).toEqual([null, null, null, null]);
  expect(names(spaceFor(space, defaultHyperparameters))).toEqual(names(space));
});

test('a row that matters for no trial goes, and stays where a searched choice needs it', () => {
  const layers = searched([], 'encoderWidths', defaultHyperparameters, 'images');
  expect(spaceFor(layers, ofTexts)).toEqual([]);
  const both = searched(layers, 'network', defaultHyperparameters, 'texts'); // with a topic model among them
  expect(names(spaceFor(both, ofTexts))).toEqual(['encoderWidths', 'network']);
});

test('of a searched choice the values that are for the other data go, the others stay', () => {
  const kinds = searched([], 'modelKind', defaultHyperparameters, 'texts');
  expect(kinds[0]?.ticked).toEqual(['vae', 'ae', 'language-model']);
  expect(spaceFor(kinds, defaultHyperparameters)[0]?.ticked).toEqual(['vae', 'ae']);
  expect(searched([], 'network', defaultHyperparameters, 'texts')[0]?.ticked).toEqual([
    'recurrent',
    'transformer',
    'topics',
  ]);
});
