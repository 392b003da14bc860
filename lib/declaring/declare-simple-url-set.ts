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
    priorities: Object.fromEntries(Object.entries(said.priorities).map(([group, priority]) => [canonicalHost(group), priority])),
  };
}
