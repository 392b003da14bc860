import type { AcknowledgementDeclaration } from '../declarations';
import { CATALOGUE, type CatalogueEntry, type FindingName } from './catalogue';
import { ID_PREFIX, finding, type Finding } from './finding';
import { TEMPLATE_FINDINGS } from './template-findings';

/**
 * The findings that remain: without those acknowledged, with those about the acknowledgements themselves. Whether one of a
 * finding about the template or an update is used, nobody knows yet.
 */
export function afterAcknowledging(
  findings: readonly Finding[],
  acknowledgements: readonly AcknowledgementDeclaration[],
): readonly Finding[] {
  const valid = acknowledgements.filter((each) => problems(each).length === 0);
  const used = new Set<AcknowledgementDeclaration>();
  const remaining = findings.filter((each) => {
    const matching = valid.filter((acknowledgement) => covers(acknowledgement, each));
    for (const acknowledgement of matching) used.add(acknowledgement);
    return matching.length === 0;
  });
  const unused = valid.filter((each) => !used.has(each) && planned(each.id) !== undefined).map(unusedFinding);
  return [...remaining, ...acknowledgements.flatMap(problems), ...unused];
}

function covers({ id, where }: AcknowledgementDeclaration, { id: findingId, where: findingWhere }: Finding): boolean {
  return id === findingId && (where === undefined || where === findingWhere);
}

function problems({ id, reason, where }: AcknowledgementDeclaration): readonly Finding[] {
  const entry = planned(id) ?? aboutTemplates(id);
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
  const fixed =
    entry?.severity === 'error' && entry.acknowledgeable !== true
      ? [
          finding(
            'acknowledgement-unknown',
            where,
            `${id} cannot be acknowledged.`,
            'The deployment would fail with it.',
            'Correct what it says and remove the acknowledgement.',
          ),
        ]
      : [];
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

function unusedFinding({ id, where }: AcknowledgementDeclaration): Finding {
  return finding(
    'acknowledgement-unused',
    where,
    `The acknowledgement of ${id} matches nothing.`,
    'What it was written for may have been mended.',
    'Remove it, or correct its where.',
  );
}

type Entry = Pick<CatalogueEntry, 'severity' | 'acknowledgeable'>;

/** Of the findings that planning makes. */
function planned(id: string): Entry | undefined {
  const name = nameIn(id);
  return Object.hasOwn(CATALOGUE, name) ? CATALOGUE[name as FindingName] : undefined;
}

function aboutTemplates(id: string): Entry | undefined {
  const name = nameIn(id);
  const severity = Object.hasOwn(TEMPLATE_FINDINGS, name) ? TEMPLATE_FINDINGS[name] : undefined;
  return severity === undefined ? undefined : { severity };
}

function nameIn(id: string): string {
  return id.startsWith(ID_PREFIX) ? id.slice(ID_PREFIX.length) : '';
}
