import type { ProxyDeclaration } from '../../declaring/declarations';
import type { PublishedName } from '../published-name';
import type { PublishingPlan } from '../publishing-plan';

/** What every check reads: what was declared, and the plan made of it. */
export interface CheckInput {
  readonly proxy: ProxyDeclaration;
  /** Those clients use: without what is only kept for clients that remember an old front end. */
  readonly names: readonly PublishedName[];
  /** These and what is kept: each at the front end it arrives by. */
  readonly arriving: readonly PublishedName[];
  /** All whose front end ends TLS and so needs certificates for them. */
  readonly bridged: readonly PublishedName[];
  readonly plan: Omit<PublishingPlan, 'findings' | 'acknowledged'>;
}
