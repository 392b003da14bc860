import type { Finding } from '../findings/finding';
import { autodiscoverName } from '../planning/host-name';
import { parseSimpleUrl } from '../planning/simple-urls';
import { asList, type Deployment } from './deployment';
import { setIds } from './simple-url-sets';

export type FilePath = readonly (string | number)[];

/**
 * Where in the file a finding is about: the value its message quotes, within the entry it names, or that entry.
 * Empty if it is about the whole.
 */
export function locateFinding({ id, where, message }: Finding, deployment: Deployment): FilePath {
  if (id.includes(':acknowledgement-')) return ['acknowledge'];
  const entry = where === undefined ? [] : entryOf(where, deployment);
  if (entry === undefined) return [];
  if (entry.length === 0) {
    const isQuota = id.endsWith(':quota-exceeded') && deployment.quotas !== undefined;
    const beginsMessage = (key: string) => message.startsWith(`${key} `) || message.startsWith(`${key}: `);
    const key = isQuota ? 'quotas' : Object.keys(deployment).find(beginsMessage);
    if (key !== undefined) return [key];
    const inNetwork = Object.keys(deployment.network).find(beginsMessage);
    return inNetwork === undefined ? [] : networkPlace(inNetwork, message, deployment);
  }
  const places = [...leaves(valueAt(deployment, entry), entry), ...autodiscoverPlaces(deployment)];
  return places.find(({ path, text }) => !LABELS.includes(String(path.at(-1))) && mentions(message, text))?.path ?? entry;
}

/** An entry of a list of networks that the message names, or the list. */
function networkPlace(key: string, message: string, { network }: Deployment): FilePath {
  const value = (network as Readonly<Record<string, unknown>>)[key];
  const words = message.split(/[\s",]+/).map((word) => word.replace(/\.$/, ''));
  const index = Array.isArray(value) ? value.findIndex((each) => words[1] === each) : -1;
  return index < 0 ? ['network', key] : ['network', key, index];
}

/** Words that messages use for other reasons. */
const LABELS = ['name', 'role', 'version', 'sipDomain'];

interface Place {
  readonly path: FilePath;
  readonly text: string;
}

/** Autodiscover names stand nowhere: they come from the SIP domains. */
function autodiscoverPlaces({ sipDomains }: Deployment): readonly Place[] {
  return asList(sipDomains).map((domain, index) => ({
    path: ['sipDomains', index],
    text: autodiscoverName(typeof domain === 'string' ? domain : domain.name),
  }));
}

function entryOf(where: string, deployment: Deployment): FilePath | undefined {
  const pool = deployment.pools.findIndex(({ name }) => name === where);
  if (pool >= 0) return ['pools', pool];
  const farm = asList(deployment.officeWebApps).findIndex(({ host }) => host.toLowerCase() === where);
  if (farm >= 0) return ['officeWebApps', farm];
  const zone = deployment.hostedZones.findIndex(({ name }) => name.toLowerCase() === where);
  if (zone >= 0) return ['hostedZones', zone];
  return setIds(deployment).find(({ id }) => id === where)?.path;
}

/** Messages name the host of a simple URL, whatever its path. */
function mentions(message: string, text: string): boolean {
  const host = parseSimpleUrl(text)?.hostname ?? '';
  const words = message.toLowerCase();
  return text.length > 3 && (words.includes(text.toLowerCase()) || (host !== '' && words.includes(host)));
}

function valueAt(value: unknown, path: FilePath): unknown {
  return path.reduce<unknown>((inner, part) => (inner as Readonly<Record<string | number, unknown>>)[part], value);
}

function leaves(value: unknown, path: FilePath): readonly Place[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]));
  }
  return [{ path, text: String(value) }];
}
