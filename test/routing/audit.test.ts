import { CATALOGUE, entryOf } from '../../lib/findings/catalogue';
import { auditTemplate } from '../../lib/routing/audit/audit-template';
import {
  alias,
  certificate,
  forward,
  hostExpressions,
  hosts,
  listener,
  loadBalancer,
  notFound,
  pathExpressions,
  paths,
  ref,
  rule,
  SOUND,
  targetGroup,
  toHttps,
  type Resources,
} from '../support/listener-template';
import { SOUND_VALUES, VALUE_ROWS, type AuditRow, type SoundRow } from './audit-of-values';
import { routingOf } from '../support/routing-of';

const meet = hosts('meet.contoso.com');

/** A second load balancer that knows no host. */
const OTHER: Resources = { Other: loadBalancer(), OtherHttp: listener(80, { DefaultActions: [toHttps] }, 'Other') };

/** What is changed in a sound template, and the finding it gives: id, place, words of the message. */
const ROWS: readonly AuditRow[] = [
  ...VALUE_ROWS,
  [
    'one of two records at the other load balancer',
    {
      ...OTHER,
      MeetSecond: { ...alias('meet.contoso.com', 'Other'), Properties: { ...alias('meet.contoso.com', 'Other').Properties, Type: 'AAAA' } },
    },
    'record-at-wrong-load-balancer',
    'MeetSecond',
    'The AAAA record of meet.contoso.com leads to Other',
  ],
  ['a rule behind one for every path', { Every: rule(1, [paths('/*')]) }, 'rule-unreachable', 'Meet', 'Every (1) takes'],
  [
    'a host that a regular expression names, on no certificate',
    { Meet: rule(20, [hostExpressions('^(meet|dialin)\\.contoso\\.com$')]), DialinRecord: alias('dialin.contoso.com') },
    'name-on-no-certificate',
    'Https',
    'dialin.contoso.com is on no',
  ],
  [
    'a wildcard record that leads a name to the other load balancer',
    { ...OTHER, MeetRecord: alias('*.contoso.com', 'Other') },
    'record-at-wrong-load-balancer',
    'MeetRecord',
    'The A record of meet.contoso.com (*.contoso.com) leads to Other',
  ],
  [
    'a chain of names that ends at the other load balancer',
    {
      ...OTHER,
      MeetRecord: {
        Type: 'AWS::Route53::RecordSet',
        Properties: { Name: 'meet.contoso.com', Type: 'CNAME', TTL: '60', HostedZoneId: 'Z', ResourceRecords: ['other.contoso.com'] },
      },
      OtherRecord: alias('other.contoso.com', 'Other'),
    },
    'record-at-wrong-load-balancer',
    'MeetRecord',
    'the rules for the name are at LoadBalancer',
  ],
  [
    'plain HTTP that a default action forwards',
    { Http: listener(80, { DefaultActions: [forward('Pool01')] }) },
    'http-not-redirected',
    'Http',
    'meet.contoso.com, webext.contoso.com go to targets over plain HTTP by the default action',
  ],
  [
    'a redirect that stays with HTTP',
    { Http: listener(80, { DefaultActions: [{ Type: 'redirect', RedirectConfig: { Path: '/new', StatusCode: 'HTTP_302' } }] }) },
    'http-not-redirected',
    'Http',
    'which is plain HTTP again',
  ],
  ['a rule for a whole top-level domain', { Com: rule(90, [hosts('*.com')]) }, 'unknown-host-reaches-pool', 'Com', 'not published'],
  ['a rule behind one for the same host', { Later: rule(30, [meet]) }, 'rule-unreachable', 'Later', 'Meet (20) takes every request'],
  ['a rule behind a wildcard', { First: rule(5, [hosts('*.contoso.com')]) }, 'rule-unreachable', 'Meet', 'First (5)'],
  [
    'a path rule behind the whole host',
    { Later: rule(30, [meet, pathExpressions('^/[Aa][Bb][Ss](/.*)?$')]) },
    'rule-unreachable',
    'Later',
    'give it a lower number',
  ],
  [
    'a rule whose values several rules take',
    { Later: rule(30, [hosts('MEET.contoso.com', 'webext.contoso.com')]) },
    'rule-unreachable',
    'Later',
    'Meet (20) and Webext (10) take',
  ],
  [
    'a rule behind one for a wider network',
    {
      Inside: rule(1, [meet, { Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8'] } }]),
      Office: rule(2, [meet, { Field: 'source-ip', SourceIpConfig: { Values: ['10.1.0.0/16'] } }]),
    },
    'rule-unreachable',
    'Office',
    'Inside (1)',
  ],
  [
    'a rule behind a regular expression for its path',
    { Any: rule(1, [meet, pathExpressions('^/[Aa]bs([/?].*)?$')]), Abs: rule(2, [meet, paths('/Abs')]) },
    'rule-unreachable',
    'Abs',
    'Any (1)',
  ],
  ['a path without a slash', { First: rule(5, [meet, paths('abs/*')]) }, 'rule-unreachable', 'First', 'begins with a slash'],
  [
    'a rule that loses one of its values',
    {
      Later: rule(30, [hosts('meet.contoso.com', 'dialin.contoso.com')]),
      Certificate: certificate('*.contoso.com'),
      D: alias('dialin.contoso.com'),
    },
    'rule-shadowed',
    'Later',
    'never answers for meet.contoso.com',
  ],
  [
    'a name on no certificate',
    { Certificate: certificate('webext.contoso.com') },
    'name-on-no-certificate',
    'Https',
    'meet.contoso.com is on no',
  ],
  [
    'a wildcard that covers one label only',
    { Certificate: certificate('*.contoso.com'), Webext: rule(10, [hosts('a.b.contoso.com')]), WebextRecord: alias('a.b.contoso.com') },
    'name-on-no-certificate',
    'Https',
    'a.b.contoso.com',
  ],
  [
    'a certificate for a name without rule',
    { Certificate: certificate('webext.contoso.com', 'meet.contoso.com', 'old.contoso.com') },
    'certificate-name-without-rule',
    'Certificate',
    'old.contoso.com',
  ],
  [
    'a record at the other load balancer',
    {
      Other: loadBalancer(),
      OtherHttp: listener(80, { DefaultActions: [toHttps] }, 'Other'),
      MeetRecord: alias('meet.contoso.com', 'Other'),
    },
    'record-at-wrong-load-balancer',
    'MeetRecord',
    'leads to Other, and the rules for the name are at LoadBalancer',
  ],
  [
    'a record for a name without rule',
    { OldRecord: alias('old.contoso.com') },
    'record-without-rule',
    'OldRecord',
    'no rule names the host',
  ],
  [
    'a record that leads elsewhere',
    {
      MeetRecord: {
        Type: 'AWS::Route53::RecordSet',
        Properties: { Name: 'meet.contoso.com', Type: 'CNAME', TTL: '60', HostedZoneId: 'Z', ResourceRecords: ['tmg.contoso.com'] },
      },
    },
    'record-leads-elsewhere',
    'MeetRecord',
    'LoadBalancer has rules for the name',
  ],
  [
    'a name without record',
    { MeetRecord: alias('webext.contoso.com') },
    'name-without-record',
    'LoadBalancer',
    'no record for meet.contoso.com',
  ],
  ['a target group nobody forwards to', { Pool02: targetGroup('webext02.contoso.com') }, 'target-group-unused', 'Pool02', 'never asked'],
  [
    'a pool over plain HTTP',
    { Plain: rule(1, [meet], forward('Pool01'), 'Http') },
    'http-not-redirected',
    'Plain',
    'meet.contoso.com goes to targets',
  ],
  [
    'a redirect that keeps port 80',
    { Http: listener(80, { DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }] }) },
    'redirect-unanswered',
    'Http',
    'https://webext.contoso.com:80/',
  ],
  [
    'a default action that forwards',
    { Https: listener(443, { DefaultActions: [forward('Pool01')] }) },
    'unknown-host-reaches-pool',
    'Https',
    'fixed response 404',
  ],
  ['a rule without a host', { Path: rule(5, [paths('/meet')]) }, 'unknown-host-reaches-pool', 'Path', 'give every rule a host condition'],
  ['a path in one letter case', { Meet: rule(20, [meet, paths('/Meet/*')]) }, 'path-letter-case', 'Meet', '^/[Mm][Ee][Ee][Tt]([/?].*)?$'],
  ['a path expression in one letter case', { Meet: rule(20, [meet, pathExpressions('^/lwa(/.*)?$')]) }, 'path-letter-case', 'Meet', '/LWA'],
  ['a priority two rules have', { Later: rule(20, [hosts('dialin.contoso.com')]) }, 'priority-taken', 'Later', 'the priority 20 of Meet'],
  ['a lookahead', { Meet: rule(20, [meet, pathExpressions('^/(?!abs).*')]) }, 'regular-expression-refused', 'Meet', 'a lookahead'],
  ['an expression without end', { Meet: rule(20, [meet, pathExpressions('^/(abs')]) }, 'regular-expression-refused', 'Meet', 'no complete'],
  ['an inline flag', { Meet: rule(20, [meet, pathExpressions('(?i)^/abs')]) }, 'regular-expression-unproven', 'Meet', 'engines differ'],
];

test('a sound template has no finding', () => {
  expect(auditTemplate(routingOf({ Resources: SOUND }))).toEqual([]);
});

test.each(ROWS)('%s', (_, change, name, where, words) => {
  const findings = auditTemplate(routingOf({ Resources: { ...SOUND, ...change } }));
  const own = findings.filter((finding) => finding.id === `lync-reverse-proxy:${name}` && finding.where === where);
  expect(own.map(({ severity }) => severity)).toEqual([CATALOGUE[name].severity]);
  expect(own[0]?.message).toContain(words);
});

test('every finding of the catalogue has a row', () => {
  const names = new Set<string>(ROWS.map(([, , name]) => name));
  const audited = Object.keys(CATALOGUE).filter((name) => entryOf(`lync-reverse-proxy:${name}`)?.foundIn.includes('template'));
  expect(audited.filter((name) => !names.has(name))).toEqual([]);
});

/** What looks like one of the faults above and is none. */
const SOUND_TOO: readonly SoundRow[] = [
  ...SOUND_VALUES,
  ['names that only a regular expression is for', { Meet: rule(20, [hostExpressions('^[m]eet\\.contoso\\.com$')]) }],
  [
    'a target group in an action that only the deployment decides',
    {
      Pool02: targetGroup('webext02.contoso.com'),
      Perhaps: rule(15, [hosts('meet.contoso.com'), paths('/1')], { 'Fn::If': ['Sometimes', forward('Pool02'), notFound] }),
    },
  ],
  ['a path rule before the whole host', { Abs: rule(1, [meet, pathExpressions('^/[Aa][Bb][Ss]([/?].*)?$')]) }],
  ['one letter case, where the other goes to the same place', { Abs: rule(1, [meet, paths('/Abs/*')]) }],
  ['autodiscover over plain HTTP', {
    Discover: rule(30, [hosts('lyncdiscover.contoso.com')]),
    DiscoverHttp: rule(1, [hosts('lyncdiscover.contoso.com')], forward('Pool01'), 'Http'),
    DiscoverRecord: alias('lyncdiscover.contoso.com'),
    Certificate: certificate('*.contoso.com'),
  }],
  ['a certificate from elsewhere', { Https: listener(443, { Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:1:certificate/1' }] }) }],
  ['a rule that only a parameter distinguishes', { Later: rule(30, [hosts(ref('Unknown'))]) }],
  ['a rule that may not be there', { First: { ...rule(5, [hosts('*.contoso.com')]), Condition: 'Sometimes' }, Certificate: certificate('*.contoso.com') }],
  ['a priority that only the deployment tells', { First: rule(ref('Unknown'), [hosts('*.contoso.com')]), Certificate: certificate('*.contoso.com') }],
]; // prettier-ignore

test.each(SOUND_TOO)('no finding for %s', (_, change) => {
  const findings = auditTemplate(routingOf({ Resources: { ...SOUND, ...change } as Resources, Conditions: {} }));
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

test('hosts that no URL can have are names like any other', () => {
  const odd = rule(30, [hosts('<script>alert(1)</script>', 'a b'), paths('/x"<y')]);
  expect(() => auditTemplate(routingOf({ Resources: { ...SOUND, Odd: odd, OddRecord: alias('<b>') } }))).not.toThrow();
});
