import { finding, type Finding } from '../findings/finding';
import { quotasOf, type QuotaRow } from '../routing/quotas';
import type { QuotaChange } from './comparison';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import type { Update } from './update';

/** Of this share of a quota on it is worth a note. */
const NEARLY = 0.8;

/** All quotas of the load balancers on either side. */
export function compareQuotas({ before, after }: Update): readonly QuotaChange[] {
  const [old, young] = [before, after].map((routing) => quotasOf(routing)) as [readonly QuotaRow[], readonly QuotaRow[]];
  const same = (a: QuotaRow, b: QuotaRow) => a.loadBalancer === b.loadBalancer && a.name === b.name;
  const gone = old.filter((row) => !young.some((other) => same(row, other)));
  return [
    ...young.map(({ used, ...row }) => ({ ...row, before: old.find((other) => same(other, { used, ...row }))?.used, after: used })),
    ...gone.map(({ used, ...row }) => ({ ...row, before: used, after: undefined })),
  ].map(({ loadBalancer, name, before: was, after: is, limit }) => ({ loadBalancer, name, before: was, after: is, limit }));
}

/** Rules of load balancers that are on both sides, while old and new ones exist: CloudFormation creates before it deletes. */
export function rulesMeanwhile({ before, after }: Update): ReadonlyMap<string, number> {
  const keysOf = ({ listeners }: LoadBalancer) => listeners.flatMap(({ rules }) => rules.map(({ resource }) => resource.key));
  const old = new Map(before.loadBalancers.map((balancer) => [balancer.key, keysOf(balancer)]));
  return new Map(
    after.loadBalancers.flatMap((balancer) => {
      const known = old.get(balancer.key);
      return known === undefined ? [] : [[balancer.key, new Set([...known, ...keysOf(balancer)]).size] as const];
    }),
  );
}

/** What the update brings over a quota, or near it. */
export function quotaFindings(changes: readonly QuotaChange[], meanwhile: ReadonlyMap<string, number>): readonly Finding[] {
  return changes.flatMap(({ loadBalancer, name, before = 0, after = 0, limit }) => {
    const both = name === 'rules' ? (meanwhile.get(loadBalancer) ?? 0) : 0;
    if (both > limit && before <= limit && after <= limit) {
      const values = { loadBalancer, quota: name, before, after, limit, meanwhile: both };
      return [finding('quota-exceeded-by-update', loadBalancer, values)];
    }
    if (after <= before || after < limit * NEARLY) return [];
    // What is deployed may show that the quota has been raised.
    const isEnough = before > limit || after <= limit;
    return [
      finding(isEnough ? 'quota-nearly-used' : 'quota-exceeded-by-update', loadBalancer, {
        loadBalancer,
        quota: name,
        before,
        after,
        limit,
      }),
    ];
  });
}
