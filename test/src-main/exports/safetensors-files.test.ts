import { describe, expect, test } from 'vitest';
import { safetensorsFiles } from '#main/exports/safetensors-files.ts';
import { aModel } from './a-model.ts';

/** Reads safetensors by the letter of the format, with no code of ours. */
function readSafetensors(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength))) as Record<
    string,
    { dtype: string; shape: number[]; data_offsets: [number, number] }
  >;
  const entries = Object.entries(header).filter(([name]) => name !== '__metadata__');
  return new Map(
    entries.map(
      ([
        name,
        {
          dtype,
          shape,
          data_offsets: [start, end],
        },
      ]) => {
        expect(dtype).toBe('F32');
        const values = Array.from({ length: (end - start) / 4 }, (_, i) =>
          view.getFloat32(8 + headerLength + start + 4 * i, true),
        );
        return [name, { shape, values }];
      },
    ),
  );
}

describe('safetensorsFiles', () => {
  test('holds every weight under its plain name, bit for bit', () => {
    const model = aModel({ likelihood: 'gaussian-shared' });
    const read = readSafetensors(Uint8Array.from(safetensorsFiles(model)['model.safetensors']!));
    expect([...read.keys()].sort()).toEqual(Object.keys(model.weights).sort());
    for (const [name, { shape, data }] of Object.entries(model.weights)) {
      expect(read.get(name)).toEqual({ shape: [...shape], values: [...data] });
    }
  });

  test('config.json says all that is needed to rebuild the model', () => {
    const model = aModel({ likelihood: 'gaussian-shared', activation: 'tanh' });
    const config = JSON.parse(Buffer.from(safetensorsFiles(model)['config.json']!).toString()) as Record<
      string,
      unknown
    >;
    const logSigma = model.weights['decoder/logSigma']!.data[0]!;
    expect(config).toMatchObject({
      kind: 'vae-workbench-export',
      format: 'safetensors',
      model: {
        modelKind: 'vae',
        dataShape: [4, 3, 2],
        encoderWidths: [7, 5],
        decoderWidths: [5, 6],
        latentSize: 3,
        activation: 'tanh',
        likelihood: 'gaussian-shared',
        sigma: expect.closeTo(Math.exp(-6 + Math.log(1 + Math.exp(logSigma + 6))), 6) as number,
      },
      bounds: { logVarUpperBound: 20, logSigmaSquaredLowerBound: -12 },
      checkpoint: { epoch: 2, step: 20 },
      metrics: { 'final/test/negativeElbo': 129.25 },
    });
  });

  test.each([
    ['bernoulli', null],
    ['gaussian-fixed', 0.3],
    ['gaussian-per-dimension', null],
  ] as const)('σ of %s is %s', (likelihood, sigma) => {
    const files = safetensorsFiles(aModel({ likelihood, sigma: 0.3 }));
    expect(JSON.parse(Buffer.from(files['config.json']!).toString())).toMatchObject({ model: { sigma } });
  });

  test('README.txt names every weight with its shape', () => {
    const text = Buffer.from(safetensorsFiles(aModel({}))['README.txt']!).toString();
    expect(text).toContain('  encoder/hidden0/kernel  (24, 7)\n');
    expect(text).toContain('  decoder/mean/bias  (24)\n');
  });

  test('a convolutional model has its kernels as they are, and a README that says how they are laid out', () => {
    const model = aModel({ network: 'convolutional', convolutionChannels: [3, 2] });
    const files = safetensorsFiles(model);
    const read = readSafetensors(Uint8Array.from(files['model.safetensors']!));
    expect(read.get('encoder/convolution0/kernel')?.shape).toEqual([3, 3, 2, 3]);
    expect(read.get('decoder/transposedConvolution0/kernel')?.shape).toEqual([3, 3, 3, 2]);
    const text = Buffer.from(files['README.txt']!).toString();
    expect(text).toContain('transposed convolutions (height, width, out, in)');
    expect(Buffer.from(safetensorsFiles(aModel({}))['README.txt']!).toString()).not.toContain('onvolution');
  });
});
