import fc from 'fast-check';
import { LEGACY_TLS_POLICY, MODERN_TLS_POLICY } from '../../lib/declaring/tls-policy';
import type { Deployment, FurtherServiceEntry, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { entryOf } from '../../lib/findings/catalogue';
import type { Finding } from '../../lib/findings/finding';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { declarationOf } from '../support/declaration-of';
import { none } from '../support/planned';
import { POOL01, declared } from './findings-of-names';

/** From TLS 1.3, and with cipher suites that old Windows lacks. */
const POLICIES = ['ELBSecurityPolicy-TLS13-1-3-2021-06', 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06'];
const WINDOWS = 'lync-reverse-proxy:windows-authentication-through-alb';
const MAIL: FurtherServiceEntry = { host: 'Mail.contoso.com', servers: ['10.20.0.41', '10.20.0.42'], externalSignIn: 'none' };

const planOf = (changes: Partial<Deployment>) => planPublishing(declared(changes));
const groupOf = (service: Partial<FurtherServiceEntry>) =>
  planOf({ furtherServices: [{ ...MAIL, ...service }] }).targetGroups.filter(({ owner = '' }) => owner.includes('FurtherServices'))[0];

/** What Lync's laws have to say of a deployment. */
function ofLync(deployment: Deployment): readonly Finding[] {
  return planPublishing(declarationOf(deployment)).findings.filter(({ id }) => entryOf(id)?.law === 'lync');
}

function listed(message: string): readonly string[] {
  return message.split(/[\s,;:()]+/).map((word) => word.replace(/\.$/, ''));
}

/** Which names of Lync share a certificate with the default one does change with the names that are on certificates. */
const OF_CERTIFICATES = 'lync-reverse-proxy:phone-names-missing';

test('no law of Lync is about a further service: nothing is said of it, nor of anything else because of it', () => {
  const clients = fc.constantFrom(undefined, ['lyncPhoneEdition'], ['lync2013', 'skypeForBusinessMobile']);
  const policies = fc.constantFrom(undefined, ...POLICIES);
  const frontEnds = fc.constantFrom(undefined, 'networkLoadBalancer' as const);
  fc.assert(
    fc.property(arbitraryDeployment, clients, policies, frontEnds, (deployment, named, tlsPolicy, ofPools) => {
      const { pools } = deployment;
      const all: Deployment = {
        ...deployment,
        tlsPolicy,
        ...(ofPools === undefined ? {} : { pools: pools.map((pool) => ({ ...pool, frontEnd: ofPools, movingFrom: undefined })) }),
        ...(named === undefined ? {} : { clients: named }),
      };
      const { furtherServices = [], ...alone } = all;
      fc.pre(furtherServices.length > 0);
      const hosts = furtherServices.map(({ host }) => host.toLowerCase());
      const text = ({ id, where = '', message }: Finding) => `${id} ${where} ${id === OF_CERTIFICATES ? '' : message}`;
      const after = ofLync(all);
      const before = new Set(ofLync(alone).map(text));
      none(after.filter((each) => each.id !== OF_CERTIFICATES && !before.has(text(each))));
      none(after.filter(({ where = '', message }) => hosts.some((host) => where === host || listed(message).includes(host))));
    }),
    { numRuns: 300 },
  );
});

const AT_NLB: PoolEntry = { ...POOL01, frontEnd: 'networkLoadBalancer' };
const WILDCARD = { arn: 'arn:aws:acm:eu-west-1:111111111111:certificate/1', names: ['*.contoso.com'] };

describe('clients of Lync that come to no listener where TLS ends', () => {
  const policyOf = (changes: Partial<Deployment>) =>
    planOf({ pools: [AT_NLB], ...changes }).frontEnds.flatMap(({ listeners }) => listeners.flatMap(({ tlsPolicy }) => tlsPolicy ?? []));
  const saidOf = (changes: Partial<Deployment>) =>
    planOf({ pools: [AT_NLB], ...changes }).findings.flatMap(({ id }) => (/tls-policy|phone/.test(id) ? [id.split(':')[1]] : []));
  const FARM = { officeWebApps: [{ host: 'office.contoso.com', servers: ['10.20.0.31'] }] };

  test.each(['lync2010', 'lyncPhoneEdition', 'lync2013'])('leave the policy of further services as it is: %s', (client) => {
    expect(policyOf({ furtherServices: [MAIL], clients: [client] })).toEqual([MODERN_TLS_POLICY]);
  });

  test('lower that of a farm, as ever', () => {
    expect(policyOf({ ...FARM, furtherServices: [MAIL], clients: ['lync2010'] })).toEqual([LEGACY_TLS_POLICY]);
    expect(policyOf({ ...FARM, clients: ['lyncPhoneEdition'] })).toEqual([LEGACY_TLS_POLICY]);
  });

  test.each([undefined, [], ['lync2010'], ['lync2013', 'lyncPhoneEdition']])('are shut out by none: %j', (clients) => {
    for (const tlsPolicy of POLICIES) expect(saidOf({ furtherServices: [MAIL], clients, tlsPolicy, certificates: [WILDCARD] })).toEqual([]);
  });

  test('are shut out of a farm, but for desk phones, which ask it for nothing', () => {
    const [tlsPolicy] = POLICIES;
    expect(saidOf({ ...FARM, clients: ['lyncPhoneEdition'], tlsPolicy, certificates: [WILDCARD] })).toEqual([]);
    expect(saidOf({ ...FARM, clients: ['lync2013'], tlsPolicy })).toEqual(['tls-policy-excludes-client']);
    expect(saidOf({ ...FARM, tlsPolicy })).toEqual(['tls-policy-excludes-client']);
  });

  test('are told of wildcards where the names of a pool still lead', () => {
    const moving: PoolEntry = { ...AT_NLB, movingFrom: 'applicationLoadBalancer' };
    const found = saidOf({ pools: [moving], furtherServices: [MAIL], clients: ['lyncPhoneEdition'], certificates: [WILDCARD] });
    expect(found).toEqual(['phone-certificate-wildcard']);
  });
});

test.each([
  ['a host that is Admin for people inside', { host: 'admin.contoso.com' }],
  ['a host that is for clients inside', { host: 'lyncdiscoverinternal.contoso.com' }],
  ['servers of a pool', { host: 'mail.contoso.com', servers: ['10.20.0.11'] }],
  ['a port of the internal web site', { host: 'mail.contoso.com', port: 443 }],
])('%s is nothing to Lync as a further service', (_, service) => {
  const found = planOf({
    simpleUrls: { answeredBy: 'pool01', meet: ['https://meet.contoso.com'], admin: 'https://admin.contoso.com' },
    furtherServices: [{ ...MAIL, ...service }],
  }).findings;
  expect(found.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

test('how clients sign in a service says itself: it is never that of the pools', () => {
  const signIn = fc.constantFrom(undefined, 'windows' as const, 'passive' as const, 'modern' as const);
  const own = fc.constantFrom(undefined, 'windows' as const, 'passive' as const, 'modern' as const, 'none' as const);
  const frontEnd = fc.constantFrom(undefined, 'applicationLoadBalancer' as const, 'networkLoadBalancer' as const);
  fc.assert(
    fc.property(signIn, own, frontEnd, frontEnd, (externalSignIn, ofService, ofAll, ofOne) => {
      const service: FurtherServiceEntry = { host: 'mail.contoso.com', servers: ['10.20.0.41'] };
      const found = planOf({
        externalSignIn,
        frontEnd: ofAll,
        furtherServices: [{ ...service, externalSignIn: ofService, frontEnd: ofOne }],
      }).findings.filter(({ id, where }) => id === WINDOWS && where === 'mail.contoso.com');
      const isShared = (ofOne ?? ofAll ?? 'applicationLoadBalancer') === 'applicationLoadBalancer';
      const isWindows = ofService === undefined || ofService === 'windows';
      expect(found).toHaveLength(isShared && isWindows ? 1 : 0);
    }),
  );
});

const OF_ALL_SERVERS: { readonly arn: string; readonly names: readonly string[] } = {
  arn: 'arn:aws:acm:eu-west-1:111111111111:certificate/1',
  names: ['*.contoso.com'],
};

test('law: a service that signs in with Windows where TLS ends before it is told of Extended Protection, unless its certificate is named', () => {
  const signIn = fc.constantFrom(undefined, 'windows' as const, 'passive' as const, 'modern' as const, 'none' as const);
  const frontEnd = fc.constantFrom(undefined, 'applicationLoadBalancer' as const, 'networkLoadBalancer' as const);
  const certificates = fc.constantFrom([], [OF_ALL_SERVERS], [{ ...OF_ALL_SERVERS, names: ['meet.contoso.com'] }]);
  fc.assert(
    fc.property(signIn, frontEnd, frontEnd, frontEnd, certificates, (externalSignIn, ofAll, ofOne, movingFrom, imported) => {
      const current = ofOne ?? ofAll ?? 'applicationLoadBalancer';
      const service: FurtherServiceEntry = {
        ...MAIL,
        externalSignIn,
        frontEnd: ofOne,
        movingFrom: movingFrom === current ? undefined : movingFrom,
      };
      const found = planOf({ frontEnd: ofAll, furtherServices: [service], certificates: imported }).findings.filter(
        ({ id }) => id === 'lync-reverse-proxy:extended-protection',
      );
      const isWindows = externalSignIn === undefined || externalSignIn === 'windows';
      const isShown = current === 'networkLoadBalancer' || imported.some(({ names }) => names.includes('*.contoso.com'));
      expect(found.map(({ severity, where }) => [severity, where])).toEqual(isWindows && !isShown ? [['warning', 'mail.contoso.com']] : []);
    }),
  );
});

test('the note of a template says how clients sign in, windows where nobody said', () => {
  const signIns = (service: Partial<FurtherServiceEntry>) =>
    planOf({ externalSignIn: 'passive', furtherServices: [{ ...MAIL, frontEnd: 'networkLoadBalancer', ...service }] })
      .publicNames.filter(({ kind }) => kind === 'further service')
      .map(({ signIn }) => signIn);
  expect(signIns({ externalSignIn: undefined })).toEqual(['windows']);
  expect(signIns({ externalSignIn: 'none' })).toEqual(['none']);
});

describe('the health check of a service', () => {
  test('is any answer at / behind a load balancer that asks for one', () => {
    expect(groupOf({})).toMatchObject({ protocol: 'HTTPS', healthCheck: { protocol: 'HTTPS', path: '/', matcher: '200-499', port: 443 } });
  });

  test('is a connection behind one that passes connections through', () => {
    expect(groupOf({ frontEnd: 'networkLoadBalancer', port: 8443 })).toMatchObject({
      protocol: 'TCP',
      port: 8443,
      healthCheck: { protocol: 'TCP', port: 8443 },
    });
  });

  test.each(['applicationLoadBalancer', 'networkLoadBalancer'] as const)('is what somebody chose behind %s', (frontEnd) => {
    const healthCheck = { path: '/owa/healthcheck.htm', matcher: 200 };
    expect(groupOf({ frontEnd, healthCheck })?.healthCheck).toEqual({
      protocol: 'HTTPS',
      isChosen: true,
      path: '/owa/healthcheck.htm',
      matcher: '200',
      port: 443,
    });
    expect(groupOf({ frontEnd, healthCheck: { matcher: 401 } })?.healthCheck).toMatchObject({ path: '/', matcher: '401' });
  });
});

test.each([
  ['loadBalancerCookie', 'several servers', {}],
  ['none', 'one server', { servers: ['10.20.0.41'] }],
  ['none', 'several servers where somebody says so', { stickiness: 'none' }],
  ['sourceAddress', 'several servers behind a Network Load Balancer', { frontEnd: 'networkLoadBalancer' }],
] as const)('stickiness is %s for %s', (stickiness, _, service) => {
  expect(groupOf(service)?.stickiness).toBe(stickiness);
});

describe('what is said of a service speaks of no pool', () => {
  const errorsOf = (changes: Partial<Deployment>) => planOf(changes).findings.filter(({ severity }) => severity === 'error');

  test.each<[string, Partial<FurtherServiceEntry>]>([
    ['The further service has no servers.', { servers: [] }],
    ['Write one like /health.', { healthCheck: { path: 'probe' } }],
  ])('%s', (words, service) => {
    const [found, ...further] = errorsOf({ furtherServices: [{ ...MAIL, ...service }] });
    expect(further).toEqual([]);
    expect(found?.message).toContain(words);
    expect(found?.message).not.toContain('Autodiscover');
  });

  test.each([
    [
      'a Meet simple URL',
      { sipDomains: ['contoso.com'], simpleUrls: { meet: ['https://mail.contoso.com'] }, autodiscover: { sipDomains: [] } },
    ],
    [
      'the autodiscover name',
      { sipDomains: [{ name: 'contoso.com', meet: false }], furtherServices: [{ ...MAIL, host: 'lyncdiscover.contoso.com' }] },
    ],
    ['a further host', { simpleUrls: { furtherHosts: ['mail.contoso.com'] } }],
  ] satisfies readonly [string, Partial<Deployment>][])('a host that is %s too is wrong where the service has it', (_, changes) => {
    const found = errorsOf({ furtherServices: [MAIL], ...changes });
    expect(found.map(({ id, at }) => [id, at?.owner.kind, at?.key])).toEqual([
      ['lync-reverse-proxy:name-published-twice', 'furtherService', ['host']],
    ]);
    expect(found[0]?.message).not.toContain('external web services FQDN');
  });

  test('a pool and a service of one host are told that external web services FQDNs are unique', () => {
    const [found] = errorsOf({ furtherServices: [{ ...MAIL, host: 'webext.contoso.com' }] });
    expect(found?.message).toContain('every external web services FQDN to be unique');
    expect(found?.at?.owner.kind).toBe('furtherService');
  });
});
