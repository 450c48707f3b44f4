import { readdirSync, realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { SplitName } from '#shared/contract/dataset.ts';
import { invalidDataset } from './imported-content.ts';

export interface ImageFile {
  /** Relative to the imported folder, with "/". */
  readonly path: string;
  readonly label: number;
  /** Null where the folder does not say. */
  readonly split: SplitName | null;
}

export interface FoundImages {
  /** Names of the subfolders in their order; empty where the images lie in the folder itself. */
  readonly classes: readonly string[];
  readonly images: readonly ImageFile[];
}

/** SVG is left out: it is a program for a renderer that may read other files. */
const extensions = new Set(['.png', '.jpg', '.jpeg', '.webp', '.gif', '.tif', '.tiff', '.avif']);
const mostImages = 2_000_000;
const mostClasses = 256;
const largestFile = 64 * 1024 ** 2;

/** Lists what would be imported, without opening an image. Links that lead out of the folder are refused. */
export function findImages(directory: string): FoundImages {
  const root = realRoot(directory);
  const groups = findGroups(root);
  const classes = [...new Set(groups.flatMap((group) => group.folders))].sort();
  if (classes.length > mostClasses) {
    throw invalidDataset(`${directory}: expected at most ${mostClasses} classes, found ${classes.length} folders.`);
  }
  const images = groups.flatMap((group) => imagesOf(root, group, classes));
  if (images.length === 0) throw invalidDataset(`${directory}: found no image (${[...extensions].join(' ')}).`);
  if (images.length > mostImages) {
    throw invalidDataset(`${directory}: expected at most ${mostImages} images, found ${images.length}.`);
  }
  return { classes, images };
}

/** `train/` and `test/`; `train/` alone, from which test images are to be held out; or the folder itself. */
function findGroups(root: string): readonly Group[] {
  const top = list(root, '');
  if (!top.folders.includes('train')) return [{ folder: '', split: null, ...top }];
  if (!top.folders.includes('test')) return [{ folder: 'train/', split: null, ...list(root, 'train') }];
  return (['train', 'test'] as const).map((split) => ({ folder: `${split}/`, split, ...list(root, split) }));
}

interface Group extends Listing {
  readonly folder: string;
  readonly split: SplitName | null;
}

function imagesOf(root: string, { folder, split, folders, files }: Group, classes: readonly string[]): ImageFile[] {
  if (classes.length > 0 && files.length > 0) {
    throw invalidDataset(`${join(root, folder, files[0] ?? '')}: expected every image in the folder of its class.`);
  }
  if (folders.length === 0) return files.map((name) => ({ path: folder + name, label: 0, split }));
  return folders.flatMap((name) => {
    const inside = list(root, folder + name);
    if (inside.folders.length > 0) {
      const where = join(root, folder, name, inside.folders[0] ?? '');
      throw invalidDataset(`${where}: expected images in the folder of a class, found another folder.`);
    }
    return inside.files.map((file) => ({ path: `${folder}${name}/${file}`, label: classes.indexOf(name), split }));
  });
}

interface Listing {
  readonly folders: readonly string[];
  /** Images only; anything else is not looked at. */
  readonly files: readonly string[];
}

function list(root: string, path: string): Listing {
  const folders: string[] = [];
  const files: string[] = [];
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = entry;
    if (name.startsWith('.')) continue;
    const file = join(root, path, name);
    if (entry.isSymbolicLink()) requireWithin(root, file);
    const status = statSync(file);
    const isImage = extensions.has(extname(name).toLowerCase());
    if (status.isDirectory()) folders.push(name);
    else if (isImage && status.isFile()) files.push(withinSize(file, name, status.size));
  }
  return { folders, files };
}

function withinSize(file: string, name: string, size: number): string {
  if (size > largestFile) throw invalidDataset(`${file}: expected at most ${largestFile} bytes, found ${size}.`);
  return name;
}

function requireWithin(root: string, link: string): void {
  let real: string;
  try {
    real = realpathSync(link);
  } catch (error) {
    throw invalidDataset(`${link}: its link leads nowhere (${String(error)}).`, { file: link });
  }
  if (real.startsWith(root + sep)) return;
  throw invalidDataset(`${link}: its link leads out of ${root}, to ${real}.`, { file: link });
}

function realRoot(directory: string): string {
  try {
    return realpathSync(directory);
  } catch (error) {
    throw invalidDataset(`${directory} could not be opened: ${String(error)}.`, { directory });
  }
}
