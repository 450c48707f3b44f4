import { textFileContent } from '#shared/contract/text-file.ts';
import type { TextFileFormat, TextFileRow } from '#shared/contract/text-file.ts';
import type { Ask } from './ask.ts';
import type { Notices } from './notices.svelte.ts';

interface Window {
  readonly ask: Ask;
  readonly notices: Notices;
}

export const textFileWords: Readonly<Record<TextFileFormat, { readonly label: string; readonly name: string }>> = {
  txt: { label: 'Texts alone, a line each (.txt)', name: 'Text' },
  csv: { label: 'Table (.csv)', name: 'CSV' },
  jsonl: { label: 'JSON lines (.jsonl)', name: 'JSON lines' },
};

/** Names of runs may be longer than those of files. */
const mostOfName = 120;

/** Writes rows to a file that the person chooses; `name` is what it is called without its extension. */
export async function saveTexts(
  { ask, notices }: Window,
  {
    name,
    format,
    rows,
  }: { readonly name: string; readonly format: TextFileFormat; readonly rows: readonly TextFileRow[] },
): Promise<void> {
  const file = await ask('dialogs:save-text', {
    name: `${name.slice(0, mostOfName)}.${format}`,
    kind: { name: textFileWords[format].name, extensions: [format] },
    content: textFileContent(format, rows),
  });
  if (file) notices.say(`Saved as ${file}.`);
}

/** Puts texts on the clipboard, a line each. */
export async function copyTexts({ ask, notices }: Window, texts: readonly string[]): Promise<void> {
  const answer = await ask('clipboard:write', { text: texts.join('\n') });
  if (answer !== undefined) notices.say(texts.length === 1 ? 'Copied.' : `${texts.length} texts copied.`);
}
