import { expect, test } from 'vitest';
import { textLabTabs } from '#renderer/views/text-lab/text-lab-tabs.ts';

test('no tab and no name is there twice; writing comes first', () => {
  expect(new Set(textLabTabs.map(({ id }) => id)).size).toBe(textLabTabs.length);
  expect(new Set(textLabTabs.map(({ label }) => label)).size).toBe(textLabTabs.length);
  expect(textLabTabs[0]?.id).toBe('write');
});
