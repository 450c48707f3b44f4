import type { Preset } from '#shared/contract/run.ts';
import { dataKind } from './data-source.ts';
import type { DataSource } from './data-source.ts';

/** Why all values of a form have changed: “MNIST holds images: all values are now those of the preset …”. */
export function otherKindWords(source: DataSource, preset: Pick<Preset, 'title'>): string {
  return `${source.name} holds ${dataKind(source)}: all values are now those of the preset “${preset.title}”.`;
}
