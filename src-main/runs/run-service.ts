import type { DecoderWeights, LatentCodes, TimeEstimate } from '#shared/contract/calls.ts';
import type { MetricPage } from '#shared/contract/metric.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';
import type { EpochArtifacts, LogLine, Run, RunDraft, SampleKind } from '#shared/contract/run.ts';

/** What can be read of runs, beside a writer too. Unknown ids throw 'run/not-found'. */
export interface RunReader {
  list(): readonly Run[];
  get(runId: string): Run;
  readMetrics(runId: string, after: number): MetricPage;
  readLogs(runId: string, after: number): { readonly cursor: number; readonly lines: readonly LogLine[] };
  listArtifacts(runId: string): readonly EpochArtifacts[];
  readSamples(runId: string, epoch: number, kind: SampleKind): NumberArray<'uint8'>;
  readLatents(runId: string, epoch: number): LatentCodes;
  readDecoder(runId: string): DecoderWeights;
}

export interface RunDescription {
  readonly runId: string;
  readonly name?: string | undefined;
  readonly notes?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** All decisions about runs: may it start, what is next, is it finished. Illegal moves throw 'run/wrong-state'. */
export interface RunService extends RunReader {
  start(draft: RunDraft): Run;
  pause(runId: string): Promise<Run>;
  resume(runId: string): Promise<Run>;
  cancel(runId: string): Promise<Run>;
  remove(runId: string): Promise<void>;
  describe(description: RunDescription): Run;
  estimateTime(draft: RunDraft): Promise<TimeEstimate>;
  evaluate(runId: string): Promise<Readonly<Record<string, number>>>;
  encode(
    runId: string,
    dataFile: string,
    outputFile: string,
  ): Promise<{ readonly count: number; readonly latentSize: number }>;
  generate(
    runId: string,
    count: number,
    seed: number,
    outputFile: string,
  ): Promise<{ readonly shape: readonly number[] }>;
  /** Resolves when the run neither runs nor waits any more: finished, canceled, failed, interrupted or paused. */
  whenSettled(runId: string): Promise<Run>;
  /** Running runs write a last checkpoint and become interrupted, resumable. */
  close(): Promise<void>;
}
