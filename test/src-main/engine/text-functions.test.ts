import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { textFunctions } from '#main/engine/text-functions.ts';

test('every width of a bucket is a function of its own, on int32 ids', () => {
  const functions = textFunctions(
    {
      ...defaultHyperparameters,
      cell: 'gru',
      vocabularySize: 20,
      embeddingSize: 4,
      hiddenSize: 5,
      latentSize: 3,
      wordKeepRate: 1,
    },
    1,
  );
  const names = [functions.train, functions.evaluate, functions.encode].map((functionOf) =>
    functionOf({ count: 6, width: 10 }),
  );
  expect(names.map(({ name }) => name)).toEqual(['train-text/6x10', 'evaluate-text/6x10', 'encode-text/6x10']);
  for (const { inputs } of names) expect(inputs['tokens']).toEqual({ shape: [6, 10], dtype: 'int32' });
});
