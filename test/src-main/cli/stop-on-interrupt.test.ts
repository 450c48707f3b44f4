import { expect, test } from 'vitest';
import { stopOnInterrupt } from '#main/cli/stop-on-interrupt.ts';

test('the first press stops, the second kills, and the listener can be taken away', () => {
  const heard: string[] = [];
  let press = (): void => undefined;
  const terminal = {
    onInterrupt(listener: () => void) {
      press = listener;
      return () => void heard.push('away');
    },
    kill: () => void heard.push('kill'),
  };
  const away = stopOnInterrupt(terminal, () => void heard.push('stop'));
  press();
  press();
  away();
  expect(heard).toEqual(['stop', 'kill', 'away']);
});
