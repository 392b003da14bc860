import type { QuotaWord } from '../findings/wording';
import type { Quotas } from '../facts/limits';

/** How much of one quota something uses. */
export interface QuotaUse {
  readonly what: QuotaName;
  readonly used: number;
  readonly limit: number;
}

interface Quota {
  /** What is counted, beside a number in a table. */
  readonly label: string;
  /** The key of `quotas` where a higher one is written; undefined: AWS raises it for nobody. */
  readonly key: keyof Quotas | undefined;
}

/**
 * What AWS counts of a load balancer and its security groups. The keys are part of what `plan --json` and `compare --json`
 * print; people read the words.
 */
export const QUOTAS = {
  rules: {
    label: 'rules',
    key: 'rules',
  },
  targetGroups: {
    label: 'target groups',
    key: undefined,
  },
  certificates: {
    label: 'certificates added to listeners',
    key: 'certificates',
  },
  targets: {
    label: 'targets',
    key: 'targets',
  },
  'securityGroupRules inbound': {
    label: 'inbound rules of a security group',
    key: 'securityGroupRules',
  },
  'securityGroupRules outbound': {
    label: 'outbound rules of a security group',
    key: 'securityGroupRules',
  },
} as const satisfies Readonly<Record<QuotaWord, Quota>>;

export type QuotaName = keyof typeof QUOTAS;

export const QUOTA_NAMES = Object.keys(QUOTAS) as readonly QuotaName[];
