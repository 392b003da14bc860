import type { ProxyDeclaration } from '../declaring/declarations';
import { LOG_FOLDERS } from '../facts/load-balancer-logs';
import type { FrontEnd } from './front-ends/front-end';
import type { FrontEndAbilities, ListenerPlan, LogPlan } from './publishing-plan';

/**
 * What a front end writes to a bucket. A listener that hands connections over as they come writes nothing.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html
 */
export function plannedLogs(
  frontEnd: FrontEnd,
  { logs }: FrontEndAbilities,
  listeners: readonly ListenerPlan[],
  { accessLogs, makesLogBucket }: ProxyDeclaration,
): readonly LogPlan[] {
  if (logs === undefined || listeners.every(({ protocol }) => protocol === 'TCP')) return [];
  if (accessLogs?.areAll === true) return logs.all.map((kind) => ({ kind, folder: `${LOG_FOLDERS[kind]}/${folderOf(frontEnd)}` }));
  return accessLogs === undefined && makesLogBucket !== true ? [] : logs.unasked.map((kind) => ({ kind, folder: undefined }));
}

/** Tables of Athena read whole folders, and the lines of one kind of load balancer are not those of another. */
function folderOf({ kind, which }: FrontEnd): string {
  return which === undefined ? kind : `${kind}-${which}`;
}
