import type { ErrorValue } from './errors.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import type { MetricName } from './metric.ts';
import type { LogLine } from './run.ts';
import type { TextAnswer, TextRequest, TextWorkProgress } from './text-work.ts';

/** Train from the start or from a checkpoint folder; everything is written below `runDirectory`. */
export interface TrainJob {
  readonly kind: 'train';
  readonly hyperparameters: Hyperparameters;
  readonly datasetDirectory: string;
  readonly runDirectory: string;
  readonly resumeFrom: string | null;
  /** Of a trial: no epoch begins before `next-epoch` was heard for the one before it, so that none is trained in vain. */
  readonly asksAfterEpochs?: true;
}

/** All final metrics of a trained model on the test split. */
export interface EvaluateJob {
  readonly kind: 'evaluate';
  readonly hyperparameters: Hyperparameters;
  readonly datasetDirectory: string;
  readonly checkpointDirectory: string;
}

/** Posterior means of the examples in a file, written as NPY float32 (N, Z). */
export interface EncodeJob {
  readonly kind: 'encode';
  readonly hyperparameters: Hyperparameters;
  /** Where the run has its vocabulary, if it is one of texts. */
  readonly runDirectory: string;
  readonly checkpointDirectory: string;
  /** Images of the right shape, IDX (plain or gzipped) or NPY; or texts, one a line. */
  readonly dataFile: string;
  readonly outputFile: string;
}

/** Means of p(x|z) for z drawn from the prior, written as NPY uint8 (N, H, W, C). */
export interface GenerateJob {
  readonly kind: 'generate';
  readonly hyperparameters: Hyperparameters;
  readonly checkpointDirectory: string;
  readonly count: number;
  readonly seed: number;
  readonly outputFile: string;
}

/** Times a few real steps: on random images, or on texts of the median length. */
export interface MeasureJob {
  readonly kind: 'measure';
  readonly hyperparameters: Hyperparameters;
  readonly data:
    | { readonly kind: 'images'; readonly shape: readonly number[]; readonly trainingExamples: number }
    | { readonly kind: 'texts'; readonly datasetDirectory: string };
}

/** A request to a trained model of texts. */
export interface TextJob {
  readonly kind: 'text';
  readonly hyperparameters: Hyperparameters;
  readonly datasetDirectory: string;
  /** Where the run has its vocabulary. */
  readonly runDirectory: string;
  readonly checkpointDirectory: string;
  readonly request: TextRequest;
}

export type Job = TrainJob | EvaluateJob | EncodeJob | GenerateJob | MeasureJob | TextJob;

export type MessageToWorker =
  /** One that is told to wait says `free` when its job is done, and takes the next; the others end. */
  | { readonly type: 'start'; readonly job: Job; readonly thenWait?: true }
  | { readonly type: 'pause' }
  | { readonly type: 'continue' }
  /** The figures of so many epochs were judged; what the verdict is comes before this. */
  | { readonly type: 'next-epoch'; readonly after: number }
  /** Stop at the next step boundary: training after a last checkpoint, a request with the error 'canceled'. */
  | { readonly type: 'cancel' };

/** Points of several series, in columns of equal length; `series[i]` is an index into `names`. */
export interface PointBatch {
  readonly names: readonly MetricName[];
  readonly series: Int32Array;
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

export type JobResult =
  | { readonly kind: 'train'; readonly end: 'finished' | 'stopped-early' | 'canceled' }
  | { readonly kind: 'evaluate'; readonly metrics: Readonly<Record<string, number>> }
  | { readonly kind: 'encode'; readonly count: number; readonly latentSize: number }
  | { readonly kind: 'generate'; readonly shape: readonly number[] }
  | { readonly kind: 'text'; readonly answer: TextAnswer }
  | {
      readonly kind: 'measure';
      readonly millisecondsPerStep: number;
      readonly parameters: number;
      readonly stepsPerEpoch: number;
      /** Memory of the process after those steps. */
      readonly processBytes: number;
    };

export type MessageFromWorker =
  | { readonly type: 'started'; readonly engine: string; readonly stepsPerEpoch: number | null }
  /** At most ten a second: where training is, and the points since the last message. */
  | {
      readonly type: 'progress';
      readonly step: number;
      /** Finished epochs; a fraction within an epoch. */
      readonly epoch: number;
      readonly points: PointBatch;
      readonly millisecondsLeft: number | null;
    }
  /** Sent after the files of the epoch are complete. */
  | { readonly type: 'artifacts'; readonly epoch: number; readonly step: number; readonly hasLatents: boolean }
  /** Sent after the checkpoint folder is published. Points up to `step` were sent before. */
  | {
      readonly type: 'checkpoint';
      readonly step: number;
      readonly epoch: number;
      readonly directory: string;
      readonly bytes: number;
    }
  /** How far a request to a model of texts is; a few times a second. */
  | { readonly type: 'text-progress'; readonly progress: TextWorkProgress }
  | { readonly type: 'paused' }
  | { readonly type: 'continued' }
  | { readonly type: 'log'; readonly line: LogLine }
  | { readonly type: 'result'; readonly result: JobResult }
  | { readonly type: 'failed'; readonly error: ErrorValue }
  /** The last word about a job: all was said, and the process can do another one. */
  | { readonly type: 'free' };
