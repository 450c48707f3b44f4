/** Model code that cannot be recorded as a graph: says what was done, where, and what to do instead. */
export class TraceError extends Error {
  constructor(scope: string, problem: string, remedy: string) {
    super(`Tracing "${scope}": ${problem} at ${placeInModelCode()}. ${remedy}`);
    this.name = 'TraceError';
  }
}

/** The nearest callers of TensorFlow.js, innermost first; of this error when it did not come by way of TensorFlow.js. */
function placeInModelCode(): string {
  const frames = (new Error().stack ?? '').split('\n').slice(3); // behind the message, this function and the error
  const library = frames.findIndex((frame) => frame.includes('@tensorflow'));
  const callers = library < 0 ? frames : frames.slice(library);
  const own = callers.filter((frame) => !/node_modules|node:/.test(frame));
  const places = own.slice(0, 3).map((frame) => frame.trim().replace(/^at /, ''));
  return places.join(' ← ') || 'an unknown place';
}
