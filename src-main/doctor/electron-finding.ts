import { existsSync } from 'node:fs';
import type { DoctorFinding } from '#shared/contract/doctor.ts';
import type { Installation } from '#main/installation/installation.ts';
import { sourceText } from './source-text.ts';

/** Majors below this are no longer maintained by the Electron project. */
const leastMaintainedMajor = 43;
const subject = 'Electron';

/** `running` is the version of the Electron that asks, undefined on the command line. */
export function electronFinding(installed: Installation['electron'], running: string | undefined): DoctorFinding {
  const version = running ?? installed?.version;
  if (version === undefined) {
    return {
      subject,
      state: 'missing',
      found: 'not installed',
      remedy: 'Run `npm start` once: it installs Electron or says why it cannot.',
    };
  }
  if (running === undefined && installed && !existsSync(installed.executable)) {
    return {
      subject,
      state: 'missing',
      found: `${installed.executable} is gone`,
      remedy: 'Run `npm start` once: it installs Electron again.',
    };
  }
  const found = `${version}${installed ? `, ${sourceText(installed.source)}` : ''}`;
  if (Number(version.split('.')[0]) < leastMaintainedMajor) {
    return {
      subject,
      state: 'limited',
      found,
      remedy:
        'Good for development and tests. For daily use run `npm start` on a network that reaches Electron’s downloads, or set ELECTRON_MIRROR.',
    };
  }
  return { subject, state: 'ok', found, remedy: null };
}
