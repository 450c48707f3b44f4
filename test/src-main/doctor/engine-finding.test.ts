import { describe, expect, test, vi } from 'vitest';
import { WorkbenchError, errorValue } from '#shared/contract/errors.ts';
import type { MessageFromWorker } from '#shared/contract/training-messages.ts';
import { automaticEngine, engineFinding } from '#main/doctor/engine-finding.ts';
import type { StartWorker } from '#main/training-host/training-host.ts';

/** A worker that answers a job with these messages, and ends when it is killed (or at once, without any). */
function fakeWorker(messages: readonly MessageFromWorker[]) {
  const kill = vi.fn();
  const startWorker: StartWorker = () => {
    let listener: (message: MessageFromWorker) => void = () => {};
    let end = (): void => {};
    const exited = new Promise<{ code: number; signal: null; lastWords: string }>((resolve) => {
      end = () => resolve({ code: 1, signal: null, lastWords: 'libtensorflow.so: cannot open' });
    });
    kill.mockImplementation(() => end());
    return {
      onMessage: (added) => (listener = added),
      send: () => (messages.length === 0 ? end() : messages.forEach((message) => listener(message))),
      exited,
      kill,
    };
  };
  return { startWorker, kill };
}

const measured = (engine: string): MessageFromWorker[] => [
  { type: 'started', engine, stepsPerEpoch: null },
  {
    type: 'result',
    result: { kind: 'measure', millisecondsPerStep: 1.25, parameters: 1, stepsPerEpoch: 1, processBytes: 1 },
  },
];
const installed = { available: true, version: '2.21.0', source: 'a wheel', libraryDirectory: '/x' } as const;

describe('engineFinding', () => {
  test('is well when TensorFlow was loaded and has computed', async () => {
    const { startWorker, kill } = fakeWorker(measured('tensorflow 2.21.0'));
    const finding = await engineFinding(installed, startWorker);
    expect(finding).toMatchObject({ state: 'ok', remedy: null });
    expect(finding.found).toBe('tensorflow 2.21.0, loaded and tried: 1.3 ms for a small step, a wheel');
    expect(kill).toHaveBeenCalledOnce();
  });

  test('is limited on WebAssembly, and says why and what is lost', async () => {
    const finding = await engineFinding(
      { available: false, reason: 'host blocked' },
      fakeWorker(measured('wasm 4.22.0')).startWorker,
    );
    expect(finding.state).toBe('limited');
    expect(finding.found).toContain('host blocked');
    expect(finding.remedy).toContain('10 to 60 times slower');
  });

  test('is missing when the worker says so, dies without a word of its own, or cannot be started', async () => {
    const failed = [
      { type: 'failed', error: errorValue(new WorkbenchError('engine/unavailable', 'No engine.')) } as const,
    ];
    expect(await engineFinding(null, fakeWorker(failed).startWorker)).toMatchObject({
      state: 'missing',
      found: 'No engine.',
    });
    expect((await engineFinding(null, fakeWorker([]).startWorker)).found).toContain('libtensorflow.so: cannot open');
    const broken = (): never => {
      throw new Error('no such file');
    };
    expect(await engineFinding(null, broken)).toMatchObject({ state: 'missing', found: 'no such file' });
  });
});

test('automaticEngine is what set-up says, else WebAssembly', () => {
  expect(automaticEngine(installed)).toBe('tensorflow 2.21.0');
  expect(automaticEngine({ available: false, reason: 'x' })).toMatch(/^wasm/);
});
