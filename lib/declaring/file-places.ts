import { ClientProfile } from './client-profile';
import { asList, type Deployment, type OfficeWebAppsEntry, type PoolEntry } from './deployment-file/deployment';
import { placedSimpleUrlSets, saidSipDomains, type PlacedSimpleUrlSet } from './deployment-file/simple-url-sets';
import type { Owner, Path, Place } from '../findings/place';
import type { ProxyDeclaration } from './declarations';
import { saidKey } from './declare-haproxy';
import { canonicalHost } from './host-name';
import { webHostName, zoneOf } from './declare-deployment';
import { importedKey } from './declare-proxy';

/**
 * Where a declared value stands in the file it came from: the value itself, or what encloses it as closely as the file
 * has it. Empty: nothing in particular.
 */
export function pathInFile(place: Place, deployment: Deployment): Path {
  return asFarAsWritten(writtenPath(place, deployment), deployment);
}

function writtenPath({ owner, key }: Place, deployment: Deployment): Path {
  switch (owner.kind) {
    case 'proxy':
      return ofProxy(saidKey(key), deployment);
    case 'perimeter':
      return ofPerimeter(key);
    case 'pool':
      return ofEntry('pools', deployment.pools, ({ name }) => name === owner.name, key);
    case 'officeWebApps':
    case 'furtherService': {
      const list = WEB_HOSTS[owner.kind];
      return ofEntry(list, asList<OfficeWebAppsEntry>(deployment[list]), (each) => webHostName(each) === owner.name, key);
    }
    case 'simpleUrlSet':
      return ofSet(key, owner, deployment);
    case 'hostedZone':
      return entry('hostedZones', deployment.hostedZones, (zone) => zoneOf(zone).key === owner.id, key);
    case 'certificate':
      return entry('certificates', asList(deployment.certificates), ({ arn, names }) => importedKey(arn, names) === owner.id, key);
    case 'resource':
      return [];
  }
}

const WEB_HOSTS = { officeWebApps: 'officeWebApps', furtherService: 'furtherServices' } as const;

function entry<T>(list: string, entries: readonly T[], isMeant: (each: T) => boolean, key: Path): Path {
  const index = entries.findIndex(isMeant);
  return index < 0 ? [] : [list, index, ...key];
}

function ofEntry<T extends PoolEntry | OfficeWebAppsEntry>(
  list: string,
  entries: readonly T[],
  isMeant: (each: T) => boolean,
  key: Path,
): Path {
  const found = entries.find(isMeant);
  return found === undefined ? [] : entry(list, entries, isMeant, keyInEntry(key, found));
}

function keyInEntry([first, ...rest]: Path, { servers = [], loadBalancerAddress }: PoolEntry | OfficeWebAppsEntry): Path {
  switch (first) {
    case undefined:
      return [];
    // Keys of the file that stand beside the others.
    case 'passage':
      return rest;
    case 'servers': {
      if (loadBalancerAddress !== undefined) return ['loadBalancerAddress'];
      const [index] = rest;
      if (typeof index !== 'number') return ['servers'];
      const instances = servers.flatMap((server, place) => (typeof server === 'string' ? [] : place));
      const place = instances[index];
      return place === undefined ? ['servers', index] : ['servers', place, 'instanceId'];
    }
    default:
      return [first, ...rest];
  }
}

function ofSet(key: Path, { name }: Extract<Owner, { readonly name: string }>, deployment: Deployment): Path {
  const set = placedSimpleUrlSets(deployment).find(({ id }) => id === name);
  return set === undefined ? [] : keyInSet(key, set, deployment);
}

function keyInSet([first, index, ...rest]: Path, set: PlacedSimpleUrlSet, deployment: Deployment): Path {
  switch (first) {
    case 'dialin':
    case 'furtherHosts':
    case 'autodiscoverFor':
    case 'autodiscoverOverHttpFor':
    case 'autodiscoverOverHttpOnlyFor':
      return set[first][Number(index)]?.path ?? set.path;
    case 'meet': {
      const said = set.meet[Number(index)];
      if (said === undefined) return set.path;
      return typeof said.value === 'string' ? said.path : [...said.path, ...rest];
    }
    case 'answeredBy':
      return [...set.path, ...answererPath(set, index, deployment)];
    case 'movingFrom':
    case 'nestedStack':
    case 'admin':
      return set[first]?.path ?? set.path;
    case 'priorities':
    case 'loadBalancers':
      return groupPath(set, first, String(index));
    case 'loadBalancer':
      return set.loadBalancer[0]?.path ?? set.path;
    case undefined:
    default:
      return set.path;
  }
}

function answererPath({ path, answeredBy }: PlacedSimpleUrlSet, index: string | number | undefined, deployment: Deployment): Path {
  const written = valueAt([...path, 'answeredBy'], deployment);
  const place = Array.isArray(written) && index !== undefined ? written.indexOf(answeredBy[Number(index)]) : -1;
  return place < 0 ? ['answeredBy'] : ['answeredBy', place];
}

/** Groups of rules are named in any letter case. */
function groupPath(set: PlacedSimpleUrlSet, list: 'priorities' | 'loadBalancers', group: string): Path {
  const found = set[list].flatMap((said) =>
    Object.keys(said.value).flatMap((key) => (canonicalHost(key) === group ? [[...said.path, key]] : [])),
  );
  return found[0] ?? set.path;
}

const KEYS: Readonly<Partial<Record<keyof ProxyDeclaration, Path>>> = {
  acknowledgements: ['acknowledge'],
  allowedSources: ['network', 'allowedSources'],
  corporateNetworks: ['network', 'corporateNetworks'],
  idleTimeoutSeconds: ['idleTimeout'],
  importedCertificates: ['certificates'],
  internetFacing: ['network', 'scheme'],
  ipAddressType: ['network', 'ipAddressType'],
  poolNetworks: ['network', 'poolNetworks'],
  subnets: ['network', 'availabilityZones'],
  vpcCidr: ['network', 'vpcCidr'],
};

function ofProxy([first, ...rest]: Path, deployment: Deployment): Path {
  const [index] = rest;
  switch (first) {
    case undefined:
      return [];
    case 'sipDomains': {
      const said = saidSipDomains(deployment).filter(({ value: { meet } }) => meet !== false)[Number(index)];
      return said?.path ?? ['sipDomains'];
    }
    // What a topic is known by.
    case 'alarms':
      return index === 'topic' ? ['alarms', 'topicArn'] : ['alarms', ...rest];
    case 'clients': {
      const known = asList(deployment.clients).flatMap((name, place) => (ClientProfile._named(name) === undefined ? [] : place));
      const place = known[Number(index)];
      return place === undefined ? ['clients'] : ['clients', place];
    }
    default:
      return [...(KEYS[first as keyof ProxyDeclaration] ?? [first]), ...rest];
  }
}

/** The network that is made, whose keys stand beside those of one that is there. */
function ofPerimeter([first, ...rest]: Path): Path {
  switch (first) {
    case undefined:
      return ['network'];
    case 'zones':
      return ['network', 'availabilityZones', ...rest];
    case 'gateways':
      return ['network', ...rest];
    default:
      return ['network', first, ...rest];
  }
}

/** What goes without saying stands nowhere, but belongs to something that does. */
function asFarAsWritten(path: Path, deployment: Deployment): Path {
  const missing = path.findIndex((_, index) => valueAt(path.slice(0, index + 1), deployment) === undefined);
  return missing < 0 ? path : path.slice(0, missing);
}

function valueAt(path: Path, value: unknown): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part)
        ? (inner as Readonly<Record<string | number, unknown>>)[part]
        : undefined,
    value,
  );
}
