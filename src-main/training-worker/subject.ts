import type { LogLine } from '#shared/contract/run.ts';
import type { CheckpointState } from '#main/checkpoints/checkpoint-state.ts';
import type { StateArrays } from '#main/engine/state-arrays.ts';
import type { StepRunner } from '#main/engine/step-runner.ts';

/** A line of the log without its time. */
export type Line = Pick<LogLine, 'text' | 'level'>;

/** Figures by quantity, in nats per example where they are nats. */
export type Figures = Readonly<Record<string, number>>;

/** Where training stands: steps and epochs that are done, and batches of the epoch that is under way. */
export interface StepPlace {
  readonly step: number;
  readonly epoch: number;
  readonly batch: number;
}

export interface TrainedStep {
  /** What a curve of steps shows. */
  readonly figures: Figures;
  /** Means over the examples of the batch, of which those of the epoch are made. */
  readonly means: Figures;
  /** Examples of the batch. */
  readonly weight: number;
}

/** The watched split after an epoch. `loss` is always there, with β at its end value. */
export interface WatchedEvaluation {
  readonly metrics: Figures;
  /** Leaves what this epoch is to be looked at by: samples and codes. */
  readonly writeArtifacts: () => Promise<{ readonly hasLatents: boolean }>;
}

/** What a subject keeps from epoch to epoch besides weights; it is part of a checkpoint. */
export type SubjectMemory = CheckpointState['encoderTraining'];

/**
 * What is trained: a model of images or of texts with its data. The loop, its checkpoints, early stopping and controls know
 * no more of it than this.
 */
export interface TrainingSubject {
  readonly datasetHash: string;
  readonly dataShape: readonly number[];
  readonly computedBy: StepRunner['computedBy'];
  readonly stepsPerEpoch: number;
  /** What is evaluated after each epoch. */
  readonly watched: 'validation' | 'test';
  /** Numbers that training adjusts. */
  readonly parameters: number;
  /** Of model and data, for the log. */
  readonly startLines: readonly Line[];
  /** What is written and measured once, before the first step; gives the figures of the watched split that no epoch changes. */
  readonly begin: () => Figures;
  /** Does the step that comes at this place. */
  readonly trainStep: (place: StepPlace) => TrainedStep;
  /** Figures of an epoch from the means over its examples. */
  readonly epochFigures: (means: Figures) => Figures;
  readonly evaluateWatched: (epoch: number) => WatchedEvaluation;
  /** Hears how the watched split is after a number of epochs that are done; gives what a person should know of it. */
  readonly epochEnded: (epochs: number, watched: Figures) => readonly Line[];
  /** All figures of the test split, with the weights as they are. */
  readonly measureTest: () => Figures;
  readonly readState: () => StateArrays;
  readonly writeState: (state: StateArrays) => void;
  readonly memory: () => SubjectMemory;
  /** Goes on with the memory of a checkpoint. */
  readonly remember: (memory: SubjectMemory) => void;
  readonly dispose: () => void;
}
