import { Duration } from 'aws-cdk-lib/core';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { Alarms } from '../../lib/constructs/alarms';
import { Dashboard } from '../../lib/constructs/dashboard';
import type { HaproxyOptions } from '../../lib/constructs/haproxy-options';
import { LyncPool, type LyncPoolOptions, type ServerVersion } from '../../lib/constructs/lync-pool';
import { LyncReverseProxy } from '../../lib/constructs/lync-reverse-proxy';
import type { LyncReverseProxyProps } from '../../lib/constructs/lync-reverse-proxy-props';
import { OfficeWebAppsPublishingRule } from '../../lib/constructs/office-web-apps-publishing-rule';
import { PerimeterNetwork } from '../../lib/constructs/perimeter-network';
import { PoolPublishingRule } from '../../lib/constructs/pool-publishing-rule';
import { PoolServers } from '../../lib/constructs/pool-servers';
import type {
  DnsRecords,
  ExternalSignIn,
  FrontEnd,
  HttpRequests,
  ServiceSignIn,
  Stickiness,
} from '../../lib/constructs/publishing-options';
import { SimpleUrlSet } from '../../lib/constructs/simple-url-set';
import { VirtualDirectory } from '../../lib/constructs/virtual-directory';
import { WebPublishingRule } from '../../lib/constructs/web-publishing-rule';
import { ClientProfile } from '../../lib/declaring/client-profile';
import type { Deployment, NetworkEntry } from '../../lib/declaring/deployment-file/deployment';
import type {
  BackendDeclaration,
  PoolDeclaration,
  ProxyDeclaration,
  ServersDeclaration,
  SimpleUrlSetDeclaration,
} from '../../lib/declaring/declarations';

/** The proxy that somebody writes of constructs who wants what a file says, its logs and protection aside, and what no file can say. */
export function proxyByHand(
  scope: Construct,
  { network }: Deployment,
  declared: ProxyDeclaration,
  more: Partial<LyncReverseProxyProps> = {},
): LyncReverseProxy {
  const rules = publishingRules(scope, declared);
  return new LyncReverseProxy(scope, 'ReverseProxy', {
    vpc: declared.perimeter === undefined ? existingVpc(scope, network) : newVpc(scope, network, declared),
    vpcCidr: declared.vpcCidr,
    vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
    poolNetworks: [...declared.poolNetworks],
    internetFacing: declared.internetFacing,
    ipAddressType: declared.ipAddressType === 'dualstack' ? elbv2.IpAddressType.DUAL_STACK : elbv2.IpAddressType.IPV4,
    allowedSources: mutable(declared.allowedSources),
    corporateNetworks: [...declared.corporateNetworks],
    publishingRules: [...rules.values()],
    simpleUrls: declared.simpleUrlSets.map((set) => simpleUrlSet(scope, set, rules)),
    sipDomains: mutable(declared.sipDomains),
    officeWebApps: officeWebApps(scope, declared),
    furtherServices: furtherServices(scope, declared),
    ...hostedZones(scope, declared),
    certificates: declared.importedCertificates.map(({ arn = '', names }) => ({
      certificate: acm.Certificate.fromCertificateArn(scope, `Certificate-${arn.replaceAll('/', '-')}`, arn),
      names: [...names],
    })),
    dnsRecords: (declared.retainsRecords === true ? 'retain' : declared.dnsRecords) as DnsRecords,
    namesPerCertificate: declared.namesPerCertificate,
    defaultCertificate: declared.defaultCertificate,
    clients: declared.clients.flatMap(({ name }) => ClientProfile._named(name) ?? []),
    tlsPolicy: declared.tlsPolicy as elbv2.SslPolicy | undefined,
    externalSignIn: declared.externalSignIn as ExternalSignIn | undefined,
    frontEnd: declared.frontEnd as FrontEnd,
    loadBalancers: declared.loadBalancers,
    loadBalancersBefore: declared.loadBalancersBefore,
    compactPublishing: declared.compactPublishing,
    haproxy: haproxyOptions(scope, declared),
    idleTimeout: declared.idleTimeoutSeconds === undefined ? undefined : Duration.seconds(declared.idleTimeoutSeconds),
    http: declared.http as HttpRequests,
    alarms: alarms(scope, declared),
    acknowledgements: declared.acknowledgements.map(({ id: findingId, reason, where }) => ({ findingId, reason, where })),
    quotas: declared.quotas,
    nestedStacks: declared.nestedStacks,
    dashboard: declared.makesDashboard === true ? Dashboard.create() : undefined,
    ...more,
  });
}

function haproxyOptions(
  scope: Construct,
  { haproxy: { fleet, serverAuthorities, furtherConfiguration } }: ProxyDeclaration,
): HaproxyOptions {
  const { image, tasks, fixedAddresses, deregistrationDelay, certificates } = fleet;
  return {
    image,
    tasks,
    fixedAddresses: [...fixedAddresses],
    deregistrationDelay: deregistrationDelay === undefined ? undefined : Duration.seconds(deregistrationDelay),
    certificates: certificates.map(({ secretArn, names }) => ({
      secret: secretsmanager.Secret.fromSecretCompleteArn(scope, `Secret-${secretArn}`, secretArn),
      names: [...names],
    })),
    serverAuthorities: serverAuthorities.flatMap(({ text = [] }) => text),
    furtherConfiguration: furtherConfiguration?.text,
  };
}

function alarms(scope: Construct, { alarms: declared }: ProxyDeclaration): Alarms | undefined {
  if (declared === undefined) return undefined;
  const { email = [], topic, except, thresholds } = declared;
  const options = { leftOut: [...except], thresholds };
  if (topic?.arn === undefined) return Alarms.toEmail([...email], options);
  return Alarms.toTopic(sns.Topic.fromTopicArn(scope, 'AlarmTopic', topic.arn), options);
}

function newVpc(scope: Construct, network: NetworkEntry, { perimeter, ipAddressType, internetFacing }: ProxyDeclaration): ec2.IVpc {
  return new PerimeterNetwork(scope, 'Network', {
    vpcCidr: perimeter?.vpcCidr,
    availabilityZones: mutable(network.availabilityZones),
    transitGatewayId: network.transitGatewayId,
    vpnGatewayId: network.vpnGatewayId,
    poolNetworks: mutable(network.poolNetworks),
    corporateNetworks: internetFacing ? undefined : mutable(network.corporateNetworks),
    ipv6: ipAddressType === 'dualstack',
    internetAccess: internetFacing,
    blockPublicAccessExclusions: network.blockPublicAccessExclusions === 'create',
  }).vpc;
}

function existingVpc(scope: Construct, { vpcId = '', vpcCidr, availabilityZones, publicSubnetIds }: NetworkEntry): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(scope, 'Vpc', {
    vpcId,
    vpcCidrBlock: vpcCidr,
    availabilityZones: mutable(availabilityZones) ?? [],
    publicSubnetIds: mutable(publicSubnetIds),
  });
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
    certificateName: pool.certificateName,
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
    nestedStack: set.nestedStack,
    nestedStacks: set.nestedStacks,
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
    loadBalancer: set.loadBalancer,
    loadBalancers: set.loadBalancers,
  });
}

function officeWebApps(scope: Construct, { officeWebApps: farms }: ProxyDeclaration): OfficeWebAppsPublishingRule[] {
  const parent = new Construct(scope, 'OfficeWebApps');
  const sorted = [...farms].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(
    (farm) =>
      new OfficeWebAppsPublishingRule(parent, farm.name, {
        host: farm.host,
        certificateName: farm.certificateName,
        servers: servers(farm.servers),
        port: farm.port,
        ...requests(farm),
      }),
  );
}

function furtherServices(scope: Construct, declared: ProxyDeclaration): WebPublishingRule[] {
  const parent = new Construct(scope, 'FurtherServices');
  const sorted = [...declared.furtherServices].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(
    (service) =>
      new WebPublishingRule(parent, service.name, {
        host: service.host,
        servers: servers(service.servers),
        port: service.port,
        externalSignIn: service.externalSignIn as ServiceSignIn | undefined,
        certificateName: service.certificateName,
        ...requests(service),
      }),
  );
}

/** What all that have servers are told alike. */
function requests({ healthCheck, stickiness, priority, nestedStack, passage }: BackendDeclaration) {
  return {
    healthCheckPath: healthCheck.isChosen ? healthCheck.path : undefined,
    healthCheckMatcher: healthCheck.isChosen ? healthCheck.matcher : undefined,
    stickiness: stickiness as Stickiness | undefined,
    priority,
    nestedStack,
    frontEnd: passage.frontEnd as FrontEnd | undefined,
    movingFrom: passage.movingFrom as FrontEnd | undefined,
    fixedAddresses: [...passage.fixedAddresses],
    loadBalancer: passage.loadBalancer,
  };
}

function servers(declared: ServersDeclaration): PoolServers {
  if (declared.kind === 'instance') return PoolServers.fromInstanceIds([...declared.instanceIds]);
  const [first = ''] = declared.addresses;
  return declared.isLoadBalancer ? PoolServers.fromLoadBalancerAddress(first) : PoolServers.fromIpAddresses([...declared.addresses]);
}

function mutable<T>(list: readonly T[] | undefined): T[] | undefined {
  return list === undefined ? undefined : [...list];
}
