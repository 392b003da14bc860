import { DATED_FACTS, type DatedFact } from './dated-facts';

/** Versions that get no more security updates, as far as a version tells, and what is known of their end. */
export const ENDED_VERSIONS: Readonly<Record<EndedVersion, readonly DatedFact[]>> = {
  lync2010: [DATED_FACTS.lyncSupportEnded],
  lync2013: [DATED_FACTS.lyncSupportEnded, DATED_FACTS.windowsServer2012Ended],
  sfb2015: [DATED_FACTS.sfbSupportEnded, DATED_FACTS.sfbPaidUpdatesEnded],
  // Subscription Edition, which does get some, carries its numbers.
  sfb2019: [DATED_FACTS.sfbSupportEnded, DATED_FACTS.sfbPaidUpdatesEnded],
};

export type EndedVersion = 'lync2010' | 'lync2013' | 'sfb2015' | 'sfb2019';

export interface EndedPool {
  readonly name: string;
  readonly version: EndedVersion;
}

/** In the order of their names. Of a pool whose version nobody said nothing is known. */
export function endedPools(pools: readonly { readonly name: string; readonly version: string | undefined }[]): readonly EndedPool[] {
  return pools.flatMap(({ name, version }) => (isEnded(version) ? [{ name, version }] : [])).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isEnded(version: string | undefined): version is EndedVersion {
  return version !== undefined && Object.hasOwn(ENDED_VERSIONS, version);
}
