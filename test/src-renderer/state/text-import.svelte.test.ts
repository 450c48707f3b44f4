import { expect, test } from 'vitest';
import type { DatasetManifest, TextPreview, TextPreviewRequest } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { TextImport } from '#renderer/state/text-import.svelte.ts';
import { aTextPreview } from './a-text-preview.ts';

type Answer = (request: TextPreviewRequest) => TextPreview | Promise<TextPreview>;

const nothing = { columns: [], rows: [], rowCount: 0, distinctValues: [], emptyValues: [] };
const likelyEncodings = [{ encoding: 'gb18030', confidence: 100 }];

function drafted(answer: Answer, imported: () => DatasetManifest = () => ({}) as DatasetManifest /* not looked at */) {
  const bridge = new FakeBridge({ 'datasets:preview-texts': answer, 'datasets:import': imported });
  return { bridge, draft: new TextImport(bridge.call.bind(bridge)) };
}

test('looks again when the file is to be read in another way, and only then', async () => {
  const { bridge, draft } = drafted(({ format }) => aTextPreview({ format: format ?? 'lines' }));
  await draft.choose(['/a.csv']);
  await draft.change({ format: 'csv' });
  await draft.change({ name: 'Mine', textColumn: 'title' });
  await draft.change({ hasHeader: false });
  expect(bridge.asked.map(({ input }) => input)).toEqual([
    { files: ['/a.csv'], format: null, encoding: null, hasHeader: true },
    { files: ['/a.csv'], format: 'csv', encoding: null, hasHeader: true },
    { files: ['/a.csv'], format: 'csv', encoding: null, hasHeader: false },
  ]);
  expect([draft.preview?.format, draft.form.name, draft.isReading]).toEqual(['csv', 'Mine', false]);
});

test('an encoding that has to be chosen can be tried and changed', async () => {
  const { draft } = drafted(({ encoding }) => {
    if (encoding === 'big5') throw new WorkbenchError('dataset/invalid', 'a.txt is not big5.');
    return encoding === null
      ? aTextPreview({ ...nothing, encoding, likelyEncodings })
      : aTextPreview({ encoding, likelyEncodings });
  });
  await draft.choose(['/a.txt']);
  expect([draft.read.ok, draft.preview?.encoding, draft.likelyEncodings]).toEqual([false, null, likelyEncodings]);
  await draft.change({ encoding: 'big5' });
  expect([draft.error?.message, draft.preview, draft.likelyEncodings]).toEqual([
    'a.txt is not big5.',
    null,
    likelyEncodings,
  ]);
  await draft.change({ encoding: 'gb18030' });
  expect([draft.error, draft.read.ok, draft.preview?.encoding]).toEqual([null, true, 'gb18030']);
  await draft.choose(['/b.txt']);
  expect(draft.form.encoding).toBeNull();
});

test('an answer that comes late is dropped', async () => {
  let answerLate: (preview: TextPreview) => void = () => undefined;
  const late = new Promise<TextPreview>((resolve) => (answerLate = resolve));
  const { draft } = drafted(({ format }) => (format === 'csv' ? late : aTextPreview({ format: 'tsv' })));
  await draft.choose(['/a.txt']);
  const first = draft.change({ format: 'csv' });
  expect(draft.isReading).toBe(true);
  await draft.change({ format: 'tsv' });
  answerLate(aTextPreview({ format: 'csv' }));
  await first;
  expect([draft.preview?.format, draft.isReading]).toEqual(['tsv', false]);
});

test('other files keep language and share alone', async () => {
  const { draft } = drafted(() => aTextPreview());
  await draft.choose(['/a.csv']);
  await draft.change({ language: 'de', testShare: '5', name: 'A', textColumn: 'title', splitSentences: true });
  await draft.choose(['/b.csv']);
  expect(draft.form).toMatchObject({ language: 'de', testShare: '5', name: null, textColumn: null });
  expect(draft.form.splitSentences).toBe(false);
});

test('a failed import is said in place, and can be tried again', async () => {
  let isBroken = true;
  const manifest = { name: 'Reviews' } as DatasetManifest; // only handed on
  const { draft, bridge } = drafted(
    () => aTextPreview(),
    () => {
      if (isBroken) throw new WorkbenchError('dataset/invalid', 'line 7');
      return manifest;
    },
  );
  expect(await draft.start()).toBeUndefined();
  expect(bridge.asked).toEqual([]);
  await draft.choose(['/a.csv']);
  expect(await draft.start()).toBeUndefined();
  expect([draft.error?.message, draft.isImporting]).toEqual(['line 7', false]);
  isBroken = false;
  expect(await draft.start()).toEqual(manifest);
  expect(draft.error).toBeNull();
  expect(draft.warnings).toEqual([]);
});
