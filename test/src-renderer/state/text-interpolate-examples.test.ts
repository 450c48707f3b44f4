import { expect, test } from 'vitest';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createAsk } from '#renderer/state/ask.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { randomTexts } from '#renderer/state/text-interpolate-examples.ts';

function drawnFrom(trainCount: number, testCount: number) {
  const bridge = new FakeBridge({
    'datasets:texts': ({ split, indices }) => ({ texts: indices.map((place) => `${split} ${place}`), labels: null }),
  });
  const ask = createAsk(bridge, new Notices());
  const split = (count: number) => ({ count, classCounts: [], characters: 0 });
  const dataset = { hash: 'a'.repeat(64), splits: { train: split(trainCount), test: split(testCount) } };
  return (count: number, draw: number) => randomTexts(ask, dataset, { count, draw });
}

test('gives different held-out texts, others at each draw and the same ones again', async () => {
  const draw = drawnFrom(1000, 500);
  const draws = await Promise.all([0, 1, 2, 3, 0].map((turn) => draw(3, turn)));
  const texts = draws.map((sample) => sample?.texts ?? []);
  for (const some of texts) {
    expect(new Set(some).size).toBe(3);
    for (const text of some) expect(Number(/^test (\d+)$/.exec(text)?.[1])).toBeLessThan(500);
  }
  expect(texts[4]).toEqual(texts[0]);
  expect(new Set(texts.map((some) => some.join())).size).toBe(4);
});

test('takes training texts where too few are held out, and no more than there are', async () => {
  expect((await drawnFrom(2, 1)(3, 0))?.texts.toSorted()).toEqual(['train 0', 'train 1']);
});
