import { Annotations, Duration } from 'aws-cdk-lib/core';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogs } from './access-logs';
import { ClientProfile } from '../declaring/client-profile';
import { logBucket } from '../declaring/declare-deployment';
import type { NetworkEntry } from '../declaring/deployment-file/deployment';
import type { DeploymentFile } from '../declaring/deployment-file/deployment-file';
import { LyncPool, type LyncPoolOptions, type ServerVersion } from './lync-pool';
import { LyncReverseProxy } from './lync-reverse-proxy';
import { OfficeWebAppsPublishingRule } from './office-web-apps-publishing-rule';
import { PerimeterNetwork } from './perimeter-network';
import type {
  OfficeWebAppsDeclaration,
  PerimeterDeclaration,
  PoolDeclaration,
  ProxyDeclaration,
  ServersDeclaration,
  SimpleUrlSetDeclaration,
} from '../declaring/declarations';
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
 *
 * @example
 * const lync = new LyncDeployment(this, 'Lync', { deploymentFile: DeploymentFile.read('deployment.yaml') });
 * lync.reverseProxy.connections.allowFrom(ec2.Peer.ipv4('192.0.2.0/24'), ec2.Port.tcp(443));
 */
export class LyncDeployment extends Construct {
  /** The proxy. */
  public readonly reverseProxy: LyncReverseProxy;

  /** The network it stands in, if the file has one made. */
  public readonly perimeterNetwork?: PerimeterNetwork;

  public constructor(scope: Construct, id: string, props: LyncDeploymentProps) {
    super(scope, id);
    const deployment = props.deploymentFile._deployment;
    const declared = props.deploymentFile._declaration;
    const { network } = deployment;
    const { perimeter } = declared;
    this.perimeterNetwork = perimeter === undefined ? undefined : createNetwork(this, network, perimeter, declared);
    const rules = publishingRules(this, declared);
    this.reverseProxy = new LyncReverseProxy(this, 'ReverseProxy', {
      vpc: this.perimeterNetwork?.vpc ?? existingVpc(this, network),
      vpcCidr: declared.vpcCidr,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      poolNetworks: [...declared.poolNetworks],
      internetFacing: declared.internetFacing,
      ipAddressType: declared.ipAddressType === 'dualstack' ? elbv2.IpAddressType.DUAL_STACK : elbv2.IpAddressType.IPV4,
      allowedSources: mutable(declared.allowedSources),
      corporateNetworks: [...declared.corporateNetworks],
      publishingRules: [...rules.values()],
      simpleUrls: declared.simpleUrlSets.map((set) => simpleUrlSet(this, set, rules)),
      sipDomains: mutable(declared.sipDomains),
      officeWebApps: officeWebApps(this, declared),
      ...hostedZones(this, declared),
      certificates: declared.importedCertificates.map(({ arn = '', names }) => ({
        certificate: acm.Certificate.fromCertificateArn(this, `Certificate-${arn.replaceAll('/', '-')}`, arn),
        names: [...names],
      })),
      dnsRecords: declared.dnsRecords as DnsRecords,
      namesPerCertificate: declared.namesPerCertificate,
      defaultCertificate: declared.defaultCertificate,
      clients: declared.clients.flatMap(({ name }) => ClientProfile._named(name) ?? []),
      tlsPolicy: declared.tlsPolicy as elbv2.SslPolicy | undefined,
      externalSignIn: declared.externalSignIn as ExternalSignIn | undefined,
      frontEnd: declared.frontEnd as FrontEnd,
      idleTimeout: declared.idleTimeoutSeconds === undefined ? undefined : Duration.seconds(declared.idleTimeoutSeconds),
      http: declared.http as HttpRequests,
      accessLogs: accessLogs(this, deployment.accessLogs),
      deletionProtection: deployment.deletionProtection,
      acknowledgements: declared.acknowledgements.map(({ id: findingId, reason, where }) => ({ findingId, reason, where })),
      quotas: declared.quotas,
    });
  }
}

function createNetwork(
  scope: Construct,
  network: NetworkEntry,
  perimeter: PerimeterDeclaration,
  declared: ProxyDeclaration,
): PerimeterNetwork {
  return new PerimeterNetwork(scope, 'Network', {
    vpcCidr: perimeter.isBlockChosen ? perimeter.vpcCidr : undefined,
    availabilityZones: mutable(perimeter.zones),
    transitGatewayId: network.transitGatewayId,
    vpnGatewayId: network.vpnGatewayId,
    poolNetworks: [...perimeter.poolNetworks],
    corporateNetworks: [...perimeter.corporateNetworks],
    ipv6: declared.ipAddressType === 'dualstack',
    flowLogs: network.flowLogs === 'create',
    internetAccess: perimeter.hasInternetAccess,
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

function hostedZones(scope: Construct, { hostedZones: zones }: ProxyDeclaration) {
  const parent = new Construct(scope, 'HostedZones');
  const sorted = [...zones].sort((a, b) => (a.name + (a.hostedZoneId ?? '') < b.name + (b.hostedZoneId ?? '') ? -1 : 1));
  const imported = sorted
    .filter(({ kind }) => kind !== 'elsewhere')
    .map(({ name, hostedZoneId = '', kind }) => ({
      kind,
      zone: route53.HostedZone.fromHostedZoneAttributes(parent, `${name}-${hostedZoneId}`, { hostedZoneId, zoneName: name }),
    }));
  return {
    hostedZones: imported.filter(({ kind }) => kind === 'public').map(({ zone }) => zone),
    privateHostedZones: imported.filter(({ kind }) => kind === 'private').map(({ zone }) => zone),
    zonesManagedElsewhere: sorted.filter(({ kind }) => kind === 'elsewhere').map(({ name }) => name),
  };
}

/** By the ids of what they declare. */
function publishingRules(scope: Construct, { pools }: ProxyDeclaration): ReadonlyMap<string, PoolPublishingRule> {
  const parent = new Construct(scope, 'Pools');
  const sorted = [...pools].sort((a, b) => (a.name < b.name ? -1 : 1));
  return new Map(sorted.map((pool) => [pool.id, publishingRule(parent, pool)]));
}

function publishingRule(scope: Construct, pool: PoolDeclaration): PoolPublishingRule {
  const options: LyncPoolOptions = {
    version: pool.version as ServerVersion | undefined,
    poolFqdn: pool.poolFqdn,
    internalWebServicesFqdn: pool.internalWebServicesFqdn,
    internalHttpsPort: pool.internalPorts.https,
    internalHttpPort: pool.internalPorts.http,
    listeningHttpsPort: pool.listeningPorts.https,
    listeningHttpPort: pool.listeningPorts.http,
    publishedHttpsPort: pool.publishedPorts.https,
    publishedHttpPort: pool.publishedPorts.http,
  };
  return new PoolPublishingRule(scope, pool.name, {
    pool: LyncPool[pool.role](pool.externalWebServicesFqdn, servers(pool.servers), options),
    furtherNames: [...pool.furtherNames],
    publish: pool.publish,
    publishHttp: pool.publishHttp,
    virtualDirectories: pool.virtualDirectories?.map((path) => VirtualDirectory.of(path)),
    externalSignIn: pool.externalSignIn as ExternalSignIn | undefined,
    ...requests(pool),
  });
}

function simpleUrlSet(
  scope: Construct,
  { name, ...set }: SimpleUrlSetDeclaration,
  rules: ReadonlyMap<string, PoolPublishingRule>,
): SimpleUrlSet {
  const [answeredBy, ...alsoAnsweredBy] = set.answeredBy.flatMap((id) => rules.get(id) ?? []);
  if (answeredBy === undefined) throw new Error(`${name} is answered by no pool`);
  const [dialin, ...furtherDialin] = set.dialin;
  return new SimpleUrlSet(scope, name, {
    answeredBy,
    alsoAnsweredBy,
    site: set.site,
    movingFrom: rules.get(set.movingFrom ?? ''),
    meet: set.meet.flatMap(({ sipDomain, url, alsoPublished }) => (sipDomain === undefined ? [url, ...alsoPublished] : [])),
    meetUrls: set.meet.flatMap(({ sipDomain, url, alsoPublished }) =>
      sipDomain === undefined ? [] : { sipDomain, activeUrl: url, inactiveUrls: [...alsoPublished] },
    ),
    dialin,
    furtherDialin,
    admin: set.admin,
    furtherHosts: [...set.furtherHosts],
    autodiscoverFor: [...set.autodiscoverFor],
    autodiscoverOverHttpFor: [...set.autodiscoverOverHttpFor],
    autodiscoverOverHttpOnlyFor: [...set.autodiscoverOverHttpOnlyFor],
    priorities: set.priorities,
  });
}

function officeWebApps(scope: Construct, { officeWebApps: farms }: ProxyDeclaration): OfficeWebAppsPublishingRule[] {
  const parent = new Construct(scope, 'OfficeWebApps');
  const sorted = [...farms].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(
    (farm) =>
      new OfficeWebAppsPublishingRule(parent, farm.name, {
        host: farm.host,
        servers: servers(farm.servers),
        port: farm.port,
        ...requests(farm),
      }),
  );
}

/** What pools and farms are told alike. */
function requests({ healthCheck, stickiness, priority, passage }: PoolDeclaration | OfficeWebAppsDeclaration) {
  return {
    healthCheckPath: healthCheck.isChosen ? healthCheck.path : undefined,
    healthCheckMatcher: healthCheck.isChosen ? healthCheck.matcher : undefined,
    stickiness: stickiness as Stickiness | undefined,
    priority,
    frontEnd: passage.frontEnd as FrontEnd | undefined,
    movingFrom: passage.movingFrom as FrontEnd | undefined,
    fixedAddresses: [...passage.fixedAddresses],
  };
}

function servers(declared: ServersDeclaration): PoolServers {
  if (declared.kind === 'instance') return PoolServers.fromInstanceIds([...declared.instanceIds]);
  const [first = ''] = declared.addresses;
  return declared.isLoadBalancer ? PoolServers.fromLoadBalancerAddress(first) : PoolServers.fromIpAddresses([...declared.addresses]);
}

function accessLogs(scope: Construct, setting: string | undefined): AccessLogs | undefined {
  if (setting === 'none') return AccessLogs.none();
  const given = logBucket(setting);
  return given === undefined ? undefined : AccessLogs.toBucket(s3.Bucket.fromBucketName(scope, 'AccessLogs', given.bucket), given.prefix);
}

function mutable<T>(list: readonly T[] | undefined): T[] | undefined {
  return list === undefined ? undefined : [...list];
}
