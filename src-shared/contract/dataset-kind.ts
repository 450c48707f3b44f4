import type { DatasetManifest, ImageManifest, TextManifest } from './dataset.ts';
import { WorkbenchError } from './errors.ts';
import type { HyperparameterRow, Hyperparameters } from './hyperparameters.ts';

export type ImageHyperparameters = Hyperparameters & {
  readonly modelKind: 'vae' | 'ae';
  readonly network: 'dense' | 'convolutional';
};

export type TextHyperparameters = Hyperparameters & { readonly network: 'recurrent' | 'transformer' | 'topics' };

/** The kind of data that a model of these values is for: its network says so. */
export function dataKindOf({ network }: Pick<Hyperparameters, 'network'>): DatasetManifest['kind'] {
  return kindOfNetwork(network);
}

/** The same of a network by its name, which may be none. */
export function kindOfNetwork(network: string): DatasetManifest['kind'] {
  return network === 'dense' || network === 'convolutional' ? 'images' : 'texts';
}

/** A row without the choices that there are no models of such data with. */
export function rowFor<R extends HyperparameterRow>(row: R, kind: DatasetManifest['kind']): R {
  if (row.kind !== 'choice') return row;
  const choices = row.choices.filter(({ isFor }) => isFor === undefined || isFor === kind);
  return { ...row, choices }; // some of the choices of the row
}

/** The values as those of a model of images; throws 'arguments/invalid', which names the row, for any other model. */
export function ofImageModel(values: Hyperparameters): ImageHyperparameters {
  const { network, modelKind } = values;
  if (network !== 'dense' && network !== 'convolutional') throw notFor('network', network, 'images');
  if (modelKind === 'language-model') throw notFor('modelKind', modelKind, 'images');
  return { ...values, network, modelKind };
}

/** The values as those of a model of texts; throws 'arguments/invalid', which names the row, for any other model. */
export function ofTextModel(values: Hyperparameters): TextHyperparameters {
  const { network } = values;
  if (network === 'dense' || network === 'convolutional') throw notFor('network', network, 'texts');
  return { ...values, network };
}

function notFor(name: string, value: string, kind: DatasetManifest['kind']): WorkbenchError {
  return new WorkbenchError('arguments/invalid', `${name}: "${value}" is not for ${kind}; choose another one.`, {
    name,
  });
}

/** Throws 'dataset/wrong-kind' for anything but images. */
export function requireImages(manifest: DatasetManifest): ImageManifest {
  if (manifest.kind === 'images') return manifest;
  throw wrongKind(manifest, 'images');
}

/** Throws 'dataset/wrong-kind' for anything but texts. */
export function requireTexts(manifest: DatasetManifest): TextManifest {
  if (manifest.kind === 'texts') return manifest;
  throw wrongKind(manifest, 'texts');
}

function wrongKind({ name, hash, kind }: DatasetManifest, expected: DatasetManifest['kind']): WorkbenchError {
  return new WorkbenchError(
    'dataset/wrong-kind',
    `The dataset "${name}" holds ${kind}; ${expected} are expected here.`,
    {
      hash,
    },
  );
}
