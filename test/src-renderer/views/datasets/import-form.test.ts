import { expect, test } from 'vitest';
import { emptyImportForm, readImportForm } from '#renderer/views/datasets/import-form.ts';

const form = { ...emptyImportForm, directory: '/data/cats', name: 'Cats' };

test('reads what the import needs', () => {
  expect(readImportForm('idx', form)).toEqual({
    ok: true,
    source: { kind: 'idx', directory: '/data/cats', name: 'Cats' },
  });
  expect(readImportForm('image-folder', { ...form, channels: '3', testShare: '20' })).toMatchObject({
    ok: true,
    source: { height: 28, width: 28, channels: 3, testShare: 0.2 },
  });
});

test.each([
  ['directory', { directory: null }],
  ['name', { name: '  ' }],
  ['height', { height: '0' }],
  ['width', { width: '28.5' }],
  ['testShare', { testShare: '95' }],
] as const)('names the first wrong field: %s', (field, change) => {
  expect(readImportForm('image-folder', { ...form, ...change })).toMatchObject({ ok: false, field });
});
