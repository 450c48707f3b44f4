import { describe, expect, test } from 'vitest';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { fakeCli } from './fake-services.ts';

describe('what is not understood ends with 2 and one line that says how to go on', () => {
  test.each([
    [['tarin'], /unknown command 'tarin'.*Did you mean train/],
    [['train'], /missing required argument/],
    [['train', 'mnist-quik'], /Unknown preset "mnist-quik". Did you mean "mnist-quick"\?/],
    [['train', 'mnist-quick', '--set', 'epoch=3'], /Unknown hyperparameter "epoch". Did you mean "epochs"\?/],
    [['train', 'mnist-quick', '--set', 'epochs=0'], /expected a whole number from 1/],
    [['train', 'mnist-quick', '--seed', '-1'], /Seed: expected a whole number/],
    [['train', 'missing.json'], /missing\.json: expected a configuration as JSON/],
    [['train', 'mnist-quick', '--jsn'], /unknown option '--jsn'.*Did you mean --json/],
    [['runs', 'extra'], /too many arguments/],
    [['generate', 'last'], /required option '--out <file.png>' not specified/],
    [['generate', 'last', '--out', 'x.png', '-n', '0'], /Expected a whole number from 1 to 10000/],
    [['export', 'last', '--format', 'onnx', '--out', 'x'], /Allowed choices are safetensors, tfjs/],
    [['encode', 'last', '--out', 'x.npy'], /required option '--data <file>' not specified/],
    [['datasets', 'import', 'csv', 'x'], /expected mnist, idx, images, text or corpus/],
    [['datasets', 'import', 'images'], /expected the folder of the files/],
    [['datasets', 'import', 'images', 'x', '--size', 'big'], /expected height x width/],
  ])('vae %j', async (args, message) => {
    const { code, err, out } = await fakeCli(args);
    expect(code).toBe(2);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(message);
    expect(err[0]).not.toContain('\n');
    expect(out).toEqual([]);
  });
});

describe('what fails ends with 1 and one line with the remedy', () => {
  test('an expected failure', async () => {
    const write = (): never => {
      throw new WorkbenchError('workspace/locked', 'The workspace /w is being written by the app.');
    };
    const { code, err } = await fakeCli(['train', 'mnist-quick'], { door: { write } });
    expect(code).toBe(1);
    expect(err).toEqual([
      'error: The workspace /w is being written by the app. Close the other program that writes to this workspace, or use another workspace.',
    ]);
  });

  test('a defect, whose message may have several lines', async () => {
    const diagnose = () => Promise.reject(new TypeError('x\n  is undefined'));
    const { code, err } = await fakeCli(['doctor'], { door: { diagnose } });
    expect(code).toBe(1);
    expect(err[0]).toMatch(/^error: x is undefined This is a defect/);
  });
});

describe('help', () => {
  const commands = [
    'presets',
    'train',
    'resume',
    'runs',
    'show',
    'evaluate',
    'encode',
    'generate',
    'export',
    'datasets',
    'doctor',
  ];

  test('lists every command and ends with 0', async () => {
    const { code, out } = await fakeCli(['--help']);
    expect(code).toBe(0);
    for (const command of commands) expect(out.join('\n')).toContain(`  ${command}`);
  });

  test.each(commands)('vae %s --help has an example', async (command) => {
    const { code, out, err } = await fakeCli([command, '--help']);
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(new RegExp(`Examples?:\\n  vae ${command}`));
    expect(err).toEqual([]);
  });

  test('is what a bare "vae" gives, as an error', async () => {
    const { code, err } = await fakeCli([]);
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('--help');
  });
});

test('--version prints the version', async () => {
  const { code, out } = await fakeCli(['--version']);
  expect(code).toBe(0);
  expect(out[0]).toMatch(/^\d+\.\d+\.\d+$/);
});
