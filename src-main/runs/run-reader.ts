import type { DecoderWeights, LatentCodes } from '#shared/contract/calls.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { MetricPage } from '#shared/contract/metric.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';
import type { EpochArtifacts, LogLine, Run, RunState, SampleKind, TextSamples } from '#shared/contract/run.ts';
import type { RunRecord } from '#main/storage/run-row.ts';
import { runDirectory } from '#main/storage/workspace.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';
import { readDecoderWeights, readLatentFiles, readSampleFile, readTextSamples } from './run-files.ts';

/** What can be read of runs, beside a writer too. Unknown ids throw 'run/not-found'. */
export interface RunReader {
  list(): readonly Run[];
  get(runId: string): Run;
  readMetrics(runId: string, after: number): MetricPage;
  readLogs(runId: string, after: number): { readonly cursor: number; readonly lines: readonly LogLine[] };
  listArtifacts(runId: string): readonly EpochArtifacts[];
  readSamples(runId: string, epoch: number, kind: SampleKind): NumberArray<'uint8'>;
  readLatents(runId: string, epoch: number): LatentCodes;
  readTexts(runId: string, epoch: number): TextSamples;
  readDecoder(runId: string): DecoderWeights;
}

export function createRunReader(workspace: ReadableWorkspace): RunReader {
  const get = (runId: string): Run => {
    const record = workspace.runs.get(runId);
    if (!record)
      throw new WorkbenchError('run/not-found', `There is no run ${runId} in ${workspace.directory}.`, { runId });
    return withDecision(record);
  };
  const folder = (runId: string) => runDirectory(workspace, get(runId).id);
  return {
    list: () => workspace.runs.list().map(withDecision),
    get,
    readMetrics(runId, after) {
      const page = workspace.metrics.read(runId, after);
      if (!page)
        throw new WorkbenchError('run/not-found', `There is no run ${runId} in ${workspace.directory}.`, { runId });
      return page;
    },
    readLogs: (runId, after) => workspace.logs.read(get(runId).id, after),
    listArtifacts: (runId) => workspace.artifacts.list(get(runId).id),
    readSamples: (runId, epoch, kind) => readSampleFile(folder(runId), epoch, kind),
    readLatents: (runId, epoch) => readLatentFiles(folder(runId), epoch),
    readTexts: (runId, epoch) => readTextSamples(folder(runId), epoch),
    readDecoder: (runId) => readDecoderWeights(folder(runId), get(runId)),
  };
}

const resumableStates: readonly RunState[] = ['paused', 'canceled', 'failed', 'interrupted'];

/** A run that diverged would diverge again at the same step: it is not offered. */
function withDecision({ hasCheckpoint: _, ...record }: RunRecord): Run {
  const isResumable = resumableStates.includes(record.state) && record.error?.code !== 'training/diverged';
  return { ...record, isResumable };
}
