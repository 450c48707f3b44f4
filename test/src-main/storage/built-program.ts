import { basename, join } from 'node:path';
import { build } from 'vite';

const repository = join(import.meta.dirname, '../../..');

/** A program of the tests as a file that plain Node runs; inside the repository, where its packages are found. */
export async function builtProgram(source: string): Promise<string> {
  const name = basename(source, '.ts');
  const outDir = join(repository, 'out/tested-programs', name);
  await build({
    root: repository,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(repository, source),
      outDir,
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: 'program.js' } },
    },
  });
  return join(outDir, 'program.js');
}
