import { DeploymentFile } from '../../../lib';
import { DeploymentFileError } from '../../../lib/declaring/deployment-file/deployment-file-error';
import type { FileProblem } from '../../../lib/declaring/deployment-file/file-problem';

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
const VPC = 'vpcId: vpc-0a1b2c3d';
const ZONES = 'availabilityZones: [eu-west-1a, eu-west-1b]';
const SUBNETS = 'publicSubnetIds: [subnet-0aaaaaaa, subnet-0bbbbbbb]';
const ARN = 'arn:aws:acm:eu-west-1:111111111111:certificate/0a';
const SECOND_POOL = '- { name: pool02, role: frontEndPool, externalWebServicesFqdn: webext2.contoso.com, servers: [10.20.0.12] }';
/** A second pool may answer as well as the first. */
const TWO_POOLS: readonly Change[] = [['pool', `servers: [10.20.0.11]\n  ${SECOND_POOL}`]];
const NO_SIP_DOMAINS: Change = ['top', 'sipDomains:'];

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

/** Where the last line of a change stands. */
function lineNumber(text: string, change: string): number {
  const wanted = change.split('\n').at(-1)?.trim();
  return text.split('\n').findIndex((line) => [line, line.replace('- ', '')].some((each) => each.trim() === wanted)) + 1;
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
  [
    'top',
    'furtherServices: [{ host: m.contoso.com, servers: [10.20.0.41], sign: none }]',
    'furtherServices[0].sign',
    'Unknown key',
    'Known here: host, servers',
  ],
  ['top', 'simpleUrls: { answeredby: pool01 }', 'simpleUrls.answeredby', 'Unknown key', 'Did you mean "answeredBy"?'],
  ['top', 'simpleUrls: [{ answeredby: pool01 }]', 'simpleUrls[0].answeredby', 'Unknown key', 'Did you mean "answeredBy"?'],
  ['top', 'sipDomains: [{ name: contoso.com, met: false }]', 'sipDomains[0].met', 'Unknown key', 'Did you mean "meet"?'],
  ['top', 'haproxy: { serverAuthority: [ca.pem] }', 'haproxy.serverAuthority', 'Unknown key', 'Did you mean "serverAuthorities"?'],
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
  ['top', 'haproxy: here', 'haproxy', 'Found "here"', 'what only a HAProxy asks for'],
  ['top', 'haproxy: { serverAuthorities: ca.pem }', 'haproxy.serverAuthorities', 'Found "ca.pem"', 'a list of PEM files beside this one'],
  ['top', 'haproxy: { serverAuthorities: 5 }', 'haproxy.serverAuthorities', 'Found 5', 'a list of PEM files'],
  ['top', 'haproxy: { serverAuthorities: [] }', 'haproxy.serverAuthorities', 'Found 0 entries', 'a list of PEM files'],
  ['top', 'haproxy: { serverAuthorities: [5] }', 'haproxy.serverAuthorities[0]', 'Found 5', 'like pools-ca.pem'],
  ['top', 'haproxy: { serverAuthorities: [a.pem, a.pem] }', 'haproxy.serverAuthorities', 'twice', 'Write each once'],
  ['top', 'haproxy: { furtherConfiguration: [more.cfg] }', 'haproxy.furtherConfiguration', 'Found ["more.cfg"]', 'a file beside this one'],
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
  ['top', 'loadBalancers: 0', 'loadBalancers', 'Found 0', '1 to 20'],
  ['top', 'loadBalancers: 21', 'loadBalancers', 'Found 21', '1 to 20'],
  ['top', 'loadBalancers: 1.5', 'loadBalancers', 'Found 1.5', '1 to 20'],
  ['top', 'loadBalancers: many', 'loadBalancers', 'Found "many"', '1 to 20'],
  ['top', 'loadBalancersBefore: 0', 'loadBalancersBefore', 'Found 0', '1 to 20'],
  ['top', 'compactPublishing: { rules: 0 }', 'compactPublishing.rules', 'Found 0', 'a whole number'],
  [
    'top',
    'compactPublishing: { rules: 2, autodiscoverOverHttp: yes please }',
    'compactPublishing.autodiscoverOverHttp',
    'Found "yes please"',
    'true',
  ],
  ['pool', 'loadBalancer: 0', 'pools[0].loadBalancer', 'Found 0', 'from 1 to what loadBalancers says'],
  ['farm', 'loadBalancer: two', 'officeWebApps[0].loadBalancer', 'Found "two"', 'from 1 to what loadBalancers says'],
  ['top', 'simpleUrls: { loadBalancer: -1 }', 'simpleUrls.loadBalancer', 'Found -1', 'from 1 to what loadBalancers says'],
  ['top', 'autodiscover: { loadBalancers: { contoso.com: 21 } }', 'autodiscover.loadBalancers.contoso.com', 'Found 21', 'from 1 to'],
  ['farm', 'priority: 50001', 'officeWebApps[0].priority', 'Found 50001', '1 to 50000'],
  ['top', 'simpleUrls: { priorities: { further: 0 } }', 'simpleUrls.priorities.further', 'Found 0', '1 to 50000'],
  ['top', 'idleTimeout: 4001', 'idleTimeout', 'Found 4001', '1 to 4000'],
  ['top', 'namesPerCertificate: 101', 'namesPerCertificate', 'Found 101', '1 to 100'],
  ['top', 'quotas: { rules: 0 }', 'quotas.rules', 'Found 0', 'a whole number like 200'],
  ['top', 'nestedStacks: 0', 'nestedStacks', 'Found 0', 'how many nested stacks'],
  ['top', 'nestedStacks: 21', 'nestedStacks', 'Found 21', 'from 1 to 20'],
  ['top', 'nestedStacks: -1', 'nestedStacks', 'Found -1', 'how many nested stacks'],
  ['top', 'nestedStacks: 1.5', 'nestedStacks', 'Found 1.5', 'how many nested stacks'],
  ['top', 'nestedStacks: "4"', 'nestedStacks', 'Found "4"', 'how many nested stacks'],
  ['top', 'nestedStacks: [4]', 'nestedStacks', 'Found [4]', 'how many nested stacks'],
  ['pool', 'nestedStack: 0', 'pools[0].nestedStack', 'Found 0', 'which of the nested stacks'],
  ['farm', 'nestedStack: 21', 'officeWebApps[0].nestedStack', 'Found 21', 'which of the nested stacks'],
  ['top', 'simpleUrls: { nestedStack: two }', 'simpleUrls.nestedStack', 'Found "two"', 'which of the nested stacks'],
  ['top', 'autodiscover: { nestedStack: 1.5 }', 'autodiscover.nestedStack', 'Found 1.5', 'which of the nested stacks'],
  // Words.
  ['top', 'http: redirct', 'http', 'Found "redirct". Did you mean "redirect"?', 'Write redirect or none'],
  ['top', 'clients: [lync2031]', 'clients[0]', 'Found "lync2031"', 'lync2013, '],
  ['top', 'externalSignIn: ntlm', 'externalSignIn', 'Found "ntlm"', 'windows, passive or modern'],
  [
    'top',
    'furtherServices: [{ host: m.contoso.com, servers: [10.20.0.41], externalSignIn: ntlm }]',
    'furtherServices[0].externalSignIn',
    'Found "ntlm"',
    'windows, passive, modern or none',
  ],
  [
    'top',
    'frontEnd: networkLoadBalencer',
    'frontEnd',
    'Did you mean "networkLoadBalancer"?',
    'applicationLoadBalancer, networkLoadBalancer or haproxy',
  ],
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
  ['network', 'poolNetworks: ["2001:db8::/32"]', 'network.poolNetworks[0]', '"2001:db8::/32" is no IPv4', 'like 10.20.0.0/16'],
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
  [
    'top',
    'furtherServices: [{ host: m.contoso.com, servers: [10.20.0.41], healthCheck: { path: probe } }]',
    'furtherServices[0].healthCheck.path',
    'Found "probe"',
    'like /owa/healthcheck.htm',
  ],
  ['pool', 'virtualDirectories: ["/a b"]', 'pools[0].virtualDirectories[0]', '"/a b" is no path', 'like /meet'],
  // URLs.
  ['top', 'simpleUrls: { meet: ["http://m.contoso.com"] }', 'simpleUrls.meet[0]', 'begins with http://', 'like https://'],
  ['top', 'simpleUrls: { meet: [m.contoso.com] }', 'simpleUrls.meet[0]', '"m.contoso.com" is no URL', 'like https://'],
  ['top', 'simpleUrls: { meet: ["https://m.contoso.com:443"] }', 'simpleUrls.meet[0]', 'names a port', 'like https://'],
  ['top', 'simpleUrls: { meet: [{ url: "https://m.a.com?b" }] }', 'simpleUrls.meet[0].url', 'has a query', 'like https://'],
  ['top', 'simpleUrls: { dialin: ["https://dialin"] }', 'simpleUrls.dialin[0]', 'the host "dialin", which has no dot', 'like https://'],
  ['top', 'simpleUrls: { admin: "https://a.b.com#c" }', 'simpleUrls.admin', 'more than a host and a path', 'like https://'],
  ['top', 'alarms: { topicArn: oncall }', 'alarms.topicArn', 'Found "oncall"', 'like arn:aws:sns:eu-west-1:111122223333:oncall'],
  [
    'top',
    'alarms: { topicArn: "arn:aws:sqs:eu-west-1:111122223333:oncall" }',
    'alarms.topicArn',
    'arn:aws:sqs',
    'the ARN of a topic of Amazon SNS',
  ],
  ['top', 'alarms: { email: oncall@contoso.com }', 'alarms.email', 'Found "oncall@contoso.com"', 'a list of e-mail addresses'],
  ['top', 'alarms: { thresholds: { serverErrors: many } }', 'alarms.thresholds.serverErrors', 'Found "many"', 'Write a number'],
  [
    'top',
    'alarms: { mail: [oncall@contoso.com] }',
    'alarms.mail',
    'Did you mean "email"?',
    'Known here: email, topicArn, except, thresholds',
  ],
  ['top', 'dashboard: true', 'dashboard', 'Found true', 'create or none'],
  ['top', 'accessLogs: bucket/prefix', 'accessLogs', 'Found "bucket/prefix"', 'like s3://bucket/prefix'],
  ['top', 'accessLogs: s3://192.168.1.1/x', 'accessLogs', 'what looks like an IP address', 'like s3://bucket/prefix'],
  ['top', 'accessLogs: s3://my..bucket/x', 'accessLogs', 'a dot beside a dot or hyphen', 'like s3://bucket/prefix'],
  ['top', 'accessLogs: s3://my-.bucket', 'accessLogs', 'a dot beside a dot or hyphen', 'like s3://bucket/prefix'],
  ['top', 'accessLogs: s3://Logs/x', 'accessLogs', 'other characters than a to z', 'like s3://bucket/prefix'],
  ['top', 'accessLogs: s3://logs-/x', 'accessLogs', 'begin and end with a letter or digit', 'like s3://bucket/prefix'],
  ['top', 'accessLogs: s3://lo', 'accessLogs', 'has 2 characters in the name of its bucket', 'like s3://bucket/prefix'],
  ['top', 'accessLogs: s3://logs--x-s3', 'accessLogs', 'which S3 keeps for itself', 'like s3://bucket/prefix'],
  // Hosts.
  ['zone', 'name: contoso', 'hostedZones[0].name', '"contoso" has no dot', 'a fully qualified domain name'],
  ['pool', 'externalWebServicesFqdn: web_1.a.com', 'pools[0].externalWebServicesFqdn', 'label "web_1"', 'like webext.contoso.com'],
  ['pool', 'externalWebServicesFqdn: https://a.com', 'pools[0].externalWebServicesFqdn', 'has a scheme', 'like webext.contoso.com'],
  ['pool', 'furtherNames: ["*.contoso.com"]', 'pools[0].furtherNames[0]', 'has a wildcard', 'like webext.contoso.com'],
  ['pool', 'certificateName: pool01', 'pools[0].certificateName', '"pool01" has no dot', 'like webext.contoso.com'],
  ['farm', 'certificateName: "*.contoso.com"', 'officeWebApps[0].certificateName', 'has a wildcard', 'like webext.contoso.com'],
  ['farm', 'host: office.contoso.com:443', 'officeWebApps[0].host', 'has a port', 'like webext.contoso.com'],
  ['top', `certificates: [{ arn: "${ARN}", names: ["*.*.a.com"] }]`, 'certificates[0].names[0]', 'has a wildcard', 'one label'],
  // ARNs, ids and names.
  ['top', 'certificates: [{ arn: "arn:aws:s3:::a", names: [a.b.com] }]', 'certificates[0].arn', 'Found "arn:aws:s3:::a"', 'ACM or IAM'],
  ...[
    'arn:aws:acm:ireland:111122223333:certificate/0a',
    'arn:aws:acm::111122223333:certificate/0a',
    'arn:aws:acm:eu-west-1:1111:certificate/0a',
    'arn:aws:acm:eu-west-1:111122223333:certificate/',
    'arn:aws:acm:eu-west-1:111122223333:certificate/0a 0b',
    'arn:aws:acm:eu-west-1:111122223333:certificate/0a ',
    'arn:aws:acm:eu-west-1:111122223333:certificate/<id>',
    'arn:aws:iam::111122223333:server-certificate/my certificate',
    'arn:aws:iam::111122223333:server-certificate/path/',
  ].map((arn): [Section, string, string, string, string] => [
    'top',
    `certificates: [{ arn: "${arn}", names: [a.b.com] }]`,
    'certificates[0].arn',
    `Found ${JSON.stringify(arn)}`,
    'Write the ARN of a certificate in ACM or IAM like arn:aws:acm:',
  ]),
  ['top', 'tlsPolicy: TLS12', 'tlsPolicy', '"TLS12" is no security policy', 'like ELBSecurityPolicy-'],
  ['top', 'stackName: my_stack', 'stackName', 'Found "my_stack"', 'letters, digits and hyphens'],
  ['top', 'env: { account: "11" }', 'env.account', 'Found "11"', '12 digits'],
  ['top', 'env: { region: Ireland }', 'env.region', 'Found "Ireland"', 'like eu-west-1'],
  ['zone', 'id: zone/Z1', 'hostedZones[0].id', 'Found "zone/Z1"', 'like Z0123456789CONTOSO00'],
  ['network', 'transitGatewayId: vgw-0a', 'network.transitGatewayId', 'Found "vgw-0a"', 'like tgw-'],
  ['network', 'availabilityZones: [eu-west-1, eu-west-1a]', 'network.availabilityZones[0]', 'Found "eu-west-1"', 'like eu-west-1a'],
  ['network', 'availabilityZones: [eu-west-1a, eu-west-1a]', 'network.availabilityZones', 'twice', 'Write each once'],
  ['pool', 'servers: [{ instanceId: 0a }]', 'pools[0].servers[0].instanceId', 'Found "0a"', 'like i-0123456789abcdef0'],
  ['pool', 'servers: [{ instanceId: i-0x }]', 'pools[0].servers[0].instanceId', 'Found "i-0x"', 'i- and hexadecimal digits'],
  ['network', 'transitGatewayId: tgw-0lync', 'network.transitGatewayId', 'Found "tgw-0lync"', 'tgw- and hexadecimal digits'],
  ['pool', 'fixedAddresses: [eipalloc-0x]', 'pools[0].fixedAddresses[0]', 'Found "eipalloc-0x"', 'eipalloc- and hexadecimal digits'],
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

test.each<[readonly Change[], path: string, message: string]>([
  [
    [
      ['network', VPC],
      ['network', SUBNETS],
    ],
    'network.availabilityZones',
    'It is missing. An existing VPC needs vpcId, vpcCidr,',
  ],
  [
    [
      ['network', ZONES],
      ['network', SUBNETS],
    ],
    'network.vpcId',
    'publicSubnetIds, because nothing is looked up',
  ],
  [
    [
      ['network', VPC],
      ['network', ZONES],
    ],
    'network.publicSubnetIds',
    'It is missing. An existing VPC needs vpcId, vpcCidr,',
  ],
  [
    [
      ['network', 'vpcCidr:'],
      ['network', VPC],
      ['network', ZONES],
      ['network', SUBNETS],
    ],
    'network.vpcCidr',
    'It is missing. An existing VPC needs vpcId, vpcCidr,',
  ],
])('an existing VPC with only %j lacks %s: %s', (changes, path, message) => {
  const text = file(...changes);
  const at = path === 'network.vpcCidr' ? 'vpcCidr:' : 'network:';
  expect(problemsOf(text)).toEqual([{ path, line: lineNumber(text, at), message: expect.stringContaining(message) as string }]);
});

test('a new VPC needs no vpcCidr', () => {
  expect(problemsOf(file(['network', 'vpcCidr:']))).toEqual([]);
});

test('a gateway beside an existing VPC is a remark', () => {
  expect(problemsOf(file(['network', VPC], ['network', ZONES], ['network', SUBNETS]))).toEqual([]);
});

// The mistake stands at the line that is changed last.
test.each<[path: string, message: string, ...changes: readonly Change[]]>([
  // EC2 has ids of 8 and 17 hexadecimal digits; what CDK takes for none it refuses without a line.
  ...['01', '0a1b2c3', '0a1b2c3d4', '0a1b2c3d4e5f6071', '0a1b2c3d4e5f607189', '0a1b2c3g', '0A1B2C3D'].flatMap(
    (digits): readonly [string, string, ...Change[]][] => [
      [
        'network.vpcId',
        `Found "vpc-${digits}". Write the id of an existing VPC, vpc- and 8 or 17 hexadecimal digits, like vpc-0123456789abcdef0.`,
        ...[ZONES, SUBNETS, `vpcId: vpc-${digits}`].map((line): Change => ['network', line]),
      ],
      [
        'network.publicSubnetIds[1]',
        `Found "subnet-${digits}". Write the id of a subnet, subnet- and 8 or 17 hexadecimal digits, like subnet-`,
        ...[VPC, ZONES, `publicSubnetIds: [subnet-0aaaaaaa, subnet-${digits}]`].map((line): Change => ['network', line]),
      ],
    ],
  ),
  // The network and its Region.
  ['network.vpnGatewayId', 'Found "vgw-0lync". Write', ['network', 'transitGatewayId:'], ['network', 'vpnGatewayId: vgw-0lync']],
  [
    'network.publicSubnetIds',
    'There are 3 subnets and 2 availabilityZones. Write one',
    ['network', VPC],
    ['network', ZONES],
    ['network', SUBNETS.replace(']', ', subnet-0cccccccccccccccc]')],
  ],
  [
    'network.flowLogs',
    'for its owner to switch on. Remove it',
    ['network', VPC],
    ['network', ZONES],
    ['network', SUBNETS],
    ['network', 'vpcCidr: 10.80.0.0/22'],
    ['network', 'flowLogs: create'],
  ],
  [
    'network.blockPublicAccessExclusions',
    'is for its owner to say. Remove it',
    ['network', VPC],
    ['network', ZONES],
    ['network', SUBNETS],
    ['network', 'vpcCidr: 10.80.0.0/22'],
    ['network', 'blockPublicAccessExclusions: create'],
  ],
  ['network.vpnGatewayId', 'There is a transitGatewayId too', ['network', 'vpnGatewayId: vgw-0a']],
  ['network.poolNetworks[1]', '0.0.0.0/0 is everything', ['network', 'poolNetworks: [10.20.0.0/16, 0.0.0.0/0]']],
  ['network.availabilityZones', 'for 4 zones, found 5', ['network', ZONES.replace(']', ', eu-west-1c, eu-west-1d, eu-west-1e]')]],
  ['network.availabilityZones[1]', 'us-east-1b is no zone of eu-west-1', ['network', 'availabilityZones: [eu-west-1a, us-east-1b]']],
  // Zones.
  [
    'hostedZones[0]',
    'A zone managed elsewhere cannot be a private zone',
    ['zone', 'private: true'],
    ['zone', 'managedElsewhere: true'],
    ['zone', 'name: contoso.com'],
  ],
  ['hostedZones[0]', 'The id of the zone contoso.com is missing. Write its id like Z', ['zone', 'id:'], ['zone', 'name: contoso.com']],
  // Names that stand twice.
  ['pools[1].name', 'pools[0] has the name "POOL02" already. Write each once.', NO_SIP_DOMAINS, ['pool', 'name: POOL02'], ...TWO_POOLS],
  ['hostedZones[1].id', 'hostedZones[0] has the id "Z1" already', ['zone', 'id: Z1\n  - { name: fabrikam.com, id: Z1 }']],
  [
    'hostedZones[1].name',
    'hostedZones[0] has the name "contoso.com" already',
    ['zone', 'id:'],
    ['zone', 'managedElsewhere: true\n  - { name: Contoso.com, managedElsewhere: true }'],
  ],
  [
    'officeWebApps[1].host',
    '[0] has the host "office.contoso.com" already',
    ['farm', 'servers: [10.20.0.31]\n  - { host: Office.contoso.com, servers: [10.20.0.32] }'],
  ],
  [
    'furtherServices[1].host',
    '[0] has the host "mail.contoso.com" already',
    ['top', 'furtherServices: [{ host: mail.contoso.com, servers: [10.20.0.41] }, { host: Mail.contoso.com, servers: [10.20.0.42] }]'],
  ],
  [
    'certificates[1].arn',
    `certificates[0] has the arn "${ARN}" already`,
    ['top', `certificates: [{ arn: "${ARN}", names: [a.b.com] }, { arn: "${ARN}", names: [a.b.com] }]`],
  ],
  // Servers.
  ['pools[0]', 'Neither servers nor loadBalancerAddress', ['pool', 'servers:'], ['pool', 'name: pool01']],
  ['furtherServices[0]', 'Neither servers nor loadBalancerAddress', ['top', 'furtherServices: [{ host: mail.contoso.com }]']],
  ['officeWebApps[0]', 'Neither servers nor loadBalancerAddress', ['farm', 'servers:'], ['farm', 'host: office.contoso.com']],
  ['officeWebApps[0].loadBalancerAddress', 'There are servers too', ['farm', 'loadBalancerAddress: 10.20.0.30']],
  ['pools[0].servers', 'Addresses and instances are mixed', ['pool', 'servers: [10.20.0.11, { instanceId: i-0a }]']],
  // Who answers.
  ['simpleUrls', 'answeredBy is missing', ...TWO_POOLS, ['top', 'simpleUrls: {}']],
  ['autodiscover[0]', 'the Director or the designated pool: pool01, pool02', ...TWO_POOLS, ['top', 'autodiscover: [{}]']],
  ['autodiscover', 'the designated pool: pool01, pool02', ...TWO_POOLS, ['top', 'simpleUrls: []'], ['top', 'autodiscover: {}']],
  [
    'simpleUrls[0].answeredBy',
    'No pool has the name "pool1". Write one of pool01.',
    ['top', 'simpleUrls: [{ answeredBy: [pool01, pool1] }]'],
  ],
  ['autodiscover.answeredBy', 'No pool has the name "it". Write one of pool01.', ['top', 'autodiscover: { answeredBy: it }']],
  [
    'simpleUrls[1]',
    'It has the same name as simpleUrls[0]',
    ...TWO_POOLS,
    ['top', 'simpleUrls: [{ name: s, answeredBy: pool01 }, { name: s, answeredBy: pool02 }]'],
  ],
  // SIP domains.
  [
    'autodiscover.overHttp[0]',
    'a.com is no SIP domain of sipDomains. Write one of contoso.com, ',
    ['top', 'autodiscover: { overHttp: [a.com] }'],
  ],
  [
    'autodiscover.onlyOverHttp[0]',
    'a.com is no SIP domain of sipDomains. Add it',
    NO_SIP_DOMAINS,
    ['top', 'autodiscover: { onlyOverHttp: [a.com] }'],
  ],
  ['autodiscover[0].sipDomains[0]', 'a.com is no SIP domain', ['top', 'autodiscover: [{ sipDomains: [a.com] }]']],
  [
    'sipDomains[1].name',
    'sipDomains[0] is contoso.com too, with another answer to meet. Write',
    ['top', 'sipDomains: [contoso.com, { name: Contoso.com, meet: false }]'],
  ],
  [
    'sipDomains[2]',
    'sipDomains[0].name is contoso.com too, with another answer to autodiscover and meet. Write',
    ['top', 'sipDomains: [{ name: contoso.com, autodiscover: false, meet: false }, fabrikam.com, contoso.com]'],
  ],
  [
    'autodiscover.overHttp[0]',
    'sipDomains has autodiscover: false for Fabrikam.com',
    ['top', 'sipDomains: [contoso.com, { name: fabrikam.com, autodiscover: false }]'],
    ['top', 'autodiscover: { overHttp: [Fabrikam.com] }'],
  ],
  [
    'simpleUrls.priorities.Contoso.com',
    'simpleUrls.priorities.contoso.com is for the same rules and says 1, this 2',
    ['top', 'simpleUrls: { meet: ["https://meet.contoso.com"], priorities: { contoso.com: 1, Contoso.com: 2 } }'],
  ],
  [
    'autodiscover.priorities.contoso.com',
    'simpleUrls.priorities.contoso.com is for the same rules and says 1, this 2',
    ['top', 'simpleUrls: { meet: ["https://meet.contoso.com"], priorities: { contoso.com: 1 } }'],
    ['top', 'autodiscover: { priorities: { contoso.com: 2 } }'],
  ],
  [
    'simpleUrls.loadBalancers.Contoso.com',
    'simpleUrls.loadBalancers.contoso.com is for the same names and says 1, this 2',
    ['top', 'simpleUrls: { meet: ["https://meet.contoso.com"], loadBalancers: { contoso.com: 1, Contoso.com: 2 } }'],
  ],
  [
    'autodiscover.loadBalancer',
    'simpleUrls.loadBalancer is for the same names, as the same pools answer both, and says 1, this 2',
    ['top', 'simpleUrls: { meet: ["https://meet.contoso.com"], loadBalancer: 1 }'],
    ['top', 'autodiscover: { loadBalancer: 2 }'],
  ],
  [
    'autodiscover[1].sipDomains[0]',
    'autodiscover[0] answers for contoso.com already',
    ['top', 'autodiscover: [{ sipDomains: [contoso.com] }, { sipDomains: [Contoso.com] }]'],
  ],
  [
    'simpleUrls.meet[0].sipDomain',
    'sipDomains has meet: false for Contoso.com',
    ['top', 'sipDomains: [{ name: contoso.com, meet: false }]'],
    ['top', 'simpleUrls: { meet: [{ sipDomain: Contoso.com, url: "https://meet.contoso.com" }] }'],
  ],
  [
    'autodiscover[2]',
    'autodiscover[0] answers for all remaining SIP domains already',
    ['top', 'autodiscover: [{}, { sipDomains: [contoso.com] }, {}]'],
  ],
])('a contradiction is reported at %s: %s', (path, message, ...changes) => {
  const text = file(...changes);
  const line = lineNumber(text, changes.at(-1)?.[1] ?? '');
  expect(problemsOf(text)).toEqual([{ path, line, message: expect.stringContaining(message) as string }]);
});

test('several mistakes are reported all together, in the order of the file', () => {
  const changes: readonly Change[] = [
    ['farm', 'port: 0'],
    ['top', 'idelTimeout: 5'],
    ['zone', 'id:'],
    ['pool', 'priority: 0'],
    ['network', 'vpnGatewayId: vgw-0a'],
  ];
  const lines = errorOf(file(...changes))
    ?.message.split('\n')
    .filter((line) => /^( {2})?\S/.test(line));
  expect(lines).toEqual([
    'lync.yaml has 5 mistakes',
    '  idelTimeout (line 4)',
    '  network.vpnGatewayId (line 9)',
    '  hostedZones[0] (line 11)',
    '  pools[0].priority (line 18)',
    '  officeWebApps[0].port (line 22)',
  ]);
});

test('a mistake of structure does not keep others from being reported', () => {
  const paths = problemsOf(file(['pool', 'role:'], ['farm', 'servers: 5'], ['top', 'http: no'])).map(({ path }) => path);
  expect([...paths].sort()).toEqual(['http', 'officeWebApps[0].servers', 'pools[0].role']);
});
