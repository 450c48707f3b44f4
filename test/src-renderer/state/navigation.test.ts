import { expect, test } from 'vitest';
import { menuCommands } from '#shared/contract/events.ts';
import { Navigation } from '#renderer/state/navigation.svelte.ts';

test('the text lab is found as it was left, of the run that is named', () => {
  const navigation = new Navigation();
  navigation.openTextLab(null);
  expect(navigation.place).toEqual({ screen: 'text-lab', runId: null, tab: 'write' });
  navigation.go({ screen: 'text-lab', runId: 'run00001', tab: 'search' });
  navigation.go({ screen: 'runs' });
  navigation.go({ screen: 'text-lab', runId: null, tab: null });
  expect(navigation.place).toEqual({ screen: 'text-lab', runId: 'run00001', tab: 'search' });
  navigation.openTextLab('run00002');
  expect(navigation.place).toEqual({ screen: 'text-lab', runId: 'run00002', tab: 'search' });
});

test('every command of the menu leads to a screen of its own, or opens the help', () => {
  const screens = menuCommands.map((command) => {
    const navigation = new Navigation();
    navigation.obey(command);
    return navigation.isHelpOpen ? 'help' : navigation.place.screen;
  });
  expect(new Set(screens).size).toBe(menuCommands.length);
});
