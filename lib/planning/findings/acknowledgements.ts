import type { AcknowledgementDeclaration } from '../declarations';
import { ID_PREFIX, WHY_HARD, entryOf, isAcknowledgeableElsewhere, type CatalogueEntry } from '../../findings/catalogue';
import { finding, type Finding } from '../../findings/finding';

/**
 * The findings that remain and those acknowledged. Among the first are those about the acknowledgements themselves. Whether one of a
 * finding about the template or an update is used, nobody knows yet.
 */
export function afterAcknowledging(
  findings: readonly Finding[],
  acknowledgements: readonly AcknowledgementDeclaration[],
): { readonly open: readonly Finding[]; readonly acknowledged: readonly Finding[] } {
  const valid = acknowledgements.filter((each) => problems(each).length === 0);
  const used = new Set<AcknowledgementDeclaration>();
  const acknowledged = findings.filter((each) => {
    const matching = valid.filter((acknowledgement) => covers(acknowledgement, each));
    for (const acknowledgement of matching) used.add(acknowledgement);
    return matching.length > 0;
  });
  const unused = valid.filter((each) => !used.has(each) && isMadeHereAlone(each.id)).map(unusedFinding);
  const remaining = findings.filter((each) => !acknowledged.includes(each));
  return { open: [...remaining, ...acknowledgements.flatMap(problems), ...unused], acknowledged };
}

/** What is declared is of the plan: there an error that may be acknowledged elsewhere stays. */
function covers({ id, where }: AcknowledgementDeclaration, { id: findingId, where: findingWhere, severity }: Finding): boolean {
  if (severity === 'error' && entryOf(id)?.acknowledgeable !== true) return false;
  return id === findingId && (where === undefined || where === findingWhere);
}

function problems({ id, reason, where }: AcknowledgementDeclaration): readonly Finding[] {
  const entry = entryOf(id);
  const unknown =
    entry === undefined
      ? [
          finding(
            'acknowledgement-unknown',
            where,
            `No finding has the id ${JSON.stringify(id)}.`,
            `Ids begin with ${ID_PREFIX}.`,
            'Copy the id from the message you want to acknowledge.',
          ),
        ]
      : [];
  const fixed = entry === undefined ? [] : hard(entry, id, where);
  const silent =
    reason.trim() === ''
      ? [
          finding(
            'acknowledgement-without-reason',
            where,
            `The acknowledgement of ${id} has no reason.`,
            'Whoever reads it later must know why the risk was taken.',
            'Write the reason.',
          ),
        ]
      : [];
  return [...unknown, ...fixed, ...silent];
}

/** What is said of errors that stay errors, whatever the reason. */
function hard(entry: CatalogueEntry, id: string, where: string | undefined): readonly Finding[] {
  if (entry.severity !== 'error' || entry.acknowledgeable === true) return [];
  const elsewhere = isAcknowledgeableElsewhere(entry);
  if (elsewhere && where !== undefined) return [];
  return [
    finding(
      'acknowledgement-unknown',
      where,
      elsewhere ? `${id} cannot be acknowledged for everything.` : `${id} cannot be acknowledged.`,
      WHY_HARD[entry.law],
      elsewhere
        ? 'Correct what it says. Of a resource that this proxy did not make it may be acknowledged: name its logical id (where).'
        : 'Correct what it says and remove the acknowledgement.',
    ),
  ];
}

function unusedFinding({ id, where }: AcknowledgementDeclaration): Finding {
  return finding(
    'acknowledgement-unused',
    where,
    `The acknowledgement of ${id} matches nothing.`,
    'What it was written for may have been mended.',
    'Remove it, or correct its where.',
  );
}

/** Whether nobody but the planner makes the finding, so that all there are of it are known. */
function isMadeHereAlone(id: string): boolean {
  return entryOf(id)?.foundIn.every((where) => where === 'declarations') ?? false;
}
