import { expect, test } from 'vitest';
import type { TextAnswer } from '#shared/contract/text-work.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextLabs } from '#renderer/state/text-lab.svelte.ts';
import type { TextLab } from '#renderer/state/text-lab.svelte.ts';

class Notes {
  readonly lab: TextLab;
  constructor(lab: TextLab) {
    this.lab = lab;
  }
}
class Drafts {
  readonly words: string[] = [];
}

function labs() {
  const bridge = new FakeBridge({
    'texts:work': () => new Promise<TextAnswer>(() => undefined), // never answers
    'texts:cancel': () => null,
  });
  return { bridge, labs: new TextLabs(bridge.call.bind(bridge)) };
}

test('the state of a tab is made once and found again, each class its own', () => {
  const lab = labs().labs.open('run00001');
  const notes = lab.stateOf(Notes);
  lab.stateOf(Drafts).words.push('kept');
  expect(notes.lab).toBe(lab);
  expect(lab.stateOf(Notes)).toBe(notes);
  expect(lab.stateOf(Drafts).words).toEqual(['kept']);
});

test('the lab of a run stays open until another run is chosen; then its requests are canceled', () => {
  const { bridge, labs: all } = labs();
  const lab = all.open('run00001');
  const task = lab.newTask();
  void task.ask({ kind: 'duplicates', threshold: 0.8, groups: 1 });
  expect(all.open('run00001')).toBe(lab);
  expect(task.isWorking).toBe(true);
  const other = all.open('run00002');
  expect(other).not.toBe(lab);
  expect(task.isWorking).toBe(false);
  expect(bridge.asked.map(({ name }) => name)).toEqual(['texts:work', 'texts:cancel']);
});

test('progress reaches the task whose request it is', () => {
  const { bridge, labs: all } = labs();
  all.hear({ workId: 'early', what: 'x', done: 0, total: 1, millisecondsLeft: null }); // before any lab is open
  const lab = all.open('run00001');
  const [first, second] = [lab.newTask(), lab.newTask()];
  void first.ask({ kind: 'duplicates', threshold: 0.8, groups: 1 });
  void second.ask({ kind: 'duplicates', threshold: 0.9, groups: 1 });
  const { workId } = bridge.asked[1]!.input as { readonly workId: string }; // the second request
  all.hear({ workId, what: 'x', done: 1, total: 2, millisecondsLeft: null });
  expect([first.progress, second.progress?.done]).toEqual([null, 1]);
});
