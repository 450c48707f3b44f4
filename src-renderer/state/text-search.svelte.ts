import { SvelteSet } from 'svelte/reactivity';
import type { SplitName, TextManifest } from '#shared/contract/dataset.ts';
import type { DuplicatesAnswer, NeighborsAnswer } from '#shared/contract/text-mining.ts';
import type { TextSearch as Search } from '#shared/contract/text-search.ts';
import type { TextFileRow } from '#shared/contract/text-file.ts';
import type { Ask } from './ask.ts';
import { FoundTexts, readTexts } from './found-texts.svelte.ts';
import type { TextLab } from './text-lab.svelte.ts';
import type { TextTask } from './text-task.svelte.ts';
import { duplicatesRequest, neighborsRequest, thresholdOption, withoutItself } from './text-search.ts';
import type { ChosenText } from './text-search.ts';

type Asked = Pick<Search, 'split' | 'query' | 'match'>;

/** The tab that searches: what is looked for, what was found and picked, what is like a text, and what is there twice. */
export class TextSearch {
  asked: Asked = $state.raw({ split: 'train', query: '', match: 'substring' });
  /** The old ones stay until the new ones can be seen; null at first. */
  found = $state.raw<FoundTexts | null>(null);
  /** Places of texts that were picked, by split. */
  readonly picked: Readonly<Record<SplitName, SvelteSet<number>>> = { train: new SvelteSet(), test: new SvelteSet() };
  /** The text whose neighbors are looked for. */
  chosen = $state.raw<ChosenText | null>(null);
  neighbors = $state.raw<NeighborsAnswer | null>(null);
  threshold = $state(thresholdOption.default);
  duplicates = $state.raw<DuplicatesAnswer | null>(null);
  readonly neighborsTask: TextTask;
  readonly duplicatesTask: TextTask;
  #turn = 0;

  constructor(lab: TextLab) {
    this.neighborsTask = lab.newTask();
    this.duplicatesTask = lab.newTask();
  }

  /** Looks for something else, as it is typed; an answer that comes late is dropped. */
  async find(ask: Ask, dataset: TextManifest, changed: Partial<Asked> = {}): Promise<void> {
    this.asked = { ...this.asked, ...changed };
    const turn = ++this.#turn;
    const { hash } = dataset;
    const { split, query, match } = this.asked;
    const answer = query === '' ? null : await ask('datasets:find-texts', { hash, split, query, match });
    if (answer === undefined || turn !== this.#turn) return;
    const places = answer?.data ?? null;
    const count = places?.length ?? dataset.splits[split].count;
    const found = new FoundTexts(ask, { hash, split, places, count });
    await found.read(0, 1);
    if (turn === this.#turn) this.found = found;
  }

  async choose(chosen: ChosenText): Promise<void> {
    this.chosen = chosen;
    this.neighbors = null;
    const answer = await this.neighborsTask.ask(neighborsRequest(chosen));
    if (answer) this.neighbors = withoutItself(answer, chosen);
  }

  /** Nothing is asked for while the threshold cannot be read. */
  async findDuplicates(): Promise<void> {
    const request = duplicatesRequest(this.threshold);
    if (!request) return;
    const answer = await this.duplicatesTask.ask(request);
    if (answer) this.duplicates = answer;
  }

  /** Picks a text of the split that is shown, or no longer. */
  toggle(place: number): void {
    const picked = this.picked[this.found?.split ?? this.asked.split];
    if (!picked.delete(place)) picked.add(place);
  }

  pickFound(): void {
    const { found } = this;
    if (found) for (const place of found.allPlaces()) this.picked[found.split].add(place);
  }

  pickNone(): void {
    for (const places of Object.values(this.picked)) places.clear();
  }

  get pickedCount(): number {
    return this.picked.train.size + this.picked.test.size;
  }

  /** The picked texts in the order of the dataset, those of the training split first; undefined where they cannot be read. */
  async readPicked(ask: Ask, hash: string): Promise<readonly TextFileRow[] | undefined> {
    const rows: TextFileRow[] = [];
    for (const split of ['train', 'test'] as const) {
      const places = [...this.picked[split]].sort((a, b) => a - b);
      const texts = await readTexts(ask, { hash, split, places });
      if (!texts) return undefined;
      rows.push(...texts.map(({ text, label, place }) => ({ text, label, split, place })));
    }
    return rows;
  }
}
