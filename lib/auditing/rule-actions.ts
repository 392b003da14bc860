import { finding, type Finding } from '../findings/finding';
import { canonicalHost } from '../declaring/host-name';
import type { Action, Listener, LoadBalancer, RedirectParts, Rule, TargetGroup } from '../templates/load-balancers/load-balancer';
import { groupsOf } from '../templates/load-balancers/actions';
import type { LawfulParts, Parts } from '../routing/lync-parts';
import { hostsIn } from '../routing/public-names';
import { TARGET_WEIGHT } from '../facts/limits';
import { text } from '../templates/load-balancers/properties';

/** Actions that Elastic Load Balancing refuses, or that Lync cannot live with. */
export function ruleActions(
  listener: Listener,
  type: LoadBalancer['type'],
  { lync, publishing }: LawfulParts,
  groups: readonly TargetGroup[],
): readonly Finding[] {
  const isOf = ({ hasRule, hasGroup }: Parts, { rule, action }: { readonly rule: Rule | undefined; readonly action: Action }) =>
    rule === undefined ? groupsOf(action).some(hasGroup) : hasRule(rule);
  const actions = [...listener.rules.map((rule) => ({ rule, action: rule.action })), { rule: undefined, action: listener.defaultAction }];
  return actions.flatMap((each) => {
    const { rule, action } = each;
    const where = rule === undefined ? listener.resource?.logicalId : rule.resource.logicalId;
    return [
      ...(isOf(lync, each) ? [...preAuthentication(where, action), ...plainToTargets(where, action, listener)] : []),
      ...(isOf(publishing, each)
        ? [...weightless(where, action, type === 'network'), ...(rule === undefined ? [] : strayed(rule, groups))]
        : []),
      ...weights(where, action),
      ...(type === 'network' ? notForwarded(where, action) : redirects(where, action, listener)),
    ];
  });
}

/** Of a single target group no page says whether its weight counts; whoever writes 0 means that it gets nothing. */
function weightless(where: string | undefined, action: Action, isNetwork: boolean): readonly Finding[] {
  if (action.kind !== 'forward' || action.targets.some(({ weight }) => weight !== 0)) return [];
  return [
    finding('forwarded-to-nobody', where, { groups: groupsOf(action).map(({ resource, key }) => resource?.logicalId ?? key), isNetwork }),
  ];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupTuple.html */
function weights(where: string | undefined, action: Action): readonly Finding[] {
  if (action.kind !== 'forward') return [];
  const { least, most } = TARGET_WEIGHT;
  const refused = action.targets.flatMap(({ weight = 0 }) =>
    weight >= least && weight <= most && Number.isInteger(weight) ? [] : [weight],
  );
  return [...new Set(refused)].map((weight) =>
    finding('attribute-out-of-range', where, { attribute: 'Weight', value: String(weight), allowed: { least, most, also: [] } }),
  );
}

/**
 * The external web services FQDN of a pool, which is what the tag of its target groups says, is answered by that pool and no
 * other. https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns
 */
function strayed({ resource, conditions, action }: Rule, groups: readonly TargetGroup[]): readonly Finding[] {
  if (action.kind !== 'forward') return [];
  const answers = (group: TargetGroup, host: string) => group.pools.some((pool) => canonicalHost(pool) === host);
  return hostsIn({ conditions })
    .filter((host) => groups.some((group) => answers(group, host)))
    .flatMap((host) => {
      const wrong = action.targets.filter(
        ({ group, weight }) => weight !== undefined && weight > 0 && group.pools.length > 0 && !answers(group, host),
      );
      if (wrong.length === 0) return [];
      return [
        finding('pool-of-another-host', resource.logicalId, {
          host,
          groups: wrong.map(({ group }) => group.resource?.logicalId ?? group.key),
          pools: [...new Set(wrong.flatMap(({ group }) => group.pools))],
        }),
      ];
    });
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool */
function preAuthentication(where: string | undefined, { before }: Action): readonly Finding[] {
  const authenticating = before.filter((type) => /^authenticate-|^jwt-validation$/.test(type));
  if (authenticating.length === 0) return [];
  return [finding('pre-authentication', where, { actions: authenticating })];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html */
function notForwarded(where: string | undefined, { kind, before }: Action): readonly Finding[] {
  const actions = [...before.filter((type) => type !== 'unknown'), ...(kind === 'redirect' || kind === 'fixed-response' ? [kind] : [])];
  return actions.length === 0 ? [] : [finding('network-load-balancer-only-forwards', where, { actions })];
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
