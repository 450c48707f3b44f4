import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import { readSweepFile, writeSweepFile } from '#main/sweeps/sweep-file.ts';

const filters = [{ name: 'Sweep', extensions: ['json'] }];

/** The sweep in the file that the person chooses; null where none is chosen. */
export async function openSweepFile(window: BrowserWindow): Promise<SweepDefinition | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a sweep',
    properties: ['openFile'],
    filters,
  });
  const [file] = filePaths;
  return canceled || file === undefined ? null : readSweepFile(file);
}

/** Writes the sweep where the person says, and gives the file; null where none is chosen. */
export async function saveSweepFile(window: BrowserWindow, definition: SweepDefinition): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save the sweep',
    defaultPath: `${definition.name.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.json`,
    filters,
  });
  if (canceled || !filePath) return null;
  writeSweepFile(filePath, definition);
  return filePath;
}
