import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeploymentFile, RoutingTable } from '../../lib';
import { fromTemplate } from '../../lib/runbook/template-inputs';
import { templateReading } from '../../lib/runbook/template-facts';
import type { RunbookInputs } from '../../lib/runbook/inputs';
import { runbook } from '../../lib/runbook/runbook';
import type { Step } from '../../lib/runbook/step';
import { exampleInputs, inputsOf } from '../../scripts/example-runbooks';
import { stackOf } from '../support/synthesize';
import { certificateChain } from '../support/certificate-chain';
import { commandsOf } from '../support/runbooks';

const folder = mkdtempSync(join(tmpdir(), 'lync-fleet-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const REST = `
network: { vpcCidr: 10.80.0.0/22, transitGatewayId: tgw-0a, poolNetworks: [10.20.0.0/16] }
hostedZones: [{ name: contoso.com, id: Z0A }]
frontEnd: haproxy
externalSignIn: windows
pools:
  - { name: director, role: director, externalWebServicesFqdn: webdirext.contoso.com, servers: [10.20.0.21] }
  - name: pool01
    role: frontEndPool
    externalWebServicesFqdn: webext.contoso.com
    certificateName: pool01.contoso.local
    servers: [10.20.0.11, 10.20.0.12]
  - { name: other, role: standardEdition, externalWebServicesFqdn: webext3.contoso.com, servers: [10.20.0.31], externalSignIn: passive, frontEnd: applicationLoadBalancer }
officeWebApps: [{ host: office.contoso.com, servers: [10.20.0.41] }]
simpleUrls: { answeredBy: director, meet: [https://meet.contoso.com] }
autodiscover: { answeredBy: director, overHttp: true }
sipDomains: [contoso.com]
`;
const TRUSTING = 'haproxy: { serverAuthorities: [ca.pem] }';

let reads = 0;
function textOf(haproxy: string, rest = REST): DeploymentFile {
  const path = join(folder, `deployment-${(reads += 1)}.yaml`);
  writeFileSync(path, `${haproxy}${rest}`);
  return DeploymentFile.read(path);
}

let book: readonly Step[] = [];
let facts: RunbookInputs | undefined;
beforeAll(() => {
  writeFileSync(join(folder, 'ca.pem'), certificateChain({ name: 'Contoso' })[0]?.cert ?? '');
  facts = inputsOf(textOf(TRUSTING));
  book = stepsOf(facts);
});

const stepsOf = (inputs: RunbookInputs) => runbook(inputs).sections.flatMap(({ steps }) => steps);
const called = (title: RegExp, steps = book): Step => {
  const [found, ...others] = steps.filter((step) => title.test(step.title));
  if (found === undefined || others.length > 0) throw new Error(`${others.length + 1} steps called ${String(title)}`);
  return found;
};
const linesOf = ({ commands = [] }: Step) => commands.flatMap(({ lines }) => lines);

test('firewalls are asked for the ports that HAProxy connects to, and for none of its own', () => {
  const rows = called(/^Request these firewall rules/).table?.rows.map(([, to, port]) => `${to} ${port}`) ?? [];
  expect(rows.filter((row) => row.startsWith('`'))).toEqual([
    '`10.20.0.21` 4443',
    '`10.20.0.21` 8080',
    '`10.20.0.11`, `10.20.0.12` 4443',
    '`10.20.0.31` 4443',
    '`10.20.0.21` 5061',
    '`10.20.0.11`, `10.20.0.12` 5061',
    '`10.20.0.41` 443',
  ]);
});

test('certificates of IIS need no public authority: the name that HAProxy verifies, apart from pools it does not stand before', () => {
  const { table, text = [] } = called(/^Check the certificates behind HAProxy$/);
  expect(table?.columns.at(-1)).toBe('name that HAProxy verifies');
  expect(table?.rows.map((row) => [row[0], row.at(-1)])).toEqual([
    ['`director`', '`webdirext.contoso.com`'],
    ['`pool01`', '`pool01.contoso.local`'],
  ]);
  expect(table?.rows[1]?.[3]).toContain('pool01.contoso.local');
  expect(text.join()).toContain('no public one is needed');
  expect(called(/^Check the certificates behind the load balancer$/).table?.rows.map(([pool]) => pool)).toEqual(['`other`']);
  expect(called(/^Have HAProxy trust the authority/).table?.rows.map(([who]) => who)).toEqual([
    '`director`',
    '`pool01`',
    '`office.contoso.com`',
  ]);
  expect(book.filter(({ title }) => /public certificate/.test(title))).toEqual([]);
});

test('whether the template verifies servers is read there', () => {
  const trust = (haproxy: string) => called(/^Have HAProxy trust/, stepsOf(inputsOf(textOf(haproxy)))).why;
  expect(trust(TRUSTING)).toContain('answered for with 503');
  expect(trust('haproxy: { serverAuthorities: none }')).toContain('Nothing is verified');
});

test('Windows sign-in is left on behind HAProxy, and nowhere else', () => {
  expect(book.filter(({ title }) => title.startsWith('Leave Windows authentication on')).map(({ title }) => title)).toEqual([
    'Leave Windows authentication on `director` (`webdirext.contoso.com`)',
    'Leave Windows authentication on `pool01` (`webext.contoso.com`)',
  ]);
});

test('a server is taken out by stopping it, without a command for the proxy', () => {
  const { effects = [], commands = [], checks = [] } = called(/^Update the servers of `pool01`/);
  expect(effects.map(({ text }) => text).join()).toContain('after three checks that fail');
  expect(commands.flatMap(({ lines }) => lines).filter((line) => line.includes('target'))).toEqual([]);
  expect(checks.map(({ expect: seen }) => seen).join()).toContain('The log of HAProxy shows the server as up');
  expect(linesOf(called(/^Update the servers of `other`/)).join()).toContain('deregister-targets');
});

test('a deployment says how long old tasks keep their clients, by the template', () => {
  const effectsAt = (haproxy: string) =>
    (called(/^Know what a deployment does/, stepsOf(inputsOf(textOf(haproxy)))).effects ?? []).map(({ text }) => text).join(' ');
  expect(effectsAt(TRUSTING)).toContain('1,830 seconds');
  expect(effectsAt('haproxy: { deregistrationDelay: 600 }')).toContain('for 600 seconds');
});

test('silent connections are tried before the names move, where the load balancer ends TLS', () => {
  const step = called(/^Before the DNS change/);
  expect(linesOf(step).filter((line) => line.includes('--patience'))).toEqual([
    expect.stringMatching(/verify --deployment deployment.yaml --only \S+ --connect-to \S+ --patience 400s$/),
  ]);
  expect(step.unverified?.join()).toContain('keepalives');
  const ended = stepsOf(inputsOf(textOf(WITH_SECRET)));
  expect(linesOf(called(/^Before the DNS change/, ended)).filter((line) => line.includes('--patience'))).toEqual([]);
});

const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:edge-AbCdEf';
const WITH_SECRET = `haproxy: { certificates: [{ secretArn: '${SECRET}', names: ['*.contoso.com'] }] }`;

test('certificates in secrets are put there before the deployment, and renewed by new tasks', () => {
  const steps = stepsOf(inputsOf(textOf(WITH_SECRET)));
  const titles = steps.map(({ title }) => title);
  const before = titles.findIndex((title) => /^Put the certificates for HAProxy/.test(title));
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(titles.findIndex((title) => /^Deploy the stack/.test(title)));
  const renewal = linesOf(called(/^Renew the certificates that stand in secrets/, steps));
  expect(renewal.filter((line) => line.includes(SECRET))).toHaveLength(1);
  expect(renewal.filter((line) => line.includes('--force-new-deployment'))).toHaveLength(1);
  // The waiter of the command line gives up after ten minutes, and old tasks drain for half an hour.
  expect(renewal.filter((line) => line.includes('wait services-stable'))).toEqual([]);
  expect(renewal.at(-1)).toContain('rolloutState');
  expect(book.filter(({ title }) => /secrets/.test(title))).toEqual([]);
});

test('commands name what the template calls its resources', () => {
  const lines = commandsOf({ about: [], missing: [], sections: [{ id: '', title: '', steps: book }] }).flatMap((each) => each.lines);
  const asked = lines.flatMap((line) => /^log=\$\(.*--logical-resource-id (\S+)/.exec(line)?.[1] ?? []);
  expect(asked).toEqual([facts?.template?.fleets[0]?.logGroup?.logicalId]);
});

test('a template alone tells pools behind HAProxy with their servers and ports', () => {
  const stack = stackOf(REST);
  const reading = templateReading(RoutingTable.fromStack(stack)._routing);
  const { pools, farms } = fromTemplate(reading);
  expect(pools.map(({ externalFqdn, servers, listening }) => [externalFqdn, servers.ids, listening])).toEqual([
    ['webdirext.contoso.com', ['10.20.0.21'], { https: 4443, http: 8080 }],
    ['webext.contoso.com', ['10.20.0.11', '10.20.0.12'], { https: 4443, http: 8080 }],
    ['webext3.contoso.com', ['10.20.0.31'], { https: 4443, http: 8080 }],
  ]);
  expect(farms.map(({ host, servers, port }) => [host, servers.ids, port])).toEqual([['office.contoso.com', ['10.20.0.41'], 443]]);
});

test('without HAProxy there is none of it', () => {
  const steps = stepsOf(
    inputsOf(DeploymentFile.parse(REST.replace('frontEnd: haproxy\nexternalSignIn: windows', 'externalSignIn: passive'))),
  );
  expect(steps.filter(({ title }) => title.includes('HAProxy'))).toEqual([]);
});

describe('words that are true of HAProxy alone', () => {
  const example = exampleInputs('proseware');
  const text = (title: RegExp, inputs = example) => JSON.stringify(called(title, stepsOf(inputs)));

  test('clients go to the Elastic IP addresses, which stay when the stack goes', () => {
    const firewall = called(/^Request these firewall rules/, stepsOf(example));
    const addresses = '`eipalloc-0123456789abcdef0`, `eipalloc-0123456789abcdef1`';
    expect(firewall.table?.rows[0]?.[1]).toBe(`the load balancer, at ${addresses}`);
    expect(linesOf(firewall).join()).toContain('describe-addresses --allocation-ids eipalloc-0123456789abcdef0');
    expect(text(/^Write down what will stay/)).toContain('The Elastic IP addresses stay yours');
    const removed = linesOf(called(/^Remove what stays/, stepsOf(example)));
    expect(removed).toEqual([
      expect.stringContaining('delete-log-group'),
      expect.stringContaining('release-address --allocation-id eipalloc-0123456789abcdef0'),
      expect.stringContaining('eipalloc-0123456789abcdef1'),
    ]);
    expect(text(/^Request these firewall rules/, facts)).toContain('the load balancer, by name: its addresses change');
  });

  test('nothing is said of listener rules, targets and access logs, which it does not have', () => {
    const said = JSON.stringify(stepsOf(example));
    expect(said).not.toMatch(/listener rules|targets are unhealthy|access logs|addresses of an Application Load Balancer/);
    expect(said).toContain('HAProxy takes its servers for down too');
    expect(said).toContain('HAProxy asks every 6 seconds');
    expect(text(/^Deploy the stack/)).toContain('It makes load balancer, HAProxy with its configuration, target groups and certificates.');
  });

  test('names that move from a pool that failed follow new tasks, and old connections do not', () => {
    const { effects = [] } = called(/^If `director` fails/, stepsOf(example));
    expect(effects.map((each) => each.text)).toEqual([
      expect.stringContaining('New connections follow as soon as the new tasks are healthy'),
      expect.stringMatching(/^Connections to old tasks are led as before until they end, at most for 1,830 s: .*deregistrationDelay: 60/),
    ]);
  });

  const SECRETS =
    "haproxy: { serverAuthorities: [ca.pem], certificates: [{ secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:edge-AbCdEf', names: ['*.contoso.com'] }] }";

  test('where HAProxy ends TLS with secrets, IIS and the secret have one certificate; ACM has no part in it', () => {
    const question = /^Look whether IIS checks which certificate/;
    const behindHaproxyAlone = inputsOf(textOf(SECRETS, REST.replace(/^ *- \{ name: other.*\n/m, '')));
    const alone = text(question, behindHaproxyAlone);
    expect(alone).toContain('and HAProxy shows its own');
    expect(alone).toContain('HAProxy ends TLS for `director`, `pool01`.');
    expect(alone).toContain('into its secret under `haproxy.certificates`');
    expect(alone).not.toContain('ACM');
    const both = text(question, inputsOf(textOf(SECRETS)));
    expect(both).toContain('HAProxy ends TLS for `director`, `pool01`.');
    expect(both).toContain('The load balancer ends TLS for `other`.');
    expect(both).toMatch(/where the load balancer ends TLS, import .* into ACM.*where HAProxy ends it, write/);
    expect(text(question)).toMatch(/The load balancer ends TLS for `director`, `headquarters`, `plant`.*into ACM/);
  });
});
