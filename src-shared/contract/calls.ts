import { z } from 'zod';
import { contentHashSchema, importSourceSchema, splitNameSchema, textPreviewRequestSchema } from './dataset.ts';
import type { CorpusDescription, DatasetDetails, DatasetManifest, TextPreview, TextSample } from './dataset.ts';
import type { DoctorReport } from './doctor.ts';
import type { MetricPage } from './metric.ts';
import type { NumberArray } from './number-array.ts';
import { hyperparametersSchema } from './hyperparameters.ts';
import { runDraftSchema, runIdSchema, sampleKinds } from './run.ts';
import type { EpochArtifacts, LogLine, Preset, Run, TextSamples } from './run.ts';
import { sweepDefinitionSchema, sweepIdSchema } from './sweep.ts';
import type {
  SweepDefinition,
  SweepImportance,
  SweepOverview,
  TrialColumns,
  TrialCurves,
  WorkerLimits,
} from './sweep.ts';
import { textSearchSchema } from './text-search.ts';
import { textRequestSchema, textWorkIdSchema } from './text-work.ts';
import type { TextAnswer } from './text-work.ts';
import { vocabularyRequestSchema } from './vocabulary.ts';
import type { VocabularyReport } from './vocabulary.ts';

const nothing = z.strictObject({});
const runId = z.strictObject({ runId: runIdSchema });
const epoch = z.number().int().nonnegative();
const cursor = z.number().int().nonnegative();
const sweepId = z.strictObject({ sweepId: sweepIdSchema });
const someTrials = z.strictObject({
  sweepId: sweepIdSchema,
  numbers: z.array(z.int().nonnegative()).max(100_000).nullable(),
});
const someExamples = z.strictObject({
  hash: contentHashSchema,
  split: splitNameSchema,
  indices: z.array(z.number().int().nonnegative()).max(4096),
});
const fileExtension = z.string().regex(/^[a-z0-9]{1,20}$/, 'expected letters and digits, without the point');
const fileKind = z.strictObject({
  name: z.string().min(1).max(100),
  extensions: z.array(fileExtension).min(1).max(50),
});
const workers = z.int().min(1).max(256);

export const exportFormats = ['safetensors', 'tfjs'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Arguments of every call from the window to the main process: parsed at main's door by the schema that types them. */
export const callArguments = {
  'app:info': nothing,
  'doctor:report': nothing,
  'presets:list': nothing,
  'runs:list': nothing,
  'runs:get': runId,
  'runs:start': runDraftSchema,
  'runs:estimate-time': runDraftSchema,
  'runs:pause': runId,
  'runs:resume': runId,
  'runs:cancel': runId,
  'runs:delete': runId,
  'runs:describe': z.strictObject({
    runId: runIdSchema,
    name: z.string().min(1).max(200).optional(),
    notes: z.string().max(100_000).optional(),
    tags: z.array(z.string().min(1).max(60)).max(50).optional(),
  }),
  'metrics:read': z.strictObject({ runId: runIdSchema, after: cursor }),
  'logs:read': z.strictObject({ runId: runIdSchema, after: cursor }),
  'artifacts:list': runId,
  'artifacts:samples': z.strictObject({ runId: runIdSchema, epoch, kind: z.enum(sampleKinds) }),
  'artifacts:latents': z.strictObject({ runId: runIdSchema, epoch }),
  'artifacts:texts': z.strictObject({ runId: runIdSchema, epoch }),
  'models:decoder': runId,
  'datasets:list': nothing,
  'datasets:details': z.strictObject({ hash: contentHashSchema }),
  'datasets:images': someExamples,
  'datasets:texts': someExamples,
  'datasets:find-texts': textSearchSchema,
  'datasets:preview-texts': textPreviewRequestSchema,
  'datasets:corpora': nothing,
  'datasets:import': importSourceSchema,
  'texts:vocabulary': vocabularyRequestSchema,
  /** `workId` is chosen by the window: `texts:progress` and `texts:cancel` name it. */
  'texts:work': z.strictObject({ workId: textWorkIdSchema, runId: runIdSchema, request: textRequestSchema }),
  'texts:cancel': z.strictObject({ workId: textWorkIdSchema }),
  'sweeps:presets': nothing,
  'sweeps:list': nothing,
  'sweeps:get': sweepId,
  'sweeps:limits': nothing,
  /** `hyperparameters`: what every trial begins with, before the values of the definition and those of its point. */
  'sweeps:start': z.strictObject({
    definition: sweepDefinitionSchema,
    hyperparameters: hyperparametersSchema,
    datasetHash: contentHashSchema,
    workers,
  }),
  'sweeps:pause': sweepId,
  /** Goes on with one that is paused or stopped; `trials`: with more than it was to have. */
  'sweeps:resume': z.strictObject({
    sweepId: sweepIdSchema,
    trials: z.int().min(1).max(1_000_000).optional(),
    workers: workers.optional(),
  }),
  'sweeps:stop': sweepId,
  'sweeps:set-workers': z.strictObject({ sweepId: sweepIdSchema, workers }),
  /** Its trials are forgotten, and their runs deleted if asked for. */
  'sweeps:delete': z.strictObject({ sweepId: sweepIdSchema, withRuns: z.boolean() }),
  /** All trials, or those of these numbers. */
  'sweeps:trials': someTrials,
  'sweeps:curves': someTrials,
  /** `objective`: its place among the objectives. */
  'sweeps:importance': z.strictObject({ sweepId: sweepIdSchema, objective: z.int().min(0) }),
  'dialogs:open-sweep': nothing,
  'dialogs:save-sweep': z.strictObject({ definition: sweepDefinitionSchema }),
  'dialogs:choose-folder': z.strictObject({ title: z.string().max(200) }),
  /** `kinds`: what is shown at first; all other files can be had too. */
  'dialogs:choose-files': z.strictObject({
    title: z.string().max(200),
    kinds: z.array(fileKind).max(20),
  }),
  /** `name`: what the file is called if nothing else is said, with its extension. */
  'dialogs:save-text': z.strictObject({
    name: z.string().min(1).max(200),
    kind: fileKind,
    content: z.string().max(500_000_000),
  }),
  'clipboard:write': z.strictObject({ text: z.string().max(50_000_000) }),
  'exports:create': z.strictObject({
    runId: runIdSchema,
    format: z.enum(exportFormats),
    directory: z.string().min(1).nullable(),
  }),
} as const satisfies Record<string, z.ZodType>;

export interface AppInfo {
  readonly version: string;
  readonly workspace: string;
  /** Engine that `auto` means on this machine, e.g. "tensorflow 2.21.0" or "wasm 4.22.0". */
  readonly engine: string;
  readonly cores: number;
}

/** Measured by running the real step in a worker on data of the right shape; of texts, on those of the median length. */
export interface TimeEstimate {
  readonly parameters: number;
  readonly stepsPerEpoch: number;
  readonly millisecondsPerStep: number;
  /** Memory of the process that did those steps; it may hold what it needed for other jobs. */
  readonly processBytes: number;
  /** True when another run was training meanwhile, so that the figure is too high. */
  readonly isBusy: boolean;
}

/** Posterior means (N, Z) of test images, labels (N) and where each example stands in the test split. */
export interface LatentCodes {
  readonly indices: NumberArray<'int32'>;
  readonly means: NumberArray<'float32'>;
  readonly labels: NumberArray<'uint8'> | null;
}

/** All that the window needs to decode by itself: weights by name, as `networks/` and `vae/` name them. */
export interface DecoderWeights {
  readonly epoch: number;
  readonly dataShape: readonly number[];
  readonly hyperparameters: Run['hyperparameters'];
  readonly weights: Readonly<Record<string, NumberArray<'float32'>>>;
}

export interface ExportResult {
  readonly directory: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** What every call gives back when it goes well; failures travel as `Result`. */
export interface CallValues {
  'app:info': AppInfo;
  'doctor:report': DoctorReport;
  'presets:list': readonly Preset[];
  'runs:list': readonly Run[];
  'runs:get': Run;
  'runs:start': Run;
  'runs:estimate-time': TimeEstimate;
  'runs:pause': Run;
  'runs:resume': Run;
  'runs:cancel': Run;
  'runs:delete': null;
  'runs:describe': Run;
  'metrics:read': MetricPage;
  'logs:read': { readonly cursor: number; readonly lines: readonly LogLine[] };
  'artifacts:list': readonly EpochArtifacts[];
  'artifacts:samples': NumberArray<'uint8'>;
  'artifacts:latents': LatentCodes;
  'artifacts:texts': TextSamples;
  'models:decoder': DecoderWeights;
  'datasets:list': readonly DatasetManifest[];
  'datasets:details': DatasetDetails;
  'datasets:images': NumberArray<'uint8'>;
  'datasets:texts': TextSample;
  /** Places of the texts that were found, rising. (N) */
  'datasets:find-texts': NumberArray<'int32'>;
  'datasets:preview-texts': TextPreview;
  /** Those that ship with the workbench. */
  'datasets:corpora': readonly CorpusDescription[];
  'datasets:import': DatasetManifest;
  'texts:vocabulary': VocabularyReport;
  /** Of the kind that was asked for. */
  'texts:work': TextAnswer;
  /** The request itself ends with the error 'canceled', if it has not ended before. */
  'texts:cancel': null;
  /** Those that ship with the workbench, by name. */
  'sweeps:presets': Readonly<Record<string, SweepDefinition>>;
  /** Newest first. */
  'sweeps:list': readonly SweepOverview[];
  'sweeps:get': SweepOverview;
  'sweeps:limits': WorkerLimits;
  'sweeps:start': SweepOverview;
  'sweeps:pause': SweepOverview;
  'sweeps:resume': SweepOverview;
  'sweeps:stop': SweepOverview;
  'sweeps:set-workers': SweepOverview;
  'sweeps:delete': null;
  'sweeps:trials': TrialColumns;
  'sweeps:curves': TrialCurves;
  'sweeps:importance': SweepImportance;
  /** Null when the person chose no file. */
  'dialogs:open-sweep': SweepDefinition | null;
  'dialogs:save-sweep': string | null;
  'dialogs:choose-folder': string | null;
  'dialogs:choose-files': readonly string[] | null;
  /** The file; null when the person chose none. */
  'dialogs:save-text': string | null;
  'clipboard:write': null;
  'exports:create': ExportResult;
}

export type CallName = keyof typeof callArguments;
export type CallArguments<N extends CallName> = z.infer<(typeof callArguments)[N]>;
export type CallValue<N extends CallName> = CallValues[N];
export type CallHandlers = {
  readonly [N in CallName]: (input: CallArguments<N>) => CallValue<N> | Promise<CallValue<N>>;
};
