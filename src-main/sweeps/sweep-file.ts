import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import { writeChosenFile } from '#main/checkpoints/durable-files.ts';
import { readJsonFile } from '#main/runs/json-file.ts';

/** The sweep in a JSON file; throws 'file/invalid' with the file and every row that is wrong. */
export function readSweepFile(file: string): SweepDefinition {
  return readJsonFile(file, sweepDefinitionSchema, 'a sweep');
}

/** Throws 'file/not-writable', and 'disk/full'. */
export function writeSweepFile(file: string, definition: SweepDefinition): void {
  writeChosenFile(file, `${JSON.stringify(definition, null, 2)}\n`);
}
