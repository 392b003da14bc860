import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectedOfHaproxy } from '../../bin/haproxy-expectations';
import { runbookVerb, type RunbookOptions } from '../../bin/runbook-verb';
import { runVerb } from '../support/run-verb';

const folder = mkdtempSync(join(tmpdir(), 'runbook-haproxy-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const FILE = join(folder, 'deployment.yaml');
writeFileSync(
  FILE,
  `externalSignIn: windows
sipDomains: [contoso.com]
pools:
  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11, 10.20.0.12], publishHttp: true }
simpleUrls: { meet: [https://meet.contoso.com], dialin: https://dialin.contoso.com }
officeWebApps: [{ host: office.contoso.com, servers: [10.20.0.41] }]
`,
);
/** Signed in otherwise. */
const OTHERS = ['passive', 'modern'].map((signIn) => {
  const path = join(folder, `${signIn}.yaml`);
  writeFileSync(path, readFileSync(FILE, 'utf8').replace('windows', signIn));
  return path;
});

const run = (options: Partial<RunbookOptions> = {}) =>
  runVerb(() => runbookVerb({ app: 'cdk.out', engine: 'haproxy', deployment: FILE, ...options }));

interface Book {
  readonly sections: readonly {
    readonly id: string;
    readonly steps: readonly { readonly table: { readonly rows: readonly string[][] } | null }[];
  }[];
  readonly missing: readonly string[];
}
const bookOf = (deployment: string) => JSON.parse(run({ deployment, json: true }).stdout) as Book;

test('the runbook of a HAProxy has what stays to be done, and nothing of AWS', () => {
  const { exitCode, stdout } = run();
  expect(exitCode).toBe(0);
  for (const each of ['Set-CsWebServer', 'Enable-CsComputer', 'apt-get install haproxy', 'systemctl reload haproxy', 'haproxy.serverAuthorities', 'certificates/default.pem', 'webext.contoso.com/abs'])
    expect(stdout).toContain(each); // prettier-ignore
  expect(bookOf(FILE).sections.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'names',
      'network',
      'proxy',
      'web-services',
      'sign-in',
      'verification-by-address',
      'cut-over',
      'verification',
      'old-proxy',
    ]) as string[],
  );
  expect(bookOf(FILE).missing.join()).toContain('poolFqdn');
});

test.each([FILE, ...OTHERS, ...readdirSync('examples').map((name) => join('examples', name, 'deployment.yaml'))])(
  '%s: no step names AWS',
  (deployment) => {
    expect(run({ deployment }).stdout).not.toMatch(
      /\bAWS\b|Route 53|\bACM\b|CloudFormation|\bcdk\b|the stack\b|Application Load Balancer|target group/i,
    );
  },
);

test.each([FILE, ...readdirSync('examples').map((name) => join('examples', name, 'deployment.yaml'))])(
  '%s: the firewall is opened to each address and port that HAProxy connects to, 5061 included, and to no other',
  (deployment) => {
    const { backends, listeners } = expectedOfHaproxy({ deployment }).plan.site;
    const wanted = backends.flatMap(({ servers, check }) =>
      servers.flatMap(({ address, port }) =>
        [port, ...(check === 'followed' ? [] : [...check.connects, check.request.port])].map((each) => `${address} ${each}`),
      ),
    );
    const rows = bookOf(deployment).sections.find(({ id }) => id === 'network')?.steps[0]?.table?.rows ?? [];
    const toServers = rows
      .filter(([from]) => from === 'the server with HAProxy')
      .map(([, to = '', port]) => `${to.replaceAll('`', '')} ${port}`);
    expect(toServers.sort()).toEqual([...new Set(wanted)].sort());
    expect(toServers.some((each) => each.endsWith(' 5061'))).toBe(true);
    const fromClients = rows.filter(([from]) => from === 'the Internet').map(([, , port]) => Number(port));
    expect(fromClients.sort()).toEqual(listeners.map(({ port }) => port).sort());
  },
);

test('what keeps a HAProxy from running is told instead', () => {
  const instances = join(folder, 'instances.yaml');
  writeFileSync(
    instances,
    'pools:\n  - { name: p, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [{ instanceId: i-0a }] }\n',
  );
  expect(run({ deployment: instances })).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('line 2') as string });
});
