import type { EventName, EventPayloads } from '#shared/contract/events.ts';
import type { CallArguments, ExportResult } from '#shared/contract/calls.ts';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import type { Preset } from '#shared/contract/run.ts';
import type { SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';
import type { DuplicatesAnswer, DuplicatesRequest } from '#shared/contract/text-mining.ts';
import type { TextWorkProgress } from '#shared/contract/text-work.ts';
import type { DuplicatesProgress } from '#main/datasets/dataset-duplicates.ts';
import type { OpenTexts } from '#main/datasets/dataset-files.ts';
import type { DatasetService } from '#main/datasets/dataset-service.ts';
import type { RunReader } from '#main/runs/run-reader.ts';
import type { RunService } from '#main/runs/run-service.ts';
import type { SweepReading } from '#main/storage/sweep-table.ts';
import type { SweepService } from '#main/sweeps/sweep-service.ts';
import type { TextWorkService } from '#main/text-work/text-work-service.ts';

/** What can be looked at beside a program that writes to the workspace. */
export interface ReadingServices {
  readonly runs: RunReader;
  readonly datasets: Pick<DatasetService, 'list'>;
  readonly vocabulary: DatasetService['vocabulary'];
  /** Of a dataset by its hash. */
  readonly duplicates: (
    hash: string,
    request: Pick<DuplicatesRequest, 'threshold' | 'groups'>,
    progress: DuplicatesProgress,
  ) => Promise<DuplicatesAnswer>;
  /** Of a dataset by its hash. */
  readonly texts: (hash: string) => Promise<OpenTexts>;
  readonly sweeps: SweepReading;
  readonly exportRun: (request: CallArguments<'exports:create'>) => Promise<ExportResult>;
  /** Whoever opens it closes it. */
  readonly openTextWork: (progress: (progress: TextWorkProgress) => void) => Promise<TextWorkService>;
  readonly close: () => void;
}

export type EventListener = <N extends EventName>(name: N, payload: EventPayloads[N]) => void;

/** What the one writer can do. */
export interface WritingServices {
  readonly runs: RunService;
  readonly sweeps: SweepService;
  readonly datasets: DatasetService;
  /** Calls back at every event until the returned function is called. */
  readonly listen: (listener: EventListener) => () => void;
  /** Calls back when a trial begins, reports or ends. */
  readonly listenToTrials: (listener: TrialListener) => () => void;
  readonly close: () => Promise<void>;
}

export type TrialListener = (sweepId: string, trial: SweepTrial) => void;

/** How commands get at services: opened only by those that need them, so that the others start at once. */
export interface ServiceDoor {
  readonly presets: () => Promise<readonly Preset[]>;
  /** Those that ship with the workbench, by name. */
  readonly sweepPresets: () => Promise<Readonly<Record<string, SweepDefinition>>>;
  readonly read: (workspace: string) => Promise<ReadingServices>;
  readonly write: (workspace: string) => Promise<WritingServices>;
  readonly diagnose: (workspace: string) => Promise<DoctorReport>;
}
