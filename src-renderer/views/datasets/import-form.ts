import type { ImportSource } from '#shared/contract/dataset.ts';

export type ImportKind = 'idx' | 'image-folder';

export interface ImportForm {
  readonly directory: string | null;
  readonly name: string;
  readonly height: string;
  readonly width: string;
  readonly channels: '1' | '3';
  /** In percent. */
  readonly testShare: string;
}

export const emptyImportForm: ImportForm = {
  directory: null,
  name: '',
  height: '28',
  width: '28',
  channels: '1',
  testShare: '10',
};

export type ReadImport =
  | { readonly ok: true; readonly source: ImportSource }
  | { readonly ok: false; readonly field: keyof ImportForm; readonly message: string };

/** What the form asks for, or the first field that is not right yet. */
export function readImportForm(kind: ImportKind, form: ImportForm): ReadImport {
  const wrong = (field: keyof ImportForm, message: string): ReadImport => ({ ok: false, field, message });
  const { directory } = form;
  const name = form.name.trim();
  if (!directory) return wrong('directory', 'Choose a folder.');
  if (!name || name.length > 200) return wrong('name', 'Give it a name of up to 200 characters.');
  if (kind === 'idx') return { ok: true, source: { kind, directory, name } };
  const height = wholeOrNaN(form.height);
  const width = wholeOrNaN(form.width);
  const percent = wholeOrNaN(form.testShare);
  if (!(height >= 1 && height <= 512)) return wrong('height', 'Height: a whole number from 1 to 512.');
  if (!(width >= 1 && width <= 512)) return wrong('width', 'Width: a whole number from 1 to 512.');
  if (!(percent >= 0 && percent <= 90)) return wrong('testShare', 'Test share: a whole number from 0 to 90.');
  const channels = form.channels === '3' ? 3 : 1;
  return { ok: true, source: { kind, directory, name, height, width, channels, testShare: percent / 100 } };
}

function wholeOrNaN(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : NaN;
}
