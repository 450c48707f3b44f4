import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { cacheDirectory } from '#main/installation/installation.ts';

const choiceSchema = z.object({ plainMs: z.number(), xlaMs: z.number() });
const choicesSchema = z.record(z.string(), choiceSchema);

/** What a step took, measured on this machine, without and with XLA. */
export type XlaMeasurement = z.infer<typeof choiceSchema>;

/** A gain below this is noise, and not worth that results differ in their last digits. */
const leastGain = 0.03;

export function xlaIsFaster({ plainMs, xlaMs }: XlaMeasurement): boolean {
  return xlaMs < plainMs * (1 - leastGain);
}

/** Measurements by what was measured; what cannot be read or written is measured again next time. */
export interface XlaChoices {
  readonly recall: (fingerprint: string) => XlaMeasurement | null;
  readonly remember: (fingerprint: string, measurement: XlaMeasurement) => void;
}

export function xlaChoices(file: string = join(cacheDirectory(), 'xla-choices.json')): XlaChoices {
  const read = (): Record<string, XlaMeasurement> => {
    try {
      return choicesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return {}; // none yet, or not readable: nothing is lost but the time of a measurement
    }
  };
  return {
    recall: (fingerprint) => read()[fingerprint] ?? null,
    remember: (fingerprint, measurement) => {
      try {
        mkdirSync(dirname(file), { recursive: true });
        const aside = `${file}.${process.pid}`;
        writeFileSync(aside, JSON.stringify({ ...read(), [fingerprint]: measurement }, null, 2));
        renameSync(aside, file);
      } catch {
        // a full disk or a read-only home: the choice holds for this run alone
      }
    },
  };
}

/** What a measurement holds for, besides the model: processor, threads and library. */
export function machineKey(threads: number, library: string): string {
  return `${cpus()[0]?.model ?? 'unknown processor'}, ${threads} threads, ${library}`;
}
