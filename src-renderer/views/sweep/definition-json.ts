import type { SweepDefinition } from '#shared/contract/sweep.ts';

/** The definition as its file holds it, with lists of plain values on one line. */
export function definitionJson(definition: SweepDefinition): string {
  const json = JSON.stringify(definition, null, 2);
  return json.replace(/\[\n\s+([^[\]{}]*?)\n\s+\]/g, (_, list: string) => `[${list.replace(/\n\s+/g, ' ')}]`);
}
