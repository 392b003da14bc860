import type { YAMLMap } from 'yaml';
import { DEFAULT_PORTS } from '../../facts/default-ports';
import { DEFAULT_LISTENING_PORTS } from '../../facts/default-ports';
import { Blank, Remarked } from '../deployment-draft';

/**
 * Keys that a merge may add to an object somebody wrote. Others they have left out on purpose, or for a default: a VPC of
 * their own, a zone managed elsewhere, who answers.
 */
const ADDABLE: Readonly<Record<string, readonly string[]>> = {
  '': ['network', 'hostedZones', 'sipDomains', 'pools', 'simpleUrls', 'officeWebApps'],
  pools: ['version', 'poolFqdn', 'internalWebServicesFqdn', 'servers', 'listeningPorts', 'publishedPorts'],
  listeningPorts: ['https', 'http'],
  publishedPorts: ['https', 'http'],
  simpleUrls: ['meet', 'dialin', 'admin', 'furtherHosts'],
  meet: ['alsoPublished'],
  officeWebApps: ['servers'],
};

/** Values that mean the same as their absence. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  listeningPorts: DEFAULT_LISTENING_PORTS,
  publishedPorts: DEFAULT_PORTS,
};

/** Lists that a merge may add entries to; in others more entries change who answers what, or how. */
const GROWING: readonly string[] = [
  'hostedZones',
  'sipDomains',
  'pools',
  'servers',
  'simpleUrls',
  'meet',
  'alsoPublished',
  'dialin',
  'furtherHosts',
  'officeWebApps',
];

/** Whether a list that somebody wrote is to gain an entry. */
export function mayGrow(list: string): boolean {
  return GROWING.includes(list);
}

/** What somebody may have written instead of a value that no document says. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  transitGatewayId: ['vpnGatewayId', 'vpcId'],
  poolNetworks: ['vpcId'],
  id: ['managedElsewhere'],
  servers: ['loadBalancerAddress'],
  externalSignIn: ['frontEnd'],
};

/** The key that stands in an object in the place of another, if one does. */
export function keyInstead(map: YAMLMap, key: string): string | undefined {
  return INSTEAD[key]?.find((other) => map.has(other));
}

/** Whether a part of a draft holds nothing but blanks. */
export function isBlankAltogether(part: unknown): boolean {
  if (part instanceof Remarked) return isBlankAltogether(part.value);
  if (part instanceof Blank) return true;
  return Array.isArray(part) && part.length > 0 && part.every(isBlankAltogether);
}

/** Whether a key that an object in a file lacks is to be added to it. */
export function isAddable(map: YAMLMap, path: readonly (string | number)[], key: string, part: unknown): boolean {
  const kind = path.findLast((each) => typeof each === 'string') ?? '';
  if (part instanceof Blank || ADDABLE[kind]?.includes(key) !== true) return false;
  if (key === 'servers' && map.has('loadBalancerAddress')) return false;
  return !isDefault(path, key, part);
}

/** Whether a value means the same as its absence. */
export function isDefault(path: readonly (string | number)[], key: string, part: unknown): boolean {
  const kind = path.findLast((each) => typeof each === 'string' && each !== key) ?? '';
  const value = part instanceof Remarked ? (part.value as unknown) : part;
  if (DEFAULTS[kind] !== undefined) return DEFAULTS[kind][key] === value;
  const defaults = DEFAULTS[key];
  return defaults !== undefined && Object.entries(value as object).every(([name, port]) => port === undefined || defaults[name] === port);
}
