import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readPreferences, writePreferences } from '#main/electron/preferences.ts';
import { firstWindowState } from '#main/electron/window-state.ts';

const scratch = mkdtempSync(join(tmpdir(), 'preferences-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const first = { theme: 'system', window: firstWindowState };

describe('preferences', () => {
  test('come back as they were kept', () => {
    const file = join(scratch, 'new', 'preferences.json');
    const preferences = {
      theme: 'dark',
      window: { bounds: { x: 1, y: 2, width: 900, height: 600 }, isMaximized: true },
    } as const;
    writePreferences(file, preferences);
    expect(readPreferences(file)).toEqual(preferences);
  });

  test('are those of the first start when there is no file, or none that can be read', () => {
    expect(readPreferences(join(scratch, 'missing.json'))).toEqual(first);
    for (const [index, text] of ['', '{', 'null', '[]', '{"theme":7,"window":{"bounds":"wide"}}'].entries()) {
      const file = join(scratch, `spoiled-${index}.json`);
      writeFileSync(file, text);
      expect(readPreferences(file)).toEqual(first);
    }
  });

  test('keep what is sound beside what is spoiled', () => {
    const file = join(scratch, 'half.json');
    writeFileSync(file, '{"theme":"light","window":{"bounds":{"x":0,"y":0,"width":3,"height":3},"isMaximized":false}}');
    expect(readPreferences(file)).toEqual({ theme: 'light', window: firstWindowState });
  });

  test('that cannot be kept are no reason to fail', () => {
    writeFileSync(join(scratch, 'a-file'), '');
    expect(() => writePreferences(join(scratch, 'a-file', 'preferences.json'), readPreferences('none'))).not.toThrow();
  });
});
