import { beforeAll, describe, expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { TextStrategy } from '#shared/contract/text-strategy.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { asWritten, writeTexts } from '#main/training-worker/text-work/write-texts.ts';
import type { TextWork } from '#main/training-worker/text-work/text-work.ts';
import type { WritingChoice, WrittenTokens } from '#main/training-worker/text-work/writing.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const sample: TextStrategy = { kind: 'sample', temperature: 1 };

function codesOf({ values }: TextWork, count: number) {
  const size = values.modelKind === 'language-model' ? 0 : values.latentSize;
  const labels = values.labelCondition === 'label' ? Int32Array.from({ length: count }, (_, i) => i % 2) : null;
  return { count, z: statelessNormal([3, 3], count * size), labels };
}

function write(work: TextWork, count: number, choice: Partial<WritingChoice> = {}) {
  return writeTexts(work, codesOf(work, count), { strategy: sample, seed: 5, allowUnknown: false, ...choice }, silent);
}

/** −log p of texts by the code that evaluates: exact for a language model. */
function natsOf({ runner, dataShape }: TextWork, texts: readonly WrittenTokens[]): Float32Array {
  const width = dataShape[0]!;
  const tokens = new Int32Array(texts.length * width);
  texts.forEach(({ ids }, i) => tokens.set(ids, i * width));
  return runner.evaluate({ tokens, count: texts.length, width }, [0, 0]).reconstruction;
}

const models: readonly Partial<Hyperparameters>[] = [
  {},
  { modelKind: 'language-model' },
  { labelCondition: 'label', cell: 'gru' },
  { network: 'transformer', hiddenSize: 8, attentionHeads: 2 },
  { wordDecoder: 'bag-of-words' },
];

describe.each(models)('a model of %o', (changes) => {
  test('writes the same for the same seed, each text whatever else is written', async () => {
    const work = aTextWork(engine, changes);
    const many = await write(work, 70); // more than the decoder has rows
    expect(many).toHaveLength(70);
    expect(await write(work, 5)).toEqual(many.slice(0, 5));
    expect(await write(work, 70, { seed: 6 })).not.toEqual(many);
    const later = await write(work, 3, { firstStream: 2 });
    if (work.values.modelKind === 'language-model') expect(later).toEqual(many.slice(2, 5));
  });

  test('writes neither padding nor start marks, nothing behind an end mark, and no unknown word unless asked', async () => {
    const texts = await write(aTextWork(engine, changes), 64);
    for (const { ids, isCut } of texts) {
      expect(ids.length).toBeLessThanOrEqual(13);
      expect(ids.every((id, t) => (id === 2 ? t === ids.length - 1 : id > 3))).toBe(true);
      expect(isCut).toBe(ids.at(-1) !== 2);
      if (isCut) expect(ids).toHaveLength(13);
    }
    const free = await write(aTextWork(engine, changes), 64, { allowUnknown: true });
    expect(free.some(({ ids }) => ids.includes(3))).toBe(true); // of about 60 equally likely words, in 64 texts
  });
});

describe.each(['recurrent', 'transformer'] as const)('a %s language model', (network) => {
  const changes = { network, modelKind: 'language-model', attentionHeads: 2 } as const;
  const strategies: readonly TextStrategy[] = [
    { kind: 'greedy' },
    sample,
    { kind: 'top-k', temperature: 0.7, k: 3 },
    { kind: 'nucleus', temperature: 1.3, p: 0.5 },
    { kind: 'beam', width: 4, lengthPower: 1 },
  ];

  test.each(strategies)('knows the probability of what it writes by %o', async (strategy) => {
    const work = aTextWork(engine, changes);
    const texts = await write(work, 3, { strategy });
    const nats = natsOf(work, texts);
    texts.forEach(({ logProbability }, i) => expect(-logProbability).toBeCloseTo(nats[i]!, 3));
  });

  test('a beam of one is greedy, a wider one finds no less likely texts', async () => {
    const work = aTextWork(engine, changes);
    const [greedy] = await write(work, 1, { strategy: { kind: 'greedy' } });
    const [narrow] = await write(work, 1, { strategy: { kind: 'beam', width: 1, lengthPower: 0 } });
    const [wide] = await write(work, 1, { strategy: { kind: 'beam', width: 20, lengthPower: 0 } });
    expect(narrow!.ids).toEqual(greedy!.ids);
    expect(wide!.logProbability).toBeGreaterThanOrEqual(greedy!.logProbability);
  });
});

test('a greedy bag of words has each word once, the likeliest first, and no beams', async () => {
  const work = aTextWork(engine, { wordDecoder: 'bag-of-words' });
  const [bag] = await write(work, 1, { strategy: { kind: 'greedy' } });
  expect(new Set(bag!.ids).size).toBe(bag!.ids.length);
  await expect(write(work, 1, { strategy: { kind: 'beam', width: 2, lengthPower: 1 } })).rejects.toMatchObject(
    invalid(/^strategy: .*bag of words/),
  );
});

test('a topic model writes nothing', async () => {
  const work = aTextWork(engine, { network: 'topics', encoderWidths: [6] });
  await expect(write(work, 1)).rejects.toMatchObject(invalid(/topic model/));
});

test('a text is shown without its end mark, which is counted', () => {
  const work = aTextWork(engine);
  const ids = Int32Array.of(...work.tokenizer.encode('Bob eats soup.'), 2);
  expect(asWritten(work, { ids, logProbability: -3, isCut: false }, 1)).toEqual({
    text: 'bob eats soup.',
    tokens: 5,
    logProbability: -3,
    isCut: false,
    label: 1,
  });
});
