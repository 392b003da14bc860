import type { ProxyDeclaration, SimpleUrlSetDeclaration } from '../../declaring/declarations';
import { isNumberUpTo } from '../../declaring/shares';
import { writtenNumber } from '../../declaring/tokens';
import { MOST_LOAD_BALANCERS } from '../../facts/limits';
import { finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { answeringPools } from '../answering-pools';
import { declaredBackends, publishedBackends } from '../backends';
import { declaredById } from '../declared-by-id';
import type { FrontEnd } from '../front-ends/front-end';
import { abilitiesOf, kindNamed } from '../front-ends/kinds';
import { loadBalancerCount, namesOfGroup } from '../front-ends/names-together';
import { passageOf, passageOfNames, type Passage } from '../front-ends/passage';
import { ofBackend, ofProxy, ofSet } from '../places';
import type { CheckInput } from './check-input';
import { ignoredKeys } from './ignored-keys';

/** How many load balancers share the names, and which of them somebody chose for some. */
export function loadBalancerFindings(input: CheckInput): readonly Finding[] {
  const { proxy } = input;
  const wrong = (['loadBalancers', 'loadBalancersBefore'] as const).flatMap((key) => {
    const written = proxy[key];
    if (written === undefined || isNumberUpTo(MOST_LOAD_BALANCERS, written)) return [];
    return [finding('load-balancers-out-of-range', ofProxy(key), { key, written: writtenNumber(written) })];
  });
  if (wrong.length > 0) return wrong;
  return [
    ...choices(proxy).flatMap(({ chosen, place }) => unknown(chosen, place, proxy)),
    ...proxy.simpleUrlSets.flatMap(ignored),
    ...(input.plan.frontEnds.some(({ abilities }) => abilities.mayBeSeveral === true) ? [] : countsNothing(input)),
    ...publishedBackends(proxy).flatMap((declared) =>
      declared.passage.loadBalancer === undefined
        ? []
        : elsewhere(declared.name, ofBackend(declared, 'passage', 'loadBalancer'), passageOf(declared, proxy), proxy),
    ),
    ...proxy.simpleUrlSets.flatMap((set) => setElsewhere(set, proxy)),
    ...onTheWay(input),
  ];
}

/** What stays at the load balancers it leaves. */
function onTheWay({ arriving, proxy }: CheckInput): readonly Finding[] {
  if (proxy.loadBalancersBefore === undefined) return [];
  const now = new Map(arriving.filter(({ isOldPath }) => !isOldPath).map(({ name, frontEnd }) => [name, frontEnd.kind]));
  const staying = arriving.filter(({ name, isOldPath, frontEnd }) => isOldPath && frontEnd.kind === now.get(name));
  const values = { before: proxy.loadBalancersBefore, now: loadBalancerCount(proxy), names: new Set(staying.map(({ name }) => name)).size };
  return [finding('moving-between-load-balancers', ofProxy('loadBalancersBefore'), values)];
}

function choices(proxy: ProxyDeclaration): readonly { readonly chosen: number; readonly place: Place }[] {
  return [
    ...declaredBackends(proxy).flatMap((declared) => {
      const { loadBalancer: chosen } = declared.passage;
      return chosen === undefined ? [] : [{ chosen, place: ofBackend(declared, 'passage', 'loadBalancer') }];
    }),
    ...proxy.simpleUrlSets.flatMap((set) => [
      ...(set.loadBalancer === undefined ? [] : [{ chosen: set.loadBalancer, place: ofSet(set, 'loadBalancer') }]),
      ...Object.entries(set.loadBalancers ?? {}).map(([group, chosen]) => ({ chosen, place: ofSet(set, 'loadBalancers', group) })),
    ]),
  ];
}

function unknown(chosen: number, place: Place, proxy: ProxyDeclaration): readonly Finding[] {
  const count = proxy.loadBalancers === undefined ? undefined : loadBalancerCount(proxy);
  if (count !== undefined && isNumberUpTo(count, chosen)) return [];
  return [finding('load-balancer-unknown', place, { chosen: writtenNumber(chosen), count })];
}

/** Keys by which no host of the set goes, and those that are one name. */
function ignored(set: SimpleUrlSetDeclaration): readonly Finding[] {
  return ignoredKeys(set, set.loadBalancers, set.contradictedLoadBalancers).map(({ key, ignored: why }) =>
    finding('load-balancer-ignored', ofSet(set, 'loadBalancers', key), why),
  );
}

function countsNothing({ plan, proxy }: CheckInput): readonly Finding[] {
  if (loadBalancerCount(proxy) === 1 || plan.frontEnds.length === 0) return [];
  const hasFleet = plan.frontEnds.some(({ fleet }) => fleet !== undefined);
  return [finding('load-balancer-without-effect', ofProxy('loadBalancers'), { kind: 'of all', hasFleet })];
}

function elsewhere(owner: string, place: Place, { current, old }: Passage, proxy: ProxyDeclaration): readonly Finding[] {
  const isShared = (frontEnd: FrontEnd) => abilitiesOf(frontEnd, proxy).mayBeSeveral === true;
  if (isShared(current) || (old !== undefined && isShared(old))) return [];
  return [finding('load-balancer-without-effect', place, { kind: 'of one', owner, frontEnd: kindNamed(current.kind).words.one })];
}

/** Of which kind a front end is, no group of names decides. */
function setElsewhere(set: SimpleUrlSetDeclaration, proxy: ProxyDeclaration): readonly Finding[] {
  const { pools } = declaredById(proxy);
  const [group] = Object.keys(set.loadBalancers ?? {});
  if (set.loadBalancer === undefined && group === undefined) return [];
  const passage = passageOfNames(answeringPools(set, pools), namesOfGroup(set, group ?? ''), proxy);
  const place = group === undefined ? ofSet(set, 'loadBalancer') : ofSet(set, 'loadBalancers', group);
  return passage === undefined || pools.has(set.movingFrom ?? '') ? [] : elsewhere(set.name, place, passage, proxy);
}
