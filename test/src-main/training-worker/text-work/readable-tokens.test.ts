import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { readableTokens } from '#main/training-worker/text-work/readable-tokens.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('the encoder reads the beginning of what is too long for it', () => {
  const work = aTextWork(engine);
  const short = readableTokens(work, 'ann likes soup');
  expect(work.tokenizer.decode(short)).toBe('ann likes soup');
  expect(short.at(-1)).toBe(2);
  const long = readableTokens(work, Array.from({ length: 40 }, () => 'soup').join(' '));
  expect(long).toHaveLength(13); // twelve words and the end mark
  expect(long.at(-1)).toBe(2);
});
