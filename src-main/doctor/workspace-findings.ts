import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DoctorFinding } from '#shared/contract/doctor.ts';

const gigabyte = 1e9;
const comfortableFreeBytes = 2 * gigabyte;
const leastFreeBytes = 0.2 * gigabyte;

/** By making a folder in the workspace, or in the nearest folder above it that exists. */
export function workspaceFinding(workspace: string): DoctorFinding {
  const subject = 'Workspace';
  const place = nearestExisting(workspace);
  try {
    rmSync(mkdtempSync(join(place, '.doctor-')), { recursive: true });
    const found = place === workspace ? `${workspace}, writable` : `${workspace}, not there yet; ${place} is writable`;
    return { subject, state: 'ok', found, remedy: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      subject,
      state: 'missing',
      found: `${workspace} cannot be written: ${reason}`,
      remedy: 'Name a folder that you may write to: --workspace, or VAE_WORKBENCH_WORKSPACE.',
    };
  }
}

export function diskFinding(workspace: string, freeBytes: number | null = freeBytesAt(workspace)): DoctorFinding {
  const subject = 'Free disk';
  if (freeBytes === null)
    return {
      subject,
      state: 'limited',
      found: 'could not be read',
      remedy: 'Look at the free space of the workspace yourself.',
    };
  const found = `${(freeBytes / gigabyte).toFixed(1)} GB for the workspace`;
  if (freeBytes >= comfortableFreeBytes) return { subject, state: 'ok', found, remedy: null };
  const state = freeBytes < leastFreeBytes ? 'missing' : 'limited';
  return { subject, state, found, remedy: 'Free some space, or move the workspace to another disk.' };
}

function freeBytesAt(workspace: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(nearestExisting(workspace));
    return bavail * bsize;
  } catch {
    return null;
  }
}

function nearestExisting(path: string): string {
  const parent = dirname(path);
  return existsSync(path) || parent === path ? path : nearestExisting(parent);
}
