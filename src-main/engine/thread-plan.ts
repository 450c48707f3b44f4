/** How a process shares its threads out. */
export interface ThreadPlan {
  readonly threads: number;
  /** Threads of one operation. */
  readonly intraOperation: number;
  /** Operations at a time. */
  readonly interOperation: number;
  /** Parts of a batch that are computed side by side. */
  readonly parts: number;
}

/**
 * Operations of a small network last a fraction of a millisecond, too short to be shared by threads: two halves of a
 * batch, each on its own thread, took 0.7 to 0.8 of the time of one batch whose operations are shared. XLA shares
 * the operations of its one function itself, and step by step nothing runs side by side: both get undivided batches.
 */
export function threadPlan(threads: number, isDivided: boolean): ThreadPlan {
  if (threads < 2 || !isDivided) return { threads, intraOperation: threads, interOperation: threads, parts: 1 };
  return { threads, intraOperation: Math.floor(threads / 2), interOperation: threads, parts: 2 };
}
