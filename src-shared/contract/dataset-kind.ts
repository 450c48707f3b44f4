import type { DatasetManifest, ImageManifest, TextManifest } from './dataset.ts';
import { WorkbenchError } from './errors.ts';

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
