import { expect, test } from 'vitest';
import { fakeCli } from './fake-services.ts';

test('without a command it shows all of them', async () => {
  const { out, err } = await fakeCli(['--help']);
  const text = [...out, ...err].join('\n');
  for (const command of [
    'presets',
    'train',
    'resume',
    'runs',
    'show',
    'evaluate',
    'encode',
    'generate',
    'export',
    'doctor',
  ]) {
    expect(text).toContain(command);
  }
});

test('tells its version', async () => {
  const { code, out, err } = await fakeCli(['--version']);
  expect(code).toBe(0);
  expect([...out, ...err].join()).toMatch(/\d+\.\d+\.\d+/);
});
