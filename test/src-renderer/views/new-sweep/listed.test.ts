import { expect, test } from 'vitest';
import type { MetricGroup } from '#renderer/state/sweep-draft-metrics.ts';
import { firstUnused, replacedAt } from '#renderer/views/new-sweep/listed.ts';

test('a line is replaced, added at the end, or removed', () => {
  expect(replacedAt(['a', 'b', 'c'], 1, 'x')).toEqual(['a', 'x', 'c']);
  expect(replacedAt(['a'], 1, 'x')).toEqual(['a', 'x']);
  expect(replacedAt(['a', 'b'], 0, null)).toEqual(['b']);
});

test('a new line begins with a metric that no other has, as long as there is one', () => {
  const groups: readonly MetricGroup[] = [
    { title: 'One', metrics: ['epoch/train/kl'] },
    { title: 'Two', metrics: ['epoch/train/loss'] },
  ];
  expect(firstUnused(groups, ['epoch/train/kl'])).toBe('epoch/train/loss');
  expect(firstUnused(groups, ['epoch/train/loss', 'epoch/train/kl'])).toBe('epoch/train/kl');
  expect(firstUnused([], [])).toBeUndefined();
});
