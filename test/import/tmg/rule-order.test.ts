import fc from 'fast-check';
import { importTmg } from '../../../lib/import/tmg/import-tmg';
import { writeDraft } from '../../../lib/import/write-draft';
import { findingLines, ruleLines } from '../../support/proxy-fixtures';
import { publishedByDraft } from '../../support/published-by-draft';
import { listenerXml, policyXml, rootXml, ruleXml, type RuleShape } from '../../support/tmg-export';

const HOSTS = ['webext.contoso.com', 'meet.contoso.com', 'dialin.contoso.com', 'lyncdiscover.contoso.com', 'mail.contoso.com'];
const NAMES = [...HOSTS, '*.contoso.com', 'a.b.contoso.com'];

const rule: fc.Arbitrary<Omit<RuleShape, 'name'>> = fc.record({
  names: fc.subarray(NAMES, { minLength: 1, maxLength: 3 }),
  server: fc.constantFrom('10.0.0.1', '10.0.0.2', '10.0.0.3'),
  enabled: fc.integer({ min: 0, max: 4 }).map((chance) => chance > 0),
  denies: fc.integer({ min: 0, max: 6 }).map((chance) => chance === 0),
  path: fc.constantFrom('/*', '/*', '/*', '/owa/*'),
});
const named = (rules: readonly Omit<RuleShape, 'name'>[]) => rules.map((each, index) => ({ ...each, name: `Rule ${index}` }));
const rules = fc.array(rule, { minLength: 1, maxLength: 6 }).map(named);

const imported = (shapes: readonly RuleShape[]) => importTmg(rootXml(policyXml(shapes.map(ruleXml).join(''))), 'tmg.xml');
const ids = (shapes: readonly RuleShape[]) => imported(shapes).findings.map(({ id }) => id.replace('lync-reverse-proxy:', ''));

const bigEndian = (order: number) => order.toString(16).padStart(16, '0').toUpperCase();
const littleEndian = (order: number) => (bigEndian(order).match(/../g) ?? []).reverse().join('').toLowerCase();

const SPELLINGS: readonly (readonly [string, (order: number) => string])[] = [
  ['a number', (order) => `<fpc4:Order dt:dt="int">${order}</fpc4:Order>`],
  ['a number without a type', (order) => `<fpc4:Order>${order}</fpc4:Order>`],
  ['16 digits, the highest first', (order) => `<fpc4:Order dt:dt="bin.hex">${bigEndian(order)}</fpc4:Order>`],
  ['16 digits, the lowest byte first', (order) => `<fpc4:Order dt:dt="bin.hex">${littleEndian(order)}</fpc4:Order>`],
  ['16 digits without a type', (order) => `<fpc4:Order>${bigEndian(order)}</fpc4:Order>`],
];

test.each(SPELLINGS)('law: where Order is %s, rules apply in that order wherever they stand', (_, spelling) => {
  const positions = fc.uniqueArray(fc.integer({ min: 1, max: 70_000 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(rules, positions, (inFile, orders) => {
      const ordered = inFile.map((each, index) => ({ each: { ...each, order: spelling(orders[index] ?? 0) }, order: orders[index] ?? 0 }));
      const sorted = [...ordered].sort((a, b) => a.order - b.order).map(({ each }) => ({ ...each, order: '' }));
      const read = imported(ordered.map(({ each }) => each));
      expect(writeDraft(read.draft)).toBe(writeDraft(imported(sorted).draft));
      expect(read.report.rules.map(({ name }) => name)).toEqual(sorted.map(({ name }) => name));
      expect(findingLines(read).join()).not.toContain('proxy-rule-order-unknown');
    }),
    { numRuns: 60 },
  );
});

/** Where each host goes. */
const routes = (shapes: readonly RuleShape[]) =>
  publishedByDraft(imported(shapes).draft)
    .map(({ host, servers }) => `${host} ${servers.join()}`)
    .sort();

test('law: where the order is not told and nothing is said of it, no order of the rules publishes anything else', () => {
  fc.assert(
    fc.property(
      rules.chain((shapes) => fc.tuple(fc.constant(shapes), fc.shuffledSubarray(shapes, { minLength: shapes.length }))),
      ([shapes, shuffled]) => {
        const isTold = ids(shapes).includes('proxy-rule-order-unknown');
        expect(isTold ? routes(shapes) : routes(shuffled)).toEqual(routes(shapes));
      },
    ),
    { numRuns: 300 },
  );
});

const LYNC: RuleShape = { name: 'Lync', names: ['webext.contoso.com', 'meet.contoso.com'], server: '10.0.0.1' };
const OTHER: RuleShape = { name: 'Other', names: ['webext.contoso.com'], server: '10.0.0.2' };
const order = (text: string, type = ' dt:dt="int"') => `<fpc4:Order${type}>${text}</fpc4:Order>`;
const HEX = ' dt:dt="bin.hex"';

test.each<[string, string, string, string]>([
  ['no rule has one', '', '', 'the export gives them no Order'],
  ['one rule has none', order('1'), '', 'some of them have no Order'],
  ['two are the same', order('1'), order('1'), 'two of them have the same Order'],
  ['two are the same in hexadecimal digits', order(bigEndian(1), HEX), order(bigEndian(1), HEX), 'two of them have the same Order'],
  ['one is no number', order('1'), order('first'), 'some of them have an Order that is no number'],
  ['one has an odd number of digits', order(bigEndian(1), HEX), order('001', HEX), 'some of them have an Order that is no number'],
  ['one is decimal', order('1'), order(bigEndian(2), HEX), 'their Order is spelt in several ways'],
  ['they have several lengths', order('01', HEX), order(bigEndian(2), HEX), 'their Order is spelt in several ways'],
  [
    'the bytes may stand either way',
    order('00000102', HEX),
    order('00000201', HEX),
    'their Order is hexadecimal, and each way to read its bytes gives another order',
  ],
])('the order is not told where %s, and the report says so of rules that overlap', (_, one, other, reason) => {
  const { findings } = imported([
    { ...LYNC, order: one },
    { ...OTHER, order: other },
  ]);
  const [found] = findings.filter(({ id }) => id.endsWith('proxy-rule-order-unknown'));
  expect(found).toMatchObject({ severity: 'warning', where: 'Lync, Other' });
  expect(found?.message).toBe(
    `The rules Lync and Other lead webext.contoso.com to different places, and which of them comes first this export does not tell: ${reason}. The file follows the order in which they stand, as if Lync came first; if it does not, clients reach the wrong servers. Compare with the list of rules in Forefront TMG Management.`,
  );
});

test.each<[string, readonly RuleShape[]]>([
  ['lead to the same servers', [LYNC, { ...OTHER, server: LYNC.server }]],
  ['have other names', [LYNC, { ...OTHER, names: ['dialin.contoso.com'] }]],
  ['are disabled', [LYNC, { ...OTHER, enabled: false }]],
  ['are about some paths only', [LYNC, { ...OTHER, path: '/owa/*' }]],
  [
    'share a name of Exchange',
    [LYNC, { ...OTHER, names: ['mail.contoso.com'] }, { ...OTHER, names: ['mail.contoso.com'], server: '10.0.0.3' }],
  ],
])('nothing is said of rules that %s', (_, shapes) => {
  expect(ids(shapes)).not.toContain('proxy-rule-order-unknown');
});

test('hexadecimal digits are read, and that their spelling is not verified stands beside the rules it matters to', () => {
  const { findings } = imported([
    { ...LYNC, order: order(bigEndian(2), HEX) },
    { ...OTHER, order: order(bigEndian(1), HEX) },
  ]);
  expect(findings).toContainEqual(
    expect.objectContaining({
      id: 'lync-reverse-proxy:proxy-rule-order-unverified',
      severity: 'note',
      where: 'Other, Lync',
      message: expect.stringContaining('as if Other came first (UNVERIFIED)') as string,
    }),
  );
});

test('rules of two lists have no order among each other', () => {
  const lists = [LYNC, OTHER].map((shape) => policyXml(ruleXml({ ...shape, order: order('1') }))).join('');
  const [found] = importTmg(rootXml(lists), 'tmg.xml').findings;
  expect(found?.message).toContain('they stand in different lists');
});

test('a pattern takes the names of later rules of its listener, and not those of another', () => {
  const wide: RuleShape = { name: 'Wide', names: ['*.contoso.com'], server: '10.0.0.1', listener: '{A}' };
  const narrow: RuleShape = { name: 'Narrow', names: ['webext.contoso.com'], server: '10.0.0.2', listener: '{A}' };
  const read = (...shapes: readonly RuleShape[]) =>
    importTmg(rootXml(listenerXml('{A}') + listenerXml('{B}') + policyXml(shapes.map(ruleXml).join(''))), 'tmg.xml');
  expect(ruleLines(read(wide, narrow))).toEqual([
    'translated: Wide → 10.0.0.1 webext.contoso.com *.contoso.com',
    'withoutEffect: Narrow → 10.0.0.2 (rules before it publish its names)',
  ]);
  expect(publishedByDraft(read(wide, { ...narrow, listener: '{B}' }).draft)).toMatchObject([{ servers: ['10.0.0.2'] }]);
  expect(publishedByDraft(read(narrow, wide).draft)).toMatchObject([{ servers: ['10.0.0.2'] }]);
});
