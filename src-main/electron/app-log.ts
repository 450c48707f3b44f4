import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LogDefect } from '#main/ipc/answer-call.ts';

const maximumBytes = 1_000_000;

/** Defects with their stack, to stderr and to a file that a report can bring along; the file before it is kept too. */
export function createAppLog(file: string): LogDefect {
  return (where, error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const line = `${new Date().toISOString()} ${where}: ${text}\n`;
    process.stderr.write(line);
    try {
      mkdirSync(dirname(file), { recursive: true });
      if (fileSize(file) > maximumBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, line);
    } catch {
      // stderr has it; a full disk must not turn one failure into two
    }
  };
}

function fileSize(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
