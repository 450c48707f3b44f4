/** Foretells how long training still takes from what steps and evaluations took lately; pauses are not counted. */
export interface TimeLeft {
  readonly stepTook: (milliseconds: number) => void;
  readonly evaluationTook: (milliseconds: number) => void;
  /** Null before the first step. */
  readonly estimate: (stepsLeft: number, evaluationsLeft: number) => number | null;
}

const share = 0.05; // of the newest step in the moving mean

export function createTimeLeft(): TimeLeft {
  let step: number | null = null;
  let evaluation = 0;
  return {
    stepTook: (milliseconds) => (step = step === null ? milliseconds : step + share * (milliseconds - step)),
    evaluationTook: (milliseconds) => (evaluation = milliseconds),
    estimate: (stepsLeft, evaluationsLeft) =>
      step === null ? null : Math.round(stepsLeft * step + evaluationsLeft * evaluation),
  };
}
