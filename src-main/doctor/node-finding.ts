import type { DoctorFinding } from '#shared/contract/doctor.ts';

const leastMajor = 20;

export function nodeFinding(versions: NodeJS.ProcessVersions): DoctorFinding {
  const napi = versions['napi'] ?? 'unknown';
  const found = `${versions.node}, Node-API ${napi}`;
  if (Number(versions.node.split('.')[0]) < leastMajor) {
    return { subject: 'Node', state: 'missing', found, remedy: `Install Node ${leastMajor} or later.` };
  }
  return { subject: 'Node', state: 'ok', found, remedy: null };
}
