import { z } from 'zod';

const temperature = z.number().min(0.01).max(100);

/** How tokens are chosen by what the model expects. */
export const textStrategySchema = z.discriminatedUnion('kind', [
  /** The likeliest token at every step. */
  z.strictObject({ kind: z.literal('greedy') }),
  /** Drawn from p(token)^(1/temperature), normalized. */
  z.strictObject({ kind: z.literal('sample'), temperature }),
  /** The same among the `k` likeliest tokens. */
  z.strictObject({ kind: z.literal('top-k'), temperature, k: z.int().min(1).max(1_000_000) }),
  /** The same among the fewest tokens that together have the probability `p` (Holtzman et al. 2020). */
  z.strictObject({ kind: z.literal('nucleus'), temperature, p: z.number().gt(0).max(1) }),
  /** The best of `width` texts that are written side by side, by log-probability per token^`lengthPower`. */
  z.strictObject({
    kind: z.literal('beam'),
    width: z.int().min(1).max(64),
    lengthPower: z.number().min(0).max(2),
  }),
]);
export type TextStrategy = z.infer<typeof textStrategySchema>;

export const textStrategyKinds = [
  'greedy',
  'sample',
  'top-k',
  'nucleus',
  'beam',
] as const satisfies readonly TextStrategy['kind'][];
