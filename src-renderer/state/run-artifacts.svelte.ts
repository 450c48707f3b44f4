import type { LatentCodes } from '#shared/contract/calls.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';
import type { EpochArtifacts, SampleKind, TextSamples } from '#shared/contract/run.ts';
import type { Ask } from './ask.ts';
import { CursorReader } from './cursor-reader.ts';
import { RecentValues } from './recent-values.ts';
import type { Workbench } from './workbench.svelte.ts';

type Images = NumberArray<'uint8'>;

/** What the epochs of one run left: images or texts, and codes, fetched when looked at and kept for going back and forth. */
export class RunArtifacts {
  epochs = $state.raw<readonly EpochArtifacts[]>([]);
  readonly #runId: string;
  readonly #ask: Ask;
  readonly #samples = new RecentValues<Promise<Images | undefined>>(200);
  readonly #texts = new RecentValues<Promise<TextSamples | undefined>>(50);
  readonly #latents = new RecentValues<Promise<LatentCodes | undefined>>(12);
  readonly #reader = new CursorReader(() => this.#readList());

  constructor(ask: Ask, runId: string) {
    this.#ask = ask;
    this.#runId = runId;
  }

  get latest(): EpochArtifacts | undefined {
    return this.epochs.at(-1);
  }

  follow(on: Workbench['on']): () => void {
    return this.#reader.follow(on, 'artifacts:appended', this.#runId);
  }

  samples(epoch: number, kind: SampleKind): Promise<Images | undefined> {
    const runId = this.#runId;
    return this.#samples.get(`${kind}/${epoch}`, () => this.#ask('artifacts:samples', { runId, epoch, kind }));
  }

  /** Of a run of texts. */
  texts(epoch: number): Promise<TextSamples | undefined> {
    return this.#texts.get(String(epoch), () => this.#ask('artifacts:texts', { runId: this.#runId, epoch }));
  }

  latents(epoch: number): Promise<LatentCodes | undefined> {
    return this.#latents.get(String(epoch), () => this.#ask('artifacts:latents', { runId: this.#runId, epoch }));
  }

  async #readList(): Promise<boolean> {
    const epochs = await this.#ask('artifacts:list', { runId: this.#runId });
    if (!epochs) return false;
    if (isRestarted(this.epochs, epochs)) {
      this.#samples.clear();
      this.#texts.clear();
      this.#latents.clear();
    }
    this.epochs = epochs.toSorted((a, b) => a.epoch - b.epoch);
    return true;
  }
}

/** After a resume an epoch may be done again; what was fetched before is then of another attempt. */
function isRestarted(before: readonly EpochArtifacts[], after: readonly EpochArtifacts[]): boolean {
  const epochs = new Set(after.map((artifacts) => artifacts.epoch));
  return before.some((artifacts) => !epochs.has(artifacts.epoch));
}
