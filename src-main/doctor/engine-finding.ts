import type { DoctorFinding } from '#shared/contract/doctor.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { MeasureJob } from '#shared/contract/training-messages.ts';
import { readInstallation } from '#main/installation/installation.ts';
import type { Installation } from '#main/installation/installation.ts';
import type { StartWorker } from '#main/training-host/training-host.ts';
import { sourceText } from './source-text.ts';

const subject = 'Engine';
const timeLimitMs = 60_000;

/** A small dense VAE on images of 28 × 28: loading the engine is most of the work. */
const probe: MeasureJob = {
  kind: 'measure',
  hyperparameters: { ...defaultHyperparameters, encoderWidths: [64], decoderWidths: [64], engine: 'auto' },
  data: { kind: 'images', shape: [28, 28, 1], trainingExamples: 128 },
};

/** What `auto` means by the word of set-up, without loading anything. */
export function automaticEngine(
  tensorflow: Installation['tensorflow'] | null = readInstallation()?.tensorflow ?? null,
): string {
  return tensorflow?.available ? `tensorflow ${tensorflow.version}` : 'wasm 4.22.0';
}

/** By loading the engine in a process of its own and running real training steps there. */
export async function engineFinding(
  tensorflow: Installation['tensorflow'] | null,
  startWorker: StartWorker,
): Promise<DoctorFinding> {
  const outcome = await runProbe(startWorker);
  if (!outcome.engine) {
    return {
      subject,
      state: 'missing',
      found: outcome.failure,
      remedy: 'Run `npm start` or `npm test` once; the lines of set-up say what failed.',
    };
  }
  const found = `${outcome.engine}, loaded and tried: ${outcome.millisecondsPerStep.toFixed(1)} ms for a small step`;
  if (/^tensorflow/i.test(outcome.engine)) {
    const source = tensorflow?.available ? `, ${sourceText(tensorflow.source)}` : '';
    return { subject, state: 'ok', found: found + source, remedy: null };
  }
  const why = tensorflow && !tensorflow.available ? ` (TensorFlow: ${tensorflow.reason})` : '';
  return {
    subject,
    state: 'limited',
    found: found + why,
    remedy:
      'Everything works on WebAssembly, 10 to 60 times slower. For TensorFlow run `npm start` on a network that reaches it, or with python3, make and g++ installed.',
  };
}

interface ProbeOutcome {
  readonly engine: string | null;
  readonly millisecondsPerStep: number;
  readonly failure: string;
}

async function runProbe(startWorker: StartWorker): Promise<ProbeOutcome> {
  let engine: string | null = null;
  const failed = (failure: string): ProbeOutcome => ({ engine: null, millisecondsPerStep: 0, failure });
  try {
    const worker = startWorker();
    const timer = setTimeout(worker.kill, timeLimitMs);
    const answered = new Promise<ProbeOutcome>((resolve) => {
      worker.onMessage((message) => {
        if (message.type === 'started') engine = message.engine;
        if (message.type === 'failed') resolve(failed(message.error.message));
        if (message.type === 'result' && message.result.kind === 'measure') {
          resolve({
            engine,
            millisecondsPerStep: message.result.millisecondsPerStep,
            failure: 'the engine did not say its name',
          });
        }
      });
    });
    worker.send({ type: 'start', job: probe });
    const ended = worker.exited.then(({ lastWords }) =>
      failed(`the process that tried it ended: ${lastWords || 'without a word'}`),
    );
    const outcome = await Promise.race([answered, ended]);
    clearTimeout(timer);
    worker.kill();
    await worker.exited;
    return outcome;
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}
