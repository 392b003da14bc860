import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DocumentError } from '../../lib/documents/document-error';
import { documentLimits } from '../../lib/documents/document-limits';
import { documentText } from '../../lib/documents/document-text';
import { importArr } from '../../lib/import/arr/import-arr';
import { importTmg } from '../../lib/import/tmg/import-tmg';
import { ARR_FIXTURES, arrFile, TMG_FIXTURES, tmgFile } from '../support/proxy-fixtures';
import { processorTimeSince } from '../support/processor-time';

/** Before its first element a document is complete nowhere. */
const NOWHERE = {};

type Read = (text: string, fileName: string) => unknown;

const DOCUMENTS: readonly (readonly [string, string, Read])[] = [
  ...ARR_FIXTURES.map((name) => [name, readFileSync(arrFile(name), 'utf8'), importArr] as const),
  ...TMG_FIXTURES.map((name) => [name, readFileSync(tmgFile(name), 'utf8'), importTmg] as const),
];

function failure(read: Read, text: string): DocumentError | undefined {
  try {
    read(text, 'file');
    return undefined;
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
}

test.each(DOCUMENTS)('%s cut off anywhere is an error with its place, and never a part of a deployment', (_, text, read) => {
  const end = text.trimEnd().length - 1;
  const root = text.search(/<(?:configuration|fpc4:Root)/) + 20;
  const step = Math.ceil(end / 50);
  for (let length = 0; length <= end; length += length > end - 15 ? 1 : step) {
    const error = failure(read, text.slice(0, length));
    expect(error).toBeInstanceOf(DocumentError);
    expect(length > root ? error?.place : NOWHERE).toBeDefined();
  }
});

test.each(DOCUMENTS)('%s is read in UTF-16 and with a byte order mark too', (_, text, read) => {
  const encodings = [Buffer.from(`\uFEFF${text}`, 'utf16le'), Buffer.from(text, 'utf16le').swap16(), Buffer.from(`\uFEFF${text}`)];
  for (const bytes of encodings) expect(read(documentText(bytes, 'file'), 'file')).toEqual(read(text, 'file'));
});

test('a mutated document is read, or is a typed error', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...DOCUMENTS),
      fc.array(
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.constantFrom('<', '>', '"', '&', '', '*', '$', '99999999', 'configuration', '\n', '{HTTP_HOST}', '^(', '='),
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      ([, text, read], edits) => {
        const mutated = edits.reduce((left, [place, insert]) => {
          const at = Math.floor(place * left.length);
          return left.slice(0, at) + insert + left.slice(at + 1);
        }, text);
        failure(read, mutated);
      },
    ),
    { numRuns: 200 },
  );
});

const wrapped = (inner: string) => `<configuration>${inner}</configuration>`;
const farm = (inner: string) => wrapped(`<webFarms><webFarm name="Lync">${inner}</webFarm></webFarms>`);
const rules = (inner: string) => wrapped(`<system.webServer><rewrite><globalRules>${inner}</globalRules></rewrite></system.webServer>`);

test.each<[string, string, RegExp]>([
  ['another document', '<Topology/>', /^file:1:1: It is no configuration of IIS: its root is <Topology>/],
  ['IIS without ARR', wrapped(''), /neither webFarms nor rewrite\/globalRules.*redirection\.config/],
  [
    'rules in another file',
    wrapped('<webFarms configSource="farms.config"/>'),
    /webFarms stands in another file, farms\.config, which is not opened/,
  ],
  [
    'a port that is none',
    farm('<server address="a"><applicationRequestRouting httpsPort="0"/></server>'),
    /file:1:\d+: httpsPort is "0", which is no port/,
  ],
  [
    'a time span that is none',
    farm('<applicationRequestRouting><protocol timeout="soon"/></applicationRequestRouting>'),
    /timeout is "soon".*hours:minutes:seconds/,
  ],
  ['a syntax that is none', rules('<rule name="a" patternSyntax="Glob"/>'), /patternSyntax is "Glob".*ECMAScript, Wildcard, ExactMatch/],
  ['an entity', '<!DOCTYPE x [<!ENTITY a "b">]><configuration>&a;</configuration>', /document type declaration/],
  ['rules without end', rules('<rule name="a"/>'.repeat(1001)), /more than 1000 rules/],
  ['hosts without end', rules(Array.from({ length: 900 }, (_, n) => hostRule(n)).join('')), /name more than 2000 hosts/],
])('%s is refused with what to do', (_, text, message) => {
  expect(failure(importArr, text)?.message).toMatch(message);
});

function hostRule(number: number): string {
  const pattern = `^(a|b|c)${number}\\.contoso\\.com$`;
  return `<rule name="${number}"><match url=".*"/><conditions><add input="{HTTP_HOST}" pattern="${pattern}"/></conditions><action type="Rewrite" url="https://F${number}/{R:0}"/></rule>`;
}

const FPC = 'xmlns:fpc4="http://schemas.microsoft.com/isa/config-4"';

test.each<[string, string, RegExp]>([
  ['another document', '<configuration/>', /no export of Forefront TMG 2010 or ISA Server 2006: its root is <configuration>/],
  ['another part of TMG', `<fpc4:Root ${FPC}/>`, /holds no rules of a firewall policy/],
  ['a port that is none', tmgRule('<fpc4:SSLRedirectPort>many</fpc4:SSLRedirectPort>'), /SSLRedirectPort is "many", which is no number/],
  [
    'rules without end',
    tmgRule('').replace(/(<fpc4:PolicyRule>.*<\/fpc4:PolicyRule>)/, (rule) => rule.repeat(1001)),
    /more than 1000 publishing rules/,
  ],
])('TMG: %s is refused with what to do', (_, text, message) => {
  expect(failure(importTmg, text)?.message).toMatch(message);
});

function tmgRule(inner: string): string {
  const rule = `<fpc4:PolicyRule><fpc4:WebPublishingProperties>${inner}</fpc4:WebPublishingProperties></fpc4:PolicyRule>`;
  return `<fpc4:Root ${FPC}><fpc4:PolicyRules>${rule}</fpc4:PolicyRules></fpc4:Root>`;
}

test('the limits of a document hold for both', () => {
  for (const [, text, read] of DOCUMENTS) {
    const limited = (source: string, name: string) => (read as typeof importArr)(source, name, documentLimits({ maxElements: 5 }));
    expect(failure(limited, text)?.message).toMatch(/more than the limit of 5 elements/);
  }
});

test('far more rules and hosts than anybody has take a moment', () => {
  const many = rules(Array.from({ length: 300 }, (_, n) => hostRule(n)).join(''));
  const started = process.cpuUsage();
  importArr(many, 'file');
  expect(processorTimeSince(started)).toBeLessThan(10_000);
});
