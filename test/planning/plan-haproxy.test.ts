import fc from 'fast-check';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import type { NamedFile, ProxyDeclaration } from '../../lib/declaring/declarations';
import { pathInFile } from '../../lib/declaring/file-places';
import { pathText } from '../../lib/declaring/deployment-file/file-problem';
import { CATALOGUE } from '../../lib/findings/catalogue';
import type { CatalogueEntry } from '../../lib/findings/finding-family';
import { ID_PREFIX } from '../../lib/findings/id-prefix';
import { OWN_HAPROXY_KIND } from '../../lib/planning/front-ends/own-haproxy';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { declarationOf, sourceOf } from '../support/declaration-of';
import { none } from '../support/planned';
import { FINDING_EXAMPLES } from './findings-of-all';
import { POOL01, POOL02, declared } from './findings-of-names';

const VERIFIED: Partial<Deployment> = { haproxy: { serverAuthorities: ['ca.pem'] } };
const verified = (changes: Partial<Deployment> = {}) => declared({ ...VERIFIED, ...changes });
const MEET = ['https://meet.contoso.com'];

function appended(text: string): ProxyDeclaration {
  const proxy = verified({ haproxy: { serverAuthorities: ['ca.pem'], furtherConfiguration: 'more.cfg' }, simpleUrls: { meet: MEET } });
  const furtherConfiguration: NamedFile = { name: 'more.cfg', text };
  return { ...proxy, haproxy: { ...proxy.haproxy, furtherConfiguration } };
}

const REFUSED = 'haproxy-further-configuration-refused';

/** The smallest mistake, what the message names, and the smallest correction. */
const ROWS: readonly (readonly [finding: string, names: string, wrong: ProxyDeclaration, right: ProxyDeclaration])[] = [
  [
    'haproxy-servers-without-address',
    'The servers of pool01 are instances: i-0a.',
    verified({ pools: [{ ...POOL01, servers: [{ instanceId: 'i-0a' }] }] }),
    verified(),
  ],
  [
    'haproxy-servers-without-address',
    'The servers of office.contoso.com are instances: i-0a.',
    verified({ officeWebApps: [{ host: 'Office.contoso.com', servers: [{ instanceId: 'i-0a' }] }] }),
    verified({ officeWebApps: [{ host: 'Office.contoso.com', servers: ['10.20.0.31'] }] }),
  ],
  ['haproxy-servers-unverified', 'verifies no certificate', declared({}), verified()],
  ['haproxy-servers-unverified', 'passwords included', declared({ haproxy: { serverAuthorities: 'none' } }), verified()],
  ['published-port-conflict', 'Port 80', verified({ pools: [{ ...POOL01, publishedPorts: { https: 80 } }] }), verified()],
  [
    REFUSED,
    '"bind", which begins no section',
    appended('# more\nbind :9000'),
    appended('# more\n.if version_atleast(2.8)\nfrontend a\nbind :9000\n.endif'),
  ],
  [REFUSED, 'Line 1 of more.cfg names pool01-https', appended('backend pool01-https'), appended('backend pool01')],
  [REFUSED, 'names https-443', appended('frontend "https-443"'), appended('frontend https-8443 # https-443')],
  [REFUSED, 'names nobody', appended('frontend a\n  default_backend nobody'), appended('global\n  user nobody')],
  [
    REFUSED,
    'has meet.contoso.com',
    appended('frontend a\n use_backend b if { hdr(host) -i MEET.contoso.com:443 }'),
    appended('frontend a\n # meet.contoso.com'),
  ],
  [
    REFUSED,
    'has webext.contoso.com',
    appended('frontend a\n acl b hdr(host) web\\ext.contoso.com'),
    appended('frontend a\n acl b hdr(host) x.webext.contoso.com'),
  ],
  [REFUSED, 'listens on port 443', appended('frontend a\n bind *:443'), appended('frontend a\n bind 10.0.0.5:443')],
  [REFUSED, 'listens on port 80', appended('listen a\n bind 10.0.0.5:99,:::75-85'), appended('listen a\n bind :::81-85')],
  [REFUSED, 'Line 2 of more.cfg ends within', appended('frontend a\n log-format "%ci'), appended('frontend a\n log-format "%ci"')],
];

test.each(ROWS)('%s: %s; and it goes away with the mistake', (id, names, wrong, right) => {
  const found = planHaproxy(wrong).findings;
  expect(found.map((each) => each.id)).toEqual([`${ID_PREFIX}${id}`]);
  expect(found[0]?.message).toContain(names);
  expect(planHaproxy(right).findings).toEqual([]);
});

test('every finding that only a HAProxy can have stands in the table', () => {
  const entries: readonly (readonly [string, CatalogueEntry])[] = Object.entries(CATALOGUE);
  const own = entries.filter(([, { foundIn }]) => foundIn.includes('haproxy')).map(([name]) => name);
  expect(own.filter((name) => !ROWS.some(([id]) => id === name))).toEqual([]);
});

test.each<[string, ProxyDeclaration, path: string]>([
  ['nothing is verified', declared({ haproxy: { serverAuthorities: 'none' } }), 'haproxy.serverAuthorities'],
  ['nothing is verified, and nobody said so', declared({}), ''],
  ['no address', verified({ pools: [POOL01, { ...POOL02, servers: [{ instanceId: 'i-0a' }] }] }), 'pools[1].servers'],
  [
    'no address of a farm',
    verified({ officeWebApps: [{ host: 'Office.contoso.com', servers: [{ instanceId: 'i-0a' }] }] }),
    'officeWebApps[0].servers',
  ],
])('%s is shown at the value that is wrong', (_, proxy, path) => {
  const at = planHaproxy(proxy).findings[0]?.at;
  expect(at === undefined ? '' : pathText(pathInFile(at, sourceOf(proxy) as Deployment))).toBe(path);
});

test('what is acknowledged of AWS is no matter here, and a warning about HAProxy can be', () => {
  const acknowledge = [
    { id: `${ID_PREFIX}windows-authentication-through-alb`, reason: 'pilot' },
    { id: `${ID_PREFIX}egress-widened`, reason: 'known' },
    { id: `${ID_PREFIX}haproxy-servers-unverified`, reason: 'a laboratory' },
  ];
  const { findings, acknowledged } = planHaproxy(declared({ acknowledge }));
  expect(findings).toEqual([]);
  expect(acknowledged.map(({ id }) => id)).toEqual([`${ID_PREFIX}haproxy-servers-unverified`]);
});

/** Words of AWS's that nobody needs to know who runs a HAProxy. */
const OF_AWS =
  /\b(AWS|ALB|NLB|ACM|Route 53|Elastic|EC2|VPC|CloudFormation|stack|target groups?|security groups?|hosted zones?|Load Balancer|listener rules?|frontEnd|movingFrom)\b/;

test.each(FINDING_EXAMPLES)('what is wrong with $finding ($names) is told without AWS', ({ wrong }) => {
  const { findings } = planHaproxy(wrong);
  const entries: Readonly<Record<string, CatalogueEntry>> = CATALOGUE;
  // Names that are tokens exist in apps alone.
  const told = findings.filter(({ id, message }) => OF_AWS.test(message) && !id.endsWith('-unresolved') && !id.includes('acknowledgement'));
  expect(told.map(({ message }) => message)).toEqual([]);
  expect(findings.filter(({ id }) => entries[id.slice(ID_PREFIX.length)]?.law === 'aws')).toEqual([]);
});

test('law: whatever front ends a valid deployment names, all its names are behind HAProxy and nothing is said of AWS', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const { publicNames, findings } = planHaproxy(declarationOf(deployment));
      none(publicNames.filter(({ frontEnd }) => frontEnd.key !== OWN_HAPROXY_KIND));
      none(findings.filter(({ message }) => OF_AWS.test(message)));
      none(findings.filter(({ id, severity }) => severity === 'error' && !id.endsWith('haproxy-servers-without-address')));
    }),
    { numRuns: 300 },
  );
});

test('law: hosted zones and a network make no difference, nor do front ends', () => {
  fc.assert(
    fc.property(arbitraryDeployment, ({ network, ...deployment }) => {
      const { corporateNetworks, allowedSources, ipAddressType, scheme } = network;
      const elsewhere = (each: Deployment['pools'][number]) => ({ ...each, frontEnd: undefined, movingFrom: undefined });
      const bare: Deployment = {
        ...deployment,
        network: { corporateNetworks, allowedSources, ipAddressType, scheme },
        hostedZones: [],
        pools: deployment.pools.map(elsewhere),
      };
      const [whole, less] = [{ network, ...deployment }, bare].map((each) => planHaproxy(declarationOf(each)));
      expect(less?.site).toEqual(whole?.site);
      expect(less?.findings).toEqual(whole?.findings);
    }),
    { numRuns: 100 },
  );
});
