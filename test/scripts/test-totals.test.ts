import { expect, test } from 'vitest';
import { addFailure, addPassed, addReport, failureSummary, finalLine, newTotals } from '../../scripts/test-totals.mjs';

/** A vitest JSON report with one file per list of statuses. */
function reportOf(...files: string[][]) {
  return {
    testResults: files.map((statuses, i) => ({
      name: `/repo/test/file-${i}.test.ts`,
      status: statuses.includes('failed') ? 'failed' : 'passed',
      message: '',
      assertionResults: statuses.map((status, j) => ({
        status,
        fullName: `test ${j}`,
        failureMessages: status === 'failed' ? ['AssertionError: expected 1 to be 2\n    at somewhere'] : [],
      })),
    })),
  };
}

function totalsOf(report: unknown, exitCode = 0) {
  const totals = newTotals();
  addReport(totals, { project: 'unit', report, exitCode });
  return totals;
}

test('passed and failed tests of all files and of the static steps are added up', () => {
  const totals = newTotals();
  addPassed(totals);
  addFailure(totals, 'lint', 'eslint ended with code 1');
  addReport(totals, { project: 'unit', report: reportOf(['passed', 'passed'], ['failed', 'passed']), exitCode: 1 });
  expect(finalLine(totals)).toBe('4 passed, 2 failed');
});

test('skipped and todo tests are a third number, which is left out when it is zero', () => {
  expect(finalLine(totalsOf(reportOf(['passed', 'skipped', 'pending', 'todo'])))).toBe('1 passed, 0 failed, 3 skipped');
  expect(finalLine(totalsOf(reportOf(['passed'])))).toBe('1 passed, 0 failed');
});

test('a project in which no test ran has failed', () => {
  expect(finalLine(totalsOf(reportOf()))).toBe('0 passed, 1 failed');
  expect(finalLine(totalsOf(reportOf(['skipped'])))).toBe('0 passed, 1 failed, 1 skipped');
});

test('no report, as after a crash, is a failure', () => {
  const totals = totalsOf(null, 139);
  expect(finalLine(totals)).toBe('0 passed, 1 failed');
  expect(failureSummary(totals)).toContain('code 139');
});

test('a file that could not be loaded is a failure though it has no test', () => {
  const report = reportOf(['passed'], []);
  Object.assign(report.testResults[1] ?? {}, { status: 'failed', message: 'SyntaxError: unexpected token' });
  const totals = totalsOf(report, 1);
  expect(finalLine(totals)).toBe('1 passed, 1 failed');
  expect(failureSummary(totals)).toContain('SyntaxError');
});

test('a bad exit code that no failed test explains is a failure', () => {
  expect(finalLine(totalsOf(reportOf(['passed']), 1))).toBe('1 passed, 1 failed');
});

test('the summary names each failure with the first line of its reason', () => {
  const totals = totalsOf(reportOf(['failed']), 1);
  expect(failureSummary(totals)).toBe('✗ unit › test 0\n    AssertionError: expected 1 to be 2\n');
});
