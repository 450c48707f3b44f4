import { z } from 'zod';
import { contentHashSchema } from './dataset.ts';
import { hyperparametersSchema } from './hyperparameters.ts';

export const runIdSchema = z.string().regex(/^[0-9a-z]{8,32}$/, 'expected a run id such as 20261124abcd');

export const runStates = ['queued', 'running', 'paused', 'finished', 'canceled', 'failed', 'interrupted'] as const;
export type RunState = (typeof runStates)[number];

/** A run as it is asked for: every hyperparameter is spelled out, so that nothing depends on a later default. */
export const runDraftSchema = z.object({
  name: z.string().max(200),
  preset: z.string().max(100).nullable(),
  datasetHash: contentHashSchema,
  hyperparameters: hyperparametersSchema,
});
export type RunDraft = z.infer<typeof runDraftSchema>;

export interface RunError {
  readonly code: string;
  readonly message: string;
}

/** One row of the run table. Times are ISO 8601 in UTC, durations milliseconds. */
export interface Run {
  readonly id: string;
  readonly name: string;
  readonly preset: string | null;
  readonly state: RunState;
  readonly hyperparameters: RunDraft['hyperparameters'];
  readonly datasetHash: string;
  readonly datasetName: string;
  /** Engine that computes, with its version, e.g. "tensorflow 2.21.0"; null before the first start. */
  readonly engine: string | null;
  readonly appVersion: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** Counts starts: 1 for the first, one more for each resume. */
  readonly attempt: number;
  readonly step: number;
  readonly epoch: number;
  readonly stepsPerEpoch: number | null;
  readonly millisecondsLeft: number | null;
  /** Last value of each epoch and final metric, by metric name. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly error: RunError | null;
  /** The sweep whose trial it is, and which one; null when it is none. */
  readonly trial: { readonly sweepId: string; readonly number: number } | null;
  /** Whether there is a checkpoint or an untouched start to resume from, and the state allows it. */
  readonly isResumable: boolean;
}

/** Files that an epoch leaves in the run's folder, all about the same held-out images. */
export interface EpochArtifacts {
  readonly epoch: number;
  readonly step: number;
  readonly hasLatents: boolean;
}

/** Images, uint8, (N, H, W, C): always the same test images, their reconstructions, draws from the prior, the 2-D manifold grid. */
export const sampleKinds = ['inputs', 'reconstructions', 'prior', 'manifold'] as const;
export type SampleKind = (typeof sampleKinds)[number];

/** What a model of texts writes after an epoch, always from the same test texts and codes; the unknown token is never written. */
export const textSamplesSchema = z.object({
  /** Test texts as the model reads them. */
  inputs: z.array(z.string()).readonly(),
  /** The same, written word by word from their posterior means; none by a language model. */
  reconstructions: z.array(z.string()).readonly(),
  /** From codes that are drawn from the prior; a language model draws its words. None by an autoencoder. */
  prior: z.array(z.string()).readonly(),
  /** Along a straight line from the code of the first text to that of the second. */
  interpolation: z.array(z.string()).readonly(),
  /** Of a topic model, which writes no texts: the words that each topic favors most, best first. */
  topics: z.array(z.array(z.string()).readonly()).readonly(),
});
export type TextSamples = z.infer<typeof textSamplesSchema>;

export interface LogLine {
  readonly time: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
}

export interface Preset {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Name of a dataset or of a corpus that ships. */
  readonly dataset: string;
  readonly hyperparameters: RunDraft['hyperparameters'];
}
