import type { DoctorReport } from '#shared/contract/doctor.ts';
import { installationFile, readInstallation } from '#main/installation/installation.ts';
import type { StartWorker } from '#main/training-host/training-host.ts';
import { electronFinding } from './electron-finding.ts';
import { engineFinding } from './engine-finding.ts';
import { gpuFinding, memoryFinding, processorFinding } from './machine-findings.ts';
import { nodeFinding } from './node-finding.ts';
import { setUpFinding } from './set-up-finding.ts';
import { sqliteFinding } from './sqlite-finding.ts';
import { diskFinding, workspaceFinding } from './workspace-findings.ts';

export interface DiagnosisPlace {
  readonly workspace: string;
  readonly startWorker: StartWorker;
}

/** Looks at everything that the workbench needs. Never throws: what cannot be looked at is a finding too. */
export async function diagnose({ workspace, startWorker }: DiagnosisPlace): Promise<DoctorReport> {
  const installation = readInstallation();
  return {
    findings: [
      setUpFinding(installation, installationFile()),
      nodeFinding(process.versions),
      electronFinding(installation?.electron ?? null, process.versions['electron']),
      sqliteFinding(),
      await engineFinding(installation?.tensorflow ?? null, startWorker),
      processorFinding(),
      memoryFinding(),
      gpuFinding(),
      workspaceFinding(workspace),
      diskFinding(workspace),
    ],
  };
}
