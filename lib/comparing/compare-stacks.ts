import { entryOf } from '../findings/catalogue';
import { finding, inOrder, type Finding } from '../findings/finding';
import { lawfulParts, type LawfulParts } from '../routing/lync-parts';
import { readDeploymentNotes } from '../templates/read-deployment-notes';
import type { StackTemplate } from '../templates/cloudformation-template';
import { withAcknowledgements } from '../routing/acknowledged-findings';
import { collisionFindings } from './collision-findings';
import { collisionsOf } from './collisions';
import { certificateFindings, compareCertificates, listenerCertificateFindings } from './compare-certificates';
import { compareNames } from './compare-names';
import { compareQuotas, quotaFindings, rulesMeanwhile } from './compare-quotas';
import type { Comparison } from './comparison';
import { deletedRecordFindings } from './deleted-records';
import { protectionFindings } from './deletion-protection';
import { listenerFindings } from './listener-changes';
import { attributeFindings } from './load-balancer-attributes';
import { vpcFindings } from './load-balancer-vpc';
import { lostCertificateFindings } from './lost-listener-certificates';
import { ingressFindings } from './narrowed-ingress';
import { movedFrontEndFindings } from './moved-front-ends';
import { nestedStacksRead } from './nested-stacks-unread';
import { replacementFindings, replacementsOf } from './replacements';
import { resourceChanges } from './resource-changes';
import { rollOutFindings } from './roll-outs';
import { stackNameFindings } from './stack-names';
import { replacedServerFindings, targetGroupChanges } from './target-group-changes';
import { targetGroupFindings } from './target-group-collisions';
import { uncoveredNameFindings } from './uncovered-names';
import { updateOf, type Update } from './update';

/** What the caller knows of the stacks it hands over. */
export interface ComparedStacks {
  /** Whether their names are those they are deployed under, and not those of files. */
  readonly haveTheirNames?: boolean;
}

/** What an update of deployed stacks would do: to the names, to CloudFormation's patience, to the quotas. */
export function compareStacks(
  before: readonly StackTemplate[],
  after: readonly StackTemplate[],
  { haveTheirNames = false }: ComparedStacks = {},
): Comparison {
  const read = nestedStacksRead(before, after);
  const update = updateOf(read.before, read.after);
  const replaced = replacementsOf(update);
  const collisions = collisionsOf(update, replaced);
  const { names, handovers } = compareNames(update);
  const certificates = compareCertificates(update, replaced);
  const targetGroups = targetGroupChanges(update);
  const quotaChanges = compareQuotas(update);
  const parts = [lawfulParts(update.before), lawfulParts(update.after)] as const;
  const isPublished = (host: string) => parts.some(({ publishing }) => publishing.hasName(host));
  const findings = inOrder(
    [
      ...(haveTheirNames ? stackNameFindings(before, after) : []),
      ...read.findings,
      ...collisionFindings(collisions),
      ...vpcFindings(update, replaced),
      ...targetGroupFindings(update, replaced),
      ...typeFindings(update),
      ...replacementFindings(replaced.values(), collisions),
      ...rollOutFindings(update, replaced),
      ...handovers.findings(update.before, update.after),
      ...replacedServerFindings(targetGroups, replaced, update),
      ...protectionFindings(update, replaced),
      ...certificateFindings(certificates, update),
      ...listenerCertificateFindings(update, replaced),
      ...lostCertificateFindings(update, replaced),
      ...uncoveredNameFindings(update, isPublished),
      ...deletedRecordFindings(update, isPublished),
      ...listenerFindings(update, isPublished),
      ...attributeFindings(update, replaced),
      ...ingressFindings(update),
      ...movedFrontEndFindings(
        names.moved.filter(({ name }) => isPublished(name)),
        update,
      ),
      ...quotaFindings(quotaChanges, rulesMeanwhile(update)),
    ].filter((found) => isLawful(found, parts)),
  );
  return {
    names,
    findings: withAcknowledgements(findings, readDeploymentNotes(after).acknowledged),
    replacements: [...replaced.values()],
    certificates,
    targetGroups,
    quotas: quotaChanges,
    changed: resourceChanges(update, replaced),
  };
}

/** Whether nothing is worth a word; quotas are always told. */
export function isQuiet({ names, findings, replacements, certificates, targetGroups, quotas, changed }: Comparison): boolean {
  const lists = [
    ...[names.moved, names.added, names.removed, findings, replacements, targetGroups, changed],
    ...[certificates.issued, certificates.removed, certificates.listeners],
  ];
  return lists.every((each) => each.length === 0) && quotas.every(({ before, after }) => before === after);
}

/** What is of neither side's plan is judged by AWS's laws alone. */
function isLawful({ id, where }: Finding, parts: readonly LawfulParts[]): boolean {
  const law = entryOf(id)?.law ?? 'aws';
  if (where === undefined || law === 'aws' || law === 'input') return true;
  return parts.some((side) => side[law].hasPlace(where));
}

function typeFindings({ resources }: Update): readonly Finding[] {
  return [...resources.values()].flatMap(({ key, before, after }) => {
    if (before === undefined || after === undefined || before.type === after.type) return [];
    return [finding('resource-type-changed', key, { resource: key, from: before.type, to: after.type })];
  });
}
