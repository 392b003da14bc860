import { Lazy, Resource, Stack, Token, type Duration } from 'aws-cdk-lib/core';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { AccessLogs } from './access-logs';
import type { KeyedZone } from './declared-zones';
import { declareCompactPublishing } from '../declaring/declare-compact-publishing';
import { declareHaproxy } from '../declaring/declare-haproxy';
import { declareProxy, importedKey } from '../declaring/declare-proxy';
import type { LyncReverseProxyProps } from './lync-reverse-proxy-props';
import { PerimeterNetwork } from './perimeter-network';
import type { HaproxyDeclaration, ProxyDeclaration, SubnetDeclaration, WayOut } from '../declaring/declarations';
import { environmentOfArn, known, type Environment } from '../declaring/environments';
import { isListToken } from '../declaring/tokens';
import { DEFAULT_IDLE_SECONDS } from '../declaring/idle-timeout';
import type { PublishedConstruct } from './published-construct';
import type { ImportedCertificate } from './publishing-options';
import { resourcesIn } from './resources-in-stack';
import { toldProperty } from './told-property';
import { vpcBlocksOf } from './vpc-blocks';

/** The key by which the plan names a certificate. */
export function certificateKey({ certificate, names }: ImportedCertificate): string {
  return importedKey(concrete(certificate.certificateArn) ?? certificate.node.path, names);
}

/**
 * Where a certificate is: by its ARN, else by its construct. One that is imported has the environment of the construct that
 * imports it unless somebody said another, which tells nothing.
 */
function certificateEnvironment(certificate: acm.ICertificate): Environment {
  const byArn = environmentOfArn(certificate.certificateArn);
  const { env } = certificate;
  const importer = Stack.of(certificate);
  // DnsValidatedCertificate has its certificate made in the Region it names, whatever its stack.
  const { region: asked } = certificate as { readonly region?: unknown };
  const isMade = Resource.isOwnedResource(certificate) || typeof asked === 'string';
  const region = known(typeof asked === 'string' ? asked : env.region);
  const account = known(env.account);
  return {
    partition: byArn.partition,
    region: byArn.region ?? (isMade || region !== known(importer.region) ? region : undefined),
    account: byArn.account ?? (isMade || account !== known(importer.account) ? account : undefined),
  };
}

/**
 * The address block of a VPC of this app stands in its resource; `vpcCidrBlock` would be a token. While a VPC is being looked
 * up CDK puts in a block that no VPC can have.
 */
function concreteCidr(vpc: ec2.IVpc, isPending: boolean): string | undefined {
  const resource = vpc.node.defaultChild;
  if (ec2.CfnVPC.isCfnVPC(resource)) return concrete(resource.cidrBlock);
  return isPending ? undefined : concrete(toldProperty(vpc, 'vpcCidrBlock', 'cidr'));
}

/** The subnets of the load balancer; undefined where only the deployment knows how many there are, or a look-up is to come. */
function subnetsOf({ subnets, isPendingLookup }: ec2.SelectedSubnets): readonly SubnetDeclaration[] | undefined {
  if (isPendingLookup === true || subnets.some(({ subnetId }) => Token.isUnresolved([subnetId]))) return undefined;
  return subnets.map((subnet) => ({
    id: concrete(subnet.subnetId),
    zone: zoneOf(subnet),
    cidr: concrete(toldProperty(subnet, 'ipv4CidrBlock', '_ipv4CidrBlock')),
  }));
}

/** By what CDK calls subnets: whether those that are to reach the Internet do by a NAT gateway, their own routes tell. */
function wayOutOf(vpc: ec2.IVpc, { subnets, isPendingLookup }: ec2.SelectedSubnets): WayOut | undefined {
  if (isPendingLookup === true || subnets.length === 0) return undefined;
  const kinds = [
    ['Internet gateway', vpc.publicSubnets],
    ['NAT gateway', vpc.privateSubnets],
    ['none', vpc.isolatedSubnets],
  ] as const;
  return kinds.find(([, known]) => subnets.every((subnet) => known.includes(subnet)))?.[0];
}

/** The zones of an import may be a list of which CDK hands every subnet the same token. */
function zoneOf(subnet: ec2.ISubnet): string | undefined {
  const zone = toldProperty(subnet, 'availabilityZone', '_availabilityZone');
  return zone === undefined || isListToken(zone) ? undefined : zone;
}

/** Where the load balancer stands: by default where CDK puts one. */
export function loadBalancerSubnets({ vpc, vpcSubnets, internetFacing = true }: LyncReverseProxyProps): ec2.SubnetSelection {
  if (vpcSubnets !== undefined) return vpcSubnets;
  return PerimeterNetwork._holding(vpc) !== undefined || internetFacing ? { subnetType: ec2.SubnetType.PUBLIC } : {};
}

function concrete(value: string | undefined): string | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}

/** Where the stack of a proxy goes, which is not for a deployment file to say once it stands in somebody's app. */
export function environmentOf(proxy: Construct): ProxyDeclaration['environment'] {
  const { region, account } = Stack.of(proxy);
  return { region: known(region), account: known(account) };
}

/** Everything declared, as the planner reads it. */
export function declarationOf(
  proxy: Construct,
  props: LyncReverseProxyProps,
  claimed: ReadonlySet<PublishedConstruct>,
  zones: ReadonlyMap<string, KeyedZone>,
): ProxyDeclaration {
  const own = <T extends PublishedConstruct>(declared: readonly T[]) => [...new Set(declared)].filter((each) => claimed.has(each));
  const selected = props.vpc.selectSubnets(loadBalancerSubnets(props));
  const isVpcPending = selected.isPendingLookup === true;
  const perimeter = PerimeterNetwork._holding(props.vpc);
  return declareProxy({
    environment: environmentOf(proxy),
    pools: own(props.publishingRules).map((rule) => rule._declaration(proxy)),
    simpleUrlSets: own(props.simpleUrls ?? []).map((set) => set._declaration(proxy)),
    sipDomains: props.sipDomains,
    officeWebApps: own(props.officeWebApps ?? []).map((rule) => rule._declaration(proxy)),
    furtherServices: own(props.furtherServices ?? []).map((rule) => rule._declaration(proxy)),
    hostedZones: [
      ...[...zones].map(([key, { name, hostedZoneId, kind }]) => ({ key, name, hostedZoneId, kind })),
      ...(props.zonesManagedElsewhere ?? []).map((name) => ({
        key: `elsewhere ${name}`,
        name,
        hostedZoneId: undefined,
        kind: 'elsewhere' as const,
      })),
    ],
    importedCertificates: (props.certificates ?? []).map((each) => ({
      key: certificateKey(each),
      arn: concrete(each.certificate.certificateArn),
      names: each.names,
      environment: certificateEnvironment(each.certificate),
    })),
    namesPerCertificate: props.namesPerCertificate,
    defaultCertificate: props.defaultCertificate,
    http: props.http,
    dnsRecords: props.dnsRecords,
    internetFacing: props.internetFacing,
    ipAddressType: (props.ipAddressType ?? elbv2.IpAddressType.IPV4) === elbv2.IpAddressType.IPV4 ? 'ipv4' : 'dualstack',
    subnets: subnetsOf(selected),
    vpcId: concrete(props.vpc.vpcId),
    wayOut: perimeter === undefined ? wayOutOf(props.vpc, selected) : undefined,
    vpcBlocks: isVpcPending ? undefined : vpcBlocksOf(props.vpc),
    vpcCidr: concrete(props.vpcCidr) ?? perimeter?.vpcCidr ?? concreteCidr(props.vpc, isVpcPending),
    isVpcPending,
    poolNetworks: props.poolNetworks ?? perimeter?.poolNetworks,
    perimeter: perimeter?._declaration,
    allowedSources: props.allowedSources,
    corporateNetworks: props.corporateNetworks,
    clients: props.clients?.map((client) => client._declaration()),
    tlsPolicy: props.tlsPolicy,
    externalSignIn: props.externalSignIn,
    frontEnd: props.frontEnd,
    loadBalancers: props.loadBalancers,
    loadBalancersBefore: props.loadBalancersBefore,
    compactPublishing: declareCompactPublishing(props.compactPublishing),
    idleTimeoutSeconds: idleTimeout(props),
    dropInvalidHeaderFields: props.dropInvalidHeaderFields,
    clientKeepAliveSeconds: clientKeepAlive(props),
    strictTransportSecurity: props.strictTransportSecurity,
    serverHeader: props.serverHeader,
    zonalShift: props.zonalShift,
    crossZone: props.crossZone,
    haproxy: haproxyOf(props),
    accessLogs: props.accessLogs?._declaration(),
    alarms: props.alarms?._declaration(),
    acknowledgements: props.acknowledgements?.map(({ findingId, reason, where }) => ({ id: findingId, reason, where })),
    quotas: props.quotas,
    nestedStacks: props.nestedStacks,
    otherResources: resourcesIn(Stack.of(proxy)),
    ownersInOtherStacks: [...claimed].filter((each) => Stack.of(each) !== Stack.of(proxy)).map((each) => each._identity(proxy)),
    ...(props.dashboard?._isMade === true ? { makesDashboard: true } : {}),
    makesLogBucket: (props.accessLogs ?? AccessLogs.create())._makesBucket,
  });
}

function haproxyOf({ haproxy = {} }: LyncReverseProxyProps): HaproxyDeclaration {
  const { serverAuthorities = [], furtherConfiguration, deregistrationDelay, certificates } = haproxy;
  return declareHaproxy({
    serverAuthorities: serverAuthorities.map((text, index) => ({ name: `serverAuthorities[${index}]`, text })),
    furtherConfiguration: furtherConfiguration === undefined ? undefined : { name: 'furtherConfiguration', text: furtherConfiguration },
    image: haproxy.image,
    tasks: haproxy.tasks,
    fixedAddresses: haproxy.fixedAddresses,
    deregistrationDelay: secondsOf(deregistrationDelay),
    certificates: certificates?.map(({ secret, names }) =>
      secret.secretFullArn === undefined
        ? { secretArn: secret.secretArn, isPartial: true, names }
        : { secretArn: secret.secretFullArn, names },
    ),
  });
}

/** A token stays one, whatever its unit; as such it is refused, and so are parts of a second. */
function secondsOf(duration: Duration | undefined): number | undefined {
  return duration?.isUnresolved() === true ? Lazy.number({ produce: () => undefined }) : duration?.toSeconds(PARTS_TOO);
}

/** CDK would throw, and tell neither where nor of anything else. */
const PARTS_TOO = { integral: false };

function idleTimeout({ idleTimeout: given }: LyncReverseProxyProps): number | undefined {
  if (given === undefined) return DEFAULT_IDLE_SECONDS;
  return given.isUnresolved() ? undefined : given.toSeconds(PARTS_TOO);
}

/** A token as the text that the template has. */
function clientKeepAlive({ clientKeepAlive: given }: LyncReverseProxyProps): number | string | undefined {
  return given?.isUnresolved() === true ? Token.asString(given.toSeconds()) : given?.toSeconds(PARTS_TOO);
}
