import type { TopicsAnswer } from '#shared/contract/text-mining.ts';
import type { TextLab } from './text-lab.svelte.ts';
import { comparedSeeds } from './text-map.svelte.ts';
import type { TextTask } from './text-task.svelte.ts';

/** The topics of a topic model, once they were asked for. */
export class TextTopics {
  answer: TopicsAnswer | null = $state.raw(null);
  readonly task: TextTask;

  constructor(lab: TextLab) {
    this.task = lab.newTask();
  }

  /** Ten words of each, beside those of the baselines. */
  async show(): Promise<void> {
    const request = { kind: 'topics', words: 10, seed: 1, seeds: comparedSeeds } as const;
    this.answer = (await this.task.ask(request)) ?? this.answer;
  }
}
