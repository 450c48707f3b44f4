import type { DoctorFinding } from '#shared/contract/doctor.ts';
import type { Installation } from '#main/installation/installation.ts';

const subject = 'Set-up';

export function setUpFinding(installation: Installation | null, file: string): DoctorFinding {
  if (!installation) {
    return {
      subject,
      state: 'limited',
      found: `no readable ${file}`,
      remedy: 'Run `npm start` or `npm test` once: both begin with set-up.',
    };
  }
  return { subject, state: 'ok', found: `${file}, made with Node ${installation.nodeVersion}`, remedy: null };
}
