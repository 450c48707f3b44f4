import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { firstWindowState, windowStateSchema } from './window-state.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const preferencesSchema = z.object({
  theme: z.enum(themes).catch('system'),
  window: windowStateSchema.catch(firstWindowState),
});
/** What the app remembers between two starts; nothing here is worth an error message. */
export type Preferences = z.infer<typeof preferencesSchema>;

/** The kept preferences; what is missing or spoiled is as at the first start. */
export function readPreferences(file: string): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { theme: 'system', window: firstWindowState };
  }
}

/** Written aside and renamed, so that a crash leaves the old file or the new one. */
export function writePreferences(file: string, preferences: Preferences): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify(preferences, null, 2)}\n`);
    renameSync(`${file}.new`, file);
  } catch (error) {
    console.warn(`Preferences were not kept in ${file}: ${String(error)}`);
  }
}
