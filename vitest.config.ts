import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const integration = 'test/**/*.integration.test.ts';
const science = 'test/**/*.science.test.ts';

/**
 * unit: quick, in this process. integration: real worker processes, SQLite files, MNIST (needs the build).
 * journeys: the real Electron. science: long training runs against published figures. bench: measurements.
 */
export default defineConfig({
  plugins: [svelte()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [integration, science, 'test/journeys/**'],
          testTimeout: 60_000, // house tests lint and cruise: slow on a machine that is busy with other things
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [integration],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.journey.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'science',
          include: [science],
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: { name: 'bench', include: ['test/bench/**/*.bench.ts'], fileParallelism: false, testTimeout: 3_600_000 },
      },
    ],
  },
});
