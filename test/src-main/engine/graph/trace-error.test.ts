import { expect, test } from 'vitest';
import { TraceError } from '#main/engine/graph/trace-error.ts';

function modelCode(): TraceError {
  return new TraceError('train/128', 'the value of x was read', 'Do without.');
}

test('says what was done, where in the model code, and what to do instead', () => {
  const { name, message } = modelCode();
  expect(name).toBe('TraceError');
  expect(message).toMatch(/^Tracing "train\/128": the value of x was read at modelCode \(.*trace-error\.test\.ts:\d+/);
  expect(message).toMatch(/Do without\.$/);
  expect(message).not.toContain('node_modules');
});
