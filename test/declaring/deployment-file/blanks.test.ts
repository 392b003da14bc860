import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { DeploymentFile } from '../../../lib';
import { DeploymentFileError } from '../../../lib/declaring/deployment-file/deployment-file-error';
import { pathText, type FileProblem } from '../../../lib/declaring/deployment-file/file-problem';
import { openBlanks } from '../../../lib/declaring/deployment-file/open-blanks';

const contract = readFileSync(join(__dirname, 'contract.yaml'), 'utf8');

function problemsOf(text: string): readonly FileProblem[] {
  try {
    DeploymentFile.parse(text, 'lync.yaml');
    return [];
  } catch (error) {
    if (error instanceof DeploymentFileError) return error.problems;
    throw error;
  }
}

type Path = readonly (string | number)[];

/** Every value of a file: texts, numbers, lists and objects. */
function pathsOf(text: string): readonly Path[] {
  const paths: Path[] = [];
  const collect = (node: unknown, path: Path): void => {
    if (path.length > 0) paths.push(path);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) collect(item, [...path, index]);
    if (isMap(node)) for (const { key, value } of node.items) collect(value, [...path, String(isScalar(key) ? key.value : key)]);
  };
  collect(parseDocument(text).contents, []);
  return paths;
}

const TOKEN = 'TheValueIsMissing';
const isIn = (path: Path, other: Path) => path.length >= other.length && other.every((part, index) => part === path[index]);

/** The contract with something else in the place of some values; in flow style too, where commas and brackets count. */
function withTexts(paths: readonly Path[], texts: readonly string[], isFlow: boolean): string {
  const document = parseDocument(contract);
  for (const [index, path] of paths.entries()) document.setIn(path, document.createNode(`${TOKEN}${String.fromCharCode(65 + index)}`));
  const text = isFlow
    ? JSON.stringify(document.toJS(), undefined, 1).replaceAll(new RegExp(`"(${TOKEN}.)"`, 'g'), '$1')
    : document.toString();
  return texts.reduce((left, each, index) => left.replace(`${TOKEN}${String.fromCharCode(65 + index)}`, () => each), text);
}

const what = fc.string({ unit: fc.constantFrom(...'aZ9 .:"\'#,[]{}&*!|%@`?-\\/=<'.split(/(?=.)/)), maxLength: 12 });
const spelling = fc.constantFrom<(blank: string) => string>(
  (blank) => blank,
  (blank) => `"${blank}"`,
  (blank) => `'${blank}'`,
  (blank) => `"https://${blank}/meet"`,
  (blank) => `https://${blank}`,
);
const blank = fc.tuple(what, spelling).map(([text, spelled]) => spelled(`<fill in: ${text}>`));

test('law: blanks are reported as not filled in yet, each once and nothing besides, wherever they stand and whatever is in them', () => {
  const paths = pathsOf(contract);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), blank), { minLength: 1, maxLength: 4 }), fc.boolean(), (chosen, isFlow) => {
      const apart = chosen.filter(
        ([path], index) => !chosen.some(([other], at) => at !== index && (isIn(path, other) || isIn(other, path))),
      );
      fc.pre(apart.length > 0);
      const text = withTexts(
        apart.map(([path]) => path),
        apart.map(([, each]) => each),
        isFlow,
      );
      const problems = problemsOf(text);
      expect(problems.map(({ path }) => path).sort()).toEqual(apart.map(([path]) => pathText(path)).sort());
      for (const { message } of problems) expect(message).toMatch(/^Not filled in yet: .*<fill in: .*>/);
      expect(openBlanks(text)).toHaveLength(apart.length);
    }),
    { numRuns: 120 },
  );
});

const sound = (line: string) =>
  [
    'network: { transitGatewayId: tgw-0a, poolNetworks: [10.20.0.0/16] }',
    'hostedZones: [{ name: contoso.com, id: Z1 }]',
    'externalSignIn: modern',
    line,
    'pools:',
    '  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11] }',
  ].join('\n');

test.each<[string, string, string, string]>([
  ['a key', '"<fill in: a key>": 1', '<fill in: a key>', '<fill in: a key>'],
  ['a list where a number is expected', 'idleTimeout: ["<fill in: x>"]', 'idleTimeout[0]', '<fill in: x>'],
  ['JSON as PowerShell writes it', '"http": "\\u003cfill in: redirect or none\\u003e"', 'http', '<fill in: redirect or none>'],
  ['quotes that are escaped', 'http: "<fill in: \\"none\\" or so>"', 'http', '<fill in: "none" or so>'],
  ['a sign behind it', 'http: <fill in: a > b: c>', '', '<fill in: a > b: c>'],
])('%s may be a blank', (_, line, path, text) => {
  expect(problemsOf(sound(line))).toContainEqual({
    path,
    line: 4,
    message: expect.stringContaining(`Not filled in yet: ${text}`) as string,
  });
});

test('the comment beside a blank tells where to find it', () => {
  expect(problemsOf(sound('http: "<fill in: redirect or none>" # ask who runs the network'))).toEqual([
    { path: 'http', line: 4, message: 'Not filled in yet: <fill in: redirect or none>. Where to find it: ask who runs the network.' },
  ]);
});

test('what is wrong elsewhere is reported beside a blank', () => {
  const problems = problemsOf(
    `${sound('idleTimeout: <fill in: seconds>')}\n  - { name: pool01, role: boss, externalWebServicesFqdn: b.contoso.com }`,
  );
  expect(problems.map(({ path }) => path).sort()).toEqual(['idleTimeout', 'pools[1]', 'pools[1].name', 'pools[1].role']);
});
