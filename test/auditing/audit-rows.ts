import {
  alias,
  certificate,
  forward,
  hostExpressions,
  hosts,
  listener,
  loadBalancer,
  pathExpressions,
  paths,
  rule,
  targetGroup,
  toHttps,
  type Resources,
} from '../support/listener-template';
import { VALUE_ROWS, type AuditRow } from './audit-of-values';

const meet = hosts('meet.contoso.com');

/** A second load balancer that knows no host. */
const OTHER: Resources = { Other: loadBalancer(), OtherHttp: listener(80, { DefaultActions: [toHttps] }, 'Other') };

/** A target group that is nobody's pool. */
const OTHERS = { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 80, Protocol: 'HTTP' } };

/** What is changed in a sound template, and the finding it gives: id, place, words of the message. */
export const AUDIT_ROWS: readonly AuditRow[] = [
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
  [
    'a record that another one is already',
    { MeetAgain: alias('meet.contoso.com') },
    'record-made-twice',
    'MeetAgain',
    'MeetAgain makes the A record of meet.contoso.com, which MeetRecord makes already, in the hosted zone ZCONTOSO.',
  ],
  [
    'a CNAME beside another record',
    {
      MeetAgain: {
        Type: 'AWS::Route53::RecordSet',
        Properties: { Name: 'meet.contoso.com', Type: 'CNAME', TTL: '60', HostedZoneId: 'ZCONTOSO', ResourceRecords: ['old.contoso.com'] },
      },
    },
    'record-made-twice',
    'MeetAgain',
    'makes a CNAME record of meet.contoso.com, beside the A record that MeetRecord makes',
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
  [
    "somebody else's page for a directory of Lync, before the pool",
    { Shop: OTHERS, Page: rule(5, [meet, paths('/Meet/*')], forward('Shop')) },
    'published-name-taken',
    'Meet',
    'meet.contoso.com: the rule Page with priority 5 (host is meet.contoso.com, path is /Meet/*), which is not of the plan, comes before Meet (20)',
  ],
  [
    "somebody else's pages of one kind, whatever the host",
    { Shop: OTHERS, Page: rule(5, [paths('*.js')], forward('Shop')) },
    'published-name-taken',
    'Webext',
    'meet.contoso.com and webext.contoso.com: the rule Page',
  ],
  [
    "somebody else's site, for one of two hosts of a rule",
    {
      Shop: OTHERS,
      Both: rule(30, [hosts('dialin.contoso.com', 'meet2.contoso.com')]),
      Page: rule(5, [hosts('dialin.contoso.com')], forward('Shop')),
    },
    'published-name-taken',
    'Both',
    'dialin.contoso.com: the rule Page',
  ],
  [
    "somebody else's page on a published name, where Lync has none",
    { Shop: OTHERS, Page: rule(5, [meet, paths('/help/*')], forward('Shop')) },
    'published-name-shared',
    'Meet',
    'meet.contoso.com: the rule Page with priority 5',
  ],
  [
    "somebody else's rule for some clients, whatever the host",
    { Shop: OTHERS, Page: rule(5, [{ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8'] } }], forward('Shop')) },
    'published-name-shared',
    'Webext',
    'meet.contoso.com and webext.contoso.com',
  ],
  ['a priority two rules have', { Later: rule(20, [hosts('dialin.contoso.com')]) }, 'priority-taken', 'Later', 'the priority 20 of Meet'],
  ['a lookahead', { Meet: rule(20, [meet, pathExpressions('^/(?!abs).*')]) }, 'regular-expression-refused', 'Meet', 'a lookahead'],
  ['an expression without end', { Meet: rule(20, [meet, pathExpressions('^/(abs')]) }, 'regular-expression-refused', 'Meet', 'no complete'],
  ['an inline flag', { Meet: rule(20, [meet, pathExpressions('(?i)^/abs')]) }, 'regular-expression-unproven', 'Meet', 'engines differ'],
];
