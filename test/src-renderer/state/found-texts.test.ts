import { expect, test } from 'vitest';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createAsk } from '#renderer/state/ask.ts';
import { FoundTexts, readTexts } from '#renderer/state/found-texts.svelte.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';

const hash = 'a'.repeat(64);

function opened({ labels = false, failures = 0 } = {}) {
  let left = failures;
  const bridge = new FakeBridge({
    'datasets:texts': ({ indices }) => {
      if (left-- > 0) throw new Error('The disk is gone.');
      return {
        texts: indices.map((place) => `text ${place}`),
        labels: labels ? indices.map((place) => `class ${place % 2}`) : null,
      };
    },
  });
  return { bridge, ask: createAsk(bridge, new Notices()) };
}
const asked = ({ bridge }: ReturnType<typeof opened>) =>
  bridge.asked.map(({ input }) => (input as { readonly indices: readonly number[] }).indices); // of `datasets:texts`

test('reads what comes into sight, once, by its places in the split', async () => {
  const window = opened({ labels: true });
  const places = Int32Array.from({ length: 450 }, (_, i) => 3 * i);
  const found = new FoundTexts(window.ask, { hash, split: 'train', places, count: 450 });
  expect(found.at(0)).toBeUndefined();
  await found.read(195, 205);
  await found.read(0, 400);
  expect(asked(window).map((indices) => [indices[0], indices.length])).toEqual([
    [0, 200],
    [600, 200],
  ]);
  expect(found.at(201)).toEqual({ place: 603, text: 'text 603', label: 'class 1' });
  expect(found.at(400)).toBeUndefined();
  await found.read(440, 9999);
  expect(found.at(449)?.place).toBe(1347);
  expect(asked(window).at(-1)).toHaveLength(50);
});

test('without places all texts of the split are found', async () => {
  const { ask } = opened();
  const found = new FoundTexts(ask, { hash, split: 'test', places: null, count: 3 });
  await found.read(0, 3);
  expect(found.at(2)).toEqual({ place: 2, text: 'text 2', label: null });
  expect(found.allPlaces()).toEqual([0, 1, 2]);
});

test('what could not be read is asked for again when it comes into sight', async () => {
  const { ask } = opened({ failures: 1 });
  const found = new FoundTexts(ask, { hash, split: 'train', places: null, count: 3 });
  await found.read(0, 3);
  expect(found.at(0)).toBeUndefined();
  await found.read(0, 3);
  expect(found.at(0)?.text).toBe('text 0');
});

test('any number of texts is read in pieces that a call allows', async () => {
  const window = opened();
  const places = Array.from({ length: 5000 }, (_, i) => i);
  const texts = await readTexts(window.ask, { hash, split: 'train', places });
  expect(asked(window).map(({ length }) => length)).toEqual([4096, 904]);
  expect([texts?.length, texts?.[4999]?.text]).toEqual([5000, 'text 4999']);
});

test('where a piece cannot be read there is nothing', async () => {
  const { ask } = opened({ failures: 1 });
  expect(await readTexts(ask, { hash, split: 'train', places: [1] })).toBeUndefined();
});
