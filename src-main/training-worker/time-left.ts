/** Foretells how long training still takes from what steps and evaluations took lately; pauses are not counted. */
export interface TimeLeft {
  readonly stepTook: (milliseconds: number) => void;
  readonly evaluationTook: (milliseconds: number) => void;
  /** Null before the first step. */
  readonly estimate: (stepsLeft: number, evaluationsLeft: number) => number | null;
}

const share = 0.02; // of the newest step in the moving mean

export function createTimeLeft(): TimeLeft {
  let count = 0;
  let step = 0;
  let evaluation = 0;
  return {
    stepTook(milliseconds) {
      count += 1;
      // the first step builds what the others reuse; the second one replaces it, then a plain mean becomes a moving one
      step += Math.max(share, 1 / Math.max(1, count - 1)) * (milliseconds - step);
    },
    evaluationTook: (milliseconds) => (evaluation = milliseconds),
    estimate: (stepsLeft, evaluationsLeft) =>
      count === 0 ? null : Math.round(stepsLeft * step + evaluationsLeft * evaluation),
  };
}
