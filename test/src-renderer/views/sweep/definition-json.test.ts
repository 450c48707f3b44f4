import { expect, test } from 'vitest';
import { definitionJson } from '#renderer/views/sweep/definition-json.ts';
import { exampleDefinition } from '#test/helpers/example-sweep.ts';

test('is the definition itself, with plain lists on one line', () => {
  const definition = exampleDefinition({
    name: 'A [name] with "quotes", {braces}',
    hyperparameters: { convolutionChannels: [32, 64], encoderWidths: [] },
  });
  const json = definitionJson(definition);
  expect(JSON.parse(json)).toEqual(definition);
  expect(json).toContain('"convolutionChannels": [32, 64]');
  expect(json).toContain('"values": ["adam", "sgd"]');
});
