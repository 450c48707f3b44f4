import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { createArtifactTable } from './artifact-table.ts';
import type { ArtifactReading, ArtifactTable } from './artifact-table.ts';
import { createAttempts } from './attempts.ts';
import type { Attempts } from './attempts.ts';
import { createCheckpointTable } from './checkpoint-table.ts';
import type { CheckpointReading, CheckpointTable } from './checkpoint-table.ts';
import { createDatasetTable } from './dataset-table.ts';
import type { DatasetReading, DatasetTable } from './dataset-table.ts';
import { createLogTable } from './log-table.ts';
import type { LogReading, LogTable } from './log-table.ts';
import { createMetricReading } from './metric-reading.ts';
import type { MetricReading } from './metric-reading.ts';
import { createMetricWriting } from './metric-writing.ts';
import type { MetricWriting } from './metric-writing.ts';
import { createRunTable } from './run-table.ts';
import type { RunReading, RunTable } from './run-table.ts';
import { asWorkbenchError, withWorkbenchErrors } from './sqlite-errors.ts';
import type { Database } from './sqlite.ts';
import { createSweepTable } from './sweep-table.ts';
import type { SweepReading, SweepTable } from './sweep-table.ts';
import { openReader, openWriter } from './workspace-database.ts';
import { takeWriterLock } from './writer-lock.ts';
import type { WriterLock } from './writer-lock.ts';

/** What a program may see of a workspace that it does not own; safe beside a writer. */
export interface ReadableWorkspace {
  readonly directory: string;
  readonly datasets: DatasetReading;
  readonly runs: RunReading;
  readonly metrics: MetricReading;
  readonly logs: LogReading;
  readonly artifacts: ArtifactReading;
  readonly checkpoints: CheckpointReading;
  readonly sweeps: SweepReading;
  readonly close: () => void;
}

/** The one writer's view. */
export interface Workspace extends ReadableWorkspace {
  readonly datasets: DatasetTable;
  readonly runs: RunTable;
  readonly metrics: MetricReading & MetricWriting;
  readonly logs: LogTable;
  readonly artifacts: ArtifactTable;
  readonly checkpoints: CheckpointTable;
  readonly sweeps: SweepTable;
  readonly attempts: Attempts;
  /** All that `work` writes is kept, or none of it. */
  readonly transaction: <T>(work: () => T) => T;
}

/** `holder` names this program to whoever is refused meanwhile. */
export interface WorkspaceAccess<A extends 'read' | 'write' = 'read' | 'write'> {
  readonly access: A;
  readonly holder: string;
}

/**
 * Opens the folder that holds everything: `workbench.sqlite`, `datasets/`, `runs/`; a writer makes what is missing.
 * Throws 'workspace/locked' for a second writer, 'workspace/newer', 'workspace/damaged' (the file is set aside first),
 * 'workspace/not-writable', and 'file/invalid' for a reader where there is no workspace.
 */
export function openWorkspace(directory: string, access: WorkspaceAccess<'write'>): Workspace;
export function openWorkspace(directory: string, access: WorkspaceAccess<'read'>): ReadableWorkspace;
export function openWorkspace(directory: string, { access, holder }: WorkspaceAccess): ReadableWorkspace {
  const file = join(directory, 'workbench.sqlite');
  try {
    return access === 'read' ? openForReading(directory, file) : openForWriting(directory, file, holder);
  } catch (error) {
    throw asWorkbenchError(error, file);
  }
}

export const datasetsDirectory = (workspace: ReadableWorkspace): string => join(workspace.directory, 'datasets');
export const runDirectory = (workspace: ReadableWorkspace, runId: string): string =>
  join(workspace.directory, 'runs', runId);

function openForReading(directory: string, file: string): ReadableWorkspace {
  if (!existsSync(file)) {
    throw new WorkbenchError('file/invalid', `There is no workspace at ${directory}: expected ${file}.`, { file });
  }
  const database = openReader(file);
  return { ...tables(database, file), directory, close: () => void database.close() };
}

function openForWriting(directory: string, file: string, holder: string): Workspace {
  for (const folder of ['', 'datasets', 'runs']) mkdirSync(join(directory, folder), { recursive: true });
  const lock = takeWriterLock(directory, holder);
  try {
    const database = openWriter(file, { isSuspect: lock.followsCrash });
    const transaction = <T>(work: () => T): T => database.transaction(work).immediate();
    return {
      ...tables(database, file),
      directory,
      ...withWorkbenchErrors({ transaction }, file),
      close: () => closeWriter(database, lock),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function tables(database: Database, file: string): Omit<Workspace, 'directory' | 'close' | 'transaction'> {
  const metrics = { ...createMetricReading(database), ...createMetricWriting(database) };
  return {
    datasets: withWorkbenchErrors(createDatasetTable(database), file),
    runs: withWorkbenchErrors(createRunTable(database), file),
    metrics: withWorkbenchErrors(metrics, file),
    logs: withWorkbenchErrors(createLogTable(database), file),
    artifacts: withWorkbenchErrors(createArtifactTable(database), file),
    checkpoints: withWorkbenchErrors(createCheckpointTable(database), file),
    sweeps: withWorkbenchErrors(createSweepTable(database), file),
    attempts: withWorkbenchErrors(createAttempts(database), file),
  };
}

function closeWriter(database: Database, lock: WriterLock): void {
  if (!database.open) return;
  try {
    database.pragma('optimize');
    database.close(); // the last connection folds the journal into the file, which can then be copied alone
  } finally {
    lock.release();
  }
}
