// Plain JavaScript: a step of compile.js, which npm runs before it packs.
'use strict';
const ts = require('typescript');

/**
 * The text of a compiled module, which loads what it imports with the first use of it: of the rooms of this package most processes
 * need a part. It holds for modules that do nothing but define when they are loaded; an import without a name stays where it is.
 *
 * @param namesOf the names that a module exports, which are what `export *` passes on
 */
function lazyImports(text, file, namesOf) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const edits = [];
  const imported = new Set();
  for (const statement of source.statements) {
    const declaration = importedBy(statement);
    const passedOn = passedOnBy(statement);
    if (declaration !== undefined) {
      const { name, initializer } = declaration;
      imported.add(name.text);
      const loaded = `let ${name.text}$; const ${name.text} = () => (${name.text}$ ??= ${initializer.getText(source)});`;
      edits.push({ from: statement.getStart(source), to: statement.end, text: loaded });
    } else if (passedOn !== undefined) {
      const getters = namesOf(passedOn).map(
        (name) => `${name}: { enumerable: true, get: () => require(${JSON.stringify(passedOn)}).${name} }`,
      );
      edits.push({
        from: statement.getStart(source),
        to: statement.end,
        text: `Object.defineProperties(exports, { ${getters.join(', ')} });`,
      });
    }
  }
  for (const statement of source.statements) edits.push(...editsOfGetter(statement, source));
  const visit = (node) => {
    if (edits.some(({ from, to }) => node.getStart(source) === from && node.end === to)) return;
    // `new x().Y()` would make an x.
    if (ts.isNewExpression(node) && imported.has(leftmostOf(node.expression))) {
      const { expression } = node;
      edits.push({ from: expression.getStart(source), to: expression.getStart(source), text: '(' });
      edits.push({ from: expression.end, to: expression.end, text: ')' });
    }
    if (ts.isIdentifier(node) && imported.has(node.text)) edits.push(...editsOfName(node, file));
    ts.forEachChild(node, visit);
  };
  source.statements.forEach(visit);
  return edits.sort((a, b) => b.from - a.from).reduce((all, { from, to, text: by }) => `${all.slice(0, from)}${by}${all.slice(to)}`, text);
}

/** `const x_1 = require("…")`, also within one of TypeScript's helpers. */
function importedBy(statement) {
  if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) return undefined;
  const [declaration] = statement.declarationList.declarations;
  const { name, initializer } = declaration;
  if (!ts.isIdentifier(name) || initializer === undefined || !ts.isCallExpression(initializer)) return undefined;
  const { expression, arguments: [argument] } = initializer; // prettier-ignore
  const isHelped = ts.isIdentifier(expression) && /^__import(?:Star|Default)$/.test(expression.text);
  return isRequire(initializer) || (isHelped && argument !== undefined && isRequire(argument)) ? declaration : undefined;
}

/** The module of `export * from`. */
function passedOnBy(statement) {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return undefined;
  const { expression, arguments: [argument] } = statement.expression; // prettier-ignore
  const isStar = ts.isIdentifier(expression) && expression.text === '__exportStar' && argument !== undefined && isRequire(argument);
  return isStar ? argument.arguments[0].text : undefined;
}

/**
 * `Object.defineProperty(exports, "x", { get: … })`, by which TypeScript passes on one name. Node.js reads that itself to know what
 * `import` may name, and leaves out what is got in another way than it expects; it does not read `defineProperties`.
 * https://github.com/nodejs/cjs-module-lexer#getter-exports
 */
function editsOfGetter(statement, source) {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return [];
  const { expression, arguments: [target, name, getter] } = statement.expression; // prettier-ignore
  if (expression.getText(source) !== 'Object.defineProperty' || target.getText(source) !== 'exports') return [];
  if (!ts.isObjectLiteralExpression(getter) || !getter.properties.some(({ name: key }) => key.text === 'get')) return [];
  return [
    { from: statement.getStart(source), to: getter.getStart(source), text: `Object.defineProperties(exports, { ${name.text}: ` },
    { from: getter.end, to: statement.expression.end, text: ' })' },
  ];
}

function isRequire(node) {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require';
}

function leftmostOf(expression) {
  if (ts.isPropertyAccessExpression(expression)) return leftmostOf(expression.expression);
  return ts.isIdentifier(expression) ? expression.text : undefined;
}

/** What is made of the name of an import, where it is one and no property of the same name. */
function editsOfName({ parent, text, end, pos }, file) {
  if (ts.isPropertyAccessExpression(parent) && parent.name.end === end) return [];
  if (ts.isShorthandPropertyAssignment(parent)) return [{ from: end, to: end, text: `: ${text}()` }];
  const isNamed = parent.name?.end === end && parent.name.pos === pos;
  if (isNamed && (ts.isPropertyAssignment(parent) || ts.isClassElement(parent))) return [];
  if (isNamed)
    throw new Error(`${file}: ${text} is the name of an import and of something else, which scripts/lazy-imports.js cannot tell apart`);
  return [{ from: end, to: end, text: '()' }];
}

module.exports = { lazyImports };
