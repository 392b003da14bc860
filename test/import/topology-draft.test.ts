import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DeploymentFile } from '../../lib';
import { DeploymentFileError } from '../../lib/declaring/deployment-file/deployment-file-error';
import type { FileProblem } from '../../lib/declaring/deployment-file/file-problem';
import { openBlanks } from '../../lib/declaring/deployment-file/open-blanks';
import { topologyDraft } from '../../lib/import/topology-draft';
import { writeDraft } from '../../lib/import/write-draft';
import type { TopologyContents } from '../../lib/topology/topology-contents';
import { filledIn } from '../support/fill-blanks';
import { synthesized } from '../support/synthesize';
import { fixture, read, soundDocuments } from '../support/topology-fixtures';

const documents = soundDocuments();
const contents = (...names: readonly string[]) => names.map((name) => read(Buffer.from(fixture(name)), name));
const imported = (...names: readonly string[]) => topologyDraft(contents(...names));
const text = (...names: readonly string[]) => writeDraft(imported(...names).draft);
const ids = (...names: readonly string[]) =>
  imported(...names).findings.map(({ id, where }) => `${id.replace('lync-reverse-proxy:', '')} ${where ?? ''}`);

/** Blanks that are not refused at their line, and errors that are left when all are filled in: neither may be. */
function flaws(draft: string): { readonly unrefused: readonly string[]; readonly errors: readonly unknown[] } {
  const refused = new Set(refusal(draft).map(({ path, line }) => `${path} ${line ?? ''}`));
  const errors = synthesized(filledIn(draft)).plan.findings.filter(({ severity }) => severity === 'error');
  return { unrefused: openBlanks(draft).flatMap(({ path, line }) => (refused.has(`${path} ${line}`) ? [] : path)), errors };
}

const NONE = { unrefused: [], errors: [] };

function refusal(draft: string): readonly FileProblem[] {
  try {
    DeploymentFile.parse(draft, 'deployment.yaml');
  } catch (error) {
    if (error instanceof DeploymentFileError) return error.problems;
    throw error;
  }
  return [];
}

test.each([
  'two-sites-2015.xml',
  'two-sites-2015.xml and simple-urls.clixml',
  'two-sites-2013.tbxml',
  'web-services.json and simple-urls.json',
  'web-services.clixml',
  'standard-edition-2010.xml',
  'oddities-2019.xml',
  'DocItemSet.xml',
])('%s: refused while a blank is open, synthesized when all are filled in', (names) => {
  expect(flaws(text(...names.split(' and ')))).toEqual(NONE);
});

test('what is known stands in the file; what is not is a blank with the command beside it', () => {
  expect(text('two-sites-2015.xml', 'simple-urls.json')).toMatchSnapshot();
});

test('a topology tells of no proxy to move away from, so that records are made', () => {
  expect(text('two-sites-2015.xml', 'simple-urls.json')).not.toContain('dnsRecords');
});

test('how clients sign in is asked with every choice, and the command shows what is on', () => {
  const [line = ''] = text('two-sites-2015.xml')
    .split('\n')
    .filter((each) => each.startsWith('externalSignIn'));
  expect(line).toContain('passive, modern, or windows with frontEnd: haproxy or networkLoadBalancer');
  expect(line).toContain('UseWindowsAuth');
});

test('simple URLs of a site are a set of their own, answered from there', () => {
  const draft = text('two-sites-2015.xml', 'simple-urls.json');
  expect(draft).toMatch(/- name: Amsterdam\n {4}answeredBy: se-ams # the only pool of Amsterdam\n/);
});

test('a SIP domain without Meet URL anywhere gets a blank for all sites, also where only sites have simple URLs', () => {
  const { simpleUrls, ...services } = read(Buffer.from(fixture('simple-urls.json')));
  const ofSites = { ...services, simpleUrls: simpleUrls.filter(({ site }) => site !== undefined) };
  const draft = writeDraft(topologyDraft([...contents('two-sites-2015.xml'), ofSites]).draft);
  expect(openBlanks(draft).filter(({ path }) => path.startsWith('simpleUrls'))).toMatchObject([
    { path: 'simpleUrls[0].meet[0].url', text: '<fill in: Meet URL of fabrikam.com>' },
    { path: 'simpleUrls[0].meet[1].url', text: '<fill in: Meet URL of litwareinc.com>' },
  ]);
  expect(flaws(draft)).toEqual(NONE);
});

test('who of many pools answers is left blank, with some of their names', () => {
  const {
    pools: [pool],
    ...others
  } = read(Buffer.from(fixture('standard-edition-2010.xml')));
  const many = Array.from({ length: 30 }, (_, index) => ({ ...pool, poolFqdn: `p${index}.x.y`, externalWebServicesFqdn: `w${index}.x.y` }));
  const draft = writeDraft(topologyDraft([{ ...others, pools: many } as TopologyContents]).draft);
  expect(draft).toContain(
    'answeredBy: "<fill in: Director or designated pool>" # the pool that meet, dialin and lyncdiscover lead to now: one of p0, p1,',
  );
  expect(draft).toContain('p9, …\n');
});

test('oddities are findings, and no crash', () => {
  expect(ids('oddities-2019.xml')).toEqual([
    'external-fqdn-is-pool-fqdn pool01.fabrikam.com',
    'external-fqdn-duplicate pool02.fabrikam.com',
    'external-fqdn-unusable pool03.fabrikam.com',
    'simple-urls-missing ',
    'office-web-apps-host-without-dot wac',
    'no-security-updates ',
  ]);
});

test.each([
  ['two-sites-2015.xml', '(sfb2015)'],
  ['two-sites-2013.tbxml', '(lync2013)'],
  ['standard-edition-2010.xml', '(lync2010)'],
  ['oddities-2019.xml', '(sfb2019) get no security updates, unless it is Subscription Edition'],
])('%s: that its versions get no security updates is said once, of all pools', (name, words) => {
  const { findings } = imported(name);
  const [said, ...more] = findings.filter(({ id }) => id === 'lync-reverse-proxy:no-security-updates');
  expect(more).toEqual([]);
  expect(said).toMatchObject({ severity: 'note', where: undefined, message: expect.stringContaining(words) as string });
  for (const { poolFqdn } of contents(name)[0]?.pools ?? []) expect(said?.message).toContain(poolFqdn);
});

test('of versions that are not known nothing is said', () => {
  const [topology] = contents('two-sites-2015.xml');
  const pools = topology?.pools.map((pool) => ({ ...pool, version: undefined })) ?? [];
  const { findings } = topologyDraft([{ ...topology, pools } as TopologyContents]);
  expect(findings.map(({ id }) => id)).not.toContain('lync-reverse-proxy:no-security-updates');
});

test('documents that contradict each other are reported, and the first counts', () => {
  const changed = fixture('web-services.json').replace('"ExternalHttpsPort": 4444', '"ExternalHttpsPort": 4445');
  const { draft, findings } = topologyDraft([...contents('two-sites-2015.xml'), read(Buffer.from(changed))]);
  expect(findings.map(({ id, message }) => [id, message])).toContainEqual([
    'lync-reverse-proxy:documents-disagree',
    expect.stringContaining('listening port for HTTPS is 4444 in one and 4445 in the other') as string,
  ]);
  expect(writeDraft(draft)).toContain('https: 4444');
  expect(ids('two-sites-2015.xml', 'web-services.json').filter((id) => id.startsWith('documents-disagree'))).toEqual([]);
});

test('nothing to publish is an error', () => {
  expect(imported('simple-urls.json').findings).toMatchObject([
    { id: 'lync-reverse-proxy:topology-without-web-services', severity: 'error' },
  ]);
});

test('a servers file fills addresses; servers it does not have and lines for nobody are reported', () => {
  const addresses = new Map([
    ['fe01.contoso.local', ['10.20.0.11']],
    ['wac01.contoso.local', ['10.20.0.31', '10.20.0.32']],
    ['se-ams.contoso.local', ['10.30.0.99']],
    ['gone.contoso.local', ['10.20.0.12']],
  ]);
  const { draft, findings } = topologyDraft(contents('two-sites-2015.xml'), addresses);
  const lines = writeDraft(draft);
  expect(lines).toContain('- 10.20.0.11 # fe01.contoso.local\n');
  expect(lines).toContain('- 10.20.0.31 # wac01.contoso.local\n      - 10.20.0.32 # wac01.contoso.local\n');
  expect(lines).toContain('- 10.30.0.99 # se-ams.contoso.local\n');
  expect(findings.filter(({ id }) => id.includes('server')).map(({ id, where }) => [id, where])).toEqual([
    ...['dir01', 'dir02', 'fe02', 'fe03'].map((name) => ['lync-reverse-proxy:server-address-unknown', `${name}.contoso.local`]),
    ['lync-reverse-proxy:server-not-in-topology', 'gone.contoso.local'],
  ]);
});

test('the same documents give the same file', () => {
  for (const bytes of documents.values()) {
    const once = topologyDraft([read(bytes)]);
    expect(writeDraft(topologyDraft([read(bytes)]).draft)).toBe(writeDraft(once.draft));
  }
});

describe('real documents', () => {
  const folder = process.env['LYNC_TOPOLOGY_SAMPLES'] ?? '';
  const isThere = folder !== '' && existsSync(folder);
  const files = isThere ? readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile()) : [];
  if (!isThere) process.stdout.write('Skipped: real topology documents, for LYNC_TOPOLOGY_SAMPLES names no folder that has some.\n');

  (isThere ? test.each(files) : test.skip.each(['LYNC_TOPOLOGY_SAMPLES']))('%s: imported, blanks filled in, synthesized', (name) => {
    // eslint-disable-next-line jest/no-standalone-expect -- it is in a test, or in one that is skipped
    expect(flaws(writeDraft(topologyDraft([read(readFileSync(join(folder, name)), name)]).draft))).toEqual(NONE);
  });
});
