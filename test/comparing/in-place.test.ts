import fc from 'fast-check';
import { propertyChanges } from '../../lib/comparing/property-changes';
import { canonicalText } from '../../lib/comparing/resource-values';
import { tlsVersions } from '../../lib/declaring/tls-policy';
import { BASE, compared, findings, httpListener, listener, loadBalancer, messageOf } from './templates';
import type { Resources } from './templates';

test('values are told if they differ, and the other way round as they are told there', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const [there, back] = [propertyChanges('P', one, other), propertyChanges('P', other, one)];
      expect(there.length === 0).toBe(canonicalText(one) === canonicalText(other));
      expect(back.map(({ property, from, to }) => ({ property, from: to, to: from }))).toEqual(there);
    }),
  );
});

const attributes = (values: Readonly<Record<string, string>>) =>
  loadBalancer({ LoadBalancerAttributes: Object.entries(values).map(([Key, Value]) => ({ Key, Value })) });

test('of attributes those that differ are told', () => {
  const [before, after] = ['1830', '900'].map((idle): Resources => ({
    Balancer: attributes({ 'idle_timeout.timeout_seconds': idle, 'routing.http2.enabled': 'false' }),
  }));
  const comparison = compared(before ?? {}, after ?? {});
  expect(comparison.changed[0]?.values).toEqual([
    { property: 'LoadBalancerAttributes idle_timeout.timeout_seconds', from: '1830', to: '900' },
  ]);
  expect(findings(comparison)).toEqual(['idle-timeout-changed Balancer']);
  expect(messageOf(comparison, 'idle-timeout-changed')).toContain('from 1830 to 900 seconds');
});

const HSTS = 'routing.http.response.strict_transport_security.header_value';
const written = (property: string, values: Readonly<Record<string, string>>) => ({
  [property]: Object.entries(values).map(([Key, Value]) => ({ Key, Value })),
});

test.each<[what: string, values: Readonly<Record<string, string>>]>([
  ['invalid header fields', { 'routing.http.drop_invalid_header_fields.enabled': 'true' }],
  ['how long clients keep connections', { 'client_keep_alive.seconds': '7200' }],
  ['zonal shift', { 'zonal_shift.config.enabled': 'true' }],
  ['cross-zone', { 'load_balancing.cross_zone.enabled': 'false' }],
])('%s of a load balancer change in place, and nobody is interrupted', (_, values) => {
  const [key = '', value = ''] = Object.entries(values)[0] ?? [];
  const [without, withIt] = [
    attributes({ 'idle_timeout.timeout_seconds': '1830' }),
    attributes({ 'idle_timeout.timeout_seconds': '1830', ...values }),
  ];
  for (const [before, after, change] of [
    [without, withIt, { from: undefined, to: value }],
    [withIt, without, { from: value, to: undefined }],
  ] as const) {
    const comparison = compared({ ...BASE, Balancer: before }, { ...BASE, Balancer: after });
    expect(comparison.changed.map(({ values: each }) => each)).toEqual([[{ property: `LoadBalancerAttributes ${key}`, ...change }]]);
    expect([comparison.replacements, findings(comparison)]).toEqual([[], []]);
  }
});

test('headers of answers change in place, and nobody is interrupted', () => {
  const [without, withIt] = [{}, written('ListenerAttributes', { [HSTS]: 'max-age=1', 'routing.http.response.server.enabled': 'false' })];
  const other = written('ListenerAttributes', { [HSTS]: 'max-age=2', 'routing.http.response.server.enabled': 'false' });
  for (const [before, after] of [
    [without, withIt],
    [withIt, without],
    [withIt, other],
  ]) {
    const comparison = compared({ ...BASE, Https: listener(before) }, { ...BASE, Https: listener(after) });
    expect(comparison.changed).toHaveLength(1);
    expect([comparison.replacements, findings(comparison)]).toEqual([[], []]);
  }
  const changed = compared({ ...BASE, Https: listener(withIt) }, { ...BASE, Https: listener(other) }).changed;
  expect(changed[0]?.values).toEqual([{ property: `ListenerAttributes ${HSTS}`, from: 'max-age=1', to: 'max-age=2' }]);
});

test('an attribute that is left out has its default', () => {
  expect(findings(compared(BASE, { ...BASE, Balancer: attributes({ 'idle_timeout.timeout_seconds': '60' }) }))).toEqual([]);
  const guarded = { ...BASE, Balancer: attributes({ 'deletion_protection.enabled': 'true' }) };
  expect(findings(compared(guarded, BASE))).toEqual(['deletion-protection-off Balancer']);
  expect(findings(compared(BASE, guarded))).toEqual([]);
});

test.each([
  ['ELBSecurityPolicy-TLS13-1-0-2021-06', ['1.0', '1.1', '1.2', '1.3']],
  ['ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', ['1.2', '1.3']],
  ['ELBSecurityPolicy-TLS13-1-3-2021-06', ['1.3']],
  ['ELBSecurityPolicy-TLS-1-2-Ext-2018-06', ['1.2']],
  ['ELBSecurityPolicy-FS-1-1-2019-08', ['1.1', '1.2']],
  ['ELBSecurityPolicy-2016-08', ['1.0', '1.1', '1.2']],
  ['ELBSecurityPolicy-Of-Tomorrow', undefined],
])('%s speaks %p', (policy, versions) => {
  expect(tlsVersions(policy)).toEqual(versions);
});

test('a TLS policy is a warning if versions go, else a note', () => {
  const policy = (name: string) => ({ ...BASE, Https: listener({ SslPolicy: `ELBSecurityPolicy-${name}` }) });
  const fewer = compared(policy('TLS13-1-0-2021-06'), policy('TLS13-1-2-2021-06'));
  expect(findings(fewer)).toEqual(['tls-versions-removed Https']);
  expect(messageOf(fewer, 'tls-versions-removed')).toContain('TLS 1.0, 1.1 is no longer spoken');
  expect(findings(compared(policy('TLS13-1-2-2021-06'), policy('TLS13-1-0-2021-06')))).toEqual(['tls-policy-changed Https']);
  expect(findings(compared(BASE, policy('2016-08')))).toEqual([]);
});

test('client certificates are a warning', () => {
  const verify = { ...BASE, Https: listener({ MutualAuthentication: { Mode: 'verify', TrustStoreArn: 'arn:x' } }) };
  const comparison = compared(BASE, verify);
  expect(findings(comparison)).toEqual(['mutual-authentication-changed Https']);
  expect(messageOf(comparison, 'mutual-authentication-changed')).toContain('off -> verify');
});

describe('whom a load balancer lets in', () => {
  const open = (...sources: readonly string[]): Resources => ({
    ...BASE,
    Balancer: loadBalancer({ SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] }),
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        SecurityGroupIngress: [443, 80].flatMap((port) =>
          sources.map((source) => ({
            IpProtocol: 'tcp',
            FromPort: port,
            ToPort: port,
            [source.includes(':') ? 'CidrIpv6' : 'CidrIp']: source,
          })),
        ),
      },
    },
  });

  test('is told if it is fewer', () => {
    const comparison = compared(open('0.0.0.0/0'), open('203.0.113.0/24'));
    expect(findings(comparison)).toEqual(['ingress-narrowed Balancer']);
    expect(messageOf(comparison, 'ingress-narrowed')).toContain('port 443: 0.0.0.0/0 -> 203.0.113.0/24');
  });

  test('and not if it is as many or more, or nobody came that way', () => {
    expect(findings(compared(open('203.0.113.0/24'), open('203.0.0.0/16')))).toEqual([]);
    expect(findings(compared(open('203.0.113.0/24', '::/0'), open('203.0.113.0/24')))).toEqual([]);
  });

  test('nor of a port on which nothing listens any more', () => {
    const { Http, ...closed } = open('0.0.0.0/0');
    expect(Http).toEqual(httpListener());
    const group = open('203.0.113.0/24')['Group'];
    const only443 = {
      ...group,
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] },
    };
    expect(findings(compared(open('0.0.0.0/0'), { ...closed, Group: only443 }))).toEqual([]);
  });
});
