import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const installationSchema = z.object({
  formatVersion: z.literal(1),
  electron: z.object({ executable: z.string(), version: z.string(), source: z.string() }).nullable(),
  tensorflow: z.union([
    z.object({
      available: z.literal(true),
      version: z.string(),
      source: z.string(),
      libraryDirectory: z.string(),
    }),
    z.object({ available: z.literal(false), reason: z.string() }),
  ]),
  sqlite: z.object({ nativeBinding: z.string().nullable(), source: z.string() }),
  nodeVersion: z.string(),
  napi: z.number(),
});

/** What set-up put on this machine and where: `setup.json`, written by `scripts/setup`. */
export type Installation = z.infer<typeof installationSchema>;

/** Where set-up keeps its manifest: `VAE_WORKBENCH_SETUP`, or the per-user cache of the system. */
export function installationFile(environment: NodeJS.ProcessEnv = process.env): string {
  return environment['VAE_WORKBENCH_SETUP'] ?? join(cacheDirectory(environment), 'setup.json');
}

/** The manifest of set-up; null where set-up has not run or left something unreadable. */
export function readInstallation(file: string = installationFile()): Installation | null {
  try {
    return installationSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null; // nothing is known then: each reader falls back to what the packages ship
  }
}

/** What this project keeps for a person on this machine and can make anew: `VAE_WORKBENCH_CACHE`, or the system's place. */
export function cacheDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  const own = environment['VAE_WORKBENCH_CACHE'];
  if (own) return own;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'vae-workbench');
  if (process.platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'vae-workbench');
  }
  return join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'vae-workbench');
}
