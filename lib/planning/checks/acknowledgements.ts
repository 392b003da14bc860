import type { AcknowledgementDeclaration } from '../../declaring/declarations';
import { ID_PREFIX, WHY_HARD, entryOf, isAcknowledgeableElsewhere, type CatalogueEntry } from '../../findings/catalogue';
import { concerning, finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { ofProxy } from '../places';

/**
 * The findings that remain and those acknowledged. Among the first are those about the acknowledgements themselves. Whether one of a
 * finding about the template or an update is used, nobody knows yet.
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
    .filter((each) => !used.has(each) && isMadeHereAlone(each.id))
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
  const unknown =
    entry === undefined
      ? [
          finding(
            'acknowledgement-unknown',
            ofId,
            `No finding has the id ${JSON.stringify(id)}.`,
            `Ids begin with ${ID_PREFIX}.`,
            'Copy the id from the message you want to acknowledge.',
          ),
        ]
      : [];
  const fixed = entry === undefined ? [] : hard(entry, id, where === undefined, ofId);
  const silent =
    reason.trim() === ''
      ? [
          finding(
            'acknowledgement-without-reason',
            ofReason,
            `The acknowledgement of ${id} has no reason.`,
            'Whoever reads it later must know why the risk was taken.',
            'Write the reason.',
          ),
        ]
      : [];
  return [...unknown, ...fixed, ...silent].map((each) => concerning(where, each));
}

/** What is said of errors that stay errors, whatever the reason. */
function hard(entry: CatalogueEntry, id: string, isForEverything: boolean, place: Place): readonly Finding[] {
  if (entry.severity !== 'error' || entry.acknowledgeable === true) return [];
  const elsewhere = isAcknowledgeableElsewhere(entry);
  if (elsewhere && !isForEverything) return [];
  return [
    finding(
      'acknowledgement-unknown',
      place,
      elsewhere ? `${id} cannot be acknowledged for everything.` : `${id} cannot be acknowledged.`,
      WHY_HARD[entry.law],
      elsewhere
        ? 'Correct what it says. Of a resource that this proxy did not make it may be acknowledged: name its logical id (where).'
        : 'Correct what it says and remove the acknowledgement.',
    ),
  ];
}

function unusedFinding({ id, where }: AcknowledgementDeclaration, index: number): Finding {
  return concerning(
    where,
    finding(
      'acknowledgement-unused',
      ofProxy('acknowledgements', index),
      `The acknowledgement of ${id} matches nothing.`,
      'What it was written for may have been mended.',
      'Remove it, or correct its where.',
    ),
  );
}

/** Whether nobody but the planner makes the finding, so that all there are of it are known. */
function isMadeHereAlone(id: string): boolean {
  return entryOf(id)?.foundIn.every((where) => where === 'declarations') ?? false;
}
