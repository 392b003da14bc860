import type { Quotas } from '../facts/limits';

/** How much of one quota something uses. */
export interface QuotaUse {
  readonly what: QuotaName;
  readonly used: number;
  readonly limit: number;
}

interface Quota {
  /** What is counted, in a sentence. */
  readonly words: string;
  /** The same beside a number in a table. */
  readonly label: string;
  /** What to do when a plan needs more. */
  readonly cure: string;
  /** The key of `quotas` where a higher one is written; undefined: AWS raises it for nobody. */
  readonly key: keyof Quotas | undefined;
}

/**
 * What AWS counts of a load balancer and its security groups. The keys are part of what `plan --json` and `compare --json`
 * print; people read the words.
 */
export const QUOTAS = {
  rules: {
    words: 'listener rules',
    label: 'rules',
    cure: 'Have the quota raised and write it under quotas, or put some pools behind a second proxy.',
    key: 'rules',
  },
  targetGroups: {
    words: 'target groups',
    label: 'target groups',
    cure: 'AWS does not raise it: put some pools behind a second proxy.',
    key: undefined,
  },
  certificates: {
    words: 'certificates',
    label: 'certificates added to listeners',
    cure: 'Raise namesPerCertificate (ACM allows 10 names, up to 100 on request), or have the quota raised and write it under quotas.',
    key: 'certificates',
  },
  targets: {
    words: 'targets',
    label: 'targets',
    cure: 'Have the quota raised and write it under quotas.',
    key: 'targets',
  },
  'securityGroupRules inbound': {
    words: 'inbound rules of a security group',
    label: 'inbound rules of a security group',
    cure: 'Name fewer, larger networks in allowedSources and corporateNetworks.',
    key: 'securityGroupRules',
  },
  'securityGroupRules outbound': {
    words: 'outbound rules of a security group',
    label: 'outbound rules of a security group',
    cure: 'Declare the networks of the pools (poolNetworks), so that they stand in for single addresses.',
    key: 'securityGroupRules',
  },
} as const satisfies Readonly<Record<string, Quota>>;

export type QuotaName = keyof typeof QUOTAS;

export const QUOTA_NAMES = Object.keys(QUOTAS) as readonly QuotaName[];
