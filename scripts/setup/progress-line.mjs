/** `12.3 s` → `12 s`, `95 s` → `1 min 35 s`: how long a person waited. */
export function durationText(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Decimal megabytes, as download pages count them. */
export function sizeText(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}

/**
 * One line for one step: what · from where · how large · live progress. On a terminal the line is rewritten; elsewhere
 * (a log) there is one line at the start and one at the end. Everything goes to stderr: stdout belongs to the results.
 */
export function startLine(parts, stream = process.stderr, now = Date.now) {
  const subject = parts.filter(Boolean).join(' · ');
  const startedAt = now();
  let latest = 'starting';
  const redraw = () => stream.write(`\r\x1b[2K${subject} · ${latest} · ${durationText(now() - startedAt)}`);
  const timer = stream.isTTY ? setInterval(redraw, 200) : null;
  timer?.unref();
  if (stream.isTTY) redraw();
  else stream.write(`${subject} …\n`);
  const end = (ending) => {
    if (timer) clearInterval(timer);
    stream.write(`${stream.isTTY ? '\r\x1b[2K' : ''}${subject} · ${ending}\n`);
  };
  return {
    update(text) {
      latest = text;
    },
    done: () => end(`done in ${durationText(now() - startedAt)}`),
    failed: (reason) => end(`not possible: ${reason}`),
  };
}

/** A line that stands by itself: a warning, or what a lower rung costs. */
export function say(text, stream = process.stderr) {
  stream.write(`${text}\n`);
}
