import { groupedBy } from './grouped-by';
import type { SimpleUrlSetDeclaration } from './declarations';
import { canonicalHost } from './host-name';

/** The set with hosts and SIP domains in lower case. Its simple URLs stay as they are written: paths have a case. */
export function declareSimpleUrlSet(said: SimpleUrlSetDeclaration): SimpleUrlSetDeclaration {
  return {
    ...said,
    meet: said.meet.map((each) => (each.sipDomain === undefined ? each : { ...each, sipDomain: canonicalHost(each.sipDomain) })),
    furtherHosts: said.furtherHosts.map(canonicalHost),
    autodiscoverFor: said.autodiscoverFor.map(canonicalHost),
    autodiscoverOverHttpFor: said.autodiscoverOverHttpFor.map(canonicalHost),
    autodiscoverOverHttpOnlyFor: said.autodiscoverOverHttpOnlyFor.map(canonicalHost),
    ...contradictions(said.priorities, (contradictedPriorities) => ({ contradictedPriorities })),
    priorities: canonicalGroups(said.priorities),
    ...contradictions(said.nestedStacks ?? {}, (contradictedNestedStacks) => ({ contradictedNestedStacks })),
    ...(said.nestedStacks === undefined ? {} : { nestedStacks: canonicalGroups(said.nestedStacks) }),
    ...contradictions(said.loadBalancers ?? {}, (contradictedLoadBalancers) => ({ contradictedLoadBalancers })),
    ...(said.loadBalancers === undefined ? {} : { loadBalancers: canonicalGroups(said.loadBalancers) }),
  };
}

type ByGroup = Readonly<Record<string, number>>;

function canonicalGroups(said: ByGroup): ByGroup {
  return Object.fromEntries(Object.entries(said).map(([group, number]) => [canonicalHost(group), number]));
}

/** Spellings of one group that say different numbers. */
function contradictions(
  said: ByGroup,
  as: (spellings: readonly (readonly [string, number][])[]) => Partial<SimpleUrlSetDeclaration>,
): Partial<SimpleUrlSetDeclaration> {
  const groups = groupedBy(Object.entries(said), ([spelling]) => canonicalHost(spelling));
  const found = [...groups.values()].filter((spellings) => new Set(spellings.map(([, number]) => number)).size > 1);
  return found.length === 0 ? {} : as(found);
}
