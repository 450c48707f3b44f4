/** Ours against the fastest peer; the ratio is ours ÷ theirs, so that below 1 ours is faster. Null without a peer. */
export function againstFastest(ours, peers) {
  const ranked = Object.entries(peers).sort(([, a], [, b]) => a - b);
  if (ranked.length === 0) return { fastestPeer: null, ratioToFastestPeer: null };
  const [fastestPeer, fastest] = ranked[0];
  return { fastestPeer, ratioToFastestPeer: ours / fastest };
}

/** `ahead: 1.10 × faster than keras-xla`, or `BEHIND: …`: a loss is said as plainly as a win. */
export function verdict({ fastestPeer, ratioToFastestPeer }) {
  if (fastestPeer === null) return 'no peer to compare with';
  if (ratioToFastestPeer <= 1) return `AHEAD: ${(1 / ratioToFastestPeer).toFixed(2)} × as fast as ${fastestPeer}`;
  return `BEHIND: takes ${ratioToFastestPeer.toFixed(2)} × as long as ${fastestPeer}`;
}

/** A table for people: the first column to the left, the others to the right. */
export function tableText(header, rows) {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    )
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** Ours and the peers of one case, the fastest first, each with its time as a multiple of ours; missing ones last. */
export function caseText({ name, result, contenders, missing }) {
  const rows = [...contenders]
    .sort((a, b) => a.msPerStep - b.msPerStep)
    .map((contender) => [
      contender.name,
      milliseconds(contender.msPerStep),
      milliseconds(contender.bestMs),
      `${(contender.msPerStep / result.msPerStep).toFixed(2)}`,
      contender.memoryMb === null ? '–' : String(Math.round(contender.memoryMb)),
      contender.loss === null ? 'not finite' : contender.loss.toFixed(1),
    ]);
  const table = tableText(['contender', 'ms/step', 'best', '× ours', 'peak MB', 'last loss'], rows);
  const absent = Object.entries(missing).map(([peer, reason]) => `missing: ${peer} (${reason})\n`);
  return `${name} · ${verdict(result)}\n${table}${absent.join('')}`;
}

function milliseconds(value) {
  return value.toFixed(value < 100 ? 2 : 1);
}
