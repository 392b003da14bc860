import type { Owner, Path, Place } from '../findings/place';
import { saidKey } from './declare-haproxy';

/** A place as it is known to whoever wrote constructs: the path of a construct, and the property that has the value. */
export interface PropertyPlace {
  readonly construct: string;
  /** Like `listeningHttpsPort` or `furtherNames[1]`; empty: the construct itself. */
  readonly property: string;
}

/** Paths of constructs. */
export interface ConstructPaths {
  /** The proxy, which has everything that is no construct of its own. */
  readonly proxy: string;
  /** The network that was made for it. */
  readonly perimeter: string;
  readonly of: (identity: string) => string;
}

/** Where a declared value stands among the properties of constructs; undefined for what no construct declares. */
export function propertyPlace(place: Place, { proxy, perimeter, of }: ConstructPaths): PropertyPlace | undefined {
  const { owner, key } = place;
  switch (owner.kind) {
    case 'proxy':
      return { construct: proxy, property: propertyText(PROXY, saidKey(key)) };
    case 'perimeter':
      return { construct: perimeter, property: propertyText(PERIMETER, key) };
    case 'hostedZone':
      return { construct: proxy, property: owner.name === '' ? 'hostedZones' : `hostedZones (${owner.name})` };
    case 'certificate':
      return { construct: proxy, property: owner.name === '' ? 'certificates' : `certificates (${owner.name})` };
    case 'pool':
    case 'officeWebApps':
    case 'furtherService':
    case 'simpleUrlSet':
      return { construct: of(owner.id), property: propertyText(PROPERTIES[owner.kind], key) };
    case 'resource':
      return undefined;
  }
}

/**
 * Properties that have another name than the declaration they become, by the keys that lead there. Two parts: before and
 * after the position in a list.
 */
type Names = Readonly<Record<string, string | readonly [string, string]>>;

const PROXY: Names = {
  'accessLogs bucket': 'accessLogs',
  'accessLogs prefix': 'accessLogs',
  'accessLogs retentionDays': 'accessLogs',
  idleTimeoutSeconds: 'idleTimeout',
  clientKeepAliveSeconds: 'clientKeepAlive',
  importedCertificates: 'certificates',
  pools: 'publishingRules',
  simpleUrlSets: 'simpleUrls',
  subnets: 'vpcSubnets',
  vpcId: 'vpc',
  'alarms topic arn': 'alarms',
  'alarms except': 'alarms.leftOut',
  'acknowledgements id': ['acknowledgements', '.findingId'],
  'haproxy serverAuthorities': 'haproxy.serverAuthorities',
  'haproxy fixedAddresses': 'haproxy.fixedAddresses',
  'haproxy certificates names': ['haproxy.certificates', '.names'],
  'haproxy certificates secretArn': ['haproxy.certificates', '.secret'],
};

const PERIMETER: Names = {
  zones: 'availabilityZones',
  'gateways transitGatewayId': 'transitGatewayId',
  'gateways vpnGatewayId': 'vpnGatewayId',
};

const BACKEND: Names = {
  'healthCheck path': 'healthCheckPath',
  'healthCheck matcher': 'healthCheckMatcher',
  'passage frontEnd': 'frontEnd',
  'passage movingFrom': 'movingFrom',
  'passage fixedAddresses': 'fixedAddresses',
  'passage loadBalancer': 'loadBalancer',
};

const PROPERTIES: Readonly<Record<Extract<Owner['kind'], 'pool' | 'officeWebApps' | 'furtherService' | 'simpleUrlSet'>, Names>> = {
  officeWebApps: BACKEND,
  furtherService: BACKEND,
  pool: {
    ...BACKEND,
    'listeningPorts https': 'pool.listeningHttpsPort',
    'listeningPorts http': 'pool.listeningHttpPort',
    'publishedPorts https': 'pool.publishedHttpsPort',
    'publishedPorts http': 'pool.publishedHttpPort',
    'internalPorts https': 'pool.internalHttpsPort',
    'internalPorts http': 'pool.internalHttpPort',
    servers: 'pool.servers',
    role: 'pool.role',
    version: 'pool.version',
    poolFqdn: 'pool.poolFqdn',
    internalWebServicesFqdn: 'pool.internalWebServicesFqdn',
    externalWebServicesFqdn: 'pool.externalWebServicesFqdn',
  },
  simpleUrlSet: { 'meet url': 'meet', 'meet alsoPublished': 'meet', 'meet sipDomain': 'meetUrls' },
};

/** Lists that several properties make: nobody knows positions in them. */
const JOINED: readonly unknown[] = ['answeredBy', 'dialin', 'meet'];

function propertyText(names: Names, key: Path): string {
  const words = key.filter((part) => typeof part === 'string');
  const [list = '', ...rest] = words;
  const named = names[words.join(' ')] ?? [list, rest.map((word) => `.${word}`).join('')];
  const [before, after] = typeof named === 'string' ? [named, ''] : named;
  const positions = JOINED.includes(list) ? [] : key.filter((part) => typeof part === 'number');
  return `${before}${positions.map((position) => `[${position}]`).join('')}${after}`;
}
