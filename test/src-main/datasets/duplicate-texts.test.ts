import { expect, test } from 'vitest';
import { atOnce } from '#shared/language/portioned-work.ts';
import { duplicateTexts } from '#main/datasets/duplicate-texts.ts';

const cut = (text: string) => text.toLowerCase().split(' ');

test('groups the largest first, with places, and counts texts with equal tokens apart', () => {
  const texts = ['a b c d e f', 'x y', 'A b c d e f', 'x z', 'a b c d e g', 'X Y'];
  const places = Int32Array.of(10, 11, 12, 13, 14, 15);
  const answer = atOnce(duplicateTexts({ texts, places }, cut, { threshold: 0.6, groups: 10 }));
  expect(answer).toEqual({
    kind: 'duplicates',
    trainingTexts: 6,
    groupCount: 2,
    duplicateTexts: 5,
    equalTexts: 4, // two pairs
    groups: [
      [
        { text: 'a b c d e f', place: 10 },
        { text: 'A b c d e f', place: 12 },
        { text: 'a b c d e g', place: 14 }, // 4 of 6 pairs in common
      ],
      [
        { text: 'x y', place: 11 },
        { text: 'X Y', place: 15 },
      ],
    ],
  });
  const first = atOnce(duplicateTexts({ texts, places }, cut, { threshold: 0.6, groups: 1 }));
  expect(first.groups).toHaveLength(1);
  expect(first.groupCount).toBe(2);
});

test('stops while it cuts many texts, and takes none at all', () => {
  const texts = Array.from({ length: 5000 }, (_, i) => `text ${i}`);
  const work = duplicateTexts({ texts, places: Int32Array.from(texts.keys()) }, cut, { threshold: 0.8, groups: 1 });
  const cuts: number[] = [];
  for (let i = 0; i < 3; i++) cuts.push(work.next().value as number); // a share
  expect(cuts).toEqual([0, 0, 0]);
  expect(atOnce(duplicateTexts({ texts: [], places: [] }, cut, { threshold: 0.8, groups: 1 }))).toMatchObject({
    trainingTexts: 0,
    groups: [],
  });
});
