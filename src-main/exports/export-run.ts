import { join } from 'node:path';
import { dataKindOf } from '#shared/contract/dataset-kind.ts';
import type { CallArguments, ExportFormat, ExportResult } from '#shared/contract/calls.ts';
import { WorkbenchError, assertNever } from '#shared/contract/errors.ts';
import type { Run } from '#shared/contract/run.ts';
import { runDirectory } from '#main/storage/workspace.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';
import { publishExport } from './publish-export.ts';
import type { ExportFiles } from './publish-export.ts';
import { safetensorsFiles } from './safetensors-files.ts';
import { textFiles } from './text-files.ts';
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
  const files =
    dataKindOf(run.hyperparameters) === 'texts' ? filesOfTexts(model, format, home) : filesOfImages(model, format);
  return publishExport(directory ?? join(home, 'exports', format), files);
}

function filesOfTexts(model: TrainedModel, format: ExportFormat, home: string): ExportFiles {
  if (format === 'safetensors') return textFiles(model, home);
  const what =
    'TensorFlow.js layers models are for images: a sentence is written in a loop, which such a model cannot hold.';
  throw new WorkbenchError('arguments/invalid', `format: ${what} Choose safetensors.`, { name: 'format' });
}

function filesOfImages(model: TrainedModel, format: ExportFormat): ExportFiles {
  switch (format) {
    case 'safetensors':
      return safetensorsFiles(model);
    case 'tfjs':
      return tfjsFiles(model);
    default:
      return assertNever(format);
  }
}
