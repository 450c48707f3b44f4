import { expect, test } from 'vitest';
import { sortDirection } from '#renderer/widgets/sort-order.ts';

test('only the column that a table is sorted by has a direction', () => {
  expect(sortDirection({ columnId: 'name', isDescending: false }, 'name')).toBe('ascending');
  expect(sortDirection({ columnId: 'name', isDescending: true }, 'name')).toBe('descending');
  expect(sortDirection({ columnId: 'name', isDescending: true }, 'epoch')).toBeUndefined();
});
