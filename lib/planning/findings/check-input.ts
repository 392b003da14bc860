import type { ProxyDeclaration } from '../declarations';
import type { PublishedName } from '../published-names';
import type { PublishingPlan } from '../publishing-plan';

/** What every check reads: what was declared, and the plan made of it. */
export interface CheckInput {
  readonly proxy: ProxyDeclaration;
  readonly names: readonly PublishedName[];
  readonly plan: Omit<PublishingPlan, 'findings'>;
}
