import { expect, test } from 'vitest';
import { shortcutGroups } from '#renderer/views/shell/shortcuts.ts';

test('within a screen no keys mean two things', () => {
  for (const { title, shortcuts } of shortcutGroups) {
    const keys = shortcuts.map((shortcut) => shortcut.keys.join('+'));
    expect(new Set(keys).size, title).toBe(keys.length);
  }
});
