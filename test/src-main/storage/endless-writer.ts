import { writeSync } from 'node:fs';
import { openWorkspace } from '#main/storage/workspace.ts';

/**
 * A program that is to be killed: `program.js WORKSPACE RUN`. Appends points to a run, one message after the other, and
 * says on stdout up to which step each commit reached, after it returned. stdout is written at once, not at leisure.
 */
const [directory = '', runId = ''] = process.argv.slice(2);
const workspace = openWorkspace(directory, { access: 'write', holder: 'a program that is killed' });
workspace.runs.interruptUnfinished(new Date().toISOString());
const attempt = workspace.attempts.begin(runId, { step: firstStep(), epoch: 0 }, new Date().toISOString());
const pointsPerMessage = 20;
for (let step = firstStep() + 1; ; step += pointsPerMessage) {
  const steps = Float64Array.from({ length: pointsPerMessage }, (_, index) => step + index);
  workspace.transaction(() => {
    workspace.metrics.append(runId, attempt, {
      names: ['step/train/loss'],
      series: new Int32Array(pointsPerMessage),
      steps,
      values: steps.map((value) => value / 2),
    });
    workspace.runs.setProgress(runId, { step: step + pointsPerMessage - 1, epoch: 0, millisecondsLeft: null });
  });
  writeSync(1, `${step + pointsPerMessage - 1}\n`);
}

function firstStep(): number {
  return workspace.runs.get(runId)?.step ?? 0;
}
