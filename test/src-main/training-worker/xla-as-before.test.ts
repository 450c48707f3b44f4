import { expect, test } from 'vitest';
import type { Checkpoint } from '#main/checkpoints/checkpoints.ts';
import { xlaAsBefore } from '#main/training-worker/xla-as-before.ts';

const trainedOn = (engine: string) => ({ state: { engine } }) as Checkpoint; // nothing else of it is looked at

test('what is measured at a start is what it was at a resume, unless somebody says', () => {
  expect(xlaAsBefore('auto', null)).toBe('auto');
  expect(xlaAsBefore('auto', trainedOn('tensorflow 2.21.0, compiled with XLA, 2 threads'))).toBe('on');
  expect(xlaAsBefore('auto', trainedOn('tensorflow 2.21.0, compiled, 2 threads'))).toBe('off');
  expect(xlaAsBefore('on', trainedOn('wasm 4.22.0'))).toBe('on');
});
