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
    ...contradictions(said.priorities),
    priorities: Object.fromEntries(Object.entries(said.priorities).map(([group, priority]) => [canonicalHost(group), priority])),
  };
}

function contradictions(priorities: SimpleUrlSetDeclaration['priorities']): Pick<SimpleUrlSetDeclaration, 'contradictedPriorities'> {
  const groups = new Map<string, [string, number][]>();
  for (const spelling of Object.entries(priorities)) {
    const group = canonicalHost(spelling[0]);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [spelling]);
    else known.push(spelling);
  }
  const contradicted = [...groups.values()].filter((spellings) => new Set(spellings.map(([, priority]) => priority)).size > 1);
  return contradicted.length === 0 ? {} : { contradictedPriorities: contradicted };
}
