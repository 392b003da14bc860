import type { Finding } from '../../planning/findings/finding';
import { inOrder } from '../../planning/findings/finding';
import { entry, list, text } from '../load-balancers/properties';
import { LOAD_BALANCER } from '../load-balancers/read-load-balancers';
import type { StackTemplate } from '../template/cloudformation-template';
import type { DeployedResource } from '../template/deployed-resources';
import { updateFinding } from './catalogue';
import { collisionFindings, collisionsOf } from './collisions';
import { certificateFindings, compareCertificates, listenerCertificateFindings } from './compare-certificates';
import { compareNames } from './compare-names';
import { compareQuotas, quotaFindings } from './compare-quotas';
import type { Comparison, Replacement } from './comparison';
import { replacementFindings, replacementsOf } from './replacements';
import { resourceChanges } from './resource-changes';
import { targetGroupFindings } from './target-group-collisions';
import { isRetained, updateOf, type Update } from './update';

/** What an update of deployed stacks would do: to the names, to CloudFormation's patience, to the quotas. */
export function compareStacks(before: readonly StackTemplate[], after: readonly StackTemplate[]): Comparison {
  const update = updateOf(before, after);
  const replaced = replacementsOf(update);
  const certificates = compareCertificates(update, replaced);
  const quotaChanges = compareQuotas(update);
  return {
    names: compareNames(update),
    findings: inOrder([
      ...collisionFindings(collisionsOf(update, replaced)),
      ...targetGroupFindings(update, replaced),
      ...typeFindings(update),
      ...replacementFindings(replaced.values()),
      ...protectionFindings(update, replaced),
      ...certificateFindings(certificates, update),
      ...listenerCertificateFindings(update, replaced),
      ...quotaFindings(quotaChanges),
    ]),
    replacements: [...replaced.values()],
    certificates,
    quotas: quotaChanges,
    changed: resourceChanges(update, replaced),
  };
}

/** Whether nothing is worth a word; quotas are always told. */
export function isQuiet({ names, findings, replacements, certificates, quotas, changed }: Comparison): boolean {
  const lists = [names.moved, names.added, names.removed, findings, replacements, certificates.issued, certificates.removed, changed];
  return lists.every((each) => each.length === 0) && quotas.every(({ before, after }) => before === after);
}

function typeFindings({ resources }: Update): readonly Finding[] {
  return [...resources.values()].flatMap(({ key, before, after }) => {
    if (before === undefined || after === undefined || before.type === after.type) return [];
    return [
      updateFinding(
        'resource-type-changed',
        key,
        `${key} was of type ${before.type} and is to be of type ${after.type}.`,
        'CloudFormation refuses to change the type of a resource.',
        'Give the new one another logical id.',
      ),
    ];
  });
}

function protectionFindings(
  { resources, after: routing, before: old }: Update,
  replaced: ReadonlyMap<string, Replacement>,
): readonly Finding[] {
  return [...resources.values()].flatMap(({ key, before, after }) => {
    if (before?.type !== LOAD_BALANCER || !isProtected(before)) return [];
    const goes = after === undefined && !isRetained(old, before, 'DeletionPolicy');
    const isReplaced = after !== undefined && replaced.has(key) && !isRetained(routing, after, 'UpdateReplacePolicy');
    if (!goes && !isReplaced) return [];
    return [
      updateFinding(
        'deletion-protected',
        key,
        `${key} is ${goes ? 'deleted' : 'replaced, so that the old one is deleted'}, but its deletion_protection.enabled is true, and Elastic Load Balancing refuses to delete it.`,
        'At best it stays behind, outside of the stack, listening and charged.',
        'Deploy twice: first with deletion_protection.enabled false, then this. Or leave the load balancer as it is.',
      ),
    ];
  });
}

function isProtected({ properties }: DeployedResource): boolean {
  return list(properties['LoadBalancerAttributes']).some(
    (attribute) => entry(attribute, 'Key') === 'deletion_protection.enabled' && text(entry(attribute, 'Value')) === 'true',
  );
}
