import type { Trial } from './trial.ts';

/**
 * How good an ended trial is to a search for one objective. Each kind ranks behind all of the kinds before it: `valued`
 * (finished and feasible: its objective; pruned: its last report), `infeasible` (its violation), `failed` (also who has
 * no number that is finite).
 */
export type TrialValue =
  | { readonly kind: 'valued'; readonly value: number }
  | { readonly kind: 'infeasible'; readonly violation: number }
  | { readonly kind: 'failed' };

export function trialValue(trial: Trial): TrialValue {
  const value = trial.outcome === 'pruned' ? trial.reports.at(-1)?.value : trial.objectives[0];
  if (trial.outcome === 'failed' || value === undefined || !Number.isFinite(value)) return { kind: 'failed' };
  const violation = totalViolation(trial);
  if (violation > 0) return { kind: 'infeasible', violation };
  return Number.isNaN(violation) ? { kind: 'failed' } : { kind: 'valued', value };
}

/** By how much the constraints are missed, summed; 0 where all are satisfied. */
export function totalViolation({ constraints }: Trial): number {
  return constraints.reduce((sum, value) => sum + Math.max(value, 0), 0);
}

/** Negative when a is better than b. */
export function compareTrialValues(a: TrialValue, b: TrialValue): number {
  if (a.kind === 'valued' && b.kind === 'valued') return a.value - b.value;
  if (a.kind === 'infeasible' && b.kind === 'infeasible') return a.violation - b.violation;
  return order[a.kind] - order[b.kind];
}

const order = { valued: 0, infeasible: 1, failed: 2 };
