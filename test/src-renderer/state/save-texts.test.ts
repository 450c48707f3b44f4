import { expect, test } from 'vitest';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import type { FakeAnswers } from '#renderer/bridge/fake-bridge.ts';
import { createAsk } from '#renderer/state/ask.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { copyTexts, saveTexts } from '#renderer/state/save-texts.ts';

function opened(answers: FakeAnswers) {
  const bridge = new FakeBridge(answers);
  const notices = new Notices();
  return { bridge, notices, ask: createAsk(bridge, notices) };
}
const rows = [{ text: 'a', place: 3 }];

test('writes the file that was chosen and says where it is', async () => {
  const { bridge, ...window } = opened({ 'dialogs:save-text': () => '/mine/found.csv' });
  await saveTexts(window, { name: 'found', format: 'csv', rows });
  expect(bridge.asked[0]?.input).toEqual({
    name: 'found.csv',
    kind: { name: 'CSV', extensions: ['csv'] },
    content: 'text,place\na,3\n',
  });
  expect(window.notices.list.map(({ message }) => message)).toEqual(['Saved as /mine/found.csv.']);
});

test('says nothing where no file was chosen, and what went wrong where it could not be written', async () => {
  const none = opened({ 'dialogs:save-text': () => null });
  await saveTexts(none, { name: 'found', format: 'txt', rows });
  expect(none.notices.list).toEqual([]);
  const failing = opened({});
  await saveTexts(failing, { name: 'found', format: 'txt', rows });
  expect(failing.notices.list.map(({ tone }) => tone)).toEqual(['error']);
});

test('a long name leaves room for the extension', async () => {
  const { bridge, ...window } = opened({ 'dialogs:save-text': () => null });
  await saveTexts(window, { name: 'x'.repeat(300), format: 'jsonl', rows });
  const { name } = bridge.asked[0]!.input as { readonly name: string }; // what the call was given
  expect([name.length, name.endsWith('x.jsonl')]).toEqual([126, true]);
});

test('copies a line for each text', async () => {
  const { bridge, ...window } = opened({ 'clipboard:write': () => null });
  await copyTexts(window, ['a', 'b']);
  await copyTexts(window, ['c']);
  expect(bridge.asked.map(({ input }) => input)).toEqual([{ text: 'a\nb' }, { text: 'c' }]);
  expect(window.notices.list.map(({ message }) => message)).toEqual(['2 texts copied.', 'Copied.']);
});
