import { pathInFile } from '../../../lib/declaring/file-places';
import type { Deployment } from '../../../lib/declaring/deployment-file/deployment';
import { pathText } from '../../../lib/declaring/deployment-file/file-problem';
import { parseYaml, type Position } from '../../../lib/declaring/deployment-file/parse-document';
import { ID_PREFIX } from '../../../lib/findings/id-prefix';
import type { Path } from '../../../lib/findings/place';
import { planPublishing } from '../../../lib/planning/plan-publishing';
import { FINDING_EXAMPLES } from '../../planning/findings-of-all';
import { declarationOf, sourceOf } from '../../support/declaration-of';
import { LAYOUTS } from '../../support/written-deployment';

const MOST_SIP_DOMAINS = 200;

/** The examples that a deployment file can have; the others only constructs can. One of hundreds of SIP domains takes minutes to lay out. */
const IN_FILES = FINDING_EXAMPLES.flatMap(({ wrong, right, ...example }) => {
  const [mistaken, mended] = [sourceOf(wrong), sourceOf(right)];
  if (mistaken === undefined || mended === undefined || (mistaken.sipDomains ?? []).length > MOST_SIP_DOMAINS) return [];
  return [{ ...example, mistaken, mended }];
});

/** Mistakes that several values make together, or one that is missing: shown where people mend them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  // What is missing stands nowhere: shown at what needs it.
  'answered-by-nobody answeredBy': 'simpleUrls',
  'internal-web-services-elsewhere external web services of pool01 are': 'pools[0].servers',
  'autodiscover-through-cname lyncdiscover.fabrikam.com': 'hostedZones[1]',
  'certificate-needs-public-zone webext.contoso.com': 'pools[0].externalWebServicesFqdn',
  'certificate-validated-elsewhere webext.contoso.com': 'hostedZones[0]',
  'name-in-two-zones Z1': 'hostedZones[0]',
  'stickiness-unneeded on one server of pool01': 'pools[0].stickiness',
  'federation-service-elsewhere Unless that is one of mail.contoso.com and portal.contoso.com, it is not': 'externalSignIn',
  'meet-missing fabrikam.com': 'sipDomains[1]',
  'meet-missing contoso.com': 'sipDomains[0]',
  'answered-by-older-version answered by pool01 (lync2010)': 'simpleUrls.answeredBy',
  'listening-port-internal said to listen on 443': 'pools[0].listeningPorts.https',
  'listening-port-internal said to listen on 80': 'pools[0].listeningPorts.http',
  'tls-policy-unknown "ELBSecurityPolicy-TLS14-2027-01"': 'tlsPolicy',
  'wildcard-does-not-cover *.contoso.com covers names with exactly one label': 'pools[0].externalWebServicesFqdn',
  'certificate-on-servers must carry meet.contoso.com and webext.contoso.com': 'pools[0].frontEnd',
  'pass-through-gives-up client addresses are in flow logs only': 'pools[0].frontEnd',
  'extended-protection import the certificate of its servers into ACM and name it under certificates': 'furtherServices[0].externalSignIn',
  'extended-protection TLS ends before its servers, at an Application Load Balancer': 'furtherServices[0].externalSignIn',
  'pass-through-gives-up where they run Windows, that is HTTP.sys': 'furtherServices[0].frontEnd',
  'pass-through-gives-up answers the Internet, from Windows Server 2016 on with HTTP/2': 'pools[0].frontEnd',
  'windows-answers-clients HTTP.sys of Windows answers the Internet on the servers of pool01': 'pools[0].frontEnd',
  'server-certificates-run-out about 12 renewals a year on each server, 24 on 2 servers together': 'pools[0].frontEnd',
  'no-security-updates pool02 (lync2010) gets no security updates.': 'pools[1].version',
  'certificate-on-service their certificate must carry mail.contoso.com': 'furtherServices[0].frontEnd',
  'windows-authentication-through-alb externalSignIn is windows': 'pools[0].externalSignIn',
  'windows-authentication-through-alb keeps connections apart (frontEnd: haproxy)': 'pools[0].externalSignIn',
  'windows-authentication-through-alb say in its own entry how clients do sign in': 'furtherServices[0]',
  'windows-authentication-through-alb sign in to mail.contoso.com with Windows authentication': 'furtherServices[0].externalSignIn',
  "windows-authentication-through-alb one client's request can run as another user": 'pools[1].externalSignIn',
  'quota-exceeded 2 inbound rules of a security group, the quota is 1': 'quotas.securityGroupRules',
  'servers-missing no servers': 'pools[0].servers',
  'compact-publishing-without-effect Behind HAProxy names need no': 'compactPublishing',
  'autodiscover-of-foreign-domains lyncdiscover of foreign domains too, on port 80': 'compactPublishing.autodiscoverOverHttp',
  'autodiscover-over-http-mixed answered by webext.contoso.com and webext2.contoso.com': 'compactPublishing.autodiscoverOverHttp',
  'autodiscover-over-http-mixed webext.contoso.com and webext2.contoso.com': 'compactPublishing.autodiscoverOverHttp',
  'quota-exceeded Write loadBalancers: 3, the least with which this plan fits': 'quotas.rules',
  'quota-exceeded The 2nd of 2 Application Load Balancers needs 2 listener rules': 'quotas.rules',
  'quota-exceeded No number of load balancers up to 20': 'quotas.rules',
  'load-balancer-unknown loadBalancers does not say how many': 'pools[0].loadBalancer',
  'load-balancer-without-effect Each Network Load Balancer is that of one': 'loadBalancers',
  'load-balancer-without-effect pool01 is to go to one of several load balancers, and its front end is HAProxy': 'pools[0].loadBalancer',
  'load-balancer-without-effect SimpleUrls is to go to one of several load balancers': 'simpleUrls.loadBalancer',
  // Of values that do not go together: the one that the message says to change.
  'acknowledgement-unused lync-reverse-proxy:virtual-directory-unknown': 'acknowledge[0]',
  'acknowledgement-unused such as AwsSolutions-IAM5[Resource::*]': 'acknowledge[0]',
  'log-retention-elsewhere retentionDays is 90, and the logs go to the bucket logs': 'accessLogs.retentionDays',
  'answered-by-unpublished-pool pool01': 'simpleUrls.answeredBy',
  'name-in-no-zone webext.contoso.com': 'pools[0].externalWebServicesFqdn',
  'name-published-twice webext.contoso.com': 'simpleUrls.dialin',
  'simple-url-prefix https://lync.contoso.com/Admin': 'simpleUrls.admin',
  'director-answers-nothing answers neither': 'pools[0].role',
  'director-without-front-end-pool Only a Director': 'pools[0].role',
  'external-fqdn-internal the FQDN of the pool pool01': 'pools[0].externalWebServicesFqdn',
  'external-fqdn-internal the FQDN of the internal web services of pool01': 'pools[1].externalWebServicesFqdn',
  'lync2010-needs-load-balancer pool of 2 servers': 'pools[0].servers',
  'lync2010-needs-load-balancer frontEnd: haproxy, which issues it': 'pools[0].servers',
  'virtual-directories-need-application-load-balancer applicationLoadBalancer or haproxy': 'pools[0].virtualDirectories',
  'server-in-two-pools 10.20.0.10': 'pools[1].loadBalancerAddress',
  'corporate-networks-shut-out 203.0.113.0/24 only': 'network.allowedSources',
  'corporate-networks-shut-out corporateNetworks': 'network.allowedSources',
  'corporate-networks-shut-out allowedSources': 'network.allowedSources',
  'idle-timeout-short idleTimeout is 300 seconds': 'idleTimeout',
  'phone-names-missing lacks webext2.contoso.com': 'clients[0]',
  'phone-names-missing lacks webext.contoso.com': 'clients[0]',
  'stickiness-missing sign in to pool01 passively': 'pools[0].stickiness',
  'tls-policy-excludes-client lync2013 negotiates 1.2 at most': 'tlsPolicy',
  'tls-policy-excludes-client clients names nobody': 'tlsPolicy',
  'certificate-on-servers A certificate of another front end here carries webext.contoso.com too': 'pools[0].frontEnd',
  'meet-for-unknown-sip-domain fabrikam.com': 'simpleUrls.meet[1].sipDomain',
  'priority-ignored "contoso.com" and "Contoso.com", which are one name': 'simpleUrls.priorities',
  'target-instance-in-another-vpc i-0abc exists already': 'pools[0].servers[0].instanceId',
  'tls-policy-excludes-old-windows lync2013 may run on Windows 7': 'tlsPolicy',
  'lync2010-source-affinity pool of 2 servers': 'pools[0].servers',
  'virtual-directories-need-application-load-balancer Some virtual directories of pool01': 'pools[0].virtualDirectories',
  'answered-by-mixed-pools pool01 and pool02 differ in their listening ports': 'simpleUrls.answeredBy',
  'answered-by-mixed-pools pool01 and pool02 differ in the kind of their servers': 'simpleUrls.answeredBy',
  'egress-widened 2 rules of a security group': 'quotas.securityGroupRules',
  'pools-tag-too-long 5 pools': 'simpleUrls.answeredBy',
  'too-many-condition-values Https-Others needs 6 host and path values': 'pools[0].virtualDirectories',
  'farm-front-end-undecided frontEnd: applicationLoadBalancer (keeps': 'officeWebApps[0]',
  'farm-front-end-undecided frontEnd: applicationLoadBalancer (follows': 'officeWebApps[0]',
  // A list token stands for the whole list, and only constructs can have one.
  'network-malformed corporateNetworks: this is a list that only the deployment knows': 'network.corporateNetworks',
  'network-malformed allowedSources: this is a list that only the deployment knows': 'network.allowedSources',
  'load-balancer-zones availabilityZones: this is a list that only the deployment knows': 'network.availabilityZones',
  'target-address-not-allowed servers: this is a list that only': 'pools[0].servers',
  'load-balancer-zones eu-west-1a is named twice': 'network.availabilityZones',
  'load-balancer-zones the perimeter network has room for 4: 1 given': 'network.availabilityZones',
  'load-balancer-zones the perimeter network has room for 4: 5 given': 'network.availabilityZones',
  'no-route-to-servers 10.30.0.11 lies neither in the VPC nor in any': 'pools[0].servers[2]',
  "route-refused poolNetworks: 10.20.0.0/16 is the VPC's own block": 'network.poolNetworks[0]',
  "route-refused poolNetworks: 10.20.3.0/24 lies within 10.20.0.0/16, the VPC's own block": 'network.poolNetworks[0]',
  'route-refused corporateNetworks: 10.20.8.0/24 lies within': 'network.corporateNetworks[0]',
  'servers-within-vpc 10.80.1.11 lies within 10.80.0.0/22, the block of the VPC that is made here.': 'pools[0].servers[1]',
  'servers-within-vpc made here (the default, because vpcCidr is not set)': 'pools[0].servers[0]',
  'two-gateways vpnGatewayId is named, and transitGatewayId too': 'network.vpnGatewayId',
  'alarm-recipients Write addresses under email': 'alarms.email',
  'alarms-all-left-out Every alarm that there could be': 'alarms.except',
  'alarms-all-left-out leave alarms out altogether': 'alarms.except',
  'haproxy-servers-without-address are instances: i-0a': 'pools[0].servers',
  'haproxy-registry-abroad not available in cn-north-1': 'haproxy',
  'haproxy-certificate-missing covers webext.contoso.com.': 'haproxy.certificates',
  'haproxy-certificate-twice covers *.contoso.com too': 'haproxy.certificates[1].names',
  'haproxy-tls-policy-reduced TLS 1.2 and 1.3': 'tlsPolicy',
  'phone-certificate-wildcard the first certificate of HAProxy carries': 'haproxy.certificates[0].names',
  'phone-names-missing the first certificate of HAProxy lacks webext.contoso.com': 'clients[0]',
  'fixed-addresses-mismatch has 1 for 2 subnets': 'haproxy.fixedAddresses',
  'fixed-addresses-refused The load balancer is internal': 'haproxy.fixedAddresses',
  'template-limit-exceeded Write nestedStacks: 2, the smallest number': 'pools',
  'template-limit-exceeded The template of nested stack 1 would have': 'nestedStacks',
  'nested-stack-out-of-range nestedStacks is not said': 'pools[0].nestedStack',
  'nested-stack-out-of-range in nested stack 1, and nestedStacks is not': 'simpleUrls.nestedStacks.further',
  'health-checks-differ pool01 and pool02 have different health checks': 'simpleUrls.answeredBy',
};

const CASES = IN_FILES.flatMap((example) => Object.keys(LAYOUTS).map((layout) => ({ ...example, layout })));

test.each(CASES)(
  '$finding ($names) is shown at the value that is wrong, written $layout',
  ({ finding, layout, names, mistaken, mended }) => {
    const written = LAYOUTS[layout]?.(withDecoys(mistaken, mutatedValues(mistaken, mended))) ?? {
      text: '',
      places: new Map<string, number>(),
    };
    const { value, positionOf } = parseYaml(written.text, 'deployment');
    const deployment = value as Deployment;
    const found = planPublishing(declarationOf(deployment)).findings.filter(({ id }) => id === `${ID_PREFIX}${finding}`);
    const paths = found.map(({ at }) => (at === undefined ? [] : pathInFile(at, deployment)));
    const elsewhere = ELSEWHERE[`${finding} ${names}`];
    const expected = elsewhere === undefined ? differences(mistaken, mended).map(pathText) : [elsewhere];

    expect(paths).toHaveLength(1);
    expect(paths.map(pathText).filter((path) => expected.some((each) => isWithin(path, each)))).toHaveLength(1);
    expect(paths.map((path) => offsetIn(written.text, positionOf(path)))).toEqual(paths.map((path) => written.places.get(pathText(path))));
  },
);

function offsetIn(text: string, position: Position | undefined): number | undefined {
  if (position === undefined) return undefined;
  const before = text.split('\n').slice(0, position.line - 1);
  return before.reduce((sum, line) => sum + line.length + 1, 0) + position.column - 1;
}

test('findings are about a value, but for those about an entry as a whole', () => {
  const wholly = FINDING_EXAMPLES.flatMap(({ finding, wrong }) => {
    const { at } = planPublishing(wrong).findings.find(({ id }) => id === `${ID_PREFIX}${finding}`) ?? {};
    return at !== undefined && at.key.length > 0 ? [] : finding;
  });
  expect([...new Set(wholly)].sort()).toEqual([
    // The same: what can be mended here is autodiscover, or nothing.
    'autodiscover-through-cname',
    // The entry may go as a whole.
    'certificate-unused',
    // Its zone is somebody else's: no value of it is wrong.
    'certificate-validated-elsewhere',
    // Either of the two entries may go.
    'name-in-two-zones',
  ]);
});

test('findings about declarations are at places of declarations', () => {
  const kinds = FINDING_EXAMPLES.flatMap(({ wrong }) => planPublishing(wrong).findings.map(({ at }) => at?.owner.kind));
  expect(kinds.filter((kind) => kind === undefined || kind === 'resource')).toEqual([]);
});

describe('a port that is wrong is shown itself, not another value that is the same', () => {
  const file = (ports: string, more = '') => `network: { vpcCidr: 10.80.0.0/22, transitGatewayId: tgw-0a, poolNetworks: [192.168.10.0/24] }
hostedZones: [{ name: fabrikam.com, id: Z1 }]
externalSignIn: modern
pools:
  - name: server01
    role: standardEdition
    priority: 8443
    externalWebServicesFqdn: lyncweb.fabrikam.com
    servers: [192.168.10.20]
    ${ports}
${more}`;
  test.each([
    ['listeningPorts: { http: 8080, https: 443 }', 'pools[0].listeningPorts.https'],
    ['listeningPorts: { http: 80, https: 8443 }', 'pools[0].listeningPorts.http'],
    ['listeningPorts: { https: 8080 }', 'pools[0].listeningPorts.https'],
    ['listeningPorts: { http: 4443 }', 'pools[0].listeningPorts.http'],
    ['internalPorts: { https: 4443 }', 'pools[0].internalPorts.https'],
    ['internalPorts: { http: 8080, https: 8443 }', 'pools[0].internalPorts.http'],
    ['publishedPorts: { http: 443 }', 'pools[0].publishedPorts.http'],
    ['publishedPorts: { https: 80 }', 'pools[0].publishedPorts.https'],
  ])('%s', (ports, expected) => {
    const deployment = parseYaml(file(ports), 'deployment').value as Deployment;
    const places = planPublishing(declarationOf(deployment)).findings.flatMap(({ id, severity, at }) =>
      // Of two rules that meet on the port one priority is taken too.
      severity === 'error' && id !== `${ID_PREFIX}priority-taken` && at !== undefined ? pathText(pathInFile(at, deployment)) : [],
    );
    expect(places).toEqual([expected]);
  });
});

/** Where one value says something else than another, as deep as they are alike. What is in the second alone stands nowhere. */
function differences(one: unknown, other: unknown, path: Path = []): readonly Path[] {
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) {
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [path];
  }
  return Object.entries(one).flatMap(([key, inner]) =>
    inner === undefined ? [] : differences(inner, other[key], [...path, Array.isArray(one) ? Number(key) : key]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The same path, or one below it. */
function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

function mutatedValues(one: Deployment, other: Deployment): readonly unknown[] {
  const valueAt = (path: Path) => path.reduce<unknown>((inner, part) => (inner as Readonly<Record<string, unknown>>)[part], one);
  return differences(one, other).map(valueAt).flatMap(leaves);
}

function leaves(value: unknown): readonly unknown[] {
  return isObject(value) ? Object.values(value).flatMap(leaves) : [value];
}

/** With the values in every object, under keys that mean nothing: whoever looks for a value finds these. */
function withDecoys(value: unknown, decoys: readonly unknown[]): unknown {
  if (Array.isArray(value)) return value.map((each) => withDecoys(each, decoys));
  if (!isObject(value)) return value;
  // A key that means nothing is itself a mistake where keys are names.
  const inner = Object.entries(value).map(
    ([key, each]) =>
      [key, ['priorities', 'nestedStacks', 'loadBalancers', 'thresholds'].includes(key) ? each : withDecoys(each, decoys)] as const,
  );
  return Object.fromEntries([['decoyBefore', { https: decoys }], ...inner, ['decoyAfter', decoys]]);
}
