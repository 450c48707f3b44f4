import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { addArithmeticCommand } from './text-arithmetic.ts';
import { addClustersCommand } from './text-clusters.ts';
import { addDuplicatesCommand } from './text-duplicates.ts';
import { addGenerateTextsCommand } from './text-generate.ts';
import { addInterpolateCommand } from './text-interpolate.ts';
import { addNeighborsCommand } from './text-neighbors.ts';
import { addVocabularyCommand } from './text-vocabulary.ts';

/** What is done with texts, and with trained models of them. */
export function addTextCommand(program: Command, context: CommandContext): void {
  const text = program
    .command('text')
    .description('look at texts as a model sees them, and work with a trained model of texts');
  addVocabularyCommand(text, context);
  addGenerateTextsCommand(text, context);
  addInterpolateCommand(text, context);
  addArithmeticCommand(text, context);
  addClustersCommand(text, context);
  addNeighborsCommand(text, context);
  addDuplicatesCommand(text, context);
}
