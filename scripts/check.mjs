/** `npm run check`: format, types, lint, layers, unit tests; what must hold before a commit. */
import { runStaticSteps } from './static-steps.mjs';
import { endWithMessage } from './setup/end-with-message.mjs';
import { setUp } from './setup/set-up.mjs';
import { addFailure, addPassed, finalLine, newTotals } from './test-totals.mjs';
import { runProject } from './vitest-project.mjs';

try {
  await setUp({ needsElectron: false });
  const totals = newTotals();
  for (const { name, reason } of await runStaticSteps()) {
    if (reason) addFailure(totals, name, reason);
    else addPassed(totals);
  }
  await runProject(totals, { name: 'unit', quiet: true });
  console.log(finalLine(totals));
  process.exitCode = totals.failed > 0 ? 1 : 0;
} catch (error) {
  endWithMessage(error);
}
