import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as dns from 'node:dns/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportOptions } from '../../bin/import-options';
import { importVerb } from '../../bin/import-verb';
import { arrFile, tmgFile } from '../support/proxy-fixtures';
import { runAsyncVerb } from '../support/run-verb';

jest.mock('node:dns/promises');
const lookup = jest.mocked(dns.lookup) as unknown as jest.Mock<Promise<{ address: string }[]>, [string]>;

const folder = mkdtempSync(join(tmpdir(), 'import-proxy-'));
const at = (name: string) => join(folder, name);
const file = (name: string, text: string) => {
  writeFileSync(at(name), text);
  return at(name);
};

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = (options: ImportOptions) => runAsyncVerb(() => importVerb(options));

test('the report tells what became of each rule, at 80 columns', async () => {
  const { exitCode, stdout } = await run({ arr: arrFile('exchange-beside-lync.config'), output: at('exchange.yaml') });
  expect(exitCode).toBe(0);
  const report = stdout.slice(stdout.indexOf('\n') + 1, stdout.indexOf(`${at('exchange.yaml')} lacks`));
  expect(report.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(report).toContain(`
  translated        Lync discovery over HTTP, line 64
                    lyncdiscover.fabrikam.com, lyncdiscover.woodgrove.com → Lync
  stays behind      Autodiscover of Exchange, one path, line 72
                    autodiscover.fabrikam.com → Exchange
                    It applies only to paths that match ^autodiscover/.
`);
  expect(report).toContain(`
  without effect    Communications Server, line 108
                    ocs.fabrikam.com → Retired
                    The farm Retired is disabled.
`);
  expect(report).toContain(`
Stays behind; needs another address, or an entry of furtherServices
  mail.fabrikam.com: Exchange (Exchange)
`);
  expect(readFileSync(at('exchange.yaml'), 'utf8')).toMatch(/^# Imported from exchange-beside-lync\.config\.\n/);
});

test('without --output the file goes to the standard output and the report beside it', async () => {
  const { stdout, stderr } = await run({ tmg: tmgFile('firewall-policy.xml') });
  expect(stdout).toContain('externalWebServicesFqdn: webdirext.contoso.com');
  expect(stderr).toMatch(/^Forefront TMG, .*: 10 rules\n {2}translated {8}Lync director, line/);
});

test('--json has the rules, farms and hosts that stay behind', async () => {
  const { stdout } = await run({ arr: arrFile('exchange-beside-lync.config'), json: true });
  expect(JSON.parse(stdout)).toMatchObject({
    file: null,
    reverseProxy: {
      product: 'IIS Application Request Routing',
      rules: expect.arrayContaining([
        expect.objectContaining({ name: 'Gone', outcome: 'withoutEffect', farm: 'NoFarm', reason: 'there is no farm named NoFarm' }),
        expect.objectContaining({ name: 'Lync HTTPS', outcome: 'translated', farm: 'Lync', reason: null, line: 54 }),
      ]) as unknown,
      farms: expect.arrayContaining([expect.objectContaining({ name: 'Lync', becomes: 'pool lyncweb' })]) as unknown,
      staysBehind: expect.arrayContaining([{ host: 'mail.fabrikam.com', belongsTo: 'Exchange', farms: ['Exchange'] }]) as unknown,
    },
  });
});

test('--servers and --resolve give addresses, each with the name of its server beside it', async () => {
  lookup.mockImplementation((name) =>
    name === 'fe02.fabrikam.local' ? Promise.resolve([{ address: '10.2.0.2' }]) : Promise.reject(new Error(name)),
  );
  const servers = file('servers.csv', 'fe01.fabrikam.local,10.2.0.1\n');
  const { stdout } = await run({ arr: arrFile('exchange-beside-lync.config'), servers, resolve: true });
  expect(stdout).toContain('    servers:\n      - 10.2.0.1 # fe01.fabrikam.local\n      - 10.2.0.2 # fe02.fabrikam.local\n');
  // Of pools, then of what stays behind and is offered as further services.
  expect(lookup.mock.calls.map(([name]) => name)).toEqual([
    'fe02.fabrikam.local',
    'cas01.fabrikam.local',
    'cas02.fabrikam.local',
    'sts01.fabrikam.local',
    'sp01.fabrikam.local',
  ]);
});

test('--merge adds what the reverse proxy knows to a file, whose pools keep their names', async () => {
  const merge = file(
    'mine.yaml',
    `network: { vpcCidr: 10.80.0.0/22 }
hostedZones: [{ name: contoso.com, id: Z1 }]
pools:
  - name: dir01 # in Frankfurt
    role: director
    externalWebServicesFqdn: webdirext.contoso.com
    servers: ["<fill in: address of dir01.contoso.local>"]
`,
  );
  const { exitCode, stdout } = await run({ arr: arrFile('farm-for-each-host.config'), merge });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('added         pools: webext from the documents');
  const merged = readFileSync(merge, 'utf8');
  expect(merged).toContain('  - name: dir01 # in Frankfurt\n    role: director\n');
  expect(merged).toMatch(/simpleUrls:\n {2}answeredBy: dir01\n {2}meet:\n {4}- https:\/\/meet\.contoso\.com/);
});

test('--merge names what it does not take over, and leaves a file without additions alone', async () => {
  const text = `network: { vpcCidr: 10.80.0.0/22, transitGatewayId: tgw-0a, poolNetworks: [10.2.0.0/16] }
hostedZones: [{ name: fabrikam.com, managedElsewhere: true }, { name: woodgrove.com, managedElsewhere: true }]
externalSignIn: passive
sipDomains: [fabrikam.com, woodgrove.com]
pools:
  - { name: lyncweb, role: frontEndPool, externalWebServicesFqdn: lyncweb.fabrikam.com, servers: [10.2.0.1] }
simpleUrls: { answeredBy: lyncweb, meet: [https://meet.fabrikam.com, https://meet.woodgrove.com], dialin: https://dialin.fabrikam.com }
autodiscover: { answeredBy: lyncweb }
`;
  const merge = file('whole.yaml', text);
  const { stdout } = await run({ arr: arrFile('exchange-beside-lync.config'), merge });
  expect(stdout).toContain('not added     dnsRecords: a new file would say none; add it if it is meant\n');
  expect(stdout).toMatch(/^not added {5}idleTimeout: a new file would say \d+; add it if it is meant$/m);
  expect(stdout).toMatch(/^not added {5}autodiscover\.overHttp: a new file would say true; add it if it is meant$/m);
});

test.each<[string, ImportOptions, number, RegExp]>([
  ['two reverse proxies at once', { arr: 'a', tmg: 'b' }, 2, /by themselves: with --merge FILE/],
  ['a topology and a reverse proxy at once', { arr: 'a', topology: ['b'] }, 2, /by themselves/],
  ['a file that is not there', { arr: at('none.config') }, 1, /none\.config: There is no such file/],
  ['a TMG export taken for ARR', { arr: tmgFile('one-rule.xml') }, 1, /one-rule\.xml:3:1: It is no configuration of IIS/],
  ['a limit', { arr: arrFile('exchange-beside-lync.config'), maxElements: '10' }, 1, /--max-elements/],
])('%s is told, and nothing is written', async (_, options, exitCode, message) => {
  expect(await run(options)).toEqual({ exitCode, stdout: '', stderr: expect.stringMatching(message) as string });
});

test('rules in the web.config of the site are read with it, and the report says where they stand', async () => {
  const whole = readFileSync(arrFile('exchange-beside-lync.config'), 'utf8');
  const [rules = ''] = /<globalRules>[^]*<\/globalRules>/.exec(whole) ?? [];
  const ofSite = rules.replaceAll('globalRules', 'rules');
  const site = file('web.config', `<configuration><system.webServer><rewrite>${ofSite}</rewrite></system.webServer></configuration>`);
  const host = file('applicationHost.config', whole.replace(rules, ''));
  const parts = await run({ arr: host, webConfig: [site], json: true });
  const draft = (stdout: string) => (JSON.parse(stdout) as { readonly deployment: string }).deployment.replace(/^#.*\n/, '');
  expect(draft(parts.stdout)).toBe(draft((await run({ arr: arrFile('exchange-beside-lync.config'), json: true })).stdout));
  const { stdout, stderr } = await run({ arr: host, webConfig: [site] });
  expect(stdout).toMatch(/^# Imported from applicationHost\.config, web\.config\./);
  expect(stderr).toMatch(/translated {8}Lync HTTPS, web\.config line \d+\n/);

  expect(await run({ arr: host })).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--web-config FILE') as string });
  expect(await run({ arr: site })).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('--arr applicationHost.config --web-config web.config') as string,
  });
  expect(await run({ webConfig: [site] })).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('name both') as string });
});

test('a reverse proxy without anything of Lync is an error', async () => {
  const rule = '<rule name="Web"><match url=".*"/><action type="Rewrite" url="https://Web/{R:0}"/></rule>';
  const rules = `<system.webServer><rewrite><globalRules>${rule}</globalRules></rewrite></system.webServer>`;
  const text = `<configuration><webFarms><webFarm name="Web"><server address="10.0.0.1"/></webFarm></webFarms>${rules}</configuration>`;
  const { exitCode, stderr } = await run({ arr: file('other.config', text), output: at('never.yaml') });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('error lync-reverse-proxy:proxy-publishes-nothing-of-lync');
});
