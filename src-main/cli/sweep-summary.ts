import type { ImportanceInterval, Sweep, SweepImportance, SweepTrial, TrialOutcome } from '#shared/contract/sweep.ts';
import { bestTrials, paretoTrials } from '#main/sweeps/sweep-best.ts';
import { importanceOf } from '#main/sweeps/sweep-importance.ts';
import { describePoint, settingsOf } from '#main/sweeps/sweep-space.ts';
import { readableNumber } from './readable.ts';
import { textTable } from './text-table.ts';

/** One line on a trial that ended. */
export function trialLine({ definition }: Sweep, trial: SweepTrial, ended: number): string {
  const last = trial.reports.at(-1);
  const values =
    trial.outcome === 'finished'
      ? trial.objectives.map(readableNumber).join(', ')
      : last
        ? `${readableNumber(last.value)} after epoch ${last.step}`
        : '';
  const place = `${ended}/${definition.trials}`;
  return [place, `trial ${trial.number}`, trial.outcome, values, describePoint(definition, trial.point)]
    .filter((part) => part !== '')
    .join('  ');
}

const shown = 10;

/** What a sweep found, as text and as one object. */
export function sweepSummary(
  sweep: Sweep,
  trials: readonly SweepTrial[],
): { readonly text: string; readonly value: object } {
  const { definition } = sweep;
  const isFront = definition.objectives.length > 1;
  const best = isFront ? paretoTrials(definition, trials) : bestTrials(definition, trials);
  const importance = importanceOf(definition, trials);
  const counts = Object.fromEntries(
    (['finished', 'pruned', 'failed', 'running'] as const).map((outcome) => {
      return [outcome, trials.filter((trial) => trial.outcome === outcome).length] as const;
    }),
  );
  const head = `${sweep.state}: ${Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ')}`;
  const parts = [
    head,
    bestTable(sweep, best.slice(0, shown)),
    importanceTable(importance),
    pairTable(importance.pairs.slice(0, 3)),
  ];
  const value = {
    sweep: sweep.id,
    state: sweep.state,
    trials: counts,
    best: best.slice(0, shown).map((trial) => ({ ...trial, settings: settingsOf(definition, trial.point) })),
    importance,
  };
  return { text: parts.filter((part) => part !== '').join('\n\n'), value };
}

function bestTable({ definition }: Sweep, best: readonly SweepTrial[]): string {
  if (best.length === 0) return 'No trial has finished yet that keeps to the constraints.';
  const header = ['trial', 'run', ...definition.objectives.map(({ metric }) => metric), 'settings'];
  const rows = best.map(({ number, runId, objectives, point }) => {
    return [String(number), runId ?? '', ...objectives.map(readableNumber), describePoint(definition, point)];
  });
  return textTable(header, rows);
}

function importanceTable({ dimensions, warning }: SweepImportance): string {
  if (dimensions.length === 0) return `Importance: ${warning}`;
  const rows = dimensions.map((one) => [one.name, percent(one.importance), range(one)]);
  const table = textTable(['importance (PED-ANOVA)', 'share', '90 % interval'], rows);
  return warning ? `${table}\n${warning}` : table;
}

function pairTable(pairs: SweepImportance['pairs']): string {
  if (pairs.length === 0) return '';
  const rows = pairs.map((one) => [one.names.join(' × '), percent(one.importance), range(one)]);
  return textTable(['together (fANOVA)', 'share', '90 % interval'], rows);
}

function range({ lower, upper }: ImportanceInterval): string {
  return `${percent(lower)} – ${percent(upper)}`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** One row for each sweep. */
export function sweepTable(
  all: readonly { readonly sweep: Sweep; readonly counts: Readonly<Record<TrialOutcome, number>> }[],
): string {
  if (all.length === 0) return 'No sweeps yet: "vae sweep mnist-quick-sweep" starts one.';
  const rows = all.map(({ sweep, counts }) => {
    const ended = counts.finished + counts.pruned + counts.failed;
    return [sweep.id, sweep.state, `${ended}/${sweep.definition.trials}`, sweep.definition.name];
  });
  return textTable(['id', 'state', 'trials', 'name'], rows);
}
