/** An expected failure is a sentence, not a stack trace; DEBUG shows the stack. */
export function endWithMessage(error) {
  process.stderr.write(`${process.env.DEBUG ? error.stack : error.message}\n`);
  process.exitCode = 1;
}
