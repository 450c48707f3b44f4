import { afterEach, expect, test, vi } from 'vitest';
import { processTerminal } from '#main/cli/terminal.ts';

afterEach(() => void vi.restoreAllMocks());

test('lines go out, complaints and progress to stderr; a status line is replaced, not repeated', () => {
  const said: string[] = [];
  const printed: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  const wasTerminal = process.stderr.isTTY;
  process.stderr.isTTY = true;
  const terminal = processTerminal();
  terminal.status('half');
  terminal.status('done');
  terminal.print('result');
  process.stderr.isTTY = wasTerminal;
  expect(said.join('')).toBe('half\r\u001b[2Kdone\r\u001b[2K');
  expect(printed).toEqual(['result\n']);
});

test('stops listening when told', () => {
  const before = process.listenerCount('SIGINT');
  const stop = processTerminal().onInterrupt(() => undefined);
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  stop();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
