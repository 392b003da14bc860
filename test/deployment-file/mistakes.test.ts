import { DeploymentFile } from '../../lib';
import { DeploymentFileError, type FileProblem } from '../../lib/deployment-file/deployment-file-error';

type Section = 'top' | 'network' | 'zone' | 'pool' | 'farm';
type Change = readonly [section: Section, line: string];

/** A sound file, each key on a line of its own. */
const SOUND: Readonly<Record<Section, readonly string[]>> = {
  top: ['env: { region: eu-west-1 }', 'externalSignIn: modern', 'sipDomains: [contoso.com, fabrikam.com]'],
  network: ['vpcCidr: 10.80.0.0/22', 'transitGatewayId: tgw-0a', 'poolNetworks: [10.20.0.0/16]'],
  zone: ['name: contoso.com', 'id: Z1'],
  pool: ['name: pool01', 'role: frontEndPool', 'externalWebServicesFqdn: webext.contoso.com', 'servers: [10.20.0.11]'],
  farm: ['host: office.contoso.com', 'servers: [10.20.0.31]'],
};
const VPC = 'vpcId: vpc-0a';
const ZONES = 'availabilityZones: [eu-west-1a, eu-west-1b]';
const SUBNETS = 'publicSubnetIds: [subnet-0a, subnet-0b]';
const ARN = 'arn:aws:acm:eu-west-1:111111111111:certificate/0a';
/** Goes behind the servers of the first pool. */
const secondPool = (name: string) =>
  `servers: [10.20.0.11]\n  - { name: ${name}, role: frontEndPool, externalWebServicesFqdn: webext2.contoso.com, servers: [10.20.0.12] }`;

/** The sound file with other lines: a line replaces the one with its key, or is added to its section. */
function file(...changes: readonly Change[]): string {
  const section = (name: Section, first: string) => {
    const lines = changes
      .filter(([place]) => place === name)
      .reduce<readonly string[]>((known, [, line]) => {
        const index = known.findIndex((each) => keyOf(each) === keyOf(line));
        return index < 0 ? [...known, line] : known.with(index, line);
      }, SOUND[name]);
    return lines.map((line, index) => `${index === 0 ? first : ' '.repeat(first.length)}${line}`).join('\n');
  };
  return `${section('top', '')}
network:
${section('network', '  ')}
hostedZones:
${section('zone', '  - ')}
pools:
${section('pool', '  - ')}
officeWebApps:
${section('farm', '  - ')}
`;
}

function keyOf(line: string): string {
  return line.split(':')[0] ?? '';
}

/** Of the line that consists of this. */
function lineNumber(text: string, part: string): number {
  return text.split('\n').findIndex((line) => line.replace(/^ *(- )?/, '') === part) + 1;
}

function errorOf(text: string): DeploymentFileError | undefined {
  try {
    DeploymentFile.parse(text, 'lync.yaml');
  } catch (error) {
    if (error instanceof DeploymentFileError) return error;
    throw error;
  }
  return undefined;
}

function problemsOf(text: string): readonly FileProblem[] {
  return errorOf(text)?.problems ?? [];
}

test('the file these mistakes are made in is sound without them', () => {
  expect(problemsOf(file())).toEqual([]);
});

test.each<[Section, string, path: string, found: string, right: string]>([
  // Unknown keys.
  ['top', 'idelTimeout: 60', 'idelTimeout', 'Unknown key', 'Did you mean "idleTimeout"?'],
  ['top', 'Clients: []', 'Clients', 'Unknown key', 'Did you mean "clients"?'],
  ['top', '"a/b~c": 1', 'a/b~c', 'Unknown key. Known here', 'env, stackName, network'],
  ['top', '__proto__: 1', '__proto__', 'Unknown key. Known here', 'env, stackName, network'],
  ['top', 'env: { acount: "111111111111" }', 'env.acount', 'Unknown key', 'Did you mean "account"?'],
  ['network', 'vpcCidrs: 10.80.0.0/22', 'network.vpcCidrs', 'Unknown key', 'Did you mean "vpcCidr"?'],
  ['zone', 'managedElswhere: true', 'hostedZones[0].managedElswhere', 'Unknown key', 'Did you mean "managedElsewhere"?'],
  ['pool', 'listeningPorts: { htps: 4443 }', 'pools[0].listeningPorts.htps', 'Unknown key', 'Did you mean "https"?'],
  ['farm', 'sticky: none', 'officeWebApps[0].sticky', 'Unknown key', 'Known here: host, servers'],
  ['top', 'simpleUrls: { answeredby: pool01 }', 'simpleUrls.answeredby', 'Unknown key', 'Did you mean "answeredBy"?'],
  ['top', 'simpleUrls: [{ answeredby: pool01 }]', 'simpleUrls[0].answeredby', 'Unknown key', 'Did you mean "answeredBy"?'],
  ['top', 'sipDomains: [{ name: contoso.com, met: false }]', 'sipDomains[0].met', 'Unknown key', 'Did you mean "meet"?'],
  // Wrong types.
  ['top', 'idleTimeout: soon', 'idleTimeout', 'Found "soon"', 'from 1 to 4000'],
  ['top', 'idleTimeout: 1.5', 'idleTimeout', 'Found 1.5', 'from 1 to 4000'],
  ['top', 'deletionProtection: yes', 'deletionProtection', 'Found "yes"', 'true or false'],
  ['top', 'env: { account: 111111111111 }', 'env.account', 'Found 111111111111', 'in quotes like "111111111111"'],
  ['top', 'clients: lync2013', 'clients', 'Found "lync2013"', 'a list'],
  ['top', 'sipDomains: contoso.com', 'sipDomains', 'Found "contoso.com"', 'a list'],
  ['top', 'sipDomains: [5]', 'sipDomains[0]', 'Found 5', 'a SIP domain, or an object'],
  ['top', 'simpleUrls: 5', 'simpleUrls', 'Found 5', 'an object, or a list'],
  ['top', 'simpleUrls: { dialin: 5 }', 'simpleUrls.dialin', 'Found 5', 'URL, or a list'],
  ['top', 'autodiscover: { overHttp: maybe }', 'autodiscover.overHttp', 'Found "maybe"', 'true, false, or a list'],
  ['zone', 'private: 1', 'hostedZones[0].private', 'Found 1', 'true'],
  ['pool', 'name: 7', 'pools[0].name', 'Found 7', 'like pool01'],
  ['pool', 'servers: 10.20.0.11', 'pools[0].servers', 'Found "10.20.0.11"', 'a list'],
  ['pool', 'servers: [~]', 'pools[0].servers[0]', 'Found null', 'an IPv4 address, or an object'],
  ['pool', 'listeningPorts: 4443', 'pools[0].listeningPorts', 'Found 4443', 'an object with the ports'],
  ['pool', 'listeningPorts: { https: "4443" }', 'pools[0].listeningPorts.https', 'Found "4443"', '1 to 65535'],
  ['pool', 'healthCheck: { matcher: [200] }', 'pools[0].healthCheck.matcher', 'Found [200]', 'status codes'],
  // Ports, priorities and other numbers.
  ['pool', 'listeningPorts: { https: 0 }', 'pools[0].listeningPorts.https', 'Found 0', '1 to 65535'],
  ['pool', 'publishedPorts: { http: 65536 }', 'pools[0].publishedPorts.http', 'Found 65536', '1 to 65535'],
  ['farm', 'port: -1', 'officeWebApps[0].port', 'Found -1', '1 to 65535'],
  ['pool', 'priority: 0', 'pools[0].priority', 'Found 0', '1 to 50000'],
  ['farm', 'priority: 50001', 'officeWebApps[0].priority', 'Found 50001', '1 to 50000'],
  ['top', 'simpleUrls: { priorities: { further: 0 } }', 'simpleUrls.priorities.further', 'Found 0', '1 to 50000'],
  ['top', 'idleTimeout: 4001', 'idleTimeout', 'Found 4001', '1 to 4000'],
  ['top', 'namesPerCertificate: 101', 'namesPerCertificate', 'Found 101', '1 to 100'],
  ['top', 'quotas: { rules: 0 }', 'quotas.rules', 'Found 0', 'a whole number like 200'],
  // Words.
  ['top', 'http: redirct', 'http', 'Found "redirct". Did you mean "redirect"?', 'Write redirect or none'],
  ['top', 'clients: [lync2031]', 'clients[0]', 'Found "lync2031"', 'lync2013, '],
  ['top', 'externalSignIn: ntlm', 'externalSignIn', 'Found "ntlm"', 'windows, passive or modern'],
  ['top', 'frontEnd: networkLoadBalancer', 'frontEnd', 'Found "networkLoadBalancer"', 'Write applicationLoadBalancer'],
  ['network', 'scheme: internet-facing', 'network.scheme', 'Did you mean "internetFacing"?', 'internetFacing or internal'],
  ['network', 'ipAddressType: ipv6', 'network.ipAddressType', 'Found "ipv6"', 'ipv4 or dualstack'],
  ['pool', 'role: frontEnd', 'pools[0].role', 'Found "frontEnd"', 'director, frontEndPool or standardEdition'],
  ['pool', 'stickiness: cookie', 'pools[0].stickiness', 'Found "cookie"', 'none or loadBalancerCookie'],
  // CIDR blocks and addresses.
  ['network', 'vpcCidr: 10.80.0.0', 'network.vpcCidr', '"10.80.0.0"', 'like 10.80.0.0/22'],
  ['network', 'vpcCidr: 10.80.0.1/22', 'network.vpcCidr', '"10.80.0.1/22"', 'like 10.80.0.0/22'],
  ['network', 'vpcCidr: 10.80.0.0/26', 'network.vpcCidr', '"10.80.0.0/26" is no block from /16 to /25', 'like 10.80.0.0/22'],
  ['network', 'vpcCidr: 10.0.0.0/15', 'network.vpcCidr', '"10.0.0.0/15" is no block from /16 to /25', 'like 10.80.0.0/22'],
  ['network', 'vpcCidr: 2001:db8::/56', 'network.vpcCidr', '"2001:db8::/56" is no IPv4', 'like 10.80.0.0/22'],
  ['network', 'poolNetworks: [10.20.0.0/16, 10.3.0.1]', 'network.poolNetworks[1]', '"10.3.0.1" has no prefix', 'like 10.20.0.0/16'],
  ['network', 'poolNetworks: [10.20.0.0/33]', 'network.poolNetworks[0]', 'is no address block', 'like 10.20.0.0/16'],
  ['network', 'allowedSources: [10.20.0.1/16]', 'network.allowedSources[0]', 'bits set behind its prefix', 'like 10.20.0.0/16'],
  ['network', 'corporateNetworks: [office]', 'network.corporateNetworks[0]', '"office" is no address block', 'like 10.20.0.0/16'],
  ['network', 'allowedSources: []', 'network.allowedSources', 'Found 0 entries', 'a list of networks'],
  ['pool', 'servers: [10.20.0.300]', 'pools[0].servers[0]', '"10.20.0.300" is no IPv4 address', 'like 10.20.0.11'],
  ['pool', 'servers: [lync.contoso.com]', 'pools[0].servers[0]', '"lync.contoso.com" is no IPv4 address', 'like 10.20.0.11'],
  ['pool', 'servers: []', 'pools[0].servers', 'Found 0 entries, at least 1', 'a list of addresses'],
  // Matchers and paths of health checks; virtual directories.
  ['pool', 'healthCheck: { matcher: ok }', 'pools[0].healthCheck.matcher', '"ok" is no status code', 'from 200 to 499'],
  ['pool', 'healthCheck: { matcher: "302-200" }', 'pools[0].healthCheck.matcher', 'ends before it begins', 'from 200 to 499'],
  ['pool', 'healthCheck: { matcher: "200,500" }', 'pools[0].healthCheck.matcher', '"200,500" has a status code', 'from 200 to 499'],
  ['pool', 'healthCheck: { matcher: 500 }', 'pools[0].healthCheck.matcher', '500', 'from 200 to 499'],
  ['pool', 'healthCheck: { path: probe }', 'pools[0].healthCheck.path', 'Found "probe"', 'begins with a slash'],
  ['pool', 'virtualDirectories: ["/a b"]', 'pools[0].virtualDirectories[0]', '"/a b" is no path', 'like /meet'],
  // URLs.
  ['top', 'simpleUrls: { meet: ["http://m.contoso.com"] }', 'simpleUrls.meet[0]', 'begins with http://', 'like https://'],
  ['top', 'simpleUrls: { meet: [m.contoso.com] }', 'simpleUrls.meet[0]', '"m.contoso.com" is no URL', 'like https://'],
  ['top', 'simpleUrls: { meet: ["https://m.contoso.com:443"] }', 'simpleUrls.meet[0]', 'names a port', 'like https://'],
  ['top', 'simpleUrls: { meet: [{ url: "https://m.a.com?b" }] }', 'simpleUrls.meet[0].url', 'has a query', 'like https://'],
  ['top', 'simpleUrls: { dialin: ["https://dialin"] }', 'simpleUrls.dialin[0]', 'the host "dialin", which has no dot', 'like https://'],
  ['top', 'simpleUrls: { admin: "https://a.b.com#c" }', 'simpleUrls.admin', 'more than a host and a path', 'like https://'],
  ['top', 'accessLogs: bucket/prefix', 'accessLogs', 'Found "bucket/prefix"', 'like s3://bucket/prefix'],
  // Hosts.
  ['zone', 'name: contoso', 'hostedZones[0].name', '"contoso" has no dot', 'a fully qualified domain name'],
  ['pool', 'externalWebServicesFqdn: web_1.a.com', 'pools[0].externalWebServicesFqdn', 'label "web_1"', 'like webext.contoso.com'],
  ['pool', 'externalWebServicesFqdn: https://a.com', 'pools[0].externalWebServicesFqdn', 'has a scheme', 'like webext.contoso.com'],
  ['pool', 'furtherNames: ["*.contoso.com"]', 'pools[0].furtherNames[0]', 'has a wildcard', 'like webext.contoso.com'],
  ['farm', 'host: office.contoso.com:443', 'officeWebApps[0].host', 'has a port', 'like webext.contoso.com'],
  ['top', `certificates: [{ arn: "${ARN}", names: ["*.*.a.com"] }]`, 'certificates[0].names[0]', 'has a wildcard', 'one label'],
  // ARNs, ids and names.
  ['top', 'certificates: [{ arn: "arn:aws:s3:::a", names: [a.b.com] }]', 'certificates[0].arn', 'Found "arn:aws:s3:::a"', 'ACM or IAM'],
  ['top', 'tlsPolicy: TLS12', 'tlsPolicy', 'Found "TLS12"', 'like ELBSecurityPolicy-'],
  ['top', 'stackName: my_stack', 'stackName', 'Found "my_stack"', 'letters, digits and hyphens'],
  ['top', 'env: { account: "11" }', 'env.account', 'Found "11"', '12 digits'],
  ['top', 'env: { region: Ireland }', 'env.region', 'Found "Ireland"', 'like eu-west-1'],
  ['zone', 'id: zone/Z1', 'hostedZones[0].id', 'Found "zone/Z1"', 'like Z0123456789CONTOSO00'],
  ['network', 'transitGatewayId: vgw-0a', 'network.transitGatewayId', 'Found "vgw-0a"', 'like tgw-'],
  ['network', 'availabilityZones: [eu-west-1, eu-west-1a]', 'network.availabilityZones[0]', 'Found "eu-west-1"', 'like eu-west-1a'],
  ['network', 'availabilityZones: [eu-west-1a, eu-west-1a]', 'network.availabilityZones', 'twice', 'Write each once'],
  ['pool', 'servers: [{ instanceId: 0a }]', 'pools[0].servers[0].instanceId', 'Found "0a"', 'like i-0123456789abcdef0'],
  ['pool', 'name: a/b', 'pools[0].name', 'Found "a/b"', 'without slash'],
])('in section %s, "%s" is a mistake at %s: %s … %s', (section, line, path, found, right) => {
  const text = file([section, line]);
  const [first, ...others] = problemsOf(text);
  expect(first).toMatchObject({ path, line: lineNumber(text, line) });
  expect(first?.message).toContain(found);
  expect(first?.message).toContain(right);
  expect(others).toEqual([]);
});

test.each<[Section, string, path: string, right: string]>([
  ['network', 'vpcCidr', 'network.vpcCidr', 'like 10.80.0.0/22'],
  ['zone', 'name', 'hostedZones[0].name', 'like webext.contoso.com'],
  ['pool', 'name', 'pools[0].name', 'like pool01'],
  ['pool', 'role', 'pools[0].role', 'director, frontEndPool or standardEdition'],
  ['pool', 'externalWebServicesFqdn', 'pools[0].externalWebServicesFqdn', 'like webext.contoso.com'],
  ['farm', 'host', 'officeWebApps[0].host', 'like webext.contoso.com'],
])('in section %s, a missing %s is a mistake at %s: %s', (section, key, path, right) => {
  const text = file([section, `${key}:`]);
  const expected = { path, line: lineNumber(text, `${key}:`), message: expect.stringContaining(right) as string };
  expect(problemsOf(text)).toEqual([expected]);
  expect(errorOf(text)?.message).toContain('It is missing.');
});

test('what is required is asked for in a file that has nothing of it', () => {
  const missing = problemsOf('stackName: Lync');
  expect(missing.map(({ path, line }) => [path, line])).toEqual([
    ['pools', 1],
    ['hostedZones', 1],
    ['network', 1],
  ]);
});

test.each<[title: string, changes: readonly Change[], path: string, at: string, message: string]>([
  [
    'an existing VPC that is described in part',
    [
      ['network', VPC],
      ['network', 'transitGatewayId:'],
    ],
    'network',
    'network:',
    'An existing VPC needs vpcId, vpcCidr, availabilityZones and publicSubnetIds, because nothing is looked up; availabilityZones and publicSubnetIds are missing.',
  ],
  [
    'subnets without their VPC',
    [
      ['network', SUBNETS],
      ['network', ZONES],
      ['network', 'transitGatewayId:'],
    ],
    'network',
    'network:',
    'because nothing is looked up; vpcId is missing.',
  ],
  [
    'another number of subnets than of zones',
    [
      ['network', 'transitGatewayId:'],
      ['network', VPC],
      ['network', ZONES],
      ['network', 'publicSubnetIds: [subnet-a, subnet-b, subnet-c]'],
    ],
    'network.publicSubnetIds',
    'publicSubnetIds: [subnet-a, subnet-b, subnet-c]',
    'There are 3 subnets and 2 availabilityZones. Write one subnet for each zone, in the same order.',
  ],
  [
    'a gateway for an existing VPC',
    [
      ['network', VPC],
      ['network', ZONES],
      ['network', SUBNETS],
    ],
    'network.transitGatewayId',
    'transitGatewayId: tgw-0a',
    'The routes of an existing VPC are not touched, so transitGatewayId would have no effect.',
  ],
  [
    'two gateways',
    [['network', 'vpnGatewayId: vgw-0a']],
    'network.vpnGatewayId',
    'vpnGatewayId: vgw-0a',
    'There is a transitGatewayId too',
  ],
  [
    'a way to the pools that is the way to the Internet',
    [['network', 'poolNetworks: [10.20.0.0/16, 0.0.0.0/0]']],
    'network.poolNetworks[1]',
    'poolNetworks: [10.20.0.0/16, 0.0.0.0/0]',
    '0.0.0.0/0 is everything, and the way there is the Internet. Write the networks of the pools',
  ],
  [
    'more zones than a new VPC has room for',
    [['network', 'availabilityZones: [eu-west-1a, eu-west-1b, eu-west-1c, eu-west-1d, eu-west-1e]']],
    'network.availabilityZones',
    'availabilityZones: [eu-west-1a, eu-west-1b, eu-west-1c, eu-west-1d, eu-west-1e]',
    'room for four zones, found 5. Write two to four.',
  ],
  [
    'a zone of another Region',
    [['network', 'availabilityZones: [eu-west-1a, us-east-1b]']],
    'network.availabilityZones[1]',
    'availabilityZones: [eu-west-1a, us-east-1b]',
    'us-east-1b is no zone of eu-west-1, the Region of env. Write zones like eu-west-1a.',
  ],
  [
    'a certificate of another Region',
    [['top', `certificates: [{ arn: "${ARN.replace('eu-west-1', 'us-east-1')}", names: [webext.contoso.com] }]`]],
    'certificates[0].arn',
    `certificates: [{ arn: "${ARN.replace('eu-west-1', 'us-east-1')}", names: [webext.contoso.com] }]`,
    'The certificate is in us-east-1, the load balancer in eu-west-1. Import it into ACM in eu-west-1',
  ],
  [
    'a private zone that is managed elsewhere',
    [
      ['zone', 'id:'],
      ['zone', 'private: true'],
      ['zone', 'managedElsewhere: true'],
    ],
    'hostedZones[0]',
    'name: contoso.com',
    'A zone managed elsewhere cannot be a private zone of this account. Remove one of the two keys.',
  ],
  [
    'a zone without id',
    [['zone', 'id:']],
    'hostedZones[0]',
    'name: contoso.com',
    'The id of the zone contoso.com is missing. Write its id like Z',
  ],
  [
    'two pools of one name',
    [['pool', secondPool('POOL01')]],
    'pools[1].name',
    secondPool('POOL01').split('\n  - ')[1] ?? '',
    'pools[0] has the name "pool01" already. Write each once.',
  ],
  [
    'two zones of one id',
    [['zone', 'id: Z1\n  - { name: fabrikam.com, id: Z1 }']],
    'hostedZones[1].id',
    '{ name: fabrikam.com, id: Z1 }',
    'hostedZones[0] has the id "Z1" already.',
  ],
  [
    'one zone that is managed elsewhere twice',
    [['zone', 'id: Z1\n  - { name: a.com, managedElsewhere: true }\n  - { name: A.com, managedElsewhere: true }']],
    'hostedZones[2].name',
    '{ name: A.com, managedElsewhere: true }',
    'hostedZones[1] has the name "a.com" already.',
  ],
  [
    'two farms of one host',
    [['farm', 'servers: [10.20.0.31]\n  - { host: Office.contoso.com, servers: [10.20.0.32] }']],
    'officeWebApps[1].host',
    '{ host: Office.contoso.com, servers: [10.20.0.32] }',
    'officeWebApps[0] has the host "office.contoso.com" already.',
  ],
  [
    'a certificate named twice',
    [['top', `certificates: [{ arn: "${ARN}", names: [a.contoso.com] }, { arn: "${ARN}", names: [b.contoso.com] }]`]],
    'certificates[1].arn',
    `certificates: [{ arn: "${ARN}", names: [a.contoso.com] }, { arn: "${ARN}", names: [b.contoso.com] }]`,
    `certificates[0] has the arn "${ARN}" already.`,
  ],
  ['a pool that leads nowhere', [['pool', 'servers:']], 'pools[0]', 'name: pool01', 'Neither servers nor loadBalancerAddress'],
  [
    'a farm that leads nowhere',
    [['farm', 'servers:']],
    'officeWebApps[0]',
    'host: office.contoso.com',
    'Neither servers nor loadBalancerAddress',
  ],
  [
    'servers and their load balancer',
    [['farm', 'loadBalancerAddress: 10.20.0.30']],
    'officeWebApps[0].loadBalancerAddress',
    'loadBalancerAddress: 10.20.0.30',
    'There are servers too. Write either the servers or the address',
  ],
  [
    'addresses among instances',
    [['pool', 'servers: [10.20.0.11, { instanceId: i-0a }]']],
    'pools[0].servers',
    'servers: [10.20.0.11, { instanceId: i-0a }]',
    'Addresses and instances are mixed. A target group has one kind',
  ],
  [
    'simple URLs that two pools could answer',
    [
      ['pool', secondPool('pool02')],
      ['top', 'simpleUrls: {}'],
    ],
    'simpleUrls',
    'simpleUrls: {}',
    'answeredBy is missing, and no single Director or pool can be taken for granted. Write the Director or the designated pool: pool01, pool02.',
  ],
  [
    'autodiscover that two pools could answer',
    [
      ['pool', secondPool('pool02')],
      ['top', 'autodiscover: [{}]'],
    ],
    'autodiscover[0]',
    'autodiscover: [{}]',
    'Write the Director or the designated pool: pool01, pool02.',
  ],
  [
    'autodiscover that two pools could answer, beside an empty list of simple URLs',
    [
      ['pool', secondPool('pool02')],
      ['top', 'simpleUrls: []'],
      ['top', 'autodiscover: {}'],
    ],
    'autodiscover',
    'autodiscover: {}',
    'Write the Director or the designated pool: pool01, pool02.',
  ],
  [
    'an answer from no pool',
    [['top', 'simpleUrls: [{ answeredBy: [pool01, pool1] }]']],
    'simpleUrls[0].answeredBy',
    'simpleUrls: [{ answeredBy: [pool01, pool1] }]',
    'No pool has the name "pool1". Write one of pool01.',
  ],
  [
    'autodiscover from no pool',
    [['top', 'autodiscover: { answeredBy: it }']],
    'autodiscover.answeredBy',
    'autodiscover: { answeredBy: it }',
    'No pool has the name "it"',
  ],
  [
    'a set of one name with two answers',
    [
      ['pool', secondPool('b')],
      ['top', 'simpleUrls: [{ name: s, answeredBy: pool01 }, { name: s, answeredBy: b }]'],
    ],
    'simpleUrls[1].name',
    'simpleUrls: [{ name: s, answeredBy: pool01 }, { name: s, answeredBy: b }]',
    'simpleUrls[0] has the name "s" and another answeredBy. Give each a name of its own.',
  ],
  [
    'overHttp for no SIP domain',
    [['top', 'autodiscover: { overHttp: [a.com] }']],
    'autodiscover.overHttp[0]',
    'autodiscover: { overHttp: [a.com] }',
    'a.com is no SIP domain of sipDomains. Write one of contoso.com, fabrikam.com, or add it there.',
  ],
  [
    'onlyOverHttp for no SIP domain',
    [
      ['top', 'sipDomains:'],
      ['top', 'autodiscover: { onlyOverHttp: [a.com] }'],
    ],
    'autodiscover.onlyOverHttp[0]',
    'autodiscover: { onlyOverHttp: [a.com] }',
    'a.com is no SIP domain of sipDomains. Add it there.',
  ],
  [
    'one SIP domain in two entries',
    [['top', 'autodiscover: [{ sipDomains: [contoso.com] }, { sipDomains: [Contoso.com] }]']],
    'autodiscover[1].sipDomains[0]',
    'autodiscover: [{ sipDomains: [contoso.com] }, { sipDomains: [Contoso.com] }]',
    'autodiscover[0] answers for contoso.com already. Remove it from one of them.',
  ],
  [
    'two entries for all remaining SIP domains',
    [['top', 'autodiscover: [{}, { sipDomains: [contoso.com] }, {}]']],
    'autodiscover[2]',
    'autodiscover: [{}, { sipDomains: [contoso.com] }, {}]',
    'autodiscover[0] answers for all remaining SIP domains already. Write sipDomains.',
  ],
])('%s contradicts itself', (_, changes, path, at, message) => {
  const text = file(...changes);
  expect(problemsOf(text)).toEqual([{ path, line: lineNumber(text, at), message: expect.stringContaining(message) as string }]);
});

test('several mistakes are reported all together, in the order of the file', () => {
  const error = errorOf(
    file(['farm', 'port: 0'], ['top', 'idelTimeout: 5'], ['zone', 'id:'], ['pool', 'priority: 0'], ['network', 'vpnGatewayId: vgw-0a']),
  );
  expect(error?.message.split('\n').filter((line) => !line.startsWith('    '))).toEqual([
    'lync.yaml has 5 mistakes',
    '',
    '  idelTimeout (line 4)',
    '',
    '  network.vpnGatewayId (line 9)',
    '',
    '  hostedZones[0] (line 11)',
    '',
    '  pools[0].priority (line 18)',
    '',
    '  officeWebApps[0].port (line 22)',
    '',
  ]);
});

test('mistakes of the same line keep the order of the file', () => {
  const error = errorOf(file(['top', 'quotas: { rule: 1, targets: 0, rules: 0 }']));
  const paths = (error?.message ?? '').split('\n').filter((line) => /^ {2}\S/.test(line));
  expect(paths).toEqual(['  quotas.rule (line 4)', '  quotas.targets (line 4)', '  quotas.rules (line 4)']);
});

test('a mistake of structure does not keep others from being reported', () => {
  const paths = problemsOf(file(['pool', 'role:'], ['farm', 'servers: 5'], ['top', 'http: no'])).map(({ path }) => path);
  expect([...paths].sort()).toEqual(['http', 'officeWebApps[0].servers', 'pools[0].role']);
});
