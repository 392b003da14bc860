import type { AnsweredBy } from '../declaring/deployment-file/deployment';
import type { PoolContents } from '../topology/topology-contents';
import { Blank, Remarked, type Draft } from './deployment-draft';

/** Tells who answers simple URLs and autodiscover, of a site or of all (undefined). */
export type Answerer = (site: string | undefined) => Draft<AnsweredBy>;

/**
 * The one Director, or the one pool there is. Which of several it is stands in no document, for DNS decides it.
 *
 * @param names what each pool is called in the file, by pool FQDN
 */
export function answerers(pools: readonly PoolContents[], names: ReadonlyMap<string, string>): Answerer {
  const bySite = new Map<string | undefined, PoolContents[]>();
  for (const pool of pools) {
    const others = bySite.get(pool.site);
    if (others === undefined) bySite.set(pool.site, [pool]);
    else others.push(pool);
  }
  const everywhere = answererOf(pools, names, undefined);
  return (site) => {
    const near = site === undefined ? undefined : bySite.get(site);
    return near === undefined ? everywhere : answererOf(near, names, site);
  };
}

function answererOf(candidates: readonly PoolContents[], names: ReadonlyMap<string, string>, site: string | undefined): Draft<AnsweredBy> {
  const directors = candidates.filter(({ role }) => role === 'director');
  const choice = directors.length > 0 ? directors : candidates;
  const name = ({ poolFqdn }: PoolContents) => names.get(poolFqdn) ?? poolFqdn;
  const ofSite = site === undefined ? '' : ` of ${site}`;
  const [only] = choice;
  if (only !== undefined && choice.length === 1 && candidates.every(({ role }) => role !== undefined)) {
    return new Remarked(name(only), `${directors.length > 0 ? 'the Director' : 'the only pool'}${ofSite}`);
  }
  const some = [...choice.slice(0, MOST_NAMES).map(name), ...(choice.length > MOST_NAMES ? ['…'] : [])].join(', ');
  const what = site === undefined ? 'meet, dialin and lyncdiscover lead' : `the simple URLs${ofSite} lead`;
  return new Blank('Director or designated pool', `the pool that ${what} to now${some === '' ? '' : `: one of ${some}`}`);
}

/** A comment is to be read. */
const MOST_NAMES = 10;
