import { expect, test } from 'vitest';
import { fakeCli, fakeWriting } from './fake-services.ts';

test('the first Ctrl+C cancels with a checkpoint, the second ends at once', async () => {
  const { services, calls } = fakeWriting({ state: 'canceled', isResumable: true });
  const interrupt = (listener: () => void) => {
    listener();
    listener();
  };
  const { code, err, kills } = await fakeCli(['train', 'mnist-quick'], { writing: services, interrupt });
  expect(calls).toContain('cancel 20261124abcd');
  expect(kills()).toBe(1);
  expect(code).toBe(1);
  expect(err.join('\n')).toContain('resume 20261124abcd');
});

test('hears no more of a run that is over', async () => {
  const { services, listeners } = fakeWriting();
  await fakeCli(['train', 'mnist-quick'], { writing: services });
  expect(listeners.size).toBe(0);
});
