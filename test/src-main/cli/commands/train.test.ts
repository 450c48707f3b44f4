import { describe, expect, test } from 'vitest';
import { aDataset, fakeCli, fakeWriting } from '../fake-services.ts';

describe('vae train', () => {
  test('starts the preset with what was set, follows it and ends with 0', async () => {
    const { services, drafts, calls, listeners } = fakeWriting();
    const { code, err, out } = await fakeCli(['train', 'mnist-quick', '--seed', '7', '--name', 'Mine'], {
      writing: services,
    });
    expect(code).toBe(0);
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({
      name: 'Mine',
      preset: 'mnist-quick',
      datasetHash: aDataset.hash,
      hyperparameters: { seed: 7, epochs: 2 },
    });
    expect(err).toContain('warning: slow disk');
    expect(err.filter((line) => line.startsWith('epoch '))).toEqual([
      'epoch 1/2  train loss 130.5  validation −ELBO 131',
      'epoch 2/2  train loss 130.5  validation −ELBO 131',
    ]);
    expect(out.join('\n')).toContain('129.3');
    expect(calls).toEqual(['close']);
    expect(listeners.size).toBe(0);
  });

  test('--json prints one object a line; the last has run, state and final metrics', async () => {
    const { code, json } = await fakeCli(['train', 'mnist-quick', '--json'], { writing: fakeWriting().services });
    expect(code).toBe(0);
    expect(json.map((line) => (line as { event: string }).event)).toEqual(['started', 'log', 'epoch', 'epoch', 'end']);
    expect(json.at(-1)).toMatchObject({
      runId: '20261124abcd',
      state: 'finished',
      metrics: { 'final/test/negativeElbo': 129.25 },
    });
    expect(json.at(2)).toMatchObject({ epoch: 1, metrics: { 'epoch/train/loss': 130.5 } });
  });

  test('a failed run ends with 1, says why, and still prints the last object', async () => {
    const { services } = fakeWriting({
      state: 'failed',
      error: { code: 'training/diverged', message: 'The loss is NaN at step 12.' },
    });
    const { code, err, json } = await fakeCli(['train', 'mnist-quick', '--json'], { writing: services });
    expect(code).toBe(1);
    expect(err.at(-1)).toBe(
      'error: Run 20261124abcd failed: The loss is NaN at step 12. Lower the learning rate, or turn on gradient clipping, and start again.',
    );
    expect(json.at(-1)).toMatchObject({ state: 'failed', error: { code: 'training/diverged' } });
  });

  test('Ctrl+C cancels once with a checkpoint and says how to resume; twice kills', async () => {
    let press = (): void => {};
    const { services, calls } = fakeWriting({ state: 'canceled', isResumable: true });
    const whenSettled = services.runs.whenSettled.bind(services.runs);
    services.runs.whenSettled = (id) => {
      press();
      press();
      return whenSettled(id);
    };
    const { code, err, kills } = await fakeCli(['train', 'mnist-quick'], {
      writing: services,
      interrupt: (listener) => (press = listener),
    });
    expect(calls).toEqual(['cancel 20261124abcd', 'close']);
    expect(kills()).toBe(1);
    expect(code).toBe(1);
    expect(err.join('\n')).toContain('Resume it with: npm run vae -- resume 20261124abcd');
  });

  test('closes the workspace also when the start is refused', async () => {
    const start = (): never => {
      throw new Error('no');
    };
    const { services, calls } = fakeWriting({}, { start });
    expect((await fakeCli(['train', 'mnist-quick'], { writing: services })).code).toBe(1);
    expect(calls).toEqual(['close']);
  });
});

describe('vae resume', () => {
  test('goes on with the run that is meant', async () => {
    const { services, calls } = fakeWriting();
    expect((await fakeCli(['resume', 'last'], { writing: services })).code).toBe(0);
    expect(calls).toEqual(['resume 20261124abcd', 'close']);
  });
});
