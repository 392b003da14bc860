import { groupedBy } from '../../declaring/grouped-by';
import { certificates, httpsNames } from '../certificates';
import { declaredById } from '../declared-by-id';
import type { ProxyDeclaration } from '../../declaring/declarations';
import { plannedLogs } from '../load-balancer-logs';
import type { PublishedName } from '../published-name';
import type { CertificatePlan, FrontEndPlan, PublishingPlan, TargetGroupPlan } from '../publishing-plan';
import { egressRules, egressWidened, ingressRules } from '../security-group-rules';
import type { FrontEnd } from './front-end';
import { abilitiesOf, inPlanOrder, kindNamed } from './kinds';

/** Every front end that names arrive at, with the target groups and certificates they need there. */
export function planFrontEnds(
  names: readonly PublishedName[],
  proxy: ProxyDeclaration,
): Pick<PublishingPlan, 'frontEnds' | 'targetGroups' | 'certificates'> {
  const planned = namesByFrontEnd(names).map(({ frontEnd, names: own }) => planFrontEnd(frontEnd, own, proxy));
  return {
    frontEnds: planned.map(({ plan }) => plan),
    targetGroups: planned.flatMap(({ targetGroups }) => targetGroups).sort(byOwner),
    certificates: unique(planned.flatMap((each) => each.certificates)),
  };
}

/** A front end and the names that arrive there: at least one. */
export interface NamesAtFrontEnd {
  readonly frontEnd: FrontEnd;
  readonly names: readonly PublishedName[];
}

/** In the order of the plan. */
export function namesByFrontEnd(names: readonly PublishedName[]): readonly NamesAtFrontEnd[] {
  return [...groupedBy(names, ({ frontEnd }) => frontEnd.key).values()]
    .flatMap((own) => own.slice(0, 1).map(({ frontEnd }) => ({ frontEnd, names: own })))
    .sort((a, b) => inPlanOrder(a.frontEnd, b.frontEnd));
}

export interface Planned {
  readonly plan: FrontEndPlan;
  readonly targetGroups: readonly TargetGroupPlan[];
  readonly certificates: readonly CertificatePlan[];
}

export function planFrontEnd(frontEnd: FrontEnd, names: readonly PublishedName[], proxy: ProxyDeclaration): Planned {
  const kind = kindNamed(frontEnd.kind);
  const abilities = abilitiesOf(frontEnd, proxy);
  const ofNames = targetGroupsOf(names, proxy);
  const certificatePlans = abilities.needsCertificatesHere ? certificates(names, proxy) : [];
  const { targetGroups: own = [], ...parts } = kind.parts({
    frontEnd,
    names,
    proxy,
    certificates: certificatePlans,
    targetGroups: ofNames,
  });
  const targetGroups = unique([...ofNames, ...own]);
  const ingress = ingressRules(parts.listeners, proxy);
  const exact = kind.egress(names, proxy);
  const egress = egressRules(exact, proxy);
  const most = proxy.quotas.securityGroupRules;
  const plan: FrontEndPlan = {
    ...frontEnd,
    ...parts,
    ownerName: parts.owner === undefined ? undefined : ownerName(parts.owner, names, proxy),
    isLeaving: names.every(({ isOldPath }) => isOldPath),
    names: httpsNames(names),
    targetGroups: targetGroups.map(({ key }) => key),
    certificates: certificatePlans.map(({ key }) => key),
    logs: plannedLogs(frontEnd, abilities, parts.listeners, proxy),
    ingress,
    egress,
    isEgressWidened: egressWidened(exact, egress),
    quotas: [
      ...parts.quotas,
      { what: 'securityGroupRules inbound', used: ingress.length, limit: most },
      { what: 'securityGroupRules outbound', used: egress.length, limit: most },
    ],
    abilities,
  };
  return { plan, targetGroups, certificates: certificatePlans };
}

function ownerName(owner: string, [first]: readonly PublishedName[], proxy: ProxyDeclaration): string | undefined {
  return declaredById(proxy).backends.get(owner)?.name ?? first?.ownerName;
}

/** For HTTPS first, each once. */
function targetGroupsOf(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly TargetGroupPlan[] {
  const targets = names.map((name) => kindNamed(name.frontEnd.kind).targetsOf(name, proxy));
  return unique([...targets.flatMap(({ https }) => https ?? []), ...targets.flatMap(({ http }) => http ?? [])].sort(byOwner));
}

function byOwner({ owner: one = '' }: TargetGroupPlan, { owner: other = '' }: TargetGroupPlan): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function unique<T extends { readonly key: string }>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [value.key, value])).values()];
}
