// Writes tokenizers-merges.json beside itself: what the byte-pair trainer of Hugging Face's tokenizers learns from corpora.
// npm install --no-save tokenizers@0.23.2 && node test/oracles/tokenizers-merges.mjs
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const { BPE, Tokenizer, charDelimiterSplit } = createRequire(import.meta.url)('tokenizers');
const directory = mkdtempSync(join(tmpdir(), 'merges-'));
const mark = String.raw`\p{L}\p{M}\p{N}_'\u200C\u200D`;
const piece = new RegExp(` ?[${mark}]+| ?[^\\s${mark}]+`, 'gu');

/** Lower case; a Chinese line has no blank before it. */
function piecesOf(name, isChinese) {
  const path = new URL(`../../resources/corpora/${name}`, import.meta.url);
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  const texts = lines.map((line) => line.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase());
  return texts.flatMap((text) => (isChinese ? text : ` ${text}`).match(piece) ?? []);
}

async function learn(name, isChinese, count) {
  const pieces = piecesOf(name, isChinese);
  const file = join(directory, 'pieces.txt');
  writeFileSync(file, `${pieces.join('\n')}\n`);
  const tokenizer = new Tokenizer(BPE.empty());
  tokenizer.setPreTokenizer(charDelimiterSplit('\n')); // it reads lines with their ends
  tokenizer.train([file]);
  tokenizer.save(join(directory, 'tokenizer.json'));
  const { merges } = JSON.parse(readFileSync(join(directory, 'tokenizer.json'), 'utf8')).model;
  const first = merges.slice(0, count);
  const sha256 = createHash('sha256').update(JSON.stringify(first)).digest('hex');
  const distinct = [...new Set(pieces)].slice(-20);
  const cut = (await tokenizerOf(tokenizer, first).encodeBatch(distinct)).map((encoding) => encoding.getTokens());
  return { name, isChinese, count, first: merges.slice(0, 20), sha256, cut };
}

/** With the first merges alone. */
function tokenizerOf(whole, merges) {
  const vocabulary = Object.keys(whole.getVocab()).filter((token) => [...token].length === 1);
  const tokens = [...new Set([...vocabulary, ...merges.map((pair) => pair.join(''))])];
  return new Tokenizer(BPE.init(Object.fromEntries(tokens.map((token, id) => [token, id])), merges));
}

const corpora = [
  await learn('pros-cons/pros_cons.pros.txt.gz', false, 6000),
  await learn('tang-quatrains/quatrains-7.txt.gz', true, 3000),
];
writeFileSync(new URL('tokenizers-merges.json', import.meta.url), `${JSON.stringify({ corpora }, null, 1)}\n`);
rmSync(directory, { recursive: true });
