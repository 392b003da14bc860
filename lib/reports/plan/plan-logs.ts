import { listed } from '../../findings/wording';
import type { PlannedListener, PlannedLoadBalancer, PlannedLog } from '../../routing/overview/planned-load-balancers';
import { listenerText } from './plan-words';

/** What is logged of each listener of a load balancer, and of which nothing is; none where it lies outside of the templates. */
export function logTexts({ logicalId, type, listeners, logs }: PlannedLoadBalancer): readonly string[] {
  if (logicalId === null || listeners.length === 0) return [];
  const passing = listeners.filter(isPassing);
  const others = listeners.filter((each) => !isPassing(each));
  const text = (own: readonly PlannedListener[], what: string) => `${logicalId}, ${own.map(listenerText).join(' and ')}: ${what}`;
  return [
    ...(others.length === 0 ? [] : [text(others, logs.length === 0 ? nothing(type) : writtenText(logs))]),
    ...(passing.length === 0 ? [] : [text(passing, 'none, a listener for TCP writes none; flow logs of the VPC tell who connected')]),
  ];
}

function isPassing({ protocol }: PlannedListener): boolean {
  return protocol === 'TCP' || protocol === 'UDP' || protocol === 'TCP_UDP';
}

function nothing(type: string | null): string {
  return type === 'network' ? 'none of the load balancer (accessLogs)' : 'none (accessLogs)';
}

/** Buckets are few, and one has all logs as a rule. */
function writtenText(logs: readonly PlannedLog[]): string {
  const buckets = [...new Set(logs.map(({ bucket }) => bucket))];
  return buckets
    .map((bucket) => {
      const own = logs.filter((each) => each.bucket === bucket).map(({ log }) => log.replace(' ', '-'));
      return `${listed(own)} logs to ${bucket ?? 'a bucket that the deployment tells'}`;
    })
    .join('; ');
}
