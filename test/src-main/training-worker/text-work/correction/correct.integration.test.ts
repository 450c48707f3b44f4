import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workCorrect } from '#main/training-worker/text-work/correction/correct.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { silent } from '../a-text-work.ts';
import { aTrainedTextWork } from '../a-trained-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const given = (...texts: string[]) => ({ kind: 'texts', texts }) as const;
const heldOut = { kind: 'held-out', count: 60, noiseRate: 0.05, seed: 1 } as const;
const methods: ('decode' | 'channel')[] = ['decode', 'channel'];

test(
  'a model that has learned the language mends what was typed, beside the baselines',
  { timeout: 120_000 },
  async () => {
    const work = await aTrainedTextWork(engine);
    const request = { kind: 'correct', of: given('Ann liks soup.'), methods, label: null } as const;
    const { texts, errorRates } = await workCorrect(request, work, silent);
    expect(texts[0]!.words).toEqual(['ann', 'liks', 'soup', '.']);
    const byMethod = new Map(texts[0]!.corrections.map(({ method, text }) => [method, text]));
    expect([...byMethod.keys()]).toEqual(['copy', 'unigram', 'trigram', 'decode', 'channel']);
    expect(byMethod.get('copy')).toBe('ann liks soup.');
    expect(byMethod.get('unigram')).toBe('ann likes soup.');
    expect(byMethod.get('channel')).toBe('ann likes soup.');
    expect(errorRates.channel).not.toBeNull();

    const { trials, unknownShare } = await workCorrect({ ...request, of: heldOut }, work, silent);
    expect(unknownShare).toBe(0); // the vocabulary has all words of this language
    const figures = (errors: string, method: string) =>
      trials.find((trial) => trial.errors === errors)!.figures.find((row) => row.method === method)!;
    expect(figures('none', 'copy')).toMatchObject({ textsRight: 1, wordsRight: 1, wordsHarmed: 0 });
    expect(figures('misspelled', 'copy').textsRight).toBe(0);
    expect(figures('misspelled', 'channel').textsRight).toBeGreaterThan(0.8);
    expect(figures('characters', 'channel').wordsRight).toBeGreaterThan(
      figures('characters', 'copy').wordsRight + 0.05,
    );
    expect(figures('none', 'channel').wordsHarmed).toBeLessThan(0.05);
  },
);
