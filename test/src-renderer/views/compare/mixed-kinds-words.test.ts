import { expect, test } from 'vitest';
import { mixedKindsWords } from '#renderer/views/compare/mixed-kinds-words.ts';

test('says that images and texts cannot be compared, where there are both', () => {
  expect(mixedKindsWords(2, 1)).toMatch(/^2 runs of images and 1 run of texts: nats of one are not nats of the other/);
  expect([mixedKindsWords(2, 0), mixedKindsWords(0, 3)]).toEqual([null, null]);
});
