import fc from 'fast-check';
import { isMap, isScalar, isSeq, parse, parseDocument, visit } from 'yaml';
import { importArr } from '../../lib/import/arr/import-arr';
import type { DeploymentDraft } from '../../lib/import/deployment-draft';
import { mergeDraft } from '../../lib/import/merge/merge-draft';
import { topologyDraft } from '../../lib/import/topology-draft';
import { importTmg } from '../../lib/import/tmg/import-tmg';
import { writeDraft } from '../../lib/import/write-draft';
import { arbitraryArr } from '../support/arbitrary-arr';
import { arr, ARR_FIXTURES, tmg, TMG_FIXTURES } from '../support/proxy-fixtures';
import { policyXml, rootXml, ruleXml } from '../support/tmg-export';
import { fixture, read } from '../support/topology-fixtures';

const TOPOLOGIES = [
  ['two-sites-2015.xml', 'simple-urls.json'],
  ['two-sites-2013.tbxml'],
  ['standard-edition-2010.xml'],
  ['oddities-2019.xml'],
];
const addresses = new Map(['fe01', 'fe02', 'fe03', 'dir01'].map((name, index) => [`${name}.contoso.local`, [`10.20.0.${index + 11}`]]));

const topologies = fc.tuple(fc.constantFrom(...TOPOLOGIES), fc.boolean()).map(([names, isAddressed]) =>
  topologyDraft(
    names.map((name) => read(Buffer.from(fixture(name)), name)),
    isAddressed ? addresses : undefined,
  ),
);
const tmgRule = fc.record({
  names: fc.subarray(
    ['webext.contoso.com', 'meet.contoso.com', 'dialin.contoso.com', 'lyncdiscover.contoso.com', 'scheduler.contoso.com'],
    {
      minLength: 1,
    },
  ),
  server: fc.constantFrom('10.0.0.1', '10.0.0.2', 'pool01.contoso.local'),
});
const exports = fc
  .array(tmgRule, { minLength: 1, maxLength: 4 })
  .map((rules) => importTmg(rootXml(policyXml(rules.map((each, index) => ruleXml({ ...each, name: `${index}` })).join(''))), 'tmg.xml'));

const drafts: fc.Arbitrary<DeploymentDraft> = fc
  .oneof(
    topologies,
    exports,
    arbitraryArr.map((text) => importArr(text, 'arr.config')),
    fc.constantFrom(...ARR_FIXTURES).map((name) => arr(name)),
    fc.constantFrom(...TMG_FIXTURES).map((name) => tmg(name)),
  )
  .map(({ draft }) => draft);

/** Every value that is known, with the keys it stands under. */
function leaves(value: unknown, path: readonly string[] = []): readonly { readonly path: readonly string[]; readonly text: string }[] {
  if (typeof value !== 'object' || value === null) {
    const text = String(value);
    return text.startsWith('<fill in:') ? [] : [{ path, text }];
  }
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, Array.isArray(value) ? path : [...path, key]));
}

/** What somebody did to a file: each number picks a place, and what happens there. */
type Doings = readonly (readonly [place: number, what: 'remove' | 'empty' | 'change'])[];

/** A file with values removed, emptied and changed, whole objects among them. */
function variation(file: string, doings: Doings): string {
  const document = parseDocument(file);
  for (const [place, what] of doings) {
    const places: (readonly (string | number)[])[] = [];
    const collect = (node: unknown, path: readonly (string | number)[]): void => {
      if (path.length > 0) places.push(path);
      if (isSeq(node)) for (const [index, item] of node.items.entries()) collect(item, [...path, index]);
      if (isMap(node)) for (const { key, value } of node.items) collect(value, [...path, String((key as { value: unknown }).value)]);
    };
    collect(document.contents, []);
    const path = places[place % Math.max(places.length, 1)];
    if (path === undefined) continue;
    const node: unknown = document.getIn(path, true);
    if (what === 'remove') document.deleteIn(path);
    else if (what === 'empty') document.setIn(path, document.createNode(null));
    else if (isScalar(node)) node.value = typeof node.value === 'number' ? node.value + 1 : `mine-${String(node.value)}`;
  }
  return `# mine\n${document.toString({ lineWidth: 0 })}# the end\n`;
}

const doings = fc.array(fc.tuple(fc.nat(), fc.constantFrom<Doings[number][1]>('remove', 'remove', 'change', 'empty')), { maxLength: 6 });

test('law: what an import into a new file would say is in the merged file, or is named in a change, and nothing of the file is lost', () => {
  fc.assert(
    fc.property(drafts, doings, (draft, done) => {
      const fresh = writeDraft(draft);
      const file = variation(fresh, done);
      fc.pre(isMap(parseDocument(file).contents));
      const { text, changes } = mergeDraft(file, draft, 'mine.yaml');
      const told = changes.map(({ path, message }) => `${path} ${message}`.toLowerCase());
      const merged = leaves(parse(text));
      const isThere = ({ path, text: value }: (typeof merged)[number]) =>
        // What a pool is called is the user's own.
        path.join('.') === 'pools.name' ||
        merged.some((each) => each.path.join('.') === path.join('.') && each.text.toLowerCase() === value.toLowerCase()) ||
        // A Meet URL may stand alone or with its SIP domain, whose name then stands in sipDomains.
        (path[0] === 'simpleUrls' && merged.some((each) => each.text.toLowerCase() === value.toLowerCase())) ||
        told.some((each) => each.includes(value.toLowerCase()) && path.some((key) => each.includes(key.toLowerCase())));
      expect(leaves(parse(fresh)).filter((leaf) => leaf.text !== 'null' && !isThere(leaf))).toEqual([]);
      // Every line is there as it was, but for blanks and lists that gain something inside.
      const lines = text.split('\n');
      const lost = file.split('\n').filter((line) => !line.includes('<fill in:') && !/[[{].*[\]}]/.test(line) && !lines.includes(line));
      expect(lost).toEqual([]);
      expect(mergeDraft(text, draft, 'mine.yaml').text).toBe(text);
    }),
    { numRuns: 150 },
  );
});

const ONE_POOL = (name: string, fqdn: string, rest = ''): string =>
  `pools:\n  - name: ${name}\n    role: standardEdition\n    externalWebServicesFqdn: ${fqdn}\n    servers: [10.20.0.77]\n${rest}`;

test('a pool that the file lacks is not taken for another of its name there', () => {
  const { draft } = importTmg(
    rootXml(policyXml(ruleXml({ name: '1', names: ['webext.contoso.com', 'dialin.contoso.com'], server: '10.0.0.1' }))),
    'tmg.xml',
  );
  const [own = ''] = leaves(parse(writeDraft(draft))).flatMap(({ path, text }) => (path.join('.') === 'pools.name' ? [text] : []));
  const file = ONE_POOL(own, 'other.contoso.com', `simpleUrls:\n  answeredBy: ${own}\n  dialin: https://dialin.contoso.com\n`);
  const { text, changes } = mergeDraft(file, draft, 'mine.yaml');
  const { pools } = parse(text) as { readonly pools: readonly { readonly name: string; readonly externalWebServicesFqdn: string }[] };
  expect(pools.map(({ name, externalWebServicesFqdn }) => [name, externalWebServicesFqdn])).toEqual([
    [own, 'other.contoso.com'],
    [`${own}-2`, 'webext.contoso.com'],
  ]);
  expect(changes.map(({ kind, path, message }) => `${kind} ${path}: ${message}`)).toContain(
    `kept simpleUrls.answeredBy: ${own} here, ${own}-2 in the documents`,
  );
  expect(mergeDraft(text, draft, 'mine.yaml').text).toBe(text);
});

/** What Lync and DNS take for the same. */
const respelt = fc.constantFrom<(text: string) => string>(
  (text) => text.toUpperCase(),
  (text) => text.replace(/^https/, 'HTTPS'),
  (text) => (text.startsWith('https://') ? `${text}/` : text),
);

test('law: another spelling of a host or URL is neither a difference nor a further entry', () => {
  fc.assert(
    fc.property(drafts, respelt, (draft, spelling) => {
      const document = parseDocument(writeDraft(draft));
      visit(document, {
        Scalar: (place, node) => {
          const isHost = typeof node.value === 'string' && /^(?:https:\/\/)?(?:[a-z0-9-]+\.)+[a-z]+(?:\/|$)/.test(node.value);
          if (place !== 'key' && isHost) node.value = spelling(String(node.value));
        },
      });
      const file = document.toString({ lineWidth: 0 });
      expect(mergeDraft(file, draft, 'mine.yaml')).toEqual({ text: file, changes: [] });
    }),
    { numRuns: 60 },
  );
});
