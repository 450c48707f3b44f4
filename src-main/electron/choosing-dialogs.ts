import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { CallArguments } from '#shared/contract/calls.ts';
import { writeChosenFile } from '#main/checkpoints/durable-files.ts';

/** The folder that the person chooses; null where none is chosen. */
export async function chooseFolder(window: BrowserWindow, title: string): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, { title, properties: ['openDirectory', 'createDirectory'] });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** The files that the person chooses, one at least; null where none is chosen. */
export async function chooseFiles(
  window: BrowserWindow,
  { title, kinds }: CallArguments<'dialogs:choose-files'>,
): Promise<readonly string[] | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile', 'multiSelections'],
    filters: [...kinds, { name: 'All files', extensions: ['*'] }],
  });
  return canceled || filePaths.length === 0 ? null : filePaths;
}

/** Writes the content where the person says, and gives the file; null where none is chosen. */
export async function saveText(
  window: BrowserWindow,
  { name, kind, content }: CallArguments<'dialogs:save-text'>,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save the texts',
    defaultPath: name.replace(/[^\p{L}\p{N}.-]+/gu, '-'),
    filters: [kind],
  });
  if (canceled || !filePath) return null;
  writeChosenFile(filePath, content);
  return filePath;
}
