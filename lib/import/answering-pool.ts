import type { AnsweredBy } from '../deployment-file/deployment';
import type { PoolContents, TopologyContents } from '../topology/topology-contents';
import { Blank, Remarked, type Draft } from './deployment-draft';

/**
 * Who answers simple URLs and autodiscover: the one Director, or the one pool there is. Which of several it is stands in
 * no document, for DNS decides it.
 *
 * @param site the site whose own simple URLs are meant; undefined for all
 */
export function answeredBy({ pools }: TopologyContents, names: ReadonlyMap<string, string>, site: string | undefined): Draft<AnsweredBy> {
  const near = pools.filter((pool) => site === undefined || pool.site === site);
  const candidates = near.length > 0 ? near : pools;
  const directors = candidates.filter(({ role }) => role === 'director');
  const name = ({ poolFqdn }: PoolContents) => names.get(poolFqdn) ?? poolFqdn;
  const [only, ...others] = directors.length > 0 ? directors : candidates;
  if (only !== undefined && others.length === 0 && candidates.every(({ role }) => role !== undefined)) {
    return new Remarked(
      name(only),
      `${directors.length > 0 ? 'the Director' : 'the only pool'}${near.length > 0 && site !== undefined ? ` of ${site}` : ''}`,
    );
  }
  const choice = (directors.length > 0 ? directors : candidates).map(name).join(', ');
  const where =
    site === undefined ? 'the pool that meet, dialin and lyncdiscover lead to now' : `the pool that the simple URLs of ${site} lead to now`;
  return new Blank('Director or designated pool', `${where}: one of ${choice === '' ? 'pools' : choice}`);
}
