import { linterRuleOf, type LinterRule } from '../facts/linter-rules';
import { finding, type Finding } from '../findings/finding';
import type { AcknowledgedFinding } from '../planning/deployment-notes';
import type { TemplateRouting } from '../routing/template-routing';
import { isPartlyUnread } from '../templates/cloudformation-template';
import type { DeployedResource } from '../templates/deployed-resources';
import { entry, list, text } from '../templates/load-balancers/properties';

/**
 * What is acknowledged of a linter and written nowhere: at a place that no resource has, or about a type of which there is none. What
 * cdk-nag is told stands in no template, only its place can be judged. Where some of the template is not at hand, nothing is said.
 */
export function untoldLinters({ notes, resources, stacks }: TemplateRouting): readonly Finding[] {
  if (stacks.some(isPartlyUnread)) return [];
  return notes.acknowledged.flatMap((note) => {
    const rule = linterRuleOf(note.id);
    if (rule === undefined || resources.some((each) => isAt(note, each) && mayBeTold(rule, each))) return [];
    return [finding('acknowledgement-of-no-resource', undefined, { id: rule.id, where: note.where, linter: rule.linter })];
  });
}

function isAt({ where }: AcknowledgedFinding, { key, logicalId, type, metadata }: DeployedResource): boolean {
  if (where === null || [key, logicalId, `${type}.${logicalId}`].includes(where) || key.endsWith(`:${where}`)) return true;
  // CDK leaves paths out where somebody wants it to.
  const path = text(metadata[PATH_KEY]);
  return path === undefined ? where.includes('/') : `${path}/`.startsWith(`${where}/`);
}

const PATH_KEY = 'aws:cdk:path';

function mayBeTold({ linter, id }: LinterRule, { metadata }: DeployedResource): boolean {
  switch (linter) {
    case 'checkov':
      return list(entry(metadata['checkov'], 'skip')).some((each) => entry(each, 'id') === id);
    case 'cfn-lint':
      return list(entry(entry(metadata['cfn-lint'], 'config'), 'ignore_checks')).includes(id);
    case 'cdk-nag':
      return true;
  }
}
