import type { FindingName } from '../../lib/findings/catalogue';
import { NOTES_KEY } from '../../lib/planning/deployment-notes';
import {
  alias,
  forward,
  hosts,
  listener,
  loadBalancer,
  notFound,
  pathExpressions,
  paths,
  ref,
  rule,
  targetGroup,
  toHttps,
  type Properties,
  type Resources,
} from '../support/listener-template';
import { saidOf, type ExactRow } from '../support/exactly';

function exactly(name: FindingName, rows: readonly ExactRow[], more: object = {}): void {
  test.each(rows)(`${name}: %s`, (...row) => {
    const [, , wanted] = row;
    expect(saidOf(name, row, more)).toEqual(wanted);
  });
}

const UNKNOWN = ref('Unknown');
const meet = hosts('meet.contoso.com');
const POOL02 = { Pool02: targetGroup('webext02.contoso.com') };
const perhaps = <T extends object>(resource: T) => ({ ...resource, Condition: 'Sometimes' });
const redirect = (Path: string) => ({ Type: 'redirect', RedirectConfig: { Path, StatusCode: 'HTTP_302' } });
const weighted = (...groups: readonly (readonly [string, number | undefined])[]) => ({
  Type: 'forward',
  ForwardConfig: { TargetGroups: groups.map(([id, Weight]) => ({ TargetGroupArn: ref(id), Weight })) },
});
/** Two rules for one host, whose paths have something in common. */
const two = (
  one: unknown,
  other: unknown,
  actions: readonly unknown[] = [forward('Pool01'), forward('Pool02')],
  first: Properties = {},
) => ({
  ...POOL02,
  Abs: { ...rule(1, [meet, one], actions[0]), ...first },
  Meet: rule(20, [meet, other], actions[1]),
});
const ABS = paths('/abs/*');
const HANDLER = paths('*/handler');
const EITHER = pathExpressions('^/(abs|lwa)$');
const untagged = {
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: { Port: 443, Protocol: 'HTTPS', HealthCheckProtocol: 'HTTPS' },
};
const NOBODYS = { Pool01: untagged, Pool02: untagged };
const isSaid = [['Meet', 'meet.contoso.com']] as const;

exactly('paths-overlap', [
  ['paths in common', two(ABS, HANDLER), [['Meet', '/abs/* and */handler']]],
  ['a rule that may not be there', two(ABS, HANDLER, undefined, { Condition: 'Sometimes' }), []],
  ['a priority that only the deployment knows', { ...two(ABS, HANDLER), Abs: rule(UNKNOWN, [meet, ABS]) }, []],
  ['a rule for some clients alone', { ...two(ABS, HANDLER), Abs: rule(1, [meet, ABS, { Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8'] } }]) }, []],
  ['a path that only the deployment knows', two(paths(UNKNOWN), HANDLER), []],
  ['an expression that only the deployment knows', two(pathExpressions(UNKNOWN), HANDLER), []],
  ['paths of different letter case', two(paths('/abs/*x'), paths('/ABS/x*')), []],
  ['expressions of different letter case', two(EITHER, pathExpressions('^/(LWA|ucwa)$')), []],
  ['an expression and a pattern', two(EITHER, paths('/l*')), isSaid],
  ['a pattern and an expression', two(paths('/l*'), EITHER), isSaid],
  ['an expression of another letter case than a pattern', two(EITHER, paths('/L*')), []],
  ['an expression within a pattern', two(EITHER, paths('/*')), []],
  ['a pattern within an expression', two(EITHER, paths('/abs')), []],
  ['an expression and a pattern with nothing in common', two(EITHER, paths('/c*')), []],
  ['hosts, which are no paths', { ...two(paths('/1'), paths('/2')), Abs: rule(1, [hosts('meet.contoso.com', '*a.contoso.com'), paths('/1')]), Meet: rule(20, [hosts('meet.contoso.com', 'b*.contoso.com'), paths('/2')], forward('Pool02')) }, []],
  ['one redirect twice, where nobody tells of pools', { ...two(ABS, HANDLER, [redirect('/x'), redirect('/x')]), ...NOBODYS }, []],
  ['two redirects, where nobody tells of pools', { ...two(ABS, HANDLER, [redirect('/x'), redirect('/y')]), ...NOBODYS }, isSaid],
  ['a redirect and a target group, where nobody tells of pools', { ...two(ABS, HANDLER, [redirect('/x'), forward('Pool02')]), ...NOBODYS }, isSaid],
  ['the same target groups in another order', two(ABS, HANDLER, [weighted(['Pool01', 1], ['Pool02', 2]), weighted(['Pool02', 2], ['Pool01', 1])]), []],
  ['the same target groups with other weights', two(ABS, HANDLER, [weighted(['Pool01', 1], ['Pool02', 2]), weighted(['Pool01', 2], ['Pool02', 1])]), isSaid],
  ["somebody else's rule before, of which more is said", { Shop: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 80, Protocol: 'HTTP' } }, ...two(ABS, HANDLER, [forward('Shop'), forward('Pool01')]) }, []],
]); // prettier-ignore

const other = (expression: string, pool = 'Pool02') => ({ ...POOL02, Abs: rule(1, [meet, pathExpressions(expression)], forward(pool)) });
exactly('path-letter-case', [
  ['a path in small letters', { ...POOL02, Abs: rule(1, [meet, ABS], forward('Pool02')) }, [['Abs', '/ABS/ is not answered by the rule with priority 1']]],
  ['all but small letters', other('^/(Abs|ABS|aBS)$'), [['Abs', '/abs is not']]],
  ['all but capital letters', other('^/(Abs|abs|aBS)$'), [['Abs', '/ABS is not']]],
  ['all but the other letter case of each', other('^/(Abs|abs|ABS)$'), [['Abs', '/aBS is not']]],
  ['each letter case', other('^/(Abs|abs|ABS|aBS)$'), []],
  ['the same pool for the other', other('^/abs$', 'Pool01'), []],
  ['an expression that only the deployment knows', { ...POOL02, Abs: rule(1, [meet, pathExpressions(UNKNOWN)], forward('Pool02')) }, []],
  ['a path without letters', { ...POOL02, Abs: rule(1, [meet, paths('/1/*')], forward('Pool02')) }, []],
  ['a path behind a rule for all', { ...POOL02, Meet: rule(2, [meet]), Abs: rule(3, [meet, ABS], forward('Pool02')) }, []],
]); // prettier-ignore

const unlisted = (host: string) => ({ Any: rule(90, [hosts(host)]) });
exactly('unknown-host-reaches-pool', [
  ['every host by a wildcard', unlisted('*'), [['Any', 'not published']]],
  ['every host by two', unlisted('*?'), [['Any', 'not published']]],
  ['a top-level domain', unlisted('*.com'), [['Any', 'not published']]],
  ['a top-level domain without its dot', unlisted('*com'), [['Any', 'not published']]],
  ['a domain of somebody', unlisted('*.contoso.com'), []],
  ['some hosts of a top-level domain', unlisted('a*.com'), []],
  ['a condition that is new', { Any: rule(90, [{ Field: 'tls-version', Values: ['1.3'] }]) }, []],
]); // prettier-ignore

const second = (properties: Properties = {}) => listener(443, properties);
const HTTPS = listener(443);
exactly('listener-port-taken', [
  ['a second listener', { Second: second() }, [['Https', 'Second']]],
  ['a second listener that may not be there', { Second: perhaps(second()) }, [['Https', 'Second']]],
  ['a listener beside one that may not be there', { Https: perhaps(HTTPS), Second: second() }, [['Https', 'Second']]],
  ['two of which one is there at most', { Https: perhaps(HTTPS), Second: perhaps(second()) }, []],
  ['two that are both of the plan', { Second: second({ DefaultActions: [forward('Pool01')] }) }, [['Second', 'Https']]],
  ['ports that only the deployment knows', { Https: listener(443, { Port: UNKNOWN }), Second: second({ Port: UNKNOWN }) }, []],
  ['listeners of two load balancers outside of the template', { Second: second({ LoadBalancerArn: 'arn:1' }), Third: second({ LoadBalancerArn: 'arn:2' }) }, []],
]); // prettier-ignore

const attributes = (...pairs: readonly unknown[]) => ({ LoadBalancer: loadBalancer({ LoadBalancerAttributes: pairs }) });
const idle = (Value: unknown) => ({ Key: 'idle_timeout.timeout_seconds', Value });
exactly('idle-timeout-too-short', [
  ['a second', attributes(idle('1')), [['LoadBalancer', '1 second']]],
  ['no second, which is refused for itself', attributes(idle('0')), []],
  ['the least', attributes(idle('200')), []],
  ['a short time beside what only the deployment knows', attributes(idle('100'), UNKNOWN), [['LoadBalancer', '100 seconds']]],
  ['another attribute before', attributes({ Key: 'client_keep_alive.seconds', Value: '60' }, idle('1830')), []],
  ['a key that only the deployment knows', attributes({ Key: UNKNOWN, Value: '1830' }), []],
  ['a time that only the deployment knows', attributes(idle(UNKNOWN)), []],
]); // prettier-ignore
for (const [mobileClients, wanted] of [
  [false, []],
  [true, [['LoadBalancer', '300 seconds']]],
  [undefined, [['LoadBalancer', '300 seconds']]],
] as const)
  exactly('idle-timeout-short', [[`mobile clients: ${mobileClients}`, attributes(idle('300')), wanted]], {
    Metadata: { [NOTES_KEY]: { 'Stack/Proxy': { mobileClients } } },
  });

const named = (Name: string) => ({ LoadBalancer: loadBalancer({ Name }) });
const groupNamed = (Name: string) => {
  const { Type, Properties } = targetGroup('webext.contoso.com');
  return { Pool01: { Type, Properties: { ...Properties, Name } } };
};
exactly('physical-name-malformed', [
  ['a hyphen before', named('-lync'), [['LoadBalancer', 'hyphen']]],
  ['a hyphen behind', named('lync-'), [['LoadBalancer', 'hyphen']]],
  ['the reserved beginning', named('internal-lync'), [['LoadBalancer', 'internal-']]],
  ['the reserved beginning later', named('lync-internal-proxy'), []],
  ['the same of a target group, where it is not', groupNamed('internal-lync'), []],
]); // prettier-ignore

const FIPS = 'ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04';
const other8443 = listener(8443, { SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' });
exactly('tls-policies-mixed', [
  ['two listeners', { Https: listener(443, { SslPolicy: FIPS }), Other: other8443 }, [['LoadBalancer', FIPS]]],
  ['one that may not be there', { Https: listener(443, { SslPolicy: FIPS }), Other: perhaps(other8443) }, []],
  ['a policy that only the deployment knows', { Https: listener(443, { SslPolicy: FIPS }), Other: listener(8443, { SslPolicy: UNKNOWN }) }, []],
  ['a listener of plain HTTP, which has none', { Https: listener(443, { SslPolicy: FIPS }), Other: listener(80, { Port: 8080 }) }, []],
  ['a listener outside of the template', { Https: listener(443, { SslPolicy: FIPS }), Own: rule(1, [meet], forward('Pool01'), 'Elsewhere') }, []],
]); // prettier-ignore

const bucket = (SSEAlgorithm: string, Type = 'AWS::S3::Bucket') => ({
  Type,
  Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm } }] } },
});
const logging = (Type: string, to: unknown = ref('Logs')) => ({
  Policy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: ref('Logs'),
      PolicyDocument: { Statement: { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' } },
    },
  },
  LoadBalancer: loadBalancer({
    Type,
    LoadBalancerAttributes: [idle('1830'), { Key: 'access_logs.s3.enabled', Value: 'true' }, { Key: 'access_logs.s3.bucket', Value: to }],
  }),
});
exactly('log-bucket-refused', [
  ['a key of KMS', { Logs: bucket('aws:kms'), ...logging('application') }, [['LoadBalancer', 'Logs']]],
  ['another bucket with a key', { Other: bucket('aws:kms'), Logs: bucket('AES256'), ...logging('application') }, []],
  ['a bucket that is no bucket', { Logs: bucket('aws:kms', 'Custom::Bucket'), ...logging('application') }, []],
  ['a Network Load Balancer, which writes with a key', { Logs: bucket('aws:kms'), ...logging('network') }, []],
  ['a bucket outside of the template', { Logs: bucket('aws:kms'), ...logging('application', 'logs') }, []],
  ['a bucket that is called by its name', { Logs: { ...bucket('aws:kms'), Properties: { ...bucket('aws:kms').Properties, BucketName: 'logs' } }, ...logging('application', 'logs') }, [['LoadBalancer', 'KMS']]],
  ['three logs in one bucket with a key', { Logs: bucket('aws:kms'), ...logging('application'), LoadBalancer: loadBalancer({ LoadBalancerAttributes: [idle('1830'), ...['access', 'connection', 'health_check'].flatMap((kind) => [{ Key: `${kind}_logs.s3.enabled`, Value: 'true' }, { Key: `${kind}_logs.s3.bucket`, Value: ref('Logs') }])] }) }, [['LoadBalancer', 'Logs']]],
  ['a policy that lets in who writes those of a Network Load Balancer', { Logs: bucket('aws:kms'), ...logging('network'), Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: ref('Logs'), PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'delivery.logs.amazonaws.com' }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::logs/AWSLogs/111122223333/*' }] } } } }, []],
  ['a bucket without any policy', { Logs: bucket('AES256'), ...logging('application'), Policy: bucket('AES256') }, [['LoadBalancer', 'No policy of the bucket Logs']]],
  ['a policy of another bucket', { Logs: bucket('AES256'), Other: bucket('AES256'), ...logging('application'), Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: ref('Other'), PolicyDocument: {} } } }, [['LoadBalancer', 'No policy of the bucket Logs']]],
]); // prettier-ignore

exactly('internal-name-published', [
  ['a name for clients inside, and others', { Inside: rule(40, [hosts('www.contoso.com', 'lyncdiscoverinternal.contoso.com')]) }, [['Inside', 'lyncdiscoverinternal.contoso.com']]],
  ['the same, answered with nothing', { Inside: rule(40, [hosts('lyncdiscoverinternal.contoso.com')], notFound) }, []],
]); // prettier-ignore

exactly('certificate-from-elsewhere', [
  ['a certificate that only the deployment knows, beside one of another Region', { Https: listener(443, { Certificates: [{ CertificateArn: UNKNOWN }, { CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1' }] }) }, []],
  ['certificates of two Regions', { Https: listener(443, { Certificates: ['eu-west-1', 'us-east-1'].map((region) => ({ CertificateArn: `arn:aws:acm:${region}:111122223333:certificate/1` })) }) }, [['Https', 'eu-west-1']]],
  ['a listener outside of the template', { Own: rule(1, [meet], forward('Pool01'), 'Elsewhere') }, []],
]); // prettier-ignore

/** A Network Load Balancer that leads to another load balancer, or to a pool. */
const front = (Action: unknown, more: Resources = {}): Resources => ({
  Front: loadBalancer({ Type: 'network', LoadBalancerAttributes: [] }),
  Tcp: listener(443, { Protocol: 'TCP', Certificates: [], DefaultActions: [Action] }, 'Front'),
  ...more,
});
const behind = (id: string) => ({
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: { Port: 443, Protocol: 'TCP', TargetType: 'alb', Targets: [{ Id: ref(id), Port: 443 }] },
});
const noted = (note: Properties = {}) => ({
  Conditions: {},
  Metadata: {
    [NOTES_KEY]: {
      'Stack/Proxy': {
        publications: [
          {
            ...{
              owner: 'Lync/SimpleUrls',
              name: 'SimpleUrls',
              is: 'simpleUrlSet',
              answeredBy: 'webext.contoso.com',
              frontEnd: 'LoadBalancer',
            },
            ...{ published: { https: 443 }, listening: { https: 4443 }, names: { meet: 'meet.contoso.com' } },
            ...note,
          },
        ],
      },
    },
  },
});
const SHOP = { Shop: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 80, Protocol: 'HTTP' } } };
const OTHER: Resources = { Other: loadBalancer(), OtherHttp: listener(80, { DefaultActions: [toHttps] }, 'Other') };
const ofIpv6 = (balancer: string) => {
  const { Type, Properties } = alias('meet.contoso.com', balancer);
  return { MeetIpv6: { Type, Properties: { ...Properties, Type: 'AAAA' } } };
};
const to02 = (priority: unknown, ...conditions: readonly unknown[]) => rule(priority, [meet, ...conditions], forward('Pool02'));
const nobodys = [['LoadBalancer', 'a target group without the tag of a pool']] as const;
const others = [['LoadBalancer', 'the target group of webext02.contoso.com']] as const;
exactly('publication-contradicted', [
  ['what the notes say', {}, []],
  ["another pool's target group", { ...POOL02, Meet: to02(20) }, others],
  ["another pool's target group, perhaps, and nothing else", { ...POOL02, Meet: perhaps(to02(20)) }, others],
  ["another pool's target group, perhaps", { ...POOL02, Abs: perhaps(to02(15)) }, []],
  ["another pool's target group for a host that only the deployment knows", { ...POOL02, Abs: rule(15, [hosts(UNKNOWN)], forward('Pool02')) }, []],
  ["nobody's target group, behind another pool's, perhaps", { ...POOL02, ...SHOP, Abs: perhaps(to02(15, paths('/x'))), Meet: rule(20, [meet], forward('Shop')) }, nobodys],
  ["another pool's target group behind nobody's for some paths", { ...POOL02, ...SHOP, Page: rule(5, [meet, paths('/x')], forward('Shop')), Meet: to02(20) }, others],
  ['a target group outside of the template', { Meet: rule(20, [meet], { Type: 'forward', TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/a/1' }) }, []],
  ['a target group whose tag only the deployment knows', { Pool01: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 4443, Protocol: 'HTTPS', Tags: [{ Key: 'lync-reverse-proxy:pool', Value: UNKNOWN }] } } }, []],
  ['a target group whose tags only the deployment knows', { Pool01: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 4443, Protocol: 'HTTPS', Tags: UNKNOWN } } }, []],
  ['a target group with another tag that only the deployment knows', { ...SHOP, Meet: rule(20, [meet], forward('Shop')), Shop: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 80, Protocol: 'HTTP', Tags: [{ Key: 'stage', Value: UNKNOWN }] } } }, nobodys],
  ['a fixed response', { Meet: rule(20, [meet], notFound) }, [['LoadBalancer', 'no rule forwards it']]],
  ['a record of a load balancer before it', { ...front(forward('Through'), { Through: behind('LoadBalancer') }), MeetRecord: alias('meet.contoso.com', 'Front') }, []],
  ['a record of a load balancer before another', { ...OTHER, ...front(forward('Through'), { Through: behind('Other') }), MeetRecord: alias('meet.contoso.com', 'Front') }, [['LoadBalancer', 'the record leads to Front']]],
  ['records of both', { ...OTHER, ...ofIpv6('Other') }, []],
], noted()); // prettier-ignore

exactly('publication-contradicted', [
  ['two names, of which the same is to be said', { Meet: rule(20, [meet], notFound) }, [['LoadBalancer', 'meet.contoso.com and dialin.contoso.com: ']]],
], noted({ names: { meet: 'meet.contoso.com', dialin: 'dialin.contoso.com' } })); // prettier-ignore
exactly(
  'publication-contradicted',
  [['no such load balancer', {}, [[undefined, 'there is no load balancer Gone']]]],
  noted({ frontEnd: 'Gone' }),
);

const ofType = (IpAddressType: unknown) => ({ Field: 'source-ip', SourceIpConfig: { IpAddressType } });
const own = (action: unknown, ...conditions: readonly unknown[]) => ({ Own: rule(1, conditions, action, 'Tcp') });
const passed = (change: object, to = 'Pool01') => ({
  ...POOL02,
  ...front(forward(to)),
  MeetRecord: alias('meet.contoso.com', 'Front'),
  ...change,
});
const elsewhere = [['Front', 'the target group of webext02.contoso.com']] as const;
const OUTSIDE = { Type: 'forward', TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/a/1' };
exactly('publication-contradicted', [
  ['every connection', passed({}), []],
  ['every connection to another pool', passed({}, 'Pool02'), elsewhere],
  ['clients of IPv4 to another pool', passed(own(forward('Pool02'), ofType('ipv4'))), elsewhere],
  ['clients of IPv4 to another pool, perhaps', passed({ Own: perhaps(own(forward('Pool02'), ofType('ipv4')).Own) }), []],
  ['clients of IPv6 to another pool, where there are none', passed(own(forward('Pool02'), ofType('ipv6'))), []],
  ['clients of IPv6 to a target group outside of the template, where there are none', passed(own(OUTSIDE, ofType('ipv6')), 'Pool02'), elsewhere],
  ['clients of which only the deployment knows to another pool', passed(own(forward('Pool02'), ofType(UNKNOWN))), []],
  ['what a Network Load Balancer does not read', passed(own(forward('Pool02'), meet)), []],
  ['what it does not read, beside what it reads', passed(own(forward('Pool02'), ofType('ipv4'), meet)), []],
  ['no condition at all', passed(own(forward('Pool02'))), []],
], noted({ frontEnd: 'Front' })); // prettier-ignore
