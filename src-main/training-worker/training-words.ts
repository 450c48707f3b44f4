import type { LogLine } from '#shared/contract/run.ts';
import { parameterCount } from '#shared/vae/model-parameters.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { TrainingSession } from './training-session.ts';

type Line = Pick<LogLine, 'text' | 'level'>;

/** What a person reads in the log before the first step. */
export function startLines(session: TrainingSession, engine: Engine): readonly Line[] {
  const { data, dataShape, job, stepsPerEpoch, step, epoch } = session;
  const { batchSize, modelKind } = job.hyperparameters;
  const parameters = parameterCount({ ...job.hyperparameters, dataShape });
  const watched = data.validation ? `${data.validation.count} for validation, ` : '';
  const lines: Line[] = [
    info(`Engine: ${session.engine}.`),
    info(`Model: ${modelKind === 'vae' ? 'VAE' : 'autoencoder'} with ${parameters} parameters.`),
    info(
      `Data: ${data.train.count} examples of ${data.train.size} numbers to train on, ${watched}${data.test.count} to test; ` +
        `${stepsPerEpoch} steps of ${batchSize} in an epoch.`,
    ),
  ];
  for (const notice of [engine.notice, session.runner.computedBy.notice]) {
    if (notice !== null) lines.push({ level: 'warning', text: notice });
  }
  if (job.resumeFrom === null) return lines;
  lines.push(info(`Resumed at step ${step}, in epoch ${epoch + 1}.`));
  if (session.engineBefore !== null && session.engineBefore !== session.engine) {
    const text = `The checkpoint was trained on ${session.engineBefore}: from here on the last digits differ from an uninterrupted run.`;
    lines.push({ level: 'warning', text });
  }
  return lines;
}

/** One line about an evaluated epoch. */
export function epochLine(session: TrainingSession, split: string, metrics: Readonly<Record<string, number>>): string {
  const shown = ['negativeElbo', 'reconstruction', 'kl', 'meanSquaredError'].filter((name) => name in metrics);
  const figures = shown.map((name) => `${name} ${metrics[name]!.toPrecision(5)}`).join(', ');
  return `Epoch ${session.epoch}, ${split}: ${figures}.`;
}

function info(text: string): Line {
  return { level: 'info', text };
}
