import { expect, test } from 'vitest';
import { markTones } from '#renderer/charts/axis-column.ts';

test('tones are told apart by their place, and a chart that knows none draws plain marks', () => {
  expect(markTones[0]).toBe('plain'); // what a Uint8Array holds at first
  expect(new Set(markTones).size).toBe(markTones.length);
});
