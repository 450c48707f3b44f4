import ts from 'typescript';

const testNames = new Set(['test', 'it']);
const groupNames = new Set(['describe', 'suite']);
const reasons = /\b(needs?|because|only|where|without|unless|when|if|until)\b/;

/** What is wrong with the tests of one file, a line each: no assertion, `.only`, a skip without a reason, a sleep. */
export function testFaults(path: string, text: string): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const faults: string[] = [];
  const report = (node: ts.Node, what: string): void => {
    faults.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) checkCall(node, report);
    if (ts.isImportDeclaration(node) && /timers\/promises/.test(node.moduleSpecifier.getText())) {
      report(node, 'sleeps: wait for the event, or use expect.poll');
    }
    if (ts.isNewExpression(node) && isSleep(node)) report(node, 'sleeps: wait for the event, or use expect.poll');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

type Report = (node: ts.Node, what: string) => void;

function checkCall(call: ts.CallExpression, report: Report): void {
  const chain = calledChain(call.expression);
  const [root = '', ...modifiers] = chain;
  if (!testNames.has(root) && !groupNames.has(root)) return;
  const [title, ...rest] = call.arguments;
  // `test.each(rows)` and `test.skipIf(condition)` give the function that is called with title and body.
  if (!title || (modifiers.length > 0 && /^(each|for|skipIf|runIf)$/.test(modifiers.at(-1) ?? '') && !isTitled(call))) {
    return;
  }
  if (modifiers.includes('only')) report(call, '.only leaves the other tests out');
  if (modifiers.includes('todo')) report(call, '.todo passes without running');
  const skips = modifiers.some((name) => /^(skip|skipIf|runIf)$/.test(name));
  if (skips && !reasons.test(title.getText())) report(call, 'is skipped, and its title does not say why');
  if (testNames.has(root) && !modifiers.includes('todo') && !rest.some(asserts)) report(call, 'asserts nothing');
}

/** `test.each(rows)('title', …)`: the outer call has a call as its callee; a plain `test('title', …)` a name. */
function isTitled(call: ts.CallExpression): boolean {
  return ts.isCallExpression(call.expression) || ts.isTaggedTemplateExpression(call.expression);
}

/** Names from the left: `test.concurrent.each(rows)` is test, concurrent, each. Nothing for `/pattern/.test(text)`. */
function calledChain(expression: ts.Expression): readonly string[] {
  if (ts.isIdentifier(expression)) return [expression.text];
  if (ts.isCallExpression(expression)) return calledChain(expression.expression);
  if (ts.isTaggedTemplateExpression(expression)) return calledChain(expression.tag);
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const before = calledChain(expression.expression);
  return before.length > 0 ? [...before, expression.name.text] : [];
}

/** Something is expected in there: `expect`, `expectTypeOf`, or a function of this house named expect… or assert…. */
function asserts(node: ts.Node): boolean {
  if (ts.isIdentifier(node) && /^(expect|assert)/.test(node.text)) return true;
  return ts.forEachChild(node, (child) => asserts(child) || undefined) ?? false;
}

/** `new Promise((resolve) => setTimeout(resolve, …))`; a timer that rejects is a deadline, not a sleep. */
function isSleep(node: ts.NewExpression): boolean {
  const executor = node.arguments?.[0];
  if (node.expression.getText() !== 'Promise' || !executor || !ts.isFunctionLike(executor)) return false;
  const resolve = executor.parameters[0]?.name.getText();
  const timers = descendants(executor).filter(
    (inner): inner is ts.CallExpression =>
      ts.isCallExpression(inner) && /(^|\.)setTimeout$/.test(inner.expression.getText()),
  );
  return timers.some(({ arguments: [callback] }) =>
    callback ? descendants(callback).some((inner) => ts.isIdentifier(inner) && inner.text === resolve) : false,
  );
}

function descendants(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [node];
  ts.forEachChild(node, (child) => void found.push(...descendants(child)));
  return found;
}
