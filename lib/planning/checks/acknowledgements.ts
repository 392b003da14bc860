import type { CatalogueEntry } from '../../findings/finding-family';
import type { AcknowledgementDeclaration } from '../../declaring/declarations';
import { lacksBrackets, linterMeantBy, linterRuleOf, type LinterRule } from '../../facts/linter-rules';
import type { UnknownAcknowledgement } from '../../findings/acknowledgements';
import { entryOf, isAcknowledgeableElsewhere } from '../../findings/catalogue';
import { concerning, finding, type Finding } from '../../findings/finding';
import { ID_PREFIX } from '../../findings/id-prefix';
import type { Place } from '../../findings/place';
import { ofProxy } from '../places';

/**
 * The findings that remain and those acknowledged. Among the first are those about the acknowledgements themselves. Whether one of a
 * finding about the template or an update is used, nobody knows yet, and of a linter's only the linter knows.
 */
export function afterAcknowledging(
  findings: readonly Finding[],
  acknowledgements: readonly AcknowledgementDeclaration[],
): { readonly open: readonly Finding[]; readonly acknowledged: readonly Finding[] } {
  const judged = acknowledgements.map((each, index) => problems(each, index));
  const valid = acknowledgements.filter((_, index) => judged[index]?.length === 0);
  const used = new Set<AcknowledgementDeclaration>();
  const acknowledged = findings.filter((each) => {
    const matching = valid.filter((acknowledgement) => covers(acknowledgement, each));
    for (const acknowledgement of matching) used.add(acknowledgement);
    return matching.length > 0;
  });
  const unused = valid
    .filter((each) => (!used.has(each) && isMadeHereAlone(each.id)) || hidesNone(linterRuleOf(each.id)))
    .map((each) => unusedFinding(each, acknowledgements.indexOf(each)));
  const remaining = findings.filter((each) => !acknowledged.includes(each));
  return { open: [...remaining, ...judged.flat(), ...unused], acknowledged };
}

/** What is declared is of the plan: there an error that may be acknowledged elsewhere stays. */
function covers({ id, where }: AcknowledgementDeclaration, { id: findingId, where: findingWhere, severity }: Finding): boolean {
  if (severity === 'error' && entryOf(id)?.acknowledgeable !== true) return false;
  return id === findingId && (where === undefined || where === findingWhere);
}

function problems({ id, reason, where }: AcknowledgementDeclaration, index: number): readonly Finding[] {
  const entry = entryOf(id);
  const ofId = ofProxy('acknowledgements', index, 'id');
  const ofReason = ofProxy('acknowledgements', index, 'reason');
  const isKnown = entry !== undefined || linterRuleOf(id) !== undefined;
  const unknown = isKnown ? [] : [finding('acknowledgement-unknown', ofId, unknownId(id))];
  const fixed = entry === undefined ? [] : hard(entry, id, where === undefined, ofId);
  const silent = reason.trim() === '' ? [finding('acknowledgement-without-reason', ofReason, { id })] : [];
  return [...unknown, ...fixed, ...silent].map((each) => concerning(where, each));
}

/** Our own are told by their beginning; whoever writes another one may have meant that of a linter. */
function unknownId(id: string): UnknownAcknowledgement {
  const linter = id.startsWith(ID_PREFIX) ? undefined : linterMeantBy(id);
  return linter === undefined ? { kind: 'no such id', id } : { kind: 'malformed', id, linter };
}

/** What is said of errors that stay errors, whatever the reason. */
function hard(entry: CatalogueEntry, id: string, isForEverything: boolean, place: Place): readonly Finding[] {
  const { severity, acknowledgeable, law } = entry;
  if (severity !== 'error' || acknowledgeable === true) return [];
  const elsewhere = isAcknowledgeableElsewhere(entry);
  if (elsewhere && !isForEverything) return [];
  return [finding('acknowledgement-unknown', place, { kind: elsewhere ? 'hard but elsewhere' : 'hard', id, law })];
}

function hidesNone(rule: LinterRule | undefined): boolean {
  return rule !== undefined && lacksBrackets(rule);
}

function unusedFinding({ id, where }: AcknowledgementDeclaration, index: number): Finding {
  const rule = linterRuleOf(id);
  const kind = hidesNone(rule) ? 'without its finding' : 'matches nothing';
  return concerning(where, finding('acknowledgement-unused', ofProxy('acknowledgements', index), { kind, id: rule?.id ?? id }));
}

/** Whether of a deployment nobody but the planner makes the finding, so that all there are of it are known. What is imported is none yet. */
function isMadeHereAlone(id: string): boolean {
  const foundIn = entryOf(id)?.foundIn ?? [];
  return foundIn.includes('declarations') && foundIn.every((where) => where === 'declarations' || where === 'import');
}
