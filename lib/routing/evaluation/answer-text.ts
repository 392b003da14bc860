import type { RouteAnswer, RoutedTarget, RoutedTargetGroup } from '../route-answer';

/** An answer in one line: `forward to webext.contoso.com (HTTPS 4443, Pool01HttpsTargets) by rule 1234 Pool01Https`. */
export function answerText(answer: RouteAnswer): string {
  const { loadBalancer, listener, rewrites, before } = answer;
  if (loadBalancer === undefined) return 'no load balancer of the template: its record leads elsewhere';
  if (listener === undefined) return `nothing: ${loadBalancer.logicalId ?? 'the load balancer'} does not listen there`;
  const extras = [
    ...(before === undefined ? [] : [`after ${before.join(', ')}`]),
    ...(rewrites === undefined ? [] : [`rewritten: ${rewrites.join('; ')}`]),
  ];
  return [`${outcomeText(answer)} ${ruleText(answer)}`, ...extras].join(', ');
}

/** What becomes of the request, whichever rule says so. */
export function outcomeText({ action, pools, backend, targetGroup, targets, redirectTo, status }: RouteAnswer): string {
  switch (action ?? '') {
    case 'forward': {
      if (backend !== undefined) return `forward to ${(pools ?? []).join(' ')} (${backend.protocol} ${backend.port}, ${backend.name})`;
      const place = targets === undefined ? groupText(targetGroup) : targets.map(targetText).join(', ');
      return `forward to ${pools === undefined ? '' : `${pools.join(' ')} `}(${place})`;
    }
    case 'redirect':
      return `redirect ${status ?? ''} to ${redirectTo ?? '?'}`;
    case 'fixed-response':
      return `fixed response ${status ?? ''}`.trimEnd();
    default:
      return 'an action the template does not tell';
  }
}

function ruleText(answer: RouteAnswer): string {
  const { rule, listener } = answer;
  const place = listener?.port === undefined ? '' : ` of listener ${listener.port}`;
  if (isReadBehind(answer)) return `by HAProxy behind listener ${listener?.port ?? '?'}`;
  return rule === undefined ? `by the default action${place}` : `by rule ${rule.priority ?? '?'} ${rule.logicalId}${place}`;
}

/** A target group leads to somebody who answers by itself, or tells where it sends the request. */
function isReadBehind({ backend, action, targetGroup }: RouteAnswer): boolean {
  return backend !== undefined || (targetGroup !== undefined && (action === 'redirect' || action === 'fixed-response'));
}

function groupText(group: RoutedTargetGroup | undefined): string {
  const { protocol = '?', port = '?', logicalId = 'a target group outside of the template' } = group ?? {};
  return `${protocol} ${port}, ${logicalId}`;
}

function targetText({ targetGroup, weight }: RoutedTarget): string {
  return `${weight ?? '?'} of ${groupText(targetGroup)}`;
}
