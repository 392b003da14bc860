import { finding, type Finding } from '../findings/finding';
import type { Action, Listener, RedirectParts } from '../templates/load-balancers/load-balancer';
import { groupsOf } from '../templates/load-balancers/actions';
import type { Parts } from '../routing/lync-parts';
import { text } from '../templates/load-balancers/properties';

/** Actions that Elastic Load Balancing refuses, or that Lync cannot live with. */
export function ruleActions(listener: Listener, { hasRule, hasGroup }: Parts): readonly Finding[] {
  const actions = [
    ...listener.rules.map((rule) => ({ where: rule.resource.logicalId, action: rule.action, isLync: hasRule(rule) })),
    {
      where: listener.resource?.logicalId,
      action: listener.defaultAction,
      isLync: groupsOf(listener.defaultAction).some(hasGroup),
    },
  ];
  return actions.flatMap(({ where, action, isLync }) => [
    ...(isLync ? [...preAuthentication(where, action), ...plainToTargets(where, action, listener)] : []),
    ...redirects(where, action, listener),
  ]);
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool */
function preAuthentication(where: string | undefined, { before }: Action): readonly Finding[] {
  const authenticating = before.filter((type) => /^authenticate-|^jwt-validation$/.test(type));
  if (authenticating.length === 0) return [];
  return [finding('pre-authentication', where, { actions: authenticating })];
}

const PLAIN: readonly (string | undefined)[] = ['HTTP', 'TCP'];

/** Where a listener ends TLS, what goes to a group for TCP is in the clear; but for what reads hosts there and begins TLS again. */
function plainToTargets(where: string | undefined, action: Action, listener: Listener): readonly Finding[] {
  if (action.kind !== 'forward' || !listener.traits.endsTls) return [];
  const plain = action.targets.filter(({ group }) => group.reader === undefined && PLAIN.includes(group.protocol));
  if (plain.length === 0) return [];
  return [
    finding('https-sent-as-http', where, {
      protocol: listener.protocol,
      port: listener.port,
      groups: plain.map(({ group }) => group.resource?.logicalId ?? group.key),
    }),
  ];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#redirect-actions */
function redirects(where: string | undefined, action: Action, { protocol }: Listener): readonly Finding[] {
  if (action.kind !== 'redirect') return [];
  const isDowngrade = protocol === 'HTTPS' && text(action.to.protocol)?.toUpperCase() === 'HTTP';
  if (isDowngrade) return [finding('redirect-to-http', where, { kind: 'from HTTPS to HTTP' })];
  return changesNothing(action.to, protocol) ? [finding('redirect-to-http', where, { kind: 'to the same URL' })] : [];
}

function changesNothing({ host, port, path, ...to }: RedirectParts, protocol: string | undefined): boolean {
  const keeps = (value: unknown, placeholder: string) => value === undefined || value === placeholder;
  return (
    (keeps(to.protocol, '#{protocol}') || (text(to.protocol) === protocol && protocol !== undefined)) &&
    keeps(host, '#{host}') &&
    keeps(port, '#{port}') &&
    (keeps(path, '/#{path}') || path === '#{path}')
  );
}
