import { againstFastest } from './comparison.mjs';
import { startContender } from './contender.mjs';
import { median, shuffled, stepsOfTurn } from './rounds.mjs';

const limits = { readyWithinMs: 900_000, answerWithinMs: 300_000 };

/**
 * Measures the contenders of one case, ours first in the list: starts them one after the other, then lets them take turns, one
 * computing at a time, in a new order each round. A peer that fails is missing with the reason; ours failing throws.
 */
export async function runCase({ name, contenders }, { rounds, turnSeconds, seed, progress }) {
  const [ours] = contenders;
  const missing = {};
  const running = [];
  /** Gives null for a peer that failed, which then takes no further part. */
  const attempt = async (contender, work) => {
    try {
      return await work();
    } catch (error) {
      if (contender.name === ours.name) throw error;
      missing[contender.name] = error.message.split('\n', 1)[0];
      progress.say(`${name} · ${error.message}`);
      return null;
    }
  };
  try {
    for (const contender of contenders) {
      const started = await attempt(contender, () => prepare(contender, turnSeconds));
      if (started) running.push(started);
      progress.built(`${name} · ${contender.name}`, started?.process.readyAfterMs ?? 0);
    }
    for (let round = 0; round < rounds; round++) {
      progress.round(`${name} · round ${round + 1} of ${rounds}`);
      for (const entry of shuffled(running, seed + round)) {
        const startedAt = performance.now();
        const answer = missing[entry.name] ? null : await attempt(entry, () => entry.process.run(entry.steps));
        if (answer) entry.answers.push(answer);
        progress.turned(performance.now() - startedAt);
      }
    }
  } finally {
    await Promise.all(running.map(({ process }) => process.end()));
  }
  const measured = running.filter((entry) => !missing[entry.name]).map(summary);
  return { name, result: caseResult(name, measured, missing), contenders: measured, missing };
}

async function prepare(contender, turnSeconds) {
  const process = await startContender(contender, limits);
  const { msPerStep } = await process.run(3); // how long a turn of this one has to be
  return { name: contender.name, process, steps: stepsOfTurn(msPerStep, turnSeconds), answers: [] };
}

function summary({ name, process, answers }) {
  return {
    name,
    msPerStep: median(answers.map((answer) => answer.msPerStep)),
    bestMs: Math.min(...answers.map((answer) => answer.bestMs)),
    memoryMb: answers.at(-1).memoryMb,
    loss: answers.at(-1).loss,
    buildMs: process.ready.buildMs,
    versions: process.ready.versions ?? {},
  };
}

function caseResult(name, [ours, ...peers], missing) {
  const times = Object.fromEntries(peers.map((peer) => [peer.name, peer.msPerStep]));
  return {
    name,
    msPerStep: ours.msPerStep,
    peers: times,
    ...againstFastest(ours.msPerStep, times),
    memoryMb: ours.memoryMb,
    peerMemoryMb: Object.fromEntries(peers.map((peer) => [peer.name, peer.memoryMb])),
    missingPeers: missing,
  };
}
