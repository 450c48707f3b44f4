import { createHash } from 'node:crypto';
import { median } from '#shared/statistics/median.ts';
import type { CompiledExecutor } from './compiled-executor.ts';
import type { ExpectedWork } from './step-runner.ts';
import { xlaChoices, xlaIsFaster } from './xla-choices.ts';
import type { XlaChoices, XlaMeasurement } from './xla-choices.ts';

export interface XlaChoice {
  readonly executor: CompiledExecutor;
  readonly xla: boolean;
  /** Why XLA is not used although it was asked for; null otherwise. */
  readonly notice: string | null;
}

export interface XlaQuestion {
  readonly executorWith: (xla: boolean) => CompiledExecutor;
  /** One step of training, as often as asked; the state is of no matter. */
  readonly step: (executor: CompiledExecutor) => void;
  /** What a measurement holds for besides the model. */
  readonly machine: string;
}

/** Shorter trainings are over before a measurement, seconds long, would pay for itself. */
const leastSteps = 5000;
const warmUpSteps = 3;
const rounds = 4;
const stepsOfRound = 10;

/**
 * Compiles a step with XLA or without: as asked, as measured before on this machine for the same graph, or as measured
 * now. A library without XLA says so in the first step and is used without. The executor's state has moved.
 */
export function chooseXla(
  { xla, steps }: Pick<ExpectedWork, 'xla' | 'steps'>,
  question: XlaQuestion,
  choices: XlaChoices = xlaChoices(),
): XlaChoice {
  const plain = (notice: string | null = null) => ({ executor: question.executorWith(false), xla: false, notice });
  if (settledXla({ xla, steps }) === 'off') return plain();
  if (xla === 'on') {
    const tried = tryXla(question);
    return tried instanceof Error ? plain(`XLA cannot compile this model: ${tried.message}`) : compiled(tried);
  }
  const { executor, notice } = plain();
  const fingerprint = createHash('sha256').update(question.machine).update(executor.graph()).digest('hex');
  const known = choices.recall(fingerprint);
  if (known && !xlaIsFaster(known)) return { executor, xla: false, notice };
  const candidate = tryXla(question);
  if (candidate instanceof Error) {
    choices.remember(fingerprint, { plainMs: 1, xlaMs: Number.MAX_VALUE });
    return { executor, xla: false, notice };
  }
  const measurement = known ?? measure(question.step, executor, candidate);
  if (!known) choices.remember(fingerprint, measurement);
  const [winner, loser] = xlaIsFaster(measurement) ? [candidate, executor] : [executor, candidate];
  loser.dispose();
  return winner === candidate ? compiled(candidate) : { executor, xla: false, notice };
}

/** What is asked for, when `auto` is no question in a training of so many steps. */
export function settledXla({ xla, steps }: Pick<ExpectedWork, 'xla' | 'steps'>): ExpectedWork['xla'] {
  return xla === 'auto' && steps < leastSteps ? 'off' : xla;
}

function compiled(executor: CompiledExecutor): XlaChoice {
  return { executor, xla: true, notice: null };
}

/** XLA compiles in the first step. */
function tryXla({ executorWith, step }: XlaQuestion): CompiledExecutor | Error {
  let executor: CompiledExecutor | null = null;
  try {
    executor = executorWith(true);
    step(executor);
    return executor;
  } catch (error) {
    executor?.dispose();
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Medians of interleaved rounds, so that both meet the same neighbors on the machine. */
function measure(step: XlaQuestion['step'], plain: CompiledExecutor, candidate: CompiledExecutor): XlaMeasurement {
  const contenders = [
    { executor: plain, times: new Array<number>() },
    { executor: candidate, times: new Array<number>() },
  ] as const;
  for (const { executor } of contenders) for (let i = 0; i < warmUpSteps; i++) step(executor);
  for (let round = 0; round < rounds; round++) {
    for (const { executor, times } of contenders) {
      for (let i = 0; i < stepsOfRound; i++) {
        const startedAt = performance.now();
        step(executor);
        times.push(performance.now() - startedAt);
      }
    }
  }
  return { plainMs: median(contenders[0].times), xlaMs: median(contenders[1].times) };
}
