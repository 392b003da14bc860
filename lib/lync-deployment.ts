import { Annotations, Duration } from 'aws-cdk-lib/core';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogs } from './access-logs';
import { ClientProfile } from './client-profile';
import type { Deployment, NetworkEntry, OfficeWebAppsEntry, PoolEntry, ServerEntry } from './deployment-file/deployment';
import type { DeploymentFile } from './deployment-file/deployment-file';
import { simpleUrlSets, sipDomainsWithMeet, type SimpleUrlSetEntry } from './deployment-file/simple-url-sets';
import { LyncPool, type LyncPoolOptions, type ServerVersion } from './lync-pool';
import { LyncReverseProxy } from './lync-reverse-proxy';
import { OfficeWebAppsPublishingRule } from './office-web-apps-publishing-rule';
import { PerimeterNetwork } from './perimeter-network';
import { PoolPublishingRule } from './pool-publishing-rule';
import { PoolServers } from './pool-servers';
import type { DnsRecords, ExternalSignIn, FrontEnd, HttpRequests, Stickiness } from './publishing-options';
import { SimpleUrlSet } from './simple-url-set';
import { VirtualDirectory } from './virtual-directory';

/** Properties of a LyncDeployment. */
export interface LyncDeploymentProps {
  /** What to publish. */
  readonly deploymentFile: DeploymentFile;
}

/**
 * Everything a deployment file describes: the perimeter network, one publishing rule for each pool, simple URLs and the
 * proxy. Construct ids come from the names in the file, so that its order does not matter.
 */
export class LyncDeployment extends Construct {
  /** The proxy. */
  public readonly reverseProxy: LyncReverseProxy;

  /** The network it stands in, if the file has one made. */
  public readonly perimeterNetwork?: PerimeterNetwork;

  public constructor(scope: Construct, id: string, props: LyncDeploymentProps) {
    super(scope, id);
    const deployment = props.deploymentFile._deployment;
    const { network } = deployment;
    this.perimeterNetwork = network.vpcId === undefined ? createNetwork(this, network) : undefined;
    const rules = publishingRules(this, deployment);
    this.reverseProxy = new LyncReverseProxy(this, 'ReverseProxy', {
      vpc: this.perimeterNetwork?.vpc ?? existingVpc(this, network),
      vpcCidr: this.perimeterNetwork?.vpcCidr ?? network.vpcCidr,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      poolNetworks: [...(network.poolNetworks ?? [])],
      internetFacing: network.scheme !== 'internal',
      ipAddressType: network.ipAddressType === 'dualstack' ? elbv2.IpAddressType.DUAL_STACK : elbv2.IpAddressType.IPV4,
      allowedSources: mutable(network.allowedSources),
      corporateNetworks: mutable(network.corporateNetworks),
      publishingRules: [...rules.values()],
      simpleUrls: simpleUrlSets(deployment).map((entry) => simpleUrlSet(this, entry, rules)),
      sipDomains: deployment.sipDomains === undefined ? undefined : sipDomainsWithMeet(deployment),
      officeWebApps: officeWebApps(this, deployment.officeWebApps ?? []),
      ...hostedZones(this, deployment),
      certificates: (deployment.certificates ?? []).map(({ arn, names }) => ({
        certificate: acm.Certificate.fromCertificateArn(this, `Certificate-${arn.replaceAll('/', '-')}`, arn),
        names: [...names],
      })),
      dnsRecords: deployment.dnsRecords as DnsRecords | undefined,
      namesPerCertificate: deployment.namesPerCertificate,
      defaultCertificate: deployment.defaultCertificate,
      clients: deployment.clients?.flatMap((name) => ClientProfile._named(name) ?? []),
      tlsPolicy: tlsPolicy(deployment.tlsPolicy),
      externalSignIn: deployment.externalSignIn as ExternalSignIn | undefined,
      frontEnd: deployment.frontEnd as FrontEnd | undefined,
      idleTimeout: deployment.idleTimeout === undefined ? undefined : Duration.seconds(deployment.idleTimeout),
      http: deployment.http as HttpRequests | undefined,
      accessLogs: accessLogs(this, deployment.accessLogs),
      deletionProtection: deployment.deletionProtection,
      acknowledgements: (deployment.acknowledge ?? []).map(({ id: findingId, reason, where }) => ({ findingId, reason, where })),
      quotas: deployment.quotas,
    });
  }
}

function createNetwork(scope: Construct, network: NetworkEntry): PerimeterNetwork {
  const internal = network.scheme === 'internal';
  return new PerimeterNetwork(scope, 'Network', {
    vpcCidr: network.vpcCidr,
    availabilityZones: mutable(network.availabilityZones),
    transitGatewayId: network.transitGatewayId,
    vpnGatewayId: network.vpnGatewayId,
    poolNetworks: mutable(network.poolNetworks),
    corporateNetworks: internal ? mutable(network.corporateNetworks) : undefined,
    ipv6: network.ipAddressType === 'dualstack',
    flowLogs: network.flowLogs === 'create',
    internetAccess: !internal,
  });
}

function existingVpc(scope: Construct, { vpcId = '', vpcCidr, availabilityZones = [], publicSubnetIds = [] }: NetworkEntry): ec2.IVpc {
  const vpc = ec2.Vpc.fromVpcAttributes(scope, 'Vpc', {
    vpcId,
    vpcCidrBlock: vpcCidr,
    availabilityZones: [...availabilityZones],
    publicSubnetIds: [...publicSubnetIds],
  });
  // No route table is touched, so not knowing them does no harm.
  Annotations.of(vpc).acknowledgeWarning('@aws-cdk/aws-ec2:noSubnetRouteTableId');
  return vpc;
}

function hostedZones(scope: Construct, { hostedZones: zones }: Deployment) {
  const parent = new Construct(scope, 'HostedZones');
  const sorted = [...zones].sort((a, b) => (a.name + (a.id ?? '') < b.name + (b.id ?? '') ? -1 : 1));
  const imported = sorted
    .filter(({ managedElsewhere }) => managedElsewhere !== true)
    .map(({ name, id = '', private: isPrivate = false }) => ({
      isPrivate,
      zone: route53.HostedZone.fromHostedZoneAttributes(parent, `${name}-${id}`, { hostedZoneId: id, zoneName: name.toLowerCase() }),
    }));
  return {
    hostedZones: imported.filter(({ isPrivate }) => !isPrivate).map(({ zone }) => zone),
    privateHostedZones: imported.filter(({ isPrivate }) => isPrivate).map(({ zone }) => zone),
    zonesManagedElsewhere: sorted.filter(({ managedElsewhere }) => managedElsewhere === true).map(({ name }) => name.toLowerCase()),
  };
}

function publishingRules(scope: Construct, { pools }: Deployment): ReadonlyMap<string, PoolPublishingRule> {
  const parent = new Construct(scope, 'Pools');
  const sorted = [...pools].sort((a, b) => (a.name < b.name ? -1 : 1));
  return new Map(sorted.map((pool) => [pool.name, publishingRule(parent, pool)]));
}

function publishingRule(scope: Construct, pool: PoolEntry): PoolPublishingRule {
  const options: LyncPoolOptions = {
    version: pool.version as ServerVersion | undefined,
    poolFqdn: pool.poolFqdn,
    internalWebServicesFqdn: pool.internalWebServicesFqdn,
    internalHttpsPort: pool.internalPorts?.https,
    internalHttpPort: pool.internalPorts?.http,
    listeningHttpsPort: pool.listeningPorts?.https,
    listeningHttpPort: pool.listeningPorts?.http,
    publishedHttpsPort: pool.publishedPorts?.https,
    publishedHttpPort: pool.publishedPorts?.http,
  };
  return new PoolPublishingRule(scope, pool.name, {
    pool: LyncPool[pool.role](pool.externalWebServicesFqdn, servers(pool), options),
    furtherNames: mutable(pool.furtherNames),
    publish: pool.publish,
    publishHttp: pool.publishHttp,
    virtualDirectories: pool.virtualDirectories?.map((path) => VirtualDirectory.of(path)),
    healthCheckPath: pool.healthCheck?.path,
    healthCheckMatcher: pool.healthCheck?.matcher?.toString(),
    stickiness: pool.stickiness as Stickiness | undefined,
    priority: pool.priority,
    externalSignIn: pool.externalSignIn as ExternalSignIn | undefined,
    ...passage(pool),
  });
}

function simpleUrlSet(scope: Construct, entry: SimpleUrlSetEntry, rules: ReadonlyMap<string, PoolPublishingRule>): SimpleUrlSet {
  const [answeredBy, ...alsoAnsweredBy] = entry.answeredBy.flatMap((name) => rules.get(name) ?? []);
  if (answeredBy === undefined) throw new Error(`${entry.id} is answered by no pool`);
  const [dialin, ...furtherDialin] = entry.dialin;
  return new SimpleUrlSet(scope, entry.id, {
    answeredBy,
    alsoAnsweredBy,
    site: entry.site,
    movingFrom: rules.get(entry.movingFrom ?? ''),
    meet: entry.meet.flatMap((meet) =>
      typeof meet === 'string' ? meet : meet.sipDomain === undefined ? [meet.url, ...(meet.alsoPublished ?? [])] : [],
    ),
    meetUrls: entry.meet.flatMap((meet) =>
      typeof meet === 'string' || meet.sipDomain === undefined
        ? []
        : { sipDomain: meet.sipDomain, activeUrl: meet.url, inactiveUrls: mutable(meet.alsoPublished) },
    ),
    dialin,
    furtherDialin,
    admin: entry.admin,
    furtherHosts: [...entry.furtherHosts],
    autodiscoverFor: [...entry.autodiscoverFor],
    autodiscoverOverHttpFor: [...entry.autodiscoverOverHttpFor],
    autodiscoverOverHttpOnlyFor: [...entry.autodiscoverOverHttpOnlyFor],
    priorities: entry.priorities,
  });
}

function officeWebApps(scope: Construct, farms: readonly OfficeWebAppsEntry[]): OfficeWebAppsPublishingRule[] {
  const parent = new Construct(scope, 'OfficeWebApps');
  const sorted = [...farms].sort((a, b) => (a.host < b.host ? -1 : 1));
  return sorted.map(
    (farm) =>
      new OfficeWebAppsPublishingRule(parent, farm.host.toLowerCase(), {
        host: farm.host,
        servers: servers(farm),
        port: farm.port,
        healthCheckPath: farm.healthCheck?.path,
        healthCheckMatcher: farm.healthCheck?.matcher?.toString(),
        stickiness: farm.stickiness as Stickiness | undefined,
        priority: farm.priority,
        ...passage(farm),
      }),
  );
}

function passage({ frontEnd, movingFrom, fixedAddresses }: PoolEntry | OfficeWebAppsEntry) {
  return {
    frontEnd: frontEnd as FrontEnd | undefined,
    movingFrom: movingFrom as FrontEnd | undefined,
    fixedAddresses: mutable(fixedAddresses),
  };
}

function servers({
  servers: listed = [],
  loadBalancerAddress,
}: {
  readonly servers?: readonly ServerEntry[];
  readonly loadBalancerAddress?: string;
}): PoolServers {
  if (loadBalancerAddress !== undefined) return PoolServers.fromLoadBalancerAddress(loadBalancerAddress);
  const instanceIds = listed.flatMap((server) => (typeof server === 'string' ? [] : server.instanceId));
  if (instanceIds.length > 0) return PoolServers.fromInstanceIds(instanceIds);
  return PoolServers.fromIpAddresses(listed.filter((server) => typeof server === 'string'));
}

function accessLogs(scope: Construct, setting: string | undefined): AccessLogs | undefined {
  if (setting === undefined || setting === 'create') return undefined;
  if (setting === 'none') return AccessLogs.none();
  const [bucketName = '', ...prefix] = setting.replace(/^s3:\/\/|\/$/g, '').split('/');
  return AccessLogs.toBucket(s3.Bucket.fromBucketName(scope, 'AccessLogs', bucketName), prefix.length === 0 ? undefined : prefix.join('/'));
}

function tlsPolicy(name: string | undefined): elbv2.SslPolicy | undefined {
  if (name === undefined) return undefined;
  return (name.startsWith('ELBSecurityPolicy-') ? name : `ELBSecurityPolicy-${name}`) as elbv2.SslPolicy;
}

function mutable<T>(list: readonly T[] | undefined): T[] | undefined {
  return list === undefined ? undefined : [...list];
}
