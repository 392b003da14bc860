import { Annotations } from 'aws-cdk-lib/core';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogs } from './access-logs';
import { Alarms } from './alarms';
import type { AlarmsEntry, NetworkEntry } from '../declaring/deployment-file/deployment';
import type { DeploymentFile } from '../declaring/deployment-file/deployment-file';
import { logBucket } from '../declaring/log-bucket';
import { LyncPool } from './lync-pool';
import { LyncReverseProxy } from './lync-reverse-proxy';
import { OfficeWebAppsPublishingRule } from './office-web-apps-publishing-rule';
import { PerimeterNetwork } from './perimeter-network';
import type {
  PerimeterDeclaration,
  PoolDeclaration,
  ProxyDeclaration,
  ServersDeclaration,
  SimpleUrlSetDeclaration,
} from '../declaring/declarations';
import { pathBelowStack } from './path-below-stack';
import { PoolPublishingRule } from './pool-publishing-rule';
import { PoolServers } from './pool-servers';
import { SimpleUrlSet } from './simple-url-set';
import { WebPublishingRule } from './web-publishing-rule';

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
    const declared = props.deploymentFile._declarationIn(pathBelowStack(this));
    const { network } = deployment;
    const { perimeter } = declared;
    this.perimeterNetwork = perimeter === undefined ? undefined : createNetwork(this, network, perimeter, declared);
    const rules = publishingRules(this, declared);
    this.reverseProxy = new LyncReverseProxy(this, 'ReverseProxy', {
      _declared: declared,
      vpc: this.perimeterNetwork?.vpc ?? existingVpc(this, network),
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      publishingRules: [...rules.values()],
      simpleUrls: declared.simpleUrlSets.map((set) => simpleUrlSet(this, set, rules)),
      officeWebApps: officeWebApps(this, declared),
      furtherServices: furtherServices(this, declared),
      ...hostedZones(this, declared),
      certificates: declared.importedCertificates.map(({ arn = '', names }) => ({
        certificate: acm.Certificate.fromCertificateArn(this, `Certificate-${arn.replaceAll('/', '-')}`, arn),
        names: [...names],
      })),
      accessLogs: accessLogs(this, deployment.accessLogs),
      alarms: alarms(this, deployment.alarms),
      deletionProtection: deployment.deletionProtection,
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
    blockPublicAccessExclusions: network.blockPublicAccessExclusions === 'create',
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

/** Holds what is made for a pool; what is made is told by the declaration. */
function publishingRule(scope: Construct, { name, role, externalWebServicesFqdn, servers }: PoolDeclaration): PoolPublishingRule {
  return new PoolPublishingRule(scope, name, { pool: LyncPool[role](externalWebServicesFqdn, poolServers(servers)) });
}

function simpleUrlSet(
  scope: Construct,
  { name, answeredBy }: SimpleUrlSetDeclaration,
  rules: ReadonlyMap<string, PoolPublishingRule>,
): SimpleUrlSet {
  const [first, ...alsoAnsweredBy] = answeredBy.flatMap((id) => rules.get(id) ?? []);
  if (first === undefined) throw new Error(`${name} is answered by no pool`);
  return new SimpleUrlSet(scope, name, { answeredBy: first, alsoAnsweredBy });
}

function officeWebApps(scope: Construct, { officeWebApps: farms }: ProxyDeclaration): OfficeWebAppsPublishingRule[] {
  const parent = new Construct(scope, 'OfficeWebApps');
  const sorted = [...farms].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(({ name, host, servers }) => new OfficeWebAppsPublishingRule(parent, name, { host, servers: poolServers(servers) }));
}

function furtherServices(scope: Construct, { furtherServices: services }: ProxyDeclaration): WebPublishingRule[] {
  const parent = new Construct(scope, 'FurtherServices');
  const sorted = [...services].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(({ name, host, servers }) => new WebPublishingRule(parent, name, { host, servers: poolServers(servers) }));
}

function poolServers(declared: ServersDeclaration): PoolServers {
  if (declared.kind === 'instance') return PoolServers.fromInstanceIds([...declared.instanceIds]);
  const [first = ''] = declared.addresses;
  return declared.isLoadBalancer ? PoolServers.fromLoadBalancerAddress(first) : PoolServers.fromIpAddresses([...declared.addresses]);
}

function accessLogs(scope: Construct, setting: string | undefined): AccessLogs | undefined {
  if (setting === 'none') return AccessLogs.none();
  const given = logBucket(setting);
  return given === undefined ? undefined : AccessLogs.toBucket(s3.Bucket.fromBucketName(scope, 'AccessLogs', given.bucket), given.prefix);
}

function alarms(scope: Construct, entry: AlarmsEntry | undefined): Alarms | undefined {
  if (entry === undefined) return undefined;
  const { topicArn, email } = entry;
  return topicArn === undefined
    ? Alarms.toEmail([...(email ?? [])])
    : Alarms.toTopic(sns.Topic.fromTopicArn(scope, 'AlarmTopic', topicArn));
}

function mutable<T>(list: readonly T[] | undefined): T[] | undefined {
  return list === undefined ? undefined : [...list];
}
