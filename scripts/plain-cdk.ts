import { Duration, type Stack } from 'aws-cdk-lib/core';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IpTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2-targets';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as targets from 'aws-cdk-lib/aws-route53-targets';

/** What is written otherwise than it should be, in a reverse proxy of L2 constructs. */
export interface Change {
  readonly names?: readonly string[];
  readonly hosts?: string[];
  readonly paths?: string[];
  readonly priority?: number;
  readonly second?: { readonly priority: number; readonly paths: string[] };
  readonly action?: elbv2.ListenerAction;
  readonly balancer?: Partial<elbv2.ApplicationLoadBalancerProps>;
  readonly attribute?: readonly [string, string];
  readonly group?: Partial<elbv2.ApplicationTargetGroupProps>;
  readonly address?: string;
  readonly zone?: string;
  readonly policy?: elbv2.SslPolicy;
  readonly recordZone?: string;
  readonly subnetMask?: number;
  readonly maxAzs?: number;
  readonly privateZone?: boolean;
}

/**
 * The rows of the tests whose mistake the L2 constructs of aws-cdk-lib have a property for, which may check it. Under the
 * title of the row.
 */
export const PLAIN_CDK: Readonly<Record<string, Change>> = {
  'three hosts and three paths': { hosts: ['a.contoso.com', 'b.contoso.com', 'meet.contoso.com'], paths: ['/a', '/b', '/c'] },
  'six wildcards': { paths: ['/*a*', '/*b*', '/*c?'] },
  'a host with a port': { hosts: ['meet.contoso.com:443'] },
  'a host with a scheme': { hosts: ['https://meet.contoso.com'] },
  'a host with a path': { hosts: ['meet.contoso.com/x'] },
  'a host without a dot': { hosts: ['meet'] },
  'a host with an underscore': { hosts: ['my_meet.contoso.com'] },
  'a host beyond ASCII': { hosts: ['müll.contoso.com'] },
  'a host of 129 characters': { hosts: [`${'a'.repeat(117)}.contoso.com`] },
  'a path with a space': { paths: ['/a b'] },
  'a priority beyond the range': { priority: 50_001 },
  'a priority two rules have': { second: { priority: 10, paths: ['/*'] } },
  'paths that overlap': { paths: ['/abs/*'], second: { priority: 20, paths: ['*/handler'] } },
  'a rule behind one for the same host': { second: { priority: 20, paths: ['/*'] } },
  'a redirect from HTTPS to HTTP': { action: elbv2.ListenerAction.redirect({ protocol: 'HTTP', port: '80' }) },
  'a redirect in a circle': { action: elbv2.ListenerAction.redirect({ protocol: 'HTTPS' }) },
  'an attribute nobody knows': { attribute: ['idle_timeout.timeout_secs', '1830'] },
  'an idle time-out beyond the range': { balancer: { idleTimeout: Duration.seconds(4001) } },
  'an idle time-out below 200': { balancer: { idleTimeout: Duration.seconds(199) } },
  'a client keep-alive below the range': { balancer: { clientKeepAlive: Duration.seconds(59) } },
  'a deregistration delay beyond the range': { group: { deregistrationDelay: Duration.seconds(3601) } },
  'a slow start below the range': { group: { slowStart: Duration.seconds(29) } },
  'a load balancer of 33 characters': { balancer: { loadBalancerName: 'l'.repeat(33) } },
  'a load balancer with a reserved beginning': { balancer: { loadBalancerName: 'internal-lync' } },
  'a target group with a dot in its name': { group: { targetGroupName: 'webext.contoso' } },
  'a target group with a hyphen at the end': { group: { targetGroupName: 'webext-' } },
  'plain HTTP behind HTTPS': { group: { protocol: elbv2.ApplicationProtocol.HTTP, port: 8080 } },
  'a matcher beyond the range': { group: { healthCheck: { healthyHttpCodes: '200-599' } } },
  'a health check that waits as long as it pauses': {
    group: { healthCheck: { interval: Duration.seconds(30), timeout: Duration.seconds(30) } },
  },
  'a health check of TCP': { group: { healthCheck: { protocol: elbv2.Protocol.TCP } } },
  'a threshold of one': { group: { healthCheck: { healthyThresholdCount: 1 } } },
  'a public address': { address: '203.0.113.7' },
  'a name as target': { address: 'fe01.contoso.local' },
  'a target outside without a zone': { zone: '' },
  'a target inside with the zone all': { address: '10.0.0.10' },
  'no route to the servers': {},
  'eleven names on a certificate': { names: ['meet.contoso.com', ...Array.from({ length: 10 }, (_, i) => `n${i}.contoso.com`)] },
  'a common name of 65 characters': { names: [`${'w'.repeat(53)}.contoso.com`, 'meet.contoso.com'] },
  'a record in another domain’s zone': { recordZone: 'fabrikam.com' },
  'validation in a private zone': { privateZone: true },
  'one zone': { maxAzs: 1 },
  'a subnet of 16 addresses': { subnetMask: 28 },
};

/** A reverse proxy for one name as the documentation of CDK would have it written. Throws what the constructs throw. */
export function plainProxy(stack: Stack, change: Change): void {
  const names = change.names ?? ['meet.contoso.com'];
  const [name = '', ...further] = names;
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    maxAzs: change.maxAzs ?? 2,
    natGateways: 0,
    subnetConfiguration: [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: change.subnetMask ?? 24 }],
  });
  const zone =
    change.privateZone === true
      ? new route53.PrivateHostedZone(stack, 'Zone', { zoneName: 'contoso.com', vpc })
      : new route53.PublicHostedZone(stack, 'Zone', { zoneName: 'contoso.com' });
  const certificate = new acm.Certificate(stack, 'Certificate', {
    domainName: name,
    subjectAlternativeNames: further,
    validation: acm.CertificateValidation.fromDns(zone),
  });
  const balancer = new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc, internetFacing: true, ...change.balancer });
  if (change.attribute !== undefined) balancer.setAttribute(...change.attribute);
  const group = new elbv2.ApplicationTargetGroup(stack, 'Pool', {
    vpc,
    port: 4443,
    protocol: elbv2.ApplicationProtocol.HTTPS,
    targetType: elbv2.TargetType.IP,
    ...change.group,
  });
  group.addTarget(new IpTarget(change.address ?? '10.20.0.11', 4443, change.zone === '' ? undefined : 'all'));
  const listener = balancer.addListener('Https', {
    port: 443,
    certificates: [certificate],
    sslPolicy: change.policy,
    defaultAction: elbv2.ListenerAction.fixedResponse(404),
  });
  const rule = (id: string, priority: number, paths: string[] | undefined) => {
    listener.addAction(id, {
      priority,
      conditions: [
        elbv2.ListenerCondition.hostHeaders(change.hosts ?? [name]),
        ...(paths === undefined ? [] : [elbv2.ListenerCondition.pathPatterns(paths)]),
      ],
      action: change.action ?? elbv2.ListenerAction.forward([group]),
    });
  };
  rule('Meet', change.priority ?? 10, change.paths);
  if (change.second !== undefined) rule('Second', change.second.priority, change.second.paths);
  new route53.ARecord(stack, 'Record', {
    zone: change.recordZone === undefined ? zone : new route53.PublicHostedZone(stack, 'Other', { zoneName: change.recordZone }),
    recordName: `${name}.`,
    target: route53.RecordTarget.fromAlias(new targets.LoadBalancerTarget(balancer)),
  });
}
