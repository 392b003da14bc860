import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { haproxyVerb, type HaproxyOptions } from '../../bin/haproxy-verb';
import { DeploymentFile, HaproxyConfiguration } from '../../lib';
import { certificateChain } from '../support/certificate-chain';
import { runVerb } from '../support/run-verb';

const folder = mkdtempSync(join(tmpdir(), 'haproxy-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const [authority] = certificateChain({ name: 'Contoso', key: 'P-256' });
writeFileSync(join(folder, 'ca.pem'), (authority?.cert ?? '').replaceAll('\n', '\r\n'));
writeFileSync(join(folder, 'more.cfg'), 'frontend statistics\r\n    bind 127.0.0.1:8404\r\n    stats enable\r\n');

const POOL = 'name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com';
const pools = (servers: string) => `externalSignIn: windows\npools:\n  - { ${POOL}, servers: [${servers}] }\n`;
const HAPROXY = 'haproxy: { serverAuthorities: [ca.pem], furtherConfiguration: more.cfg }\n';

function deployment(text: string): string {
  const path = join(folder, `${mkdtempSync(join(folder, 'd')).slice(-6)}.yaml`);
  writeFileSync(path, text);
  return path;
}
const newFolder = () => join(mkdtempSync(join(folder, 'out-')), 'lync');
const run = (options: Partial<HaproxyOptions>) =>
  runVerb(() => haproxyVerb({ deployment: join(folder, 'none.yaml'), haproxy: join(folder, 'no-such-haproxy'), ...options }));

const sound = deployment(HAPROXY + pools('10.20.0.11'));

test('everything is written that the class says, whole and nothing beside', () => {
  const output = newFolder();
  const { exitCode, stdout, stderr } = run({ deployment: sound, output });
  const { files, findings } = HaproxyConfiguration.fromDeploymentFile(DeploymentFile.read(sound, { withoutAws: true }));

  expect([exitCode, stderr, findings]).toEqual([0, '', []]);
  expect(stdout).toContain('Wrote haproxy.cfg, maps/https-443.names.lst, maps/https-443.hosts.map, authorities.pem, README.md');
  const written = readdirSync(output, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  expect(written.sort()).toEqual([...Object.keys(files), 'maps'].sort());
  for (const [path, text] of Object.entries(files)) expect(readFileSync(join(output, path), 'utf8')).toBe(text);
  expect(files['authorities.pem']).toBe(authority?.cert);
  expect(files['haproxy.cfg']).toMatch(/\n\nfrontend statistics\n {4}bind 127.0.0.1:8404\n {4}stats enable\n$/);
  expect(files['README.md']).not.toContain(folder);
});

test('written again it takes the place of what was there, and leaves other files alone', () => {
  const output = newFolder();
  run({ deployment: sound, output });
  mkdirSync(join(output, 'certificates'));
  writeFileSync(join(output, 'certificates', 'default.pem'), 'mine');
  writeFileSync(join(output, 'haproxy.cfg'), 'old');
  expect(run({ deployment: sound, output }).exitCode).toBe(0);
  expect(readFileSync(join(output, 'haproxy.cfg'), 'utf8')).toContain('http-reuse never');
  expect(readFileSync(join(output, 'certificates', 'default.pem'), 'utf8')).toBe('mine');
});

test('what is wrong is told with its line, all of it, and nothing is written', () => {
  const output = newFolder();
  const { exitCode, stderr, stdout } = run({
    deployment: deployment(`haproxy: { furtherConfiguration: more.cfg, serverAuthorities: none }\n${pools('{ instanceId: i-0a }')}`),
    output,
  });
  expect([exitCode, stdout, existsSync(output)]).toEqual([1, '', false]);
  expect(stderr).toContain('pools[0].servers (line 4)');
  expect(stderr).toContain('lync-reverse-proxy:haproxy-servers-without-address');
});

test.each([
  [{ output: undefined }, 'Say where to write'],
  [{ output: 'out', certificate: ['a.pem'] }, '--certificate names what --check is to judge'],
])('options that make no sense: %j', (options, message) => {
  const { exitCode, stderr } = run({ deployment: sound, ...options });
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('a file that is missing, and one named in it, are told without a stack', () => {
  expect(run({ output: newFolder() })).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('There is no such file.') as string });
  const unnamed = run({
    deployment: deployment(`haproxy: { serverAuthorities: [gone.pem] }\n${pools('10.20.0.11')}`),
    output: newFolder(),
  });
  expect([unnamed.exitCode, unnamed.stderr]).toEqual([1, expect.stringContaining('haproxy.serverAuthorities[0] (line 1)')]);
  expect(unnamed.stderr).not.toContain('    at ');
});

test('where no HAProxy is, --check says so and how to get one, and what was there stays', () => {
  const output = newFolder();
  run({ deployment: sound, output });
  writeFileSync(join(output, 'haproxy.cfg'), 'old');
  const { exitCode, stderr } = run({ deployment: sound, output, check: true });
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('Install HAProxy')]);
  expect(stderr).toContain('Nothing was written.');
  expect(readFileSync(join(output, 'haproxy.cfg'), 'utf8')).toBe('old');
});

test('certificates are judged that are named, and else those that lie beside the configuration', () => {
  const output = newFolder();
  mkdirSync(join(output, 'certificates'), { recursive: true });
  writeFileSync(join(output, 'certificates', 'default.pem'), authority?.cert ?? '');
  writeFileSync(join(output, 'certificates', 'default.pem.key'), authority?.key ?? '');
  const beside = run({ deployment: sound, output, check: true }).stderr;
  expect(beside).toContain('No certificate has webext.contoso.com');
  expect(beside).not.toContain('no private key');
  const named = run({ deployment: sound, check: true, certificate: [join(folder, 'ca.pem'), join(folder, 'gone.pem')] }).stderr;
  expect(named).toContain('It has no private key.');
  expect(named).toContain('gone.pem\n  There is no such file.');
});

test('as JSON: names, what was written, findings, and what the check says', () => {
  const unverified = deployment(pools('10.20.0.11'));
  const output = newFolder();
  expect(JSON.parse(run({ deployment: unverified, output, json: true }).stdout)).toMatchObject({
    publicNames: ['webext.contoso.com'],
    written: expect.arrayContaining(['haproxy.cfg']) as string[],
    findings: [{ id: 'lync-reverse-proxy:haproxy-servers-unverified', severity: 'warning' }],
    check: null,
  });
  const { stdout, exitCode } = run({ deployment: deployment(pools('{ instanceId: i-0a }')), output: newFolder(), json: true, check: true });
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([1, { written: [], findings: [{ severity: 'error' }, { severity: 'warning' }] }]);
});

test('with --strict a warning fails, unless it is acknowledged', () => {
  const acknowledge = 'acknowledge: [{ id: "lync-reverse-proxy:haproxy-servers-unverified", reason: a laboratory }]\n';
  const strict = (text: string) => run({ deployment: deployment(text), output: newFolder(), strict: true }).exitCode;
  expect([strict(pools('10.20.0.11')), strict(acknowledge + pools('10.20.0.11')), strict(HAPROXY + pools('10.20.0.11'))]).toEqual([
    1, 0, 0,
  ]);
});
