import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

vi.mock('#main/engine/native-backend.ts', () => ({
  openNativeBackend: () => Promise.reject(new Error('libtensorflow.so.2: cannot open shared object file')),
}));

const broken = { available: true, version: '2.21.0', source: 'x', libraryDirectory: 'x' } as const;

const settings = (engine: 'auto' | 'native') => ({ engine, threads: 0, xla: 'auto' }) as const;

afterEach(() => void vi.unstubAllEnvs());

function withoutTensorFlow(): void {
  const file = join(temporaryDirectory(), 'setup.json');
  writeFileSync(
    file,
    JSON.stringify({
      formatVersion: 1,
      electron: null,
      tensorflow: { available: false, reason: 'its host cannot be reached' },
      sqlite: { nativeBinding: null, source: 'x' },
      nodeVersion: '20',
      napi: 9,
    }),
  );
  vi.stubEnv('VAE_WORKBENCH_SETUP', file);
}

test('auto falls back to WebAssembly where TensorFlow is missing', async () => {
  withoutTensorFlow();
  expect((await openEngine(settings('auto'))).description).toMatch(/^wasm/);
});

test('asking for TensorFlow where it is missing says why', async () => {
  withoutTensorFlow();
  await expect(openEngine(settings('native'))).rejects.toMatchObject({
    code: 'engine/unavailable',
    message: expect.stringContaining('its host cannot be reached') as unknown,
  });
});

test('auto takes WebAssembly where TensorFlow does not load, and says so', async () => {
  const engine = await openEngine(settings('auto'), broken);
  expect(engine).toMatchObject({ description: expect.stringMatching(/^wasm/) as unknown, threads: 1 });
  expect(engine.notice).toMatch(/TensorFlow 2\.21\.0 does not load: libtensorflow/);
});

test('asking for TensorFlow where it does not load says why', async () => {
  await expect(openEngine(settings('native'), broken)).rejects.toMatchObject({
    code: 'engine/unavailable',
    message: expect.stringContaining('cannot open shared object file') as unknown,
  });
});
