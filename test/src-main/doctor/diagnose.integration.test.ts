import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagnose } from '#main/doctor/diagnose.ts';
import { startChildProcessWorker } from '#main/training-host/training-host.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

test('looks at everything for real, and what is not well has a remedy', async () => {
  const startWorker = startChildProcessWorker(join(import.meta.dirname, '../../../out/main/worker.js'));
  const { findings } = await diagnose({ workspace: temporaryDirectory(), startWorker });
  const subjects = findings.map((finding) => finding.subject);
  expect(subjects).toEqual(expect.arrayContaining(['Node', 'Electron', 'SQLite', 'Engine', 'GPU', 'Free disk']));
  expect(findings.filter((finding) => finding.state !== 'ok' && !finding.remedy)).toEqual([]);
  expect(findings.find((finding) => finding.subject === 'Engine')?.found).toMatch(/tensorflow|wasm/);
});
