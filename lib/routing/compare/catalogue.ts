import type { CatalogueEntry } from '../../planning/findings/catalogue';
import { findingOf, type Finding } from '../../planning/findings/finding';

const REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/';
const UPDATES = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html';

/** Every finding about an update. Names and severities are part of the public contract. */
const CATALOGUE = catalogue({
  'certificate-waits-for-validation': { severity: 'note', source: `${REFERENCE}aws-resource-certificatemanager-certificate.html` },
  'certificate-validated-by-hand': { severity: 'warning', source: `${REFERENCE}aws-resource-certificatemanager-certificate.html` },
  'collision-possible': { severity: 'warning', source: `${REFERENCE}aws-resource-elasticloadbalancingv2-listenerrule.html` },
  'deletion-protected': {
    severity: 'error',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#deletion-protection',
  },
  'listener-certificate-updated-in-place': { severity: 'warning', source: 'https://github.com/aws/aws-cdk/issues/13150' },
  'name-collision': { severity: 'error', source: 'https://repost.aws/knowledge-center/cloudformation-custom-name' },
  'network-collision': { severity: 'error', source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html' },
  'port-collision': {
    severity: 'error',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html',
  },
  'priority-collision': { severity: 'error', source: `${REFERENCE}aws-resource-elasticloadbalancingv2-listenerrule.html` },
  'quota-exceeded-by-update': {
    severity: 'error',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
  },
  'quota-nearly-used': {
    severity: 'note',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
  },
  'record-collision': { severity: 'error', source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/364' },
  'replacement-interrupts': { severity: 'warning', source: UPDATES },
  'resource-type-changed': { severity: 'error', source: 'https://github.com/aws/aws-sam-cli/issues/6786' },
  'target-group-collision': {
    severity: 'error',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/780',
  },
});

export type UpdateFindingName = keyof typeof CATALOGUE;

export function updateFinding(name: UpdateFindingName, where: string | undefined, ...sentences: readonly string[]): Finding {
  return findingOf(name, CATALOGUE[name], where, sentences);
}

function catalogue<Name extends string>(entries: Readonly<Record<Name, CatalogueEntry>>): Readonly<Record<Name, CatalogueEntry>> {
  return entries;
}
