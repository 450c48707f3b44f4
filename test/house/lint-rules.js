/**
 * Rules of this house that no plugin has. Plain JavaScript, because ESLint reads it without a build.
 * Each has a planted violation in lint.test.ts.
 */

/**
 * `as T` and `x!` overrule the compiler: whoever does it says on that line, or right above, why it holds.
 * `numbers[i]!` is free: `noUncheckedIndexedAccess` cannot see the bounds of a loop, and a comment on each would be noise.
 */
const commentedAssertion = {
  meta: {
    type: 'suggestion',
    docs: { description: 'require a comment beside a type assertion' },
    messages: {
      uncommented:
        'Say in a comment on this line or right above why it holds, or type the source (schema, guard, `prepare<Parameters, Row>`).',
    },
    schema: [],
  },
  create(context) {
    const source = context.sourceCode;
    const commentLines = new Set();
    for (const comment of source.getAllComments()) {
      for (let line = comment.loc.start.line; line <= comment.loc.end.line; line++) commentLines.add(line);
    }
    const check = (node) => {
      const { start, end } = node.loc;
      const above = statementOf(node).loc.start.line - 1;
      const places = [above, start.line - 1];
      for (let line = start.line; line <= end.line; line++) places.push(line);
      if (!places.some((line) => commentLines.has(line))) context.report({ node, messageId: 'uncommented' });
    };
    return {
      TSAsExpression: (node) => {
        if (!isConst(node.typeAnnotation)) check(node);
      },
      TSTypeAssertion: check,
      TSNonNullExpression: (node) => {
        if (!isIndexed(node.expression)) check(node);
      },
    };
  },
};

function isConst(type) {
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
}

function isIndexed(expression) {
  return expression.type === 'MemberExpression' && expression.computed;
}

/** The innermost statement, property or class member around a node. */
function statementOf(node) {
  let at = node;
  while (at.parent && !/Statement$|Declaration$|^Property$|Definition$/.test(at.type)) at = at.parent;
  return at;
}

/** A comment that turns a rule off must say why: `// eslint-disable-next-line name -- because`. */
const explainedDisable = {
  meta: {
    type: 'suggestion',
    docs: { description: 'require a reason in eslint-disable comments' },
    messages: { unexplained: 'Say why: add ` -- ` and the reason after the name of the rule.' },
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const directive = /^\s*eslint-disable\S*\s*(.*)$/s.exec(comment.value);
          if (directive && !/\w.* -- \S/s.test(directive[1]))
            context.report({ loc: comment.loc, messageId: 'unexplained' });
        }
      },
    };
  },
};

export const house = { rules: { 'commented-assertion': commentedAssertion, 'explained-disable': explainedDisable } };
