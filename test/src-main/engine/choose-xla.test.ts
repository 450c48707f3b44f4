import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { chooseXla, settledXla } from '#main/engine/choose-xla.ts';
import type { XlaQuestion } from '#main/engine/choose-xla.ts';
import type { CompiledExecutor } from '#main/engine/compiled-executor.ts';
import { xlaChoices } from '#main/engine/xla-choices.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

/** A machine on which a step takes so long by a clock of its own; null: XLA is not there. */
function machine(plainMs: number, xlaMs: number | null) {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const opened: { xla: boolean; steps: number; isDisposed: boolean }[] = [];
  const records = new Map<CompiledExecutor, (typeof opened)[number]>();
  const question: XlaQuestion = {
    executorWith: (xla) => {
      const record = { xla, steps: 0, isDisposed: false };
      const executor = {
        graph: () => Uint8Array.of(1, 2, 3),
        dispose: () => void (record.isDisposed = true),
      } as unknown as CompiledExecutor; // nothing else of it is asked for
      opened.push(record);
      records.set(executor, record);
      return executor;
    },
    step: (executor) => {
      const record = records.get(executor)!;
      if (record.xla && xlaMs === null) throw new Error('could not find registered platform');
      record.steps += 1;
      now += record.xla ? xlaMs! : plainMs;
    },
    machine: 'this one',
  };
  return { question, opened };
}

const choicesFile = () => xlaChoices(join(temporaryDirectory(), 'xla.json'));

test('takes XLA where it is faster, and leaves the other executor', () => {
  const { question, opened } = machine(10, 8);
  expect(chooseXla({ xla: 'auto', steps: 10_000 }, question, choicesFile())).toMatchObject({ xla: true, notice: null });
  expect(opened).toMatchObject([
    { xla: false, isDisposed: true },
    { xla: true, isDisposed: false },
  ]);
});

test('stays without XLA where it is slower or hardly faster', () => {
  for (const xlaMs of [12, 9.9]) {
    const { question, opened } = machine(10, xlaMs);
    expect(chooseXla({ xla: 'auto', steps: 10_000 }, question, choicesFile()).xla).toBe(false);
    expect(opened).toMatchObject([
      { xla: false, isDisposed: false },
      { xla: true, isDisposed: true },
    ]);
  }
});

test('measures once: the second training of the same model takes no step to decide', () => {
  const choices = choicesFile();
  for (const xlaMs of [8, 12]) {
    const wanted = { xla: 'auto', steps: 10_000 } as const;
    const before = chooseXla(wanted, machine(10, xlaMs).question, choices).xla;
    const { question, opened } = machine(10, 10);
    expect(chooseXla(wanted, question, choices).xla).toBe(before);
    expect(opened.reduce((sum, { steps }) => sum + steps, 0)).toBeLessThanOrEqual(1);
  }
});

test('a short training is not worth a measurement', () => {
  const { question, opened } = machine(10, 1);
  expect(chooseXla({ xla: 'auto', steps: 4999 }, question, choicesFile()).xla).toBe(false);
  expect(opened).toHaveLength(1);
});

test('off is off, on is on; where the library has no XLA, on says so', () => {
  expect(chooseXla({ xla: 'off', steps: 10_000 }, machine(10, 1).question, choicesFile()).xla).toBe(false);
  expect(chooseXla({ xla: 'on', steps: 1 }, machine(1, 10).question, choicesFile()).xla).toBe(true);
  const without = chooseXla({ xla: 'on', steps: 1 }, machine(10, null).question, choicesFile());
  expect(without).toMatchObject({
    xla: false,
    notice: expect.stringContaining('could not find registered platform') as unknown,
  });
});

test('where the library has no XLA, auto goes on without a word and does not ask again', () => {
  const choices = choicesFile();
  for (const attempts of [2, 1]) {
    const { question, opened } = machine(10, null);
    expect(chooseXla({ xla: 'auto', steps: 10_000 }, question, choices)).toMatchObject({ xla: false, notice: null });
    expect(opened).toHaveLength(attempts);
  }
});

test('auto is settled for a training that is too short to be measured for, and open for others', () => {
  expect(settledXla({ xla: 'auto', steps: 100 })).toBe('off');
  expect(settledXla({ xla: 'auto', steps: 100_000 })).toBe('auto');
  expect(settledXla({ xla: 'on', steps: 100 })).toBe('on');
});
