import { CfnOutput, Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib/core';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IpTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2-targets';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { DIRECTOR, POOL_ZONE, type SampleDeployment } from './deployments';

const LISTENING_PORT = 4443;
const RULES_PER_SECURITY_GROUP = 60;

type Pool = SampleDeployment['pools'][number];

/** What the library synthesizes, written by hand with the L2 constructs of aws-cdk-lib. */
export class RawL2Stack extends Stack {
  private readonly vpc: ec2.Vpc;
  private readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  private readonly zones: ReadonlyMap<string, route53.IHostedZone>;

  public constructor(scope: Construct, deployment: SampleDeployment, certificates: readonly (readonly string[])[]) {
    super(scope, deployment.stackName, { env: deployment.env, description: 'HTTPS reverse proxy for Lync Server, by hand' });
    const { pools, simpleUrls, sipDomains } = deployment;
    this.vpc = this.perimeterNetwork(deployment);
    this.zones = new Map(
      deployment.hostedZones.map(({ name, id }) => [
        name,
        route53.HostedZone.fromHostedZoneAttributes(this, `Zone-${name}`, { hostedZoneId: id, zoneName: name }),
      ]),
    );
    this.loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc: this.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      internetFacing: true,
      ipAddressType: elbv2.IpAddressType.IPV4,
      securityGroup: this.securityGroup(deployment),
      idleTimeout: Duration.seconds(1830),
      deletionProtection: true,
      preserveHostHeader: true,
      http2Enabled: false,
      desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE,
      dropInvalidHeaderFields: false,
      xffHeaderProcessingMode: elbv2.XffHeaderProcessingMode.APPEND,
    });
    const accessLogs = this.accessLogs();
    const https = this.listeners(certificates.map((names) => this.certificate(names)));

    const targetGroups = new Map(pools.map((pool) => [pool.name, this.targetGroup(pool)]));
    const publish = (id: string, hosts: string[], priority: number, answeredBy: string): void => {
      const targetGroup = targetGroups.get(answeredBy);
      if (targetGroup === undefined) throw new Error(`${id} is answered by no pool`);
      new elbv2.ApplicationListenerRule(this, `Rule-${id}`, {
        listener: https,
        priority,
        conditions: [elbv2.ListenerCondition.hostHeaders(hosts)],
        action: elbv2.ListenerAction.forward([targetGroup]),
      });
      for (const host of hosts) this.record(host);
    };
    for (const { name, externalWebServicesFqdn, priority } of pools) publish(name, [externalWebServicesFqdn], priority, name);
    const priorities: Readonly<Record<string, number>> = simpleUrls.priorities;
    for (const sipDomain of sipDomains) {
      publish(sipDomain, [`lyncdiscover.${sipDomain}`, `meet.${sipDomain}`], priorities[sipDomain] ?? 0, DIRECTOR);
    }
    publish('dialin', [`dialin.${POOL_ZONE}`], simpleUrls.priorities.further, DIRECTOR);
    this.outputs(accessLogs);
  }

  private perimeterNetwork({ network }: SampleDeployment): ec2.Vpc {
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(network.vpcCidr),
      availabilityZones: [...network.availabilityZones],
      natGateways: 0,
      subnetConfiguration: [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 }],
    });
    // A transit gateway has no L2 constructs.
    const attachment = new ec2.CfnTransitGatewayAttachment(this, 'TransitGatewayAttachment', {
      transitGatewayId: network.transitGatewayId,
      vpcId: vpc.vpcId,
      subnetIds: vpc.publicSubnets.map(({ subnetId }) => subnetId),
    });
    for (const { node, routeTable } of vpc.publicSubnets) {
      for (const destinationCidrBlock of network.poolNetworks) {
        new ec2.CfnRoute(this, `PoolRoute-${node.id}-${destinationCidrBlock}`, {
          routeTableId: routeTable.routeTableId,
          transitGatewayId: network.transitGatewayId,
          destinationCidrBlock,
        }).addResourceDependency(attachment);
      }
    }
    return vpc;
  }

  private securityGroup({ pools, network }: SampleDeployment): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: this.vpc,
      description: 'Lync reverse proxy: clients to listeners, load balancer to pools',
      allowAllOutbound: false,
    });
    const addresses = pools.flatMap(({ servers }) => servers).map((server) => `${server}/32`);
    const peers = addresses.length > RULES_PER_SECURITY_GROUP ? network.poolNetworks : addresses;
    for (const peer of peers) group.addEgressRule(ec2.Peer.ipv4(peer), ec2.Port.tcp(LISTENING_PORT), 'External web services');
    return group;
  }

  private accessLogs(): s3.Bucket {
    const bucket = new s3.Bucket(this, 'AccessLogs', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.loadBalancer.logAccessLogs(bucket);
    return bucket;
  }

  private certificate(names: readonly string[]): acm.Certificate {
    const [domainName = '', ...subjectAlternativeNames] = names;
    return new acm.Certificate(this, `Certificate-${domainName}`, {
      domainName,
      subjectAlternativeNames,
      validation: acm.CertificateValidation.fromDnsMultiZone(Object.fromEntries(names.map((name) => [name, this.zoneOf(name)]))),
    });
  }

  private listeners(certificates: acm.Certificate[]): elbv2.ApplicationListener {
    this.loadBalancer.addListener('Http', {
      port: 80,
      protocol: elbv2.ApplicationProtocol.HTTP,
      defaultAction: elbv2.ListenerAction.redirect({ protocol: 'HTTPS', port: '443', permanent: true }),
    });
    const https = this.loadBalancer.addListener('Https', {
      port: 443,
      protocol: elbv2.ApplicationProtocol.HTTPS,
      sslPolicy: elbv2.SslPolicy.RECOMMENDED_TLS,
      certificates: certificates.slice(0, 1),
      defaultAction: elbv2.ListenerAction.fixedResponse(404, { contentType: 'text/plain', messageBody: 'Not found' }),
    });
    // The default one too, so that another may take its place without leaving its names uncovered.
    https.addCertificates('Certificates', certificates);
    return https;
  }

  private targetGroup({ name, externalWebServicesFqdn, servers }: Pool): elbv2.ApplicationTargetGroup {
    const targetGroup = new elbv2.ApplicationTargetGroup(this, `Targets-${name}`, {
      vpc: this.vpc,
      port: LISTENING_PORT,
      protocol: elbv2.ApplicationProtocol.HTTPS,
      protocolVersion: elbv2.ApplicationProtocolVersion.HTTP1,
      targetType: elbv2.TargetType.IP,
      targets: servers.map((server) => new IpTarget(server, LISTENING_PORT, 'all')),
      stickinessCookieDuration: Duration.days(1),
      healthCheck: {
        enabled: true,
        protocol: elbv2.Protocol.HTTPS,
        port: 'traffic-port',
        path: '/Autodiscover/AutodiscoverService.svc/root',
        healthyHttpCodes: '200',
        interval: Duration.seconds(30),
        timeout: Duration.seconds(10),
        healthyThresholdCount: 3,
        unhealthyThresholdCount: 3,
      },
    });
    Tags.of(targetGroup).add('lync-reverse-proxy:pool', externalWebServicesFqdn);
    return targetGroup;
  }

  private record(host: string): void {
    new route53.ARecord(this, `Record-${host}`, {
      zone: this.zoneOf(host),
      recordName: `${host}.`,
      target: route53.RecordTarget.fromAlias(new LoadBalancerTarget(this.loadBalancer, { evaluateTargetHealth: false })),
    });
  }

  private zoneOf(host: string): route53.IHostedZone {
    const domain = host.slice(host.indexOf('.') + 1);
    const zone = this.zones.get(domain);
    if (zone === undefined) throw new Error(`${host} lies in no hosted zone`);
    return zone;
  }

  private outputs(accessLogs: s3.Bucket): void {
    const { loadBalancer, vpc } = this;
    new CfnOutput(this, 'LoadBalancerDnsName', { value: loadBalancer.loadBalancerDnsName });
    new CfnOutput(this, 'LoadBalancerHostedZoneId', { value: loadBalancer.loadBalancerCanonicalHostedZoneId });
    new CfnOutput(this, 'LoadBalancerArn', { value: loadBalancer.loadBalancerArn });
    new CfnOutput(this, 'VpcId', { value: vpc.vpcId });
    new CfnOutput(this, 'AccessLogsBucket', { value: accessLogs.bucketName });
  }
}
