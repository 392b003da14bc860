import type { CatalogueEntry } from '../../planning/findings/catalogue';
import { findingOf, type Finding } from '../../planning/findings/finding';

const REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/';
const UPDATES = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html';
const CONCEPTS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-whatis-concepts.html';
const ELB = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/';
const HEALTH_CHECKS = `${ELB}application/target-group-health-checks.html`;
const CERTIFICATES = `${ELB}application/https-listener-certificates.html`;
const ATTRIBUTES = `${ELB}application/edit-load-balancer-attributes.html`;
const TLS_POLICIES = `${ELB}application/describe-ssl-policies.html`;

/** Every finding about an update. Names and severities are part of the public contract. */
export const UPDATE_CATALOGUE = {
  'all-servers-replaced': { severity: 'warning', source: HEALTH_CHECKS },
  'certificate-waits-for-validation': { severity: 'note', source: `${REFERENCE}aws-resource-certificatemanager-certificate.html` },
  'certificate-validated-by-hand': { severity: 'warning', source: `${REFERENCE}aws-resource-certificatemanager-certificate.html` },
  'collision-possible': { severity: 'warning', source: `${REFERENCE}aws-resource-elasticloadbalancingv2-listenerrule.html` },
  'default-certificate-changed': { severity: 'warning', source: CERTIFICATES },
  'deletion-protected': { severity: 'error', source: `${ATTRIBUTES}#deletion-protection` },
  'deletion-protection-off': { severity: 'note', source: `${ATTRIBUTES}#deletion-protection` },
  'gateway-collision': {
    severity: 'error',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html',
  },
  'idle-timeout-changed': { severity: 'note', source: `${ATTRIBUTES}#connection-idle-timeout` },
  'ingress-narrowed': { severity: 'warning', source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html' },
  'listener-certificate-lost': { severity: 'error', source: `${ELB}APIReference/API_RemoveListenerCertificates.html` },
  'listener-certificate-updated-in-place': { severity: 'warning', source: 'https://github.com/aws/aws-cdk/issues/13150' },
  'mutual-authentication-changed': { severity: 'warning', source: `${ELB}application/mutual-authentication.html` },
  'name-collision': { severity: 'error', source: 'https://repost.aws/knowledge-center/cloudformation-custom-name' },
  'name-loses-certificate': { severity: 'error', source: CERTIFICATES },
  'nested-stack-unread': {
    severity: 'warning',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html',
  },
  'network-collision': { severity: 'error', source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html' },
  'port-collision': {
    severity: 'error',
    source: `${ELB}APIReference/API_CreateListener.html`,
  },
  'priority-collision': { severity: 'error', source: `${REFERENCE}aws-resource-elasticloadbalancingv2-listenerrule.html` },
  'quota-exceeded-by-update': {
    severity: 'error',
    source: `${ELB}application/load-balancer-limits.html`,
  },
  'quota-nearly-used': {
    severity: 'note',
    source: `${ELB}application/load-balancer-limits.html`,
  },
  'record-collision': { severity: 'error', source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/364' },
  'records-deleted': { severity: 'warning', source: 'the names do not resolve until somebody creates their records again' },
  'replacement-interrupts': { severity: 'warning', source: UPDATES },
  'resource-type-changed': { severity: 'error', source: 'https://github.com/aws/aws-sam-cli/issues/6786' },
  'stack-renamed': { severity: 'error', source: CONCEPTS },
  'target-group-collision': {
    severity: 'error',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/780',
  },
  'target-group-starts-anew': { severity: 'warning', source: HEALTH_CHECKS },
  'tls-policy-changed': { severity: 'note', source: TLS_POLICIES },
  'tls-versions-removed': { severity: 'warning', source: TLS_POLICIES },
  'vpc-changes-under-load-balancer': { severity: 'error', source: `${ELB}APIReference/API_SetSubnets.html` },
} satisfies Readonly<Record<string, CatalogueEntry>>;

export type UpdateFindingName = keyof typeof UPDATE_CATALOGUE;

export function updateFinding(name: UpdateFindingName, where: string | undefined, ...sentences: readonly string[]): Finding {
  return findingOf(name, UPDATE_CATALOGUE[name], where, sentences);
}
