import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { DeploymentFile } from '../../lib';
import type { DeploymentDraft } from '../../lib/import/deployment-draft';
import { mergeDraft } from '../../lib/import/merge/merge-draft';
import { topologyDraft } from '../../lib/import/topology-draft';
import { writeDraft } from '../../lib/import/write-draft';
import { filledIn } from '../support/fill-blanks';
import { fixture, read } from '../support/topology-fixtures';

const documents = ['two-sites-2015.xml', 'simple-urls.json'].map((name) => read(Buffer.from(fixture(name)), name));
const addresses = new Map(
  ['fe01', 'fe02', 'fe03', 'dir01', 'dir02'].map((name, index) => [`${name}.contoso.local`, [`10.20.0.${index + 11}`]]),
);
const draft = topologyDraft(documents).draft;
const withAddresses = topologyDraft(documents, addresses).draft;
const merge = (text: string, by: DeploymentDraft = draft) => mergeDraft(text, by, 'deployment.yaml');
const changes = (text: string, by?: DeploymentDraft) =>
  merge(text, by).changes.map(({ kind, path, message }) => `${kind} ${path}: ${message}`);

/** The lines of a file in the order they must still have, without those of blanks that are filled in. */
function isKept(text: string, merged: string): boolean {
  const lines = merged.split(/\r?\n/);
  let at = 0;
  return text
    .split(/\r?\n/)
    .filter((line) => !line.includes('<fill in: '))
    .every((line) => {
      at = lines.findIndex((each, index) => index >= at && each === line) + 1;
      return at > 0;
    });
}

test('a file merged with the documents it was made from stays as it is, to the byte', () => {
  const text = writeDraft(draft, ['Mine.']);
  expect(merge(text)).toEqual({ text, changes: [] });
});

test('blanks are filled in when their values become known, and keep their comments', () => {
  const { text, changes: done } = merge(writeDraft(draft), withAddresses);
  expect(text).toContain('      - 10.20.0.11 # Resolve-DnsName fe01.contoso.local\n');
  expect(done.map(({ kind, path, message }) => [kind, path, message])).toEqual([
    ['filled', 'pools[0].servers[0]', '10.20.0.14'],
    ['filled', 'pools[0].servers[1]', '10.20.0.15'],
    ['filled', 'pools[1].servers[0]', '10.20.0.11'],
    ['filled', 'pools[1].servers[1]', '10.20.0.12'],
    ['filled', 'pools[1].servers[2]', '10.20.0.13'],
  ]);
});

const example = readFileSync(join(__dirname, '..', 'declaring', 'deployment-file', 'contract.yaml'), 'utf8').replaceAll('\r\n', '\n');

test('the example of the contract keeps every line but those that gain something inside', () => {
  const { text } = merge(example);
  const touched = example.split('\n').filter((line) => !text.split('\n').includes(line));
  expect(touched.map((line) => line.trim().slice(0, 12))).toEqual(['sipDomains: ', '{ sipDomain:']);
  expect(DeploymentFile.parse(filledIn(text)).stackName).toBe('LyncReverseProxy');
  expect(merge(text).text).toBe(text);
});

test('what the file says otherwise stays and is reported; pools keep the names they have in it', () => {
  const told = changes(example);
  expect(told).toContain('kept pools[1].listeningPorts.https: 4443 here, 4444 in the documents');
  expect(told).toContainEqual(
    expect.stringMatching(/^kept simpleUrls: name: Amsterdam, answeredBy: .* is in the documents besides; write a list to add it$/),
  );
  expect(told).not.toContainEqual(expect.stringContaining('dirpool01 in the documents'));
});

const comment = fc.constantFrom('# mine', '  # - { name: x }', '', '    # servers: [10.0.0.1]');
const some = (list: unknown, bits: number) => (list as readonly unknown[]).filter((_, index) => (bits >> index) % 2 === 1);
const part = (by: DeploymentDraft, pools: number, zones: number) =>
  ({ ...by, pools: some(by.pools, pools), hostedZones: some(by.hostedZones, zones) }) as DeploymentDraft;

interface Named {
  readonly name: string;
}

/** Pools and zones in the order of their names: what was missing stands at the end. */
function byName(text: string): object {
  const { pools, hostedZones, ...others } = parse(text) as { readonly pools: readonly Named[]; readonly hostedZones: readonly Named[] };
  const sorted = (list: readonly Named[]) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...others, pools: sorted(pools), hostedZones: sorted(hostedZones) };
}

test('law: whatever was left out of a file or written into it, merging keeps all lines in order and adds what is missing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.tuple(fc.nat(), comment), { maxLength: 8 }),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      (pools, zones, comments, isFilled, lineEnd, isEnded) => {
        const lines = writeDraft(part(isFilled ? withAddresses : draft, pools, zones)).split('\n');
        for (const [place, text] of comments) lines.splice(place % (lines.length + 1), 0, text);
        const file = lines.join(lineEnd) + (isEnded ? lineEnd : '');
        const merged = merge(file, withAddresses).text;
        expect(isKept(file, merged)).toBe(true);
        expect(merged.replaceAll('\r\n', '').includes('\r')).toBe(false);
        expect(lineEnd === '\n' || !/[^\r]\n/.test(merged)).toBe(true);
        // What is there afterwards is what the documents say.
        expect(byName(merged)).toEqual(byName(writeDraft(withAddresses)));
        expect(merge(merged, withAddresses)).toEqual({ text: merged, changes: [] });
      },
    ),
    { numRuns: 60 },
  );
});

test('JSON stays JSON', () => {
  const { pools, ...rest } = parse(writeDraft(draft)) as { pools: object[] };
  const { text } = merge(JSON.stringify({ ...rest, pools: pools.slice(0, 1), sipDomains: [] }, undefined, 2));
  expect(JSON.parse(text)).toEqual({ ...rest, pools });
});

test('what somebody arranged in their own way is left: another VPC, a load balancer, a zone managed elsewhere', () => {
  const own = [
    'network: { vpcId: vpc-1, vpcCidr: 10.0.0.0/16, availabilityZones: [eu-west-1a, eu-west-1b], publicSubnetIds: [subnet-1, subnet-2] }',
    'hostedZones:',
    '  - { name: contoso.com, managedElsewhere: true }',
    '  - { name: com, id: Z1 }',
    'pools:',
    '- name: mine',
    '  role: frontEndPool',
    '  externalWebServicesFqdn: webext.contoso.com',
    '  loadBalancerAddress: 10.20.0.10',
    '  publishedPorts: { https: 8443, http: 8080 }',
  ];
  const { text } = merge(own.join('\n'), withAddresses);
  const merged = parse(text) as { network: object; hostedZones: object[]; pools: Record<string, unknown>[] };
  expect(merged.network).toEqual((parse(own.join('\n')) as { network: object }).network);
  expect(merged.hostedZones).toHaveLength(2);
  expect(merged.pools.map(({ name }) => name)).toEqual(['mine', 'dirpool01', 'se-ams']);
  expect(merged.pools[0]).toMatchObject({
    loadBalancerAddress: '10.20.0.10',
    poolFqdn: 'pool01.contoso.local',
    listeningPorts: { https: 4444 },
  });
  expect(merged.pools[0]).not.toHaveProperty('servers');
});

describe('servers', () => {
  const pool = (...servers: readonly string[]) =>
    [
      'network: {}',
      'hostedZones: [{ name: com, id: Z1 }]',
      'pools:',
      '  - name: mine',
      '    role: frontEndPool',
      '    externalWebServicesFqdn: webext.contoso.com',
      '    servers:',
      ...servers.map((server) => `      - ${server}`),
    ].join('\n');
  const about = (...servers: readonly string[]) =>
    changes(pool(...servers), withAddresses).filter((change) => change.includes('pools[0].servers'));

  test('a new one is added where the file names the others', () => {
    expect(about('10.20.0.11', '10.1.1.1 # fe02.contoso.local')).toEqual([
      'kept pools[0].servers[1]: 10.1.1.1 here, 10.20.0.12 in the documents',
      'added pools[0].servers: 10.20.0.13 from the documents',
    ]);
  });

  test('which one is missing cannot be told of addresses without names', () => {
    expect(about('10.1.1.1', '10.1.1.2')).toEqual([
      'kept pools[0].servers: 2 here, 3 in the documents; which of fe01.contoso.local (10.20.0.11), fe02.contoso.local (10.20.0.12), fe03.contoso.local (10.20.0.13) is missing cannot be told',
    ]);
    expect(about('10.1.1.1', '10.1.1.2', '10.1.1.3')).toEqual([
      'kept pools[0].servers: 3 here, 3 in the documents; which of them is fe01.contoso.local (10.20.0.11), fe02.contoso.local (10.20.0.12), fe03.contoso.local (10.20.0.13) cannot be told',
    ]);
  });

  test('one that is gone stays and is reported', () => {
    expect(about('10.20.0.11', '10.20.0.12', '10.20.0.13', '10.20.0.99')).toEqual([
      'unknown pools[0].servers[3]: it is the address of no server in the documents',
    ]);
  });
});

test.each([
  ['pools: [', /d\.yaml|deployment\.yaml has/],
  ['- a\n- b\n', /It is no object with keys/],
  ['', /The file is empty/],
])('%j cannot be merged into', (text, message) => {
  expect(() => merge(text)).toThrow(message);
});
