import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

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
  expect((await openEngine('auto')).description).toMatch(/^wasm/);
});

test('asking for TensorFlow where it is missing says why', async () => {
  withoutTensorFlow();
  await expect(openEngine('native')).rejects.toMatchObject({
    code: 'engine/unavailable',
    message: expect.stringContaining('its host cannot be reached') as unknown,
  });
});
