import { expect, test } from 'vitest';
import { runProgram } from '../../../scripts/bench/run-program.mjs';

function node(program: string, withinMs = 20_000) {
  return runProgram(process.execPath, ['-e', program], { env: process.env, withinMs });
}

test('a program gives its last JSON line and how long it lived', async () => {
  const { seconds, last } = await node(`console.log('{"a":1}\\nwords\\n{"a":2}\\nmore words')`);
  expect(last).toEqual({ a: 2 });
  expect(seconds).toBeGreaterThan(0);
  expect(await node('')).toMatchObject({ last: null });
});

test('a program that fails, is not there or does not end is an error that says so', async () => {
  await expect(node("console.error('no room'); process.exit(4)")).rejects.toThrow(/ended with code 4.*\nno room/);
  await expect(node('setInterval(() => {}, 1000)', 100)).rejects.toThrow('not done after');
  await expect(runProgram('no-such-program', [], { env: process.env, withinMs: 1000 })).rejects.toThrow('ENOENT');
});
