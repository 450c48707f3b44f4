import { expect, test } from 'vitest';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { nodeBackend } from '#main/engine/graph/node-binding.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';

const megabyte = 2 ** 20;

test(
  '20,000 compiled steps with an evaluation every 100 need no more memory than 2,000',
  { timeout: 600_000 },
  async () => {
    const values = quickHyperparameters({
      engine: 'native',
      encoderWidths: [256],
      decoderWidths: [256],
      latentSize: 20,
    });
    const engine = await openEngine(values);
    const size = 784;
    const bytes = Uint8Array.from(statelessUniform([1, 1], 2000 * size), (value) => Math.floor(value * 256));
    const examples = { count: 2000, size, bytes };
    const work = { examples: [examples], batchSizes: [32], steps: 20_000, xla: 'off' } as const;
    const runner = engine.stepRunner({ ...values, dataShape: [28, 28, 1] }, work);
    const measured: { rss: number; tensors: number; loss: number }[] = [];
    for (let step = 0; step < 20_000; step++) {
      const rows = Int32Array.from({ length: 32 }, (_, i) => (step * 32 + i) % examples.count);
      const optimizerScalars = updateScalars(values, step + 1);
      const { loss } = runner.trainStep({ batch: { examples, rows }, key: [1, step], beta: 1, optimizerScalars });
      if (step % 100 === 99) runner.evaluate({ examples, rows }, [1, step]);
      if (step % 2000 !== 1999) continue;
      const tensors = nodeBackend().binding.getNumOfTensors();
      measured.push({ rss: process.memoryUsage().rss / megabyte, tensors, loss });
    }
    runner.dispose();
    const [first, last] = [measured[0]!, measured.at(-1)!];
    expect(measured).toHaveLength(10);
    expect(last.tensors).toBe(first.tensors);
    expect(last.loss).toBeLessThan(first.loss);
    expect(last.rss - first.rss, JSON.stringify(measured)).toBeLessThan(40);
  },
);
