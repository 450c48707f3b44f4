import type { Engine } from '#main/engine/open-engine.ts';
import type { Figures, Line } from './subject.ts';
import type { TrainingSession } from './training-session.ts';

/** What a person reads in the log before the first step. */
export function startLines(session: TrainingSession, engine: Engine): readonly Line[] {
  const { subject, job, step, epoch } = session;
  const lines: Line[] = [info(`Engine: ${session.engine}.`), ...subject.startLines];
  for (const notice of [engine.notice, subject.computedBy.notice]) {
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
export function epochLine({ epoch, subject }: TrainingSession, metrics: Figures): string {
  const shown = ['negativeElbo', 'reconstruction', 'kl', 'perplexity', 'meanSquaredError'].filter(
    (name) => name in metrics,
  );
  const figures = shown.map((name) => `${name} ${metrics[name]!.toPrecision(5)}`).join(', ');
  return `Epoch ${epoch}, ${subject.watched}: ${figures}.`;
}

function info(text: string): Line {
  return { level: 'info', text };
}
