import { finding, type Finding } from '../findings/finding';
import { QUOTA_WORDS } from '../findings/wording';
import type { QuotaName } from '../planning/quotas';
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
    const use = `${loadBalancer} is to use ${after} of ${limit} ${QUOTA_WORDS[name]}, ${before} until now.`;
    // What is deployed shows that the quota has been raised; how far nobody can tell from here.
    if (before > limit) return [finding('quota-nearly-used', loadBalancer, use, 'The quota must have been raised: see that it is enough.')];
    if (after <= limit) return [finding('quota-nearly-used', loadBalancer, use, CURES[name] ?? OTHERS)];
    return [finding('quota-exceeded-by-update', loadBalancer, use, 'The update fails.', CURES[name] ?? OTHERS)];
  });
}

const CURES: Readonly<Partial<Record<QuotaName, string>>> = {
  targetGroups: 'This quota cannot be raised: let rules share target groups, or publish some pools through another load balancer.',
};
const OTHERS = 'Have the quota raised before, or publish some pools through another load balancer.';
