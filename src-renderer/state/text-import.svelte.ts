import type { DatasetManifest, TextPreview } from '#shared/contract/dataset.ts';
import type { ErrorValue } from '#shared/contract/errors.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';
import { emptyTextImport, previewRequest, readTextImport } from './text-import.ts';
import type { TextImportForm } from './text-import.ts';
import { textImportWarnings } from './text-import-warnings.ts';

/** An import of texts that is being prepared: what was said so far, and what the files hold when they are read so. */
export class TextImport {
  form: TextImportForm = $state.raw(emptyTextImport([]));
  /** The old one stays until the new one is there; null where the file cannot be read as it was said to be. */
  preview = $state.raw<TextPreview | null>(null);
  /** Encodings that the bytes may be in; of a file that is valid UTF-8 none. */
  likelyEncodings = $state.raw<TextPreview['likelyEncodings']>([]);
  /** Why there is no preview, or why the last import failed. */
  error = $state.raw<ErrorValue | null>(null);
  isReading = $state(false);
  isImporting = $state(false);
  read = $derived(readTextImport(this.form, this.preview));
  warnings = $derived(textImportWarnings(this.form, this.preview));
  readonly #call: WorkbenchApi['call'];
  #turn = 0;

  constructor(call: WorkbenchApi['call']) {
    this.#call = call;
  }

  /** Other files are another beginning; what was said of language and shares holds for them too. */
  async choose(files: readonly string[]): Promise<void> {
    const { language, testShare } = this.form;
    this.form = { ...emptyTextImport(files), language, testShare };
    this.preview = null;
    this.likelyEncodings = [];
    await this.#look();
  }

  async change(changed: Partial<TextImportForm>): Promise<void> {
    this.form = { ...this.form, ...changed };
    if ('format' in changed || 'encoding' in changed || 'hasHeader' in changed) await this.#look();
  }

  /** Gives the dataset; undefined where it could not be imported, and `error` says why. */
  async start(): Promise<DatasetManifest | undefined> {
    if (!this.read.ok || this.isImporting) return undefined;
    this.isImporting = true;
    this.error = null;
    const result = await this.#call('datasets:import', this.read.source);
    this.isImporting = false;
    if (result.ok) return result.value;
    this.error = result.error;
    return undefined;
  }

  async #look(): Promise<void> {
    const turn = ++this.#turn;
    this.isReading = true;
    const result = await this.#call('datasets:preview-texts', previewRequest(this.form));
    if (turn !== this.#turn) return; // the person has gone on meanwhile
    this.isReading = false;
    this.error = result.ok ? null : result.error;
    this.preview = result.ok ? result.value : null;
    if (result.ok) this.likelyEncodings = result.value.likelyEncodings;
  }
}
