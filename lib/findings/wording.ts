/** The things a text is about, as people read them: `a.contoso.com and b.contoso.com`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** What AWS counts of a load balancer and its security groups, in a sentence. */
export const QUOTA_WORDS = {
  rules: 'listener rules',
  targetGroups: 'target groups',
  certificates: 'certificates',
  targets: 'targets',
  'securityGroupRules inbound': 'inbound rules of a security group',
  'securityGroupRules outbound': 'outbound rules of a security group',
} as const;

export type QuotaWord = keyof typeof QUOTA_WORDS;

/** Some of many, for a line of text. */
export function few(values: readonly string[]): string {
  const rest = values.length - MOST;
  return rest > 0 ? `${values.slice(0, MOST).join(', ')} and ${rest} more` : values.join(', ');
}

const MOST = 4;

/** The first of many things a text is about, as people read them, and how many more there are. */
export function listedFirst(items: readonly string[]): string {
  const rest = items.length - MOST_LISTED;
  return rest > 0 ? `${items.slice(0, MOST_LISTED).join(', ')} and ${rest} more` : listed(items);
}

const MOST_LISTED = 5;

/** What is said of such a list where each item makes something of its own. */
export const UNKNOWN_LIST = 'is a list that only the deployment knows (a CDK token)';

export function listenerOn(port: number | undefined): string {
  return `the listener on port ${port ?? '?'}`;
}

/** What clients see of a server that is not reached: a Network Load Balancer has no status code to answer with. */
export function unansweredThrough(isNetwork: boolean, status: number): string {
  return isNetwork ? 'connections of clients are refused or time out' : `requests end in ${status}`;
}

export const REFUSED_BY_ELB = 'Elastic Load Balancing refuses it, and the deployment fails.';

/** How a sentence begins. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
