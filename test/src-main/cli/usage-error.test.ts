import { expect, test } from 'vitest';
import { UsageError, unknownName } from '#main/cli/usage-error.ts';

test('suggests the near name, or lists all', () => {
  expect(unknownName('preset', 'quik', ['quick', 'slow']).message).toBe('Unknown preset "quik". Did you mean "quick"?');
  expect(unknownName('preset', 'zzzzzzzz', ['quick', 'slow']).message).toContain('There are: quick, slow.');
  expect(unknownName('preset', 'x', [])).toBeInstanceOf(UsageError);
});
