import type { ProxyDeclaration } from '../declarations';
import type { PublishedName } from '../published-names';
import type { PublishingPlan } from '../publishing-plan';

/** What every check reads: what was declared, and the plan made of it. */
export interface CheckInput {
  readonly proxy: ProxyDeclaration;
  readonly names: readonly PublishedName[];
  readonly plan: Omit<PublishingPlan, 'findings'>;
}

/** The things a text list is about, as people read them: `a.contoso.com and b.contoso.com`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
