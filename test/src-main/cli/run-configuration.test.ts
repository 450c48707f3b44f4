import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Preset } from '#shared/contract/run.ts';
import { runConfiguration } from '#main/cli/run-configuration.ts';

const scratch = mkdtempSync(join(tmpdir(), 'configuration-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const preset: Preset = {
  name: 'mnist-quick',
  title: 'Quick look',
  description: '',
  dataset: 'mnist',
  hyperparameters: { ...defaultHyperparameters, epochs: 2, latentSize: 5 },
};

function file(content: unknown): string {
  const path = join(scratch, `c${Math.abs(JSON.stringify(content).length)}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const ask = (subject: string, settings: readonly string[] = [], seed?: string) =>
  runConfiguration({ subject, settings, seed }, [preset]);

describe('runConfiguration', () => {
  test('is the preset with what was set over it', () => {
    const asked = ask('mnist-quick', ['epochs=7'], '9');
    expect(asked).toEqual({
      name: 'Quick look',
      preset: 'mnist-quick',
      dataset: 'mnist',
      hyperparameters: { ...preset.hyperparameters, epochs: 7, seed: 9 },
    });
  });

  test('is the file over its preset, and --set over both', () => {
    const path = file({
      preset: 'mnist-quick',
      hyperparameters: { epochs: 4, encoderWidths: [8] },
      dataset: 'mine',
      name: 'My run',
    });
    expect(ask(path, ['epochs=5'])).toEqual({
      name: 'My run',
      preset: 'mnist-quick',
      dataset: 'mine',
      hyperparameters: { ...preset.hyperparameters, encoderWidths: [8], epochs: 5 },
    });
  });

  test('is the defaults for an empty file', () => {
    expect(ask(file({}))).toEqual({
      name: 'Run',
      preset: null,
      dataset: 'mnist',
      hyperparameters: defaultHyperparameters,
    });
  });

  test('prefers the name that was typed', () => {
    expect(runConfiguration({ subject: 'mnist-quick', settings: [], name: 'Typed' }, [preset]).name).toBe('Typed');
  });

  test.each([
    ['{', 'expected a configuration as JSON'],
    [{ hyperparameter: {} }, 'hyperparameter'],
    [{ hyperparameters: { epochs: '4' } }, 'expected a whole number'],
    [{ hyperparameters: { epoch: 4 } }, 'Did you mean "epochs"?'],
    [{ hyperparameters: { latentSize: null } }, 'latentSize'],
    [{ preset: 'mnist-quik' }, 'Did you mean "mnist-quick"?'],
    [[], 'configuration'],
  ])('refuses the file %j', (content, message) => expect(() => ask(file(content))).toThrow(message));

  test('refuses an unknown preset, a missing file and a seed that is no number', () => {
    expect(() => ask('mnist-quickly')).toThrow('Did you mean "mnist-quick"?');
    expect(() => ask('missing.json')).toThrow('missing.json: expected a configuration as JSON');
    expect(() => ask('mnist-quick', [], 'x')).toThrow('seed: Seed: expected a whole number');
  });
});
