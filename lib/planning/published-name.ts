import type { Path } from '../findings/place';
import type { Backend } from './backends';
import type { FrontEnd } from './front-ends/front-end';
import type { PublicNameKind } from '../declaring/declarations';
import type { PriorityKey } from './publishing-plan';

/** A public name as declared, before anything is planned for it. */
export interface PublishedName {
  readonly name: string;
  readonly kind: PublicNameKind;
  readonly owner: string;
  readonly ownerName: string;
  /** Where it stands within the declaration of its owner. */
  readonly key: Path;
  readonly backend: Backend;
  /** Names of one owner's rule group share a listener rule as far as they fit into one. */
  readonly ruleGroup: string;
  readonly priority: number | undefined;
  readonly priorityKey: PriorityKey;
  /** The number of a nested stack that its entry says. */
  readonly nestedStack?: number | undefined;
  /** What clients use. Simple URLs and autodiscover carry no port, so they are always on 443 and 80. */
  readonly httpsPort: number | undefined;
  readonly httpPort: number | undefined;
  readonly virtualDirectories: readonly string[] | undefined;
  readonly frontEnd: FrontEnd;
  /** Whether it is only kept for clients that remember the old front end: it has neither a record nor a place in the plan. */
  readonly isOldPath: boolean;
}

/** Group of all names of a simple URL set where they share rules. A SIP domain has a dot. */
export const COMPACT = 'compact';

/** Group of the names that whoever has servers publishes itself. */
export const OWN = '';
