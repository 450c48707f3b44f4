import type { CallArguments, CallName, CallValue } from '#shared/contract/calls.ts';
import type { Result } from '#shared/contract/errors.ts';
import { errorValue } from '#shared/contract/errors.ts';
import type { EventName, EventPayloads } from '#shared/contract/events.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';

export type FakeAnswers = {
  readonly [N in CallName]?: (input: CallArguments<N>) => CallValue<N> | Promise<CallValue<N>>;
};

type Listener = (payload: never) => void;

/** A main process for tests: answers from functions, keeps what it was asked, and sends events when told. */
export class FakeBridge implements WorkbenchApi {
  readonly asked: { readonly name: CallName; readonly input: unknown }[] = [];
  readonly #answers: FakeAnswers;
  readonly #listeners = new Map<EventName, Set<Listener>>();

  constructor(answers: FakeAnswers) {
    this.#answers = answers;
  }

  async call<N extends CallName>(name: N, input: CallArguments<N>): Promise<Result<CallValue<N>>> {
    // what cannot be cloned cannot cross the real border either
    this.asked.push({ name, input: structuredClone(input) });
    try {
      const answer = this.#answers[name];
      if (!answer) throw new Error(`FakeBridge: no answer to ${name}`);
      return { ok: true, value: await answer(input) };
    } catch (error) {
      return { ok: false, error: errorValue(error) };
    }
  }

  on<N extends EventName>(name: N, listener: (payload: EventPayloads[N]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set<Listener>();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  send<N extends EventName>(name: N, payload: EventPayloads[N]): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      (listener as (payload: EventPayloads[N]) => void)(payload); // `on` stored it under the name of its payload
    }
  }
}
