import type { ProxyDeclaration } from '../declaring/declarations';
import { MOST_LOAD_BALANCERS } from '../facts/limits';
import { namesByFrontEnd, planFrontEnd } from './front-ends/plan-front-ends';
import { publishedNames } from './published-names';
import type { FrontEndPlan } from './publishing-plan';
import type { QuotaName } from './quotas';

/** What names of one load balancer need less of where they are shared out among more. */
const SHARED_QUOTAS: readonly QuotaName[] = ['rules', 'targetGroups', 'certificates', 'targets'];

export function isSharedQuota(what: QuotaName): boolean {
  return SHARED_QUOTAS.includes(what);
}

/**
 * The least number of load balancers with which no quota of any is exceeded, every name being where its identity leads or where
 * somebody put it, and at no other; undefined where none up to the most there may be is enough.
 */
export function enoughLoadBalancers(proxy: ProxyDeclaration): number | undefined {
  // Fewer would leave nowhere for what was put on the last one.
  for (let count = highestChosen(proxy); count <= MOST_LOAD_BALANCERS; count += 1) {
    if (isEnough({ ...proxy, loadBalancers: count, loadBalancersBefore: undefined })) return count;
  }
  return undefined;
}

/** Stops at the first load balancer that is too full. */
function isEnough(proxy: ProxyDeclaration): boolean {
  return namesByFrontEnd(publishedNames(proxy)).every(({ frontEnd, names }) => !isFull(planFrontEnd(frontEnd, names, proxy).plan));
}

function isFull({ abilities, quotas }: FrontEndPlan): boolean {
  return abilities.mayBeSeveral === true && quotas.some(({ what, used, limit }) => isSharedQuota(what) && used > limit);
}

function highestChosen({ pools, officeWebApps, furtherServices, simpleUrlSets }: ProxyDeclaration): number {
  const chosen = [
    ...[...pools, ...officeWebApps, ...furtherServices].map(({ passage }) => passage.loadBalancer),
    ...simpleUrlSets.flatMap(({ loadBalancer, loadBalancers = {} }) => [loadBalancer, ...Object.values(loadBalancers)]),
  ];
  return Math.max(1, ...chosen.filter((each) => each !== undefined));
}
