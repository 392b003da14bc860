import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planVerb, type PlanOptions } from '../../bin/plan-verb';
import { runVerb } from '../support/run-verb';

const folder = mkdtempSync(join(tmpdir(), 'plan-haproxy-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Neither network nor hostedZones: nothing of AWS. */
const FILE = `externalSignIn: windows
sipDomains: [contoso.com]
clients: [lyncPhoneEdition]
pools:
  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11, 10.20.0.12], version: lync2010, publishHttp: true }
  - { name: pool02, role: frontEndPool, externalWebServicesFqdn: webext2.contoso.com, servers: [10.20.0.21], virtualDirectories: [/abs, /meet] }
simpleUrls: { answeredBy: pool01, meet: [https://meet.contoso.com] }
`;

function deployment(text: string): string {
  const path = join(folder, `${mkdtempSync(join(folder, 'd')).slice(-6)}.yaml`);
  writeFileSync(path, text);
  return path;
}
const run = (text: string, options: Partial<PlanOptions> = {}) =>
  runVerb(() => planVerb({ app: 'cdk.out', engine: 'haproxy', deployment: deployment(text), ...options }));

test('the plan of a HAProxy names what answers each name, its servers, the certificates and findings, and nothing of AWS', () => {
  const { exitCode, stdout, stderr } = run(FILE);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain('  webext2.contoso.com (external web services)\n    HTTPS 443 to pool02-https, only /abs, /meet\n');
  expect(stdout).toContain('    HTTP 80 to pool01-http\n');
  expect(stdout).toContain('    HTTP 80 redirect to HTTPS on port 443\n');
  expect(stdout).toContain('    HTTPS 10.20.0.11:4443, 10.20.0.12:4443\n    in service while port 5061 accepts connections');
  expect(stdout).toContain('a client stays with its server by the cookie MS-WSMAN');
  expect(stdout).toContain('certificates/default.pem: for clients that name no host, telephones');
  expect(stdout).toContain('no certificate of the servers is verified');
  expect(stdout).toContain('lync-reverse-proxy:haproxy-servers-unverified');
  expect(stdout).not.toMatch(/AWS|Route 53|load balancer rule|ACM|target group/);
  expect(run(FILE, { strict: true }).exitCode).toBe(1);
});

test('as JSON every key is there', () => {
  const { names, backends, certificates, findings } = JSON.parse(run(FILE, { json: true, filter: 'webext2' }).stdout) as Record<
    string,
    unknown
  >;
  expect(names).toEqual([
    {
      host: 'webext2.contoso.com',
      kind: 'external web services',
      routes: [
        { scheme: 'https', port: 443, action: 'forward', backend: 'pool02-https', directories: ['/abs', '/meet'], redirectTo: null },
        { scheme: 'http', port: 80, action: 'redirect', backend: null, directories: [], redirectTo: 443 },
      ],
    },
  ]);
  expect(backends).toMatchObject([
    {
      name: 'pool02-https',
      servers: [{ address: '10.20.0.21', port: 4443, certificateName: 'webext2.contoso.com' }],
      check: { ports: [5061], port: 4443 },
      checkedBy: null,
      cookie: null,
    },
  ]);
  expect(certificates).toMatchObject({ defaultFile: 'certificates/default.pem', defaultNeedsAll: true, authorities: null });
  expect(findings).toContainEqual(expect.objectContaining({ id: 'lync-reverse-proxy:haproxy-servers-unverified', acknowledged: null }));
});

test('an error is told among the findings, and fails', () => {
  const { exitCode, stdout } = run(FILE.replace('[10.20.0.21]', '[{ instanceId: i-0a }]'));
  expect(exitCode).toBe(1);
  expect(stdout).toContain('error lync-reverse-proxy:haproxy-servers-without-address (pool02)');
  expect(stdout).toContain('no server whose address is known');
});

test.each(readdirSync('examples'))('the plan of the example %s has no error and fits into 80 columns', (name) => {
  const { exitCode, stdout } = run('', { deployment: join('examples', name, 'deployment.yaml') });
  expect(exitCode).toBe(0);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('a deployment file without an engine is refused: of load balancers the plan reads what was synthesized', () => {
  const { exitCode, stderr } = runVerb(() => planVerb({ app: 'cdk.out', deployment: deployment(FILE) }));
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--deployment goes with --engine haproxy')]);
});
