import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import type { DoctorFinding } from '#shared/contract/doctor.ts';

const gigabyte = 1e9;
const comfortableFreeBytes = 2 * gigabyte;

export function processorFinding(
  threads = availableParallelism(),
  model = cpus()[0]?.model.trim() ?? 'unknown',
): DoctorFinding {
  const found = `${threads} threads (${model})`;
  if (threads > 1) return { subject: 'Processor', state: 'ok', found, remedy: null };
  return {
    subject: 'Processor',
    state: 'limited',
    found,
    remedy: 'Training shares the only thread with the window; give the machine a second one if you can.',
  };
}

export function memoryFinding(freeBytes = freemem(), totalBytes = totalmem()): DoctorFinding {
  const found = `${(freeBytes / gigabyte).toFixed(1)} of ${(totalBytes / gigabyte).toFixed(1)} GB free`;
  if (freeBytes >= comfortableFreeBytes) return { subject: 'Memory', state: 'ok', found, remedy: null };
  return {
    subject: 'Memory',
    state: 'limited',
    found,
    remedy: 'Close other programs, or train with smaller batches and layers.',
  };
}

export function gpuFinding(): DoctorFinding {
  return { subject: 'GPU', state: 'ok', found: 'none is used: all training runs on the processor', remedy: null };
}
