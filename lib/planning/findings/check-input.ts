import type { ProxyDeclaration } from '../declarations';
import type { PublishedName } from '../published-names';
import type { PublishingPlan } from '../publishing-plan';

/** What every check reads: what was declared, and the plan made of it. */
export interface CheckInput {
  readonly proxy: ProxyDeclaration;
  /** Those clients use: without what is only kept for clients that remember an old front end. */
  readonly names: readonly PublishedName[];
  /** All that the Application Load Balancer answers. */
  readonly shared: readonly PublishedName[];
  readonly plan: Omit<PublishingPlan, 'findings' | 'acknowledged'>;
}
