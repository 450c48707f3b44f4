import { WorkbenchError } from '#shared/contract/errors.ts';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';
import { readJsonFile } from '#main/runs/json-file.ts';

/** The sweep in a JSON file; throws 'file/invalid' with the file and every row that is wrong. */
export function readSweepFile(file: string): SweepDefinition {
  return readJsonFile(file, sweepDefinitionSchema, 'a sweep');
}

/** Throws 'file/not-writable', and 'disk/full'. */
export function writeSweepFile(file: string, definition: SweepDefinition): void {
  try {
    writeFileDurably(file, Buffer.from(`${JSON.stringify(definition, null, 2)}\n`));
  } catch (error) {
    if (error instanceof WorkbenchError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new WorkbenchError('file/not-writable', `${file} could not be written: ${reason}.`, { file });
  }
}
