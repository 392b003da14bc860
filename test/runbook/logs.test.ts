import { DeploymentFile } from '../../lib';
import { runbook } from '../../lib/runbook/runbook';
import { inputsOf } from '../../scripts/example-runbooks';

const FILE = `env: { account: '111122223333', region: eu-west-1 }
network: { vpcCidr: 10.80.0.0/22, transitGatewayId: tgw-0a1b2c3d4e5f60718, poolNetworks: [10.20.0.0/16], flowLogs: none }
hostedZones: [{ name: contoso.com, id: Z0A }]
externalSignIn: modern
`;
const pool = (more: string) =>
  `pools: [{ name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11]${more} }]\n`;

/** Tables, questions and what else is said of logs. */
function saidOf(accessLogs: string, pools = pool('')) {
  const { sections } = runbook(inputsOf(DeploymentFile.parse(`${FILE}${pools}accessLogs: ${accessLogs}\n`)));
  const steps = sections.find(({ id }) => id === 'logs')?.steps ?? [];
  const sql = steps
    .flatMap(({ commands = [] }) => commands.filter(({ language }) => language === 'sql'))
    .map(({ lines }) => lines.join('\n'));
  const all = steps.flatMap(({ commands = [] }) => commands.flatMap(({ lines }) => lines));
  return { sql, all, tables: sql.flatMap((text) => /EXISTS (\w+)/.exec(text)?.[1] ?? []) };
}

test('statements have the bucket, prefix, account and Region of the deployment', () => {
  const { sql, tables } = saidOf('{ bucket: s3://logs-of-contoso/lync }');
  expect(tables).toEqual(['lync_requests', 'lync_connections', 'lync_health_checks']);
  expect(sql[1]).toContain("LOCATION 's3://logs-of-contoso/lync/connections/applicationLoadBalancer/'");
  expect(sql[1]).toContain(
    "'s3://logs-of-contoso/lync/connections/applicationLoadBalancer/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/${day}'",
  );
  expect(sql.join('\n')).toContain("VALUES ('webext.contoso.com')");
  expect(sql.join('\n')).not.toMatch(/<(?!=| )/);
});

test('a bucket that is made is asked for its name, and is read for as many days as it keeps', () => {
  const { sql, all } = saidOf('{ bucket: create, retentionDays: 30 }');
  expect(all.find((line) => line.startsWith('bucket=$('))).toContain('AccessLogs');
  expect(sql[0]).toContain('s3://<name of the bucket>/access/applicationLoadBalancer/AWSLogs/');
  expect(sql[0]).toContain("'NOW-30DAYS,NOW'");
});

test('several load balancers are folders of one table', () => {
  const pools = `loadBalancers: 2
pools:
  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11], loadBalancer: 1 }
  - { name: pool02, role: frontEndPool, externalWebServicesFqdn: webext2.contoso.com, servers: [10.20.0.12], loadBalancer: 2 }
`;
  const { sql, tables } = saidOf('{ bucket: s3://logs }', pools);
  expect(tables).toEqual(['lync_requests', 'lync_connections', 'lync_health_checks']);
  expect(sql[0]).toContain("'projection.balancer.values' = 'applicationLoadBalancer,applicationLoadBalancer-2'");
  expect(sql[0]).toContain("'s3://logs/access/${balancer}/AWSLogs/");
});

test.each([
  ['access logs alone, at the root of a bucket', 'create', pool(''), ['lync_requests']],
  ['TLS before HAProxy', '{ bucket: create }', pool(', frontEnd: haproxy'), ['lync_tls_connections']],
  ['TCP alone', '{ bucket: create }', pool(', frontEnd: networkLoadBalancer'), []],
  ['none', 'none', pool(''), []],
])('tables of %s', (_, accessLogs, pools, tables) => {
  const said = saidOf(accessLogs, `${pools}haproxy: { serverAuthorities: none }\n`);
  expect(said.tables).toEqual(tables);
  expect(said.sql.filter((text) => !tables.some((table) => text.includes(table)))).toEqual([]);
});

/** What the policy of a bucket of somebody else has to have. */
function statementsFor(accessLogs: string, pools: string) {
  const { sections } = runbook(
    inputsOf(DeploymentFile.parse(`${FILE}${pools}haproxy: { serverAuthorities: none }\naccessLogs: ${accessLogs}\n`)),
  );
  const [step] = sections.find(({ id }) => id === 'log-bucket')?.steps ?? [];
  const lines = step?.commands?.[0]?.lines ?? ['[]'];
  const found = JSON.parse(lines.join('\n')) as readonly { readonly Action: string; readonly Resource: string | readonly string[] }[];
  return found.map(({ Action, Resource }) => `${Action} ${[Resource].flat().join(' ')}`);
}

test.each([
  [
    's3://logs/lync',
    pool(''),
    ['s3:PutObject arn:aws:s3:::logs/lync/AWSLogs/111122223333/*'],
  ],
  [
    '{ bucket: s3://logs }',
    pool(''),
    ['access', 'connections', 'health-checks'].map((log) => `s3:PutObject arn:aws:s3:::logs/${log}/applicationLoadBalancer/AWSLogs/111122223333/*`),
  ],
  [
    '{ bucket: s3://logs }',
    pool(', frontEnd: haproxy'),
    ['s3:GetBucketAcl arn:aws:s3:::logs', 's3:PutObject arn:aws:s3:::logs/access/haproxy/AWSLogs/111122223333/*'],
  ],
  ['{ bucket: create }', pool(''), []],
])('for %s whoever has the bucket is told what its policy has to let in', (accessLogs, pools, expected) => {
  expect(statementsFor(accessLogs, pools)).toEqual(expected);
}); // prettier-ignore

test.each([
  ['eu-west-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['eusc-de-east-1', 'aws-eusc'],
])('in %s the statements for a bucket are of the partition %s', (region, partition) => {
  const pools = 'haproxy: { serverAuthorities: none }\nfrontEnd: haproxy\n' + pool('');
  const file = DeploymentFile.parse(`${FILE.replace('eu-west-1', region)}${pools}accessLogs: { bucket: s3://logs }\n`);
  const [step] = runbook(inputsOf(file)).sections.find(({ id }) => id === 'log-bucket')?.steps ?? [];
  const arns = [...(step?.commands?.[0]?.lines ?? []).join('\n').matchAll(/"arn:([^:]*):/g)].map(([, said]) => said);
  expect(new Set(arns)).toEqual(new Set([partition]));
});

test.each([
  ['more days than a date with a year of four digits has', '{ bucket: create, retentionDays: 2147483647 }', 'NOW-3650DAYS'],
  ['no days', '{ bucket: create }', 'NOW-365DAYS'],
])('a table reads a bucket that keeps logs for %s', (_, accessLogs, range) => {
  expect(saidOf(accessLogs).sql[0]).toContain(`'${range},NOW'`);
});

test('each log is asked for the names that arrive where it is written, and for no others', () => {
  const pools = `haproxy: { serverAuthorities: none }
loadBalancers: 2
pools:
  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11], loadBalancer: 1 }
  - { name: pool02, role: frontEndPool, externalWebServicesFqdn: webext2.contoso.com, servers: [10.20.0.12], loadBalancer: 2 }
  - { name: pool03, role: frontEndPool, externalWebServicesFqdn: webext3.contoso.com, servers: [10.20.0.13], frontEnd: haproxy }
  - { name: pool04, role: frontEndPool, externalWebServicesFqdn: webext4.contoso.com, servers: [10.20.0.14], frontEnd: networkLoadBalancer }
`;
  const asked = saidOf('{ bucket: create }', pools).sql.flatMap((text) => /VALUES (.*)\)\n/.exec(text)?.[1] ?? []);
  expect(asked).toEqual(["('webext.contoso.com'), ('webext2.contoso.com')", "('webext3.contoso.com')"]);
});

describe('a template with logs of several proxies', () => {
  const { template, ...inputs } = inputsOf(DeploymentFile.parse(`${FILE}${pool('')}accessLogs: { bucket: s3://logs }\n`));
  const [own] = template?.logs ?? [];
  const askedOf = (others: readonly string[]) => {
    if (template === undefined || own === undefined) throw new Error('nothing is logged');
    const logs = [own, { ...own, bucket: 'logs-of-fabrikam', names: others }];
    const { sections } = runbook({ ...inputs, template: { ...template, logs } });
    const text = JSON.stringify(sections.find(({ id }) => id === 'logs')?.steps);
    return [...text.matchAll(/(?:EXISTS|FROM) (lync_\w+)/g)].map(([, table]) => table);
  };

  test('has those alone that the names of the runbook reach', () => {
    expect(new Set(askedOf(['lync.fabrikam.com']))).toEqual(new Set(['lync_requests']));
  });

  test('puts each question to each table that they reach', () => {
    const asked = askedOf(['webext.contoso.com']);
    const times = (table: string) => asked.filter((each) => each === table).length;
    expect([times('lync_requests'), times('lync_requests_2')]).toEqual([5, 5]);
  });
});
