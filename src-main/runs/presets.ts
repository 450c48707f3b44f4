import { z } from 'zod';
import { hyperparametersSchema } from '#shared/contract/hyperparameters.ts';
import type { Preset } from '#shared/contract/run.ts';
// static imports, so that the built command line carries the files inside
import mnistArticleSigma from '../../resources/presets/mnist-article-sigma.json' with { type: 'json' };
import mnistArticle from '../../resources/presets/mnist-article.json' with { type: 'json' };
import mnistAutoencoder from '../../resources/presets/mnist-autoencoder.json' with { type: 'json' };
import mnistConv from '../../resources/presets/mnist-conv.json' with { type: 'json' };
import mnistDenseZ20 from '../../resources/presets/mnist-dense-z20.json' with { type: 'json' };
import mnistQuick from '../../resources/presets/mnist-quick.json' with { type: 'json' };
import tangQuatrains from '../../resources/presets/tang-quatrains.json' with { type: 'json' };
import textAnchor from '../../resources/presets/text-anchor.json' with { type: 'json' };
import textLanguageModel from '../../resources/presets/text-language-model.json' with { type: 'json' };
import textQuick from '../../resources/presets/text-quick.json' with { type: 'json' };
import textStandard from '../../resources/presets/text-standard.json' with { type: 'json' };

const presetSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  description: z.string().min(1),
  dataset: z.string().min(1),
  hyperparameters: hyperparametersSchema,
}) satisfies z.ZodType<Preset>;

/** The configurations that ship with the workbench, of images and of texts, the quickest of each first; a value that does not fit fails at the start. */
export const presets: readonly Preset[] = [
  mnistQuick,
  mnistArticle,
  mnistArticleSigma,
  mnistAutoencoder,
  mnistDenseZ20,
  mnistConv,
  textQuick,
  textStandard,
  textAnchor,
  textLanguageModel,
  tangQuatrains,
].map(readPreset);

/** A preset file, every hyperparameter spelled out; throws with the name of what does not fit. */
export function readPreset(file: unknown): Preset {
  return presetSchema.parse(file);
}
