import { join } from 'node:path';
import type { CallArguments, ExportFormat, ExportResult } from '#shared/contract/calls.ts';
import { assertNever } from '#shared/contract/errors.ts';
import type { Run } from '#shared/contract/run.ts';
import { runDirectory } from '#main/storage/workspace.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';
import { publishExport } from './publish-export.ts';
import type { ExportFiles } from './publish-export.ts';
import { safetensorsFiles } from './safetensors-files.ts';
import { tfjsFiles } from './tfjs-files.ts';
import { readTrainedModel } from './trained-model.ts';
import type { TrainedModel } from './trained-model.ts';

export interface ExportSource {
  readonly workspace: ReadableWorkspace;
  readonly runs: { readonly get: (runId: string) => Run };
}

/** Exports a run's model to a folder: the one that was asked for, or `runs/<id>/exports/<format>`. */
export async function exportRun(
  { workspace, runs }: ExportSource,
  { runId, format, directory }: CallArguments<'exports:create'>,
): Promise<ExportResult> {
  const run = runs.get(runId);
  const home = runDirectory(workspace, runId);
  const model = readTrainedModel(run, home);
  return publishExport(directory ?? join(home, 'exports', format), exportFiles(model, format));
}

function exportFiles(model: TrainedModel, format: ExportFormat): ExportFiles {
  switch (format) {
    case 'safetensors':
      return safetensorsFiles(model);
    case 'tfjs':
      return tfjsFiles(model);
    default:
      return assertNever(format);
  }
}
