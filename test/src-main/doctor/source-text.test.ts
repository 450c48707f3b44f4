import { expect, test } from 'vitest';
import { sourceText } from '#main/doctor/source-text.ts';

test('says in words where something came from; what it does not know it repeats', () => {
  expect(sourceText('python-wheel')).toContain('Python wheel');
  expect(sourceText('elsewhere')).toBe('elsewhere');
});
