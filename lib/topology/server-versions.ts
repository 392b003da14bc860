import type { TopologyVersion } from './topology-contents';

/**
 * `ServiceVersion` of a topology, `Version` of Get-CsService. 7 and 8 stand in published topologies of those servers;
 * UNVERIFIED: 5 and 6, and whether the Subscription Edition has a number of its own.
 */
const VERSIONS: Readonly<Record<string, TopologyVersion>> = { 5: 'lync2010', 6: 'lync2013', 7: 'sfb2015', 8: 'sfb2019' };

/** The product of a version number; undefined for one that is not known. */
export function serverVersion(number: string | undefined): TopologyVersion | undefined {
  return number !== undefined && Object.hasOwn(VERSIONS, number) ? VERSIONS[number] : undefined;
}
