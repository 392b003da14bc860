import fc from 'fast-check';
import { auditTemplate } from '../../lib/auditing/audit-template';
import { explain } from '../../lib/routing/evaluation/explain';
import { httpRequest } from '../../lib/routing/matching/request';
import { forward, hosts, listener, loadBalancer, ref, rule, SOUND, targetGroup, type Resources } from '../support/listener-template';
import { none } from '../support/planned';
import { routingOf } from '../support/routing-of';

const CONFIGURATIONS = {
  'host-header': 'HostHeaderConfig',
  'path-pattern': 'PathPatternConfig',
  'http-header': 'HttpHeaderConfig',
  'http-request-method': 'HttpRequestMethodConfig',
  'query-string': 'QueryStringConfig',
  'source-ip': 'SourceIpConfig',
} as const;

/** Of which nobody can tell what is meant: values of another form than today's, other keys, another configuration, none at all. */
const UNREAD_VALUES: fc.Arbitrary<object> = fc.oneof(
  fc.constantFrom({}, { Values: [] }, { Values: 'meet.contoso.com' }, { Values: [{}] }, { Values: [null] }, { Values: [['x']] }),
  fc.constant({ Values: ref('Unknown') }),
  fc.dictionary(fc.constantFrom('Prefixes', 'Suffixes', 'Countries'), fc.array(fc.string()), { minKeys: 1 }),
);

const unread = fc
  .record({ field: fc.constantFrom(...Object.keys(CONFIGURATIONS)), config: UNREAD_VALUES, isNamed: fc.boolean() })
  .map(({ field, config, isNamed }) => {
    const key = CONFIGURATIONS[field as keyof typeof CONFIGURATIONS];
    const header = field === 'http-header' ? { HttpHeaderName: 'X-Client' } : {};
    return isNamed ? { Field: field, [key]: { ...header, ...config } } : { Field: field };
  });

test('a condition of which no value is understood is never a mismatch: 300 random ones', () => {
  fc.assert(
    fc.property(unread, fc.boolean(), (condition, isWithHost) => {
      const other = rule(5, [...(isWithHost ? [hosts('meet.contoso.com')] : []), condition], forward('Pool02'));
      const routing = routingOf({ Resources: { ...SOUND, Pool02: targetGroup('webext02.contoso.com'), Other: other } });
      const answer = routing.route(
        httpRequest('https://meet.contoso.com/x?y=z', { method: 'GET', headers: { 'X-Client': 'z' }, sourceIp: '192.0.2.1' }),
      );
      const found = auditTemplate(routing).filter(({ id }) => /rule-unreachable|rule-shadowed|published-name-taken/.test(id));
      none([
        ...(answer.undetermined?.some((each) => each.rule?.logicalId === 'Other') === true ? [] : [answer]),
        ...found.filter(({ where }) => where !== 'Other'),
      ]);
    }),
    { numRuns: 300 },
  );
});

/** A Network Load Balancer whose IPv6 clients are led to servers of their own. */
const byAddress = (type: unknown, more: object = {}): Resources => ({
  Front: loadBalancer({ Type: 'network', IpAddressType: 'dualstack', LoadBalancerAttributes: [] }),
  Pool01: { ...targetGroup('webext.contoso.com'), Properties: { ...targetGroup('webext.contoso.com').Properties, Protocol: 'TCP' } },
  Pool02: { ...targetGroup('webext02.contoso.com'), Properties: { ...targetGroup('webext02.contoso.com').Properties, Protocol: 'TCP' } },
  Tcp: listener(443, { Protocol: 'TCP', Certificates: [], DefaultActions: [forward('Pool01')] }, 'Front'),
  Six: rule(1, [{ Field: 'source-ip', SourceIpConfig: { IpAddressType: type, ...more } }], forward('Pool02'), 'Tcp'),
});

test.each([
  ['ipv6', '2001:db8::1', 'Pool02'],
  ['ipv6', '192.0.2.1', 'Pool01'],
  ['ipv4', '192.0.2.1', 'Pool02'],
  ['ipv4', '2001:db8::1', 'Pool01'],
])('a rule of a Network Load Balancer for %s leads a client with the address %s to %s', (type, sourceIp, group) => {
  const { targetGroup: led, undetermined } = routingOf({ Resources: byAddress(type) }).route(
    httpRequest('https://webext.contoso.com/', { sourceIp }),
  );
  expect([led?.logicalId, undetermined]).toEqual([group, undefined]);
});

test.each([
  ['of a client nobody knows', 'ipv6', {}, undefined],
  ['of a type that only the deployment knows', ref('Unknown'), {}, '192.0.2.1'],
  ['of a type this version does not know', 'ipv8', {}, '192.0.2.1'],
  ['of a type and a block that contradict each other', 'ipv6', { Values: ['192.0.2.0/24'] }, '192.0.2.1'],
])('does not say where a connection goes %s', (_, type, more, sourceIp) => {
  const details = sourceIp === undefined ? {} : { sourceIp };
  const answer = routingOf({ Resources: byAddress(type, more) }).route(httpRequest('https://webext.contoso.com/', details));
  expect(answer.undetermined?.map((each) => each.targetGroup?.logicalId)).toEqual(['Pool02']);
});

test.each([
  ['host-header', { HostHeaderConfig: { Values: ['other.contoso.com'] } }],
  ['host-header', { HostHeaderConfig: { Values: ['webext.contoso.com'] } }],
  ['path-pattern', { PathPatternConfig: { Values: ['/meet/*'] } }],
  ['source-ip', { SourceIpConfig: { Values: ['192.0.2.0/24'] } }],
])('does not say where a connection goes by a rule with the condition %s, which a Network Load Balancer does not read', (Field, config) => {
  const own = rule(1, [{ Field, ...config }], forward('Pool02'), 'Tcp');
  const routing = routingOf({ Resources: { ...byAddress('ipv6'), Six: own } });
  const request = httpRequest('https://webext.contoso.com/', { sourceIp: '192.0.2.1' });
  expect(routing.route(request).undetermined?.map((each) => each.targetGroup?.logicalId)).toEqual(['Pool02']);
  expect(explain(routing, request).text).toMatch(/Six: may answer: it has .*which a Network Load Balancer does not read/);
});

test('a second rule for one type of addresses never answers', () => {
  const second = rule(2, [{ Field: 'source-ip', SourceIpConfig: { IpAddressType: 'ipv6' } }], forward('Pool01'), 'Tcp');
  const found = auditTemplate(routingOf({ Resources: { ...byAddress('ipv6'), Second: second } }));
  expect(found.filter(({ id }) => id.endsWith(':rule-unreachable')).map(({ where }) => where)).toEqual(['Second']);
});
