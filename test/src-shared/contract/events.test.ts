import { expect, test } from 'vitest';
import { eventNames, menuCommands } from '#shared/contract/events.ts';

test('names are said once and are noun:what', () => {
  expect(new Set(eventNames).size).toBe(eventNames.length);
  expect(eventNames.every((name) => /^[a-z]+:[a-z-]+$/.test(name))).toBe(true);
  expect(new Set(menuCommands).size).toBe(menuCommands.length);
});
