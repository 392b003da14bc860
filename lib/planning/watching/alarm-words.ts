import { ALARMS, CLOUDWATCH, type AlarmId } from '../../facts/alarms';
import { numberText } from '../../facts/number-text';
import type { ProxyDeclaration } from '../../declaring/declarations';
import { declaredById } from '../declared-by-id';
import { kindNamed } from '../front-ends/kinds';
import type { FrontEndPlan, TargetGroupPlan } from '../publishing-plan';

/** A load balancer, in a sentence. */
export function balancerText({ kind, which, ownerName, fleet }: FrontEndPlan): string {
  const { own } = kindNamed(kind).words;
  if (fleet !== undefined) return `the load balancer in front of ${own}`;
  if (ownerName !== undefined) return `the load balancer of ${ownerName}`;
  return which === undefined ? own : `${own} ${which}`;
}

/** Whose servers a target group has. */
export function serversText({ owner = '', pools }: TargetGroupPlan, proxy: ProxyDeclaration): string {
  const declared = declaredById(proxy).backends.get(owner);
  if (declared === undefined) return pools.join(' ');
  return 'role' in declared ? `the pool ${declared.name}` : declared.name;
}

/** So many or more, as people say it. */
export function atLeastSo(count: number, one: string): string {
  return count === 1 ? `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one} or more` : `${numberText(count)} ${one}s or more`;
}

/**
 * Sentences of an alarm, as far as CloudWatch takes them; its id is what people leave it out by. Where they are too long, it is for names
 * in the first one, which says behind them what happened.
 */
export function descriptionOf(alarm: AlarmId, [first = '', ...others]: readonly string[]): string {
  const end = [...others, `(${ALARMS[alarm].title}: ${alarm})`].join(' ');
  const room = CLOUDWATCH.description - end.length - 1;
  return `${first.length > room ? shortened(first, room) : first} ${end}`;
}

/** Characters at the end of a sentence that no names are among. */
const WHAT_HAPPENED = 240;

function shortened(sentence: string, room: number): string {
  return `${sentence.slice(0, room - WHAT_HAPPENED - 1)}…${sentence.slice(-WHAT_HAPPENED)}`;
}
