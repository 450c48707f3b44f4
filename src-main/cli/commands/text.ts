import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { addArithmeticCommand } from './text-arithmetic.ts';
import { addAugmentCommand } from './text-augment.ts';
import { addClassifyCommand } from './text-classify.ts';
import { addClustersCommand } from './text-clusters.ts';
import { addCorrectCommand } from './text-correct.ts';
import { addDuplicatesCommand } from './text-duplicates.ts';
import { addFindCommand } from './text-find.ts';
import { addGenerateTextsCommand } from './text-generate.ts';
import { addInterpolateCommand } from './text-interpolate.ts';
import { addMapCommand } from './text-map.ts';
import { addNeighborsCommand } from './text-neighbors.ts';
import { addShiftCommand } from './text-shift.ts';
import { addTopicsCommand } from './text-topics.ts';
import { addSummarizeCommand } from './text-summarize.ts';
import { addVocabularyCommand } from './text-vocabulary.ts';

/** What is done with texts, and with trained models of them. */
export function addTextCommand(program: Command, context: CommandContext): void {
  const text = program
    .command('text')
    .description('look at texts as a model sees them, and work with a trained model of texts');
  addVocabularyCommand(text, context);
  addFindCommand(text, context);
  addGenerateTextsCommand(text, context);
  addInterpolateCommand(text, context);
  addArithmeticCommand(text, context);
  addClustersCommand(text, context);
  addNeighborsCommand(text, context);
  addDuplicatesCommand(text, context);
  addMapCommand(text, context);
  addTopicsCommand(text, context);
  addCorrectCommand(text, context);
  addSummarizeCommand(text, context);
  addClassifyCommand(text, context);
  addShiftCommand(text, context);
  addAugmentCommand(text, context);
}
