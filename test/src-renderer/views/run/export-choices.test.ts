import { expect, test } from 'vitest';
import { exportFormats } from '#shared/contract/calls.ts';
import { exportChoices } from '#renderer/views/run/export-choices.ts';

test('every format can be chosen', () => {
  expect(exportChoices.map((choice) => choice.format).sort()).toEqual([...exportFormats].sort());
});
