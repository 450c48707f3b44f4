import { app, dialog } from 'electron';
import { WorkbenchError, errorValue } from '#shared/contract/errors.ts';

/** Says why the app cannot start (locked, damaged or newer workspace, most often) and ends with exit code 1. */
export function endWithFailure(error: unknown, isQuiet: boolean): void {
  const { message, remedy } = errorValue(error);
  process.stderr.write(`VAE Workbench cannot start. ${message} ${remedy}\n`);
  if (!(error instanceof WorkbenchError)) console.error(error);
  if (!isQuiet) dialog.showErrorBox('VAE Workbench cannot start', `${message}\n\n${remedy}`);
  app.exit(1);
}
