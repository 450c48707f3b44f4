import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { Presets } from '#renderer/state/presets.svelte.ts';

test('are told apart by the data that they are for', async () => {
  const described = { description: 'For a test.', dataset: 'mnist', title: 'A' };
  const list = [
    { ...described, name: 'digits', hyperparameters: defaultHyperparameters },
    { ...described, name: 'words', hyperparameters: { ...defaultHyperparameters, network: 'topics' as const } },
  ];
  const presets = new Presets(() => Promise.resolve(list as never)); // the only call is presets:list
  await presets.load();
  expect(presets.ofKind('images').map(({ name }) => name)).toEqual(['digits']);
  expect(presets.ofKind('texts').map(({ name }) => name)).toEqual(['words']);
  expect(presets.find('words')?.name).toBe('words');
});
