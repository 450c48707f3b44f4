/** Counts over everything that `npm test` runs, and the failures to repeat at the end. */
export function newTotals() {
  return { passed: 0, failed: 0, skipped: 0, failures: [] };
}

export function addPassed(totals) {
  totals.passed += 1;
}

export function addFailure(totals, title, reason) {
  totals.failed += 1;
  totals.failures.push({ title, reason });
}

/**
 * Adds a vitest JSON report. Nothing passes because nothing ran: no report, no test, a file that could not be loaded, or an
 * exit code that no counted failure explains, each is a failure of its own.
 */
export function addReport(totals, { project, report, exitCode }) {
  if (!report) {
    addFailure(totals, project, `vitest ended with code ${exitCode} and left no report`);
    return;
  }
  const before = { passed: totals.passed, failed: totals.failed };
  for (const file of report.testResults) addFile(totals, project, file);
  const ran = totals.passed - before.passed + totals.failed - before.failed;
  if (ran === 0) addFailure(totals, project, 'no test ran');
  else if (exitCode !== 0 && totals.failed === before.failed) {
    addFailure(
      totals,
      project,
      `no test failed, but vitest ended with code ${exitCode}: see its output for an unhandled error`,
    );
  }
}

function addFile(totals, project, file) {
  for (const test of file.assertionResults) {
    if (test.status === 'passed') addPassed(totals);
    else if (test.status === 'failed') addFailure(totals, `${project} › ${test.fullName}`, test.failureMessages?.[0]);
    else totals.skipped += 1;
  }
  const hasFailedTest = file.assertionResults.some((test) => test.status === 'failed');
  if (file.status === 'failed' && !hasFailedTest) addFailure(totals, `${project} › ${file.name}`, file.message);
}

/** The failures again, each with the first line of its reason, for whoever has scrolled past them. */
export function failureSummary(totals) {
  return totals.failures.map(({ title, reason }) => `✗ ${title}\n    ${firstLine(reason)}\n`).join('');
}

function firstLine(reason) {
  return String(reason ?? 'no reason was given')
    .trim()
    .split('\n', 1)[0];
}

export function finalLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
