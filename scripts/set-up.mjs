/** Set-up by itself: `node scripts/set-up.mjs`; with `--again` every ladder is climbed from its first rung. */
import { setUp } from './setup/set-up.mjs';
import { manifestPath } from './setup/manifest.mjs';
import { endWithMessage } from './setup/end-with-message.mjs';

try {
  await setUp({ again: process.argv.includes('--again') });
  console.log(`Set-up is complete; what was found is in ${manifestPath()}`);
} catch (error) {
  endWithMessage(error);
}
