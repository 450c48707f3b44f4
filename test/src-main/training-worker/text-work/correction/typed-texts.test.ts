import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { wordForm } from '#main/training-worker/text-work/correction/typed-texts.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork } from '../a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('words are words whatever the model reads', () => {
  for (const tokenization of ['words', 'characters'] as const) {
    const { cut, join } = wordForm(aTextWork(engine, { tokenization, longestText: 60 }));
    expect(cut('Ann  likes soup.')).toEqual(['ann', 'likes', 'soup', '.']);
    expect(join(['ann', 'likes', 'soup', '.'])).toBe('ann likes soup.');
  }
});
