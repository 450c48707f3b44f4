import { durationText, say } from '../setup/progress-line.mjs';
import { millisecondsLeft } from './rounds.mjs';

/** A line on stderr for each build and each round, with an estimate of the end. */
export function benchProgress({ builds, turns, turnSeconds }, tell = say) {
  const buildsTookMs = [];
  const turnsTookMs = [];
  const left = () => {
    const estimate = millisecondsLeft({
      buildsTookMs,
      buildsLeft: builds - buildsTookMs.length,
      turnsTookMs,
      turnsLeft: turns - turnsTookMs.length,
      turnSeconds,
    });
    return `about ${durationText(estimate)} left`;
  };
  return {
    say: tell,
    built(what, tookMs) {
      buildsTookMs.push(tookMs);
      tell(`${what} · ${tookMs > 0 ? `ready in ${durationText(tookMs)}` : 'missing'} · ${left()}`);
    },
    round: (what) => tell(`${what} · ${left()}`),
    turned: (tookMs) => turnsTookMs.push(tookMs),
  };
}
