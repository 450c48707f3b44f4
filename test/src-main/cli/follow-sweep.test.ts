import { expect, test } from 'vitest';
import { fakeCli } from './fake-services.ts';
import { fakeSweeping } from './fake-sweeps.ts';

test('the first Ctrl+C stops the sweep, the second ends at once', async () => {
  const { writing, calls } = fakeSweeping('stopped');
  const interrupt = (listener: () => void) => {
    listener();
    listener();
  };
  const { code, err, kills } = await fakeCli(['sweep', 'quick-sweep'], { writing, interrupt });
  expect(calls).toContain('stop 20261124sweep');
  expect(kills()).toBe(1);
  expect(code).toBe(1);
  expect(err.join()).toContain('Stopping after a checkpoint');
});

test('hears no more of a sweep that is over', async () => {
  const { writing, listeners } = fakeSweeping();
  await fakeCli(['sweep', 'quick-sweep'], { writing });
  expect(listeners.size).toBe(0);
});
