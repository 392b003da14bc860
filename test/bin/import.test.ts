import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as dns from 'node:dns/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initProject } from '../../bin/init-project';
import { importVerb } from '../../bin/import-verb';
import type { ImportOptions } from '../../bin/import-options';
import { FIXTURES, fixture, zipped } from '../support/topology-fixtures';
import { runAsyncVerb, runVerb } from '../support/run-verb';

jest.mock('node:dns/promises');
const lookup = jest.mocked(dns.lookup) as unknown as jest.Mock<Promise<{ address: string }[]>, [string]>;

const folder = mkdtempSync(join(tmpdir(), 'import-'));
const topology = join(FIXTURES, 'two-sites-2015.xml');
const simpleUrls = join(FIXTURES, 'simple-urls.json');
const at = (name: string) => join(folder, name);
const file = (name: string, text: string | Buffer) => {
  writeFileSync(at(name), text);
  return at(name);
};
const contents = (name: string) => readFileSync(at(name), 'utf8');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = (options: ImportOptions) => runAsyncVerb(() => importVerb(options));

test('without --output the deployment file is printed, and findings go beside it', async () => {
  const { exitCode, stdout, stderr } = await run({ topology: [topology] });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^# Imported from two-sites-2015\.xml\.\n/);
  expect(stderr).toContain('note lync-reverse-proxy:branch-appliance-has-no-web-services (sba-utrecht.contoso.local)');
  expect(lookup).not.toHaveBeenCalled();
});

test('with --output it is written once, and what is missing is listed with its line', async () => {
  const output = at('deployment.yaml');
  const first = await run({ topology: [topology], simpleUrls: [simpleUrls], output });
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
  expect(first.stdout).toContain(`${output} lacks 14 values`);
  expect(first.stdout).toMatch(/deployment\.yaml:42 {2}pools\[0\]\.servers\[0\] {2}<fill in: address of dir01\.contoso\.local>/);
  const text = contents('deployment.yaml');
  const again = await run({ topology: [topology], output });
  expect(again).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringContaining('exists already, and nothing was written') as string,
  });
  expect(contents('deployment.yaml')).toBe(text);
});

describe('the example that init wrote', () => {
  const init = (edit = (text: string) => text) => {
    const app = mkdtempSync(join(folder, 'app-'));
    runVerb(() => initProject(app));
    const deployment = join(app, 'deployment.yaml');
    writeFileSync(deployment, edit(readFileSync(deployment, 'utf8')));
    return deployment;
  };
  const imported = async () => (await run({ topology: [topology] })).stdout;

  test.each<[string, (text: string) => string]>([
    ['as it is', (text) => text],
    ['saved by an editor of Windows', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`],
  ])('%s is replaced, by --output as by --merge, and nothing of it stays', async (_, edit) => {
    for (const option of ['output', 'merge'] as const) {
      const deployment = init(edit);
      const { exitCode, stdout } = await run({ topology: [topology], [option]: deployment });
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`${deployment} was the example that init wrote, and is replaced.`);
      expect(readFileSync(deployment, 'utf8')).toBe(await imported());
    }
  });

  test('is left alone where the merged file goes elsewhere, which has nothing of it either', async () => {
    const merge = init();
    const before = readFileSync(merge, 'utf8');
    expect(await run({ topology: [topology], merge, output: at('elsewhere.yaml') })).toMatchObject({ exitCode: 0 });
    expect([readFileSync(merge, 'utf8'), contents('elsewhere.yaml')]).toEqual([before, await imported()]);
  });

  test("is not replaced once something in it is somebody's own, and --merge is not what is suggested", async () => {
    const output = init((text) => text.replace('10.20.0.11', '10.99.0.11'));
    const before = readFileSync(output, 'utf8');
    const { exitCode, stderr } = await run({ topology: [topology], output });
    expect([exitCode, readFileSync(output, 'utf8')]).toEqual([1, before]);
    expect(stderr).toMatch(
      /exists already, and nothing was written\. It still holds ids of an example, .* Remove it first, or name another file\.\n$/,
    );
  });
});

test('--merge brings a file up to date in place, and tells what changed', async () => {
  const merge = file('mine.yaml', '# mine\nnetwork: {}\nhostedZones: [{ name: com, id: Z1 }]\npools: [] # none yet\n');
  const { exitCode, stdout } = await run({ topology: [topology], merge });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^added {9}sipDomains: contoso\.com, fabrikam\.com, litwareinc\.com from the documents\n/);
  expect(stdout).toContain('added         pools: pool01 from the documents');
  expect(contents('mine.yaml')).toMatch(/^# mine\nnetwork: \{\}\nhostedZones: \[.*\n.*# none yet\n/s);
  const text = contents('mine.yaml');
  const again = (await run({ topology: [topology], merge })).stdout;
  expect(again).toMatch(/^not added {5}network\.vpcCidr: a new file would say 10\.80\.0\.0\/22; add it if it is meant\n/);
  expect(again).not.toMatch(/^(?:added|filled in) /m);
  expect(contents('mine.yaml')).toBe(text);
});

test('--merge with --output leaves the merged file alone', async () => {
  const text = 'network: {}\nhostedZones: []\npools: []\n';
  const merge = file('old.yaml', text);
  expect(await run({ topology: [topology], merge, output: at('new.yaml') })).toMatchObject({ exitCode: 0 });
  expect(contents('old.yaml')).toBe(text);
  expect(contents('new.yaml')).toContain('webext.contoso.com');
});

test('--servers gives addresses, --resolve asks DNS for the others', async () => {
  lookup.mockImplementation((name) =>
    name.startsWith('fe') ? Promise.resolve([{ address: '10.20.0.99' }]) : Promise.reject(new Error('ENOTFOUND')),
  );
  const servers = file('servers.csv', '\uFEFFfqdn,address\r\nfe01.contoso.local,10.20.0.11\r\n');
  const { stdout, stderr } = await run({ topology: [topology], servers, resolve: true });
  expect(stdout).toContain('- 10.20.0.11 # fe01.contoso.local\n      - 10.20.0.99 # fe02.contoso.local\n');
  expect(lookup.mock.calls.map(([name]) => name).sort()).toEqual(
    ['dir01', 'dir02', 'fe02', 'fe03', 'wac01'].map((name) => `${name}.contoso.local`),
  );
  expect(stderr).toContain('warning lync-reverse-proxy:server-address-unknown (dir01.contoso.local)');
});

test('--json is one object: file, text, findings, blanks with line and comment, changes', async () => {
  const { stdout } = await run({ topology: [topology], simpleUrls: [simpleUrls], json: true });
  const result = JSON.parse(stdout) as { deployment: string; blanks: object[] };
  const findings = [
    { severity: 'note', where: 'sba-utrecht.contoso.local' },
    { id: 'lync-reverse-proxy:no-security-updates', severity: 'note', where: null },
  ];
  expect(result).toMatchObject({ file: null, changes: null, findings });
  expect(result.blanks).toHaveLength(14);
  expect(result.blanks).toContainEqual({
    path: 'pools[1].servers[0]',
    line: 57,
    text: '<fill in: address of fe01.contoso.local>',
    whereToFind: 'Resolve-DnsName fe01.contoso.local',
  });
});

test('several documents are one deployment, a ZIP file among them', async () => {
  const zip = file('Configuration.zip', zipped({ 'DocItemSet.xml': fixture('DocItemSet.xml') }));
  const { exitCode, stdout } = await run({ topology: [join(FIXTURES, 'web-services.clixml'), zip] });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('role: director');
  expect(stdout).toContain('https://meet-ams.contoso.com');
});

test.each<[string, ImportOptions, number, RegExp]>([
  ['nothing to import', {}, 2, /--topology FILE/],
  ['a limit that is none', { topology: [topology], maxDepth: 'deep' }, 2, /--max-depth takes a whole number/],
  ['a document beyond a limit', { topology: [topology], maxDepth: '3' }, 1, /two-sites-2015\.xml:\d+:\d+: .*--max-depth/],
  ['JSON that was cut off', { simpleUrls: [join(FIXTURES, 'simple-urls-cut-off.json')] }, 1, /-Depth 5/],
  ['no file', { topology: [at('nowhere.xml')] }, 1, /nowhere\.xml: There is no such file/],
  ['a folder', { topology: [folder] }, 1, /It is a folder/],
  ['nothing to publish', { simpleUrls: [simpleUrls], output: at('never.yaml') }, 1, /topology-without-web-services/],
  ['no file to merge into', { topology: [topology], merge: at('nowhere.yaml') }, 1, /nowhere\.yaml: There is no such file/],
  ['a file that is no YAML', { topology: [topology], merge: topology }, 1, /two-sites-2015\.xml has/],
  ['an output that is a folder', { topology: [topology], output: folder }, 1, /exists already|is a folder/],
  ['an output in no folder', { topology: [topology], output: join(folder, 'no', 'd.yaml') }, 1, /there is no folder \S+no\. Make it/],
])('%s: exit code, a sentence, and nothing is written', async (_, options, exitCode, message) => {
  const before = readdirSync(folder);
  expect(await run(options)).toMatchObject({ exitCode, stdout: '', stderr: expect.stringMatching(message) as string });
  expect(readdirSync(folder)).toEqual(before);
});
