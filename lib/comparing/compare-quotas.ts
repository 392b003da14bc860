import { finding, type Finding } from '../findings/finding';
import { quotasOf, type QuotaRow } from '../routing/quotas';
import type { QuotaChange } from './comparison';
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

/** What the update brings over a quota, or near it. */
export function quotaFindings(changes: readonly QuotaChange[]): readonly Finding[] {
  return changes.flatMap(({ loadBalancer, name, before = 0, after = 0, limit }) => {
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
