import type { Run } from '#shared/contract/run.ts';
import type { RunReporter } from './follow-run.ts';
import { progressLine } from './progress-line.ts';
import { metricRows, readableNumber } from './readable.ts';
import { resumeHint } from './resume-hint.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';

/** For people: a progress bar on a terminal, otherwise a line an epoch; at the end the final metrics. */
export function textReporter(terminal: Terminal): RunReporter {
  return {
    started: (run) => terminal.say(`Run ${run.id}: ${run.name}, on ${run.datasetName}.`),
    progress: (run) => terminal.status(run.state === 'running' ? progressLine(run) : ''),
    epoch: (run, epoch) => terminal.say(epochLine(run, epoch)),
    log: (line) => line.level !== 'info' && terminal.say(`${line.level}: ${line.text}`),
    canceling: () => terminal.say('Stopping after a last checkpoint; press Ctrl+C again to stop at once.'),
    settled(run) {
      terminal.status('');
      const rows = metricRows(run.metrics, 'final');
      if (rows.length > 0) terminal.print(textTable(['split', 'quantity', 'value', 'unit'], rows));
      if (run.state === 'finished') terminal.say(`Run ${run.id} finished after ${run.epoch} epochs.`);
      else sayStopped(run, terminal);
    },
  };
}

/** For programs: one JSON object a line on stdout; the last one has runId, state and metrics. */
export function jsonReporter(terminal: Terminal): RunReporter {
  const print = (value: Record<string, unknown>): void => terminal.print(JSON.stringify(value));
  return {
    started: (run) =>
      print({
        event: 'started',
        runId: run.id,
        name: run.name,
        preset: run.preset,
        hyperparameters: run.hyperparameters,
      }),
    progress: () => {},
    epoch: (run, epoch) =>
      print({ event: 'epoch', runId: run.id, epoch, step: run.step, metrics: metricsOf(run, 'epoch/') }),
    log: (line) => print({ event: 'log', ...line }),
    canceling: () => terminal.say('Stopping after a last checkpoint; press Ctrl+C again to stop at once.'),
    settled(run) {
      print({
        event: 'end',
        runId: run.id,
        state: run.state,
        engine: run.engine,
        epoch: run.epoch,
        step: run.step,
        isResumable: run.isResumable,
        error: run.error,
        metrics: metricsOf(run, 'final/'),
      });
      sayStopped(run, terminal);
    },
  };
}

/** For a run that somebody stopped; what failed by itself has an error of its own. */
function sayStopped(run: Run, terminal: Terminal): void {
  if (run.state !== 'finished' && !run.error) terminal.say(`Run ${run.id} is ${run.state}. ${resumeHint(run)}`);
}

function metricsOf(run: Run, scope: string): Record<string, number> {
  return Object.fromEntries(Object.entries(run.metrics).filter(([name]) => name.startsWith(scope)));
}

const shownInLine = ['−ELBO', 'Reconstruction', 'KL', 'Perplexity', 'MSE'];

/** `epoch 2/5  train loss 193.5  validation −ELBO 191.2  Reconstruction 184.2  KL 6.975  MSE 0.05729` */
function epochLine(run: Run, epoch: number): string {
  const train = run.metrics['epoch/train/loss'];
  const loss = train === undefined ? [] : [`train loss ${readableNumber(train)}`];
  const watched = metricRows(run.metrics, 'epoch').filter(([split]) => split !== 'train');
  const values = watched.flatMap(([, label = '', value = '']) =>
    shownInLine.includes(label) ? [`${label} ${value}`] : [],
  );
  const split = watched[0]?.[0];
  const score = split === undefined ? [] : [`${split} ${values.join('  ')}`];
  return [`epoch ${epoch}/${run.hyperparameters.epochs}`, ...loss, ...score].join('  ');
}
