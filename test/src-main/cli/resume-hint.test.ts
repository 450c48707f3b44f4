import { expect, test } from 'vitest';
import { resumeHint } from '#main/cli/resume-hint.ts';
import { aRun } from './fake-services.ts';

test('names the command that goes on, or says that there is nothing to go on from', () => {
  expect(resumeHint(aRun({ isResumable: true }))).toContain('resume 20261124abcd');
  expect(resumeHint(aRun())).toContain('start it again');
});
