import { z } from 'zod';
import { hyperparametersSchema, withLaterRows } from '#shared/contract/hyperparameters.ts';

const sumsSchema = z.record(z.string(), z.object({ sum: z.number(), weight: z.number() }));

/** `state.json` of a checkpoint: with the weights beside it, all that training needs to go on bit for bit. */
export const checkpointStateSchema = z.object({
  formatVersion: z.literal(1),
  /** Optimizer steps done. */
  step: z.number().int().nonnegative(),
  /** Whole epochs done, their evaluation included. */
  epoch: z.number().int().nonnegative(),
  /** Batches done in the epoch that is under way. */
  batch: z.number().int().nonnegative(),
  /** Sums over the examples of the epoch under way, weighted by examples. */
  partialSums: sumsSchema,
  secondsInEpoch: z.number().nonnegative(),
  earlyStopping: z.object({
    bestLoss: z.number().nullable(),
    bestEpoch: z.number().int(),
    epochsWithoutGain: z.number().int(),
  }),
  /** Folder name of the checkpoint with the best watched loss, when early stopping is on. */
  bestCheckpoint: z.string().nullable(),
  engine: z.string(),
  hyperparameters: z.preprocess(withLaterRows, hyperparametersSchema),
  datasetHash: z.string(),
  /** Texts without labels have 0 classes. */
  dataShape: z.array(z.number().int().nonnegative()),
  /** Of extra steps of the encoder (He et al. 2019); null where there are none, as in all runs before there were some. */
  encoderTraining: z
    .object({
      /** Whether there still are some. */
      isOn: z.boolean(),
      /** Updates of the encoder so far, those together with the decoder too. */
      updates: z.number().int().nonnegative(),
      /** Mutual information after the last epoch, in nats; null before the first. */
      mutualInformation: z.number().nullable(),
    })
    .nullable()
    .default(null),
  /** SHA-256 of weights.safetensors. */
  weightsHash: z.string(),
});
export type CheckpointState = z.infer<typeof checkpointStateSchema>;
