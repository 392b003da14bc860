import type { YAMLMap } from 'yaml';
import { DEFAULT_PORTS } from '../../planning/default-ports';
import { DEFAULT_LISTENING_PORTS } from '../../planning/default-ports';
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
  simpleUrls: ['meet', 'dialin', 'admin'],
  meet: ['alsoPublished'],
  officeWebApps: ['servers'],
};

/** Values that mean the same as their absence. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  listeningPorts: DEFAULT_LISTENING_PORTS,
  publishedPorts: DEFAULT_PORTS,
};

/** Whether a key that an object in a file lacks is to be added to it. */
export function isAddable(map: YAMLMap, path: readonly (string | number)[], key: string, part: unknown): boolean {
  const kind = path.findLast((each) => typeof each === 'string') ?? '';
  if (part instanceof Blank || ADDABLE[kind]?.includes(key) !== true) return false;
  if (key === 'servers' && map.has('loadBalancerAddress')) return false;
  const value = part instanceof Remarked ? (part.value as unknown) : part;
  if (DEFAULTS[kind] !== undefined) return DEFAULTS[kind][key] !== value;
  const defaults = DEFAULTS[key];
  return defaults === undefined || Object.entries(value as object).some(([name, port]) => defaults[name] !== port);
}
