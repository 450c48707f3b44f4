export interface ImportanceAsked {
  /** Its place among the objectives. */
  readonly objective: number;
  readonly ended: number;
  /** No more trials will end by themselves. */
  readonly isSettled: boolean;
}

const fewestNew = 5;
const shareNew = 0.1;

/** Whether figures that were asked for at one time are too old at another: a tenth more trials, and 5 at least, have ended. */
export function isImportanceDue(asked: ImportanceAsked | null, wanted: ImportanceAsked): boolean {
  if (!asked || asked.objective !== wanted.objective) return true;
  const news = wanted.ended - asked.ended;
  if (wanted.isSettled) return news !== 0;
  return news >= Math.max(fewestNew, Math.ceil(shareNew * asked.ended));
}
