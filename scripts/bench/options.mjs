const usage = `npm run bench -- engine  [--peers] [--json] [--case NAME …] [--rounds N] [--turn SECONDS]
npm run bench -- article [--peers] [--json] [--rounds N]`;

/**
 * What stands after the name of a comparison. `--case` takes one name or several; without it all cases run. Throws what was
 * wrong together with the usage.
 */
export function parseOptions(args, { defaultRounds, caseNames = [] }) {
  const options = { peers: false, json: false, cases: [], rounds: defaultRounds, turnSeconds: 2 };
  const rest = [...args];
  while (rest.length > 0) {
    const name = rest.shift();
    if (name === '--peers') options.peers = true;
    else if (name === '--json') options.json = true;
    else if (name === '--rounds') options.rounds = positive(name, rest.shift(), Number.isInteger);
    else if (name === '--turn') options.turnSeconds = positive(name, rest.shift(), Number.isFinite);
    else if (name === '--case' && caseNames.length > 0) options.cases.push(...takeCases(rest, caseNames));
    else throw new Error(`${name} is not understood here.\n${usage}`);
  }
  const chosen = options.cases.length > 0 ? new Set(options.cases) : new Set(caseNames);
  return { ...options, cases: caseNames.filter((name) => chosen.has(name)) };
}

function takeCases(rest, caseNames) {
  const end = rest.findIndex((word) => word.startsWith('--'));
  const names = rest.splice(0, end === -1 ? rest.length : end);
  const unknown = names.filter((name) => !caseNames.includes(name));
  if (names.length > 0 && unknown.length === 0) return names;
  const what = unknown.length > 0 ? `No case is called ${unknown.join(', ')}` : '--case needs a name';
  throw new Error(`${what}; there are: ${caseNames.join(', ')}`);
}

function positive(name, text, isRight) {
  const value = Number(text);
  if (text !== undefined && isRight(value) && value > 0) return value;
  throw new Error(`${name} needs a number above 0, got ${text ?? 'nothing'}.\n${usage}`);
}
