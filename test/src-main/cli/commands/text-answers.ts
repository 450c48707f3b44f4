import type { TextAnswer, TextRequest } from '#shared/contract/text-work.ts';
import type { ReadingServices } from '#main/cli/services.ts';
import { aRun } from '../fake-services.ts';

/** Services whose run of texts gives this answer to everything, and what it was asked. */
export function answering(answer: TextAnswer): {
  readonly reading: Partial<ReadingServices>;
  readonly asked: readonly TextRequest[];
} {
  const asked: TextRequest[] = [];
  const textWork = {
    work: (_: string, _runId: string, request: TextRequest) => Promise.resolve((asked.push(request), answer)),
    cancel: () => undefined,
    close: () => Promise.resolve(),
  };
  const runs = { list: () => [aRun()] } as unknown as ReadingServices['runs']; // nothing else is asked for
  return { reading: { runs, openTextWork: () => Promise.resolve(textWork) }, asked };
}
