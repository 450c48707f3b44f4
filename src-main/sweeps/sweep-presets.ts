import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
// static imports, so that the built command line carries the files inside
import mnistQuickSweep from '../../resources/sweeps/mnist-quick-sweep.json' with { type: 'json' };
import mnistSweep from '../../resources/sweeps/mnist-sweep.json' with { type: 'json' };
import textQuickSweep from '../../resources/sweeps/text-quick-sweep.json' with { type: 'json' };

/** The sweeps that ship with the workbench, by name; a value that does not fit fails at the start. */
export const sweepPresets: Readonly<Record<string, SweepDefinition>> = {
  'mnist-quick-sweep': sweepDefinitionSchema.parse(mnistQuickSweep),
  'mnist-sweep': sweepDefinitionSchema.parse(mnistSweep),
  'text-quick-sweep': sweepDefinitionSchema.parse(textQuickSweep),
};
