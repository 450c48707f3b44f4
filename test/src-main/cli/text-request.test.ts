import { expect, test } from 'vitest';
import type { TextRequest, TextWorkProgress } from '#shared/contract/text-work.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ReadingServices } from '#main/cli/services.ts';
import { aRun, fakeCli } from './fake-services.ts';

/** Services that answer an arithmetic request; `during` is called while it is worked on. */
function reading(during: (progress: (progress: TextWorkProgress) => void) => void = () => undefined) {
  const asked: { readonly runId: string; readonly request: TextRequest }[] = [];
  const calls: string[] = [];
  const services: Partial<ReadingServices> = {
    runs: { list: () => [aRun()] } as unknown as ReadingServices['runs'], // nothing else is asked for
    openTextWork: (progress) =>
      Promise.resolve({
        work(_: string, runId: string, request: TextRequest) {
          asked.push({ runId, request });
          during(progress);
          if (calls.includes('cancel'))
            return Promise.reject(new WorkbenchError('canceled', 'The request was canceled.'));
          const near = { written: 2, nearest: 3 };
          const written = { text: 'she is here.', tokens: 5, logProbability: -1, isCut: false, label: null };
          const found = { nearest: [], nearestByWords: [], isCopied: false, trigramPerplexity: near };
          return Promise.resolve({ kind: 'arithmetic' as const, written, ...found });
        },
        cancel: () => void calls.push('cancel'),
        close: () => Promise.resolve(void calls.push('close')),
      }),
  };
  return { services, asked, calls };
}

const command = ['text', 'arithmetic', 'last', 'a', 'b', 'c'];

test('asks the run that is meant, shows how far the answer is, and closes the process', async () => {
  const { services, asked, calls } = reading((progress) =>
    progress({ what: 'encoding the training texts', done: 512, total: 2000, millisecondsLeft: 3000 }),
  );
  const { code, statuses, out } = await fakeCli(command, { reading: services });
  expect(code).toBe(0);
  expect(asked).toMatchObject([{ runId: '20261124abcd', request: { kind: 'arithmetic', start: 'a' } }]);
  expect(statuses).toEqual(['encoding the training texts  512/2000  3 s left', '']);
  expect(out[0]).toBe('she is here.');
  expect(calls).toEqual(['close']);
});

test('Ctrl+C cancels the request', async () => {
  const { services, calls } = reading();
  const { code, err } = await fakeCli(command, { reading: services, interrupt: (listener) => listener() });
  expect(code).toBe(1);
  expect(err.join(' ')).toContain('canceled');
  expect(calls).toEqual(['cancel', 'close']);
});
