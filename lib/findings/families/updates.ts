import type { FindingFamily } from '../catalogue';

const REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/';
const UPDATE_BEHAVIOURS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html';
const ELB = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/';

/** About what an update does to what is deployed. */
export const UPDATES = {
  'all-servers-replaced': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'Every server of a target group is replaced by another.',
    source: `${ELB}application/target-group-health-checks.html`,
  },
  'certificate-validated-by-hand': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'A new certificate waits until somebody validates it by hand.',
    source: `${REFERENCE}aws-resource-certificatemanager-certificate.html`,
  },
  'certificate-waits-for-validation': {
    severity: 'note',
    foundIn: ['update'],
    says: 'A new certificate waits for validation.',
    source: `${REFERENCE}aws-resource-certificatemanager-certificate.html`,
  },
  'collision-possible': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'Two resources may want one place, depending on values known at deployment.',
    source: `${REFERENCE}aws-resource-elasticloadbalancingv2-listenerrule.html`,
  },
  'default-certificate-changed': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'Clients without SNI get another certificate.',
    source: `${ELB}application/https-listener-certificates.html`,
  },
  'deletion-protected': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A load balancer that is protected from deletion is to be deleted.',
    source: `${ELB}application/edit-load-balancer-attributes.html#deletion-protection`,
  },
  'deletion-protection-off': {
    severity: 'note',
    foundIn: ['update'],
    says: 'The protection from deletion is taken off.',
    source: `${ELB}application/edit-load-balancer-attributes.html#deletion-protection`,
  },
  'gateway-collision': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A gateway is attached under a new logical id while the old attachment stands.',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html',
  },
  'idle-timeout-changed': {
    severity: 'note',
    foundIn: ['update'],
    says: 'The idle time-out changes.',
    source: `${ELB}application/edit-load-balancer-attributes.html#connection-idle-timeout`,
  },
  'ingress-narrowed': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'Clients that were admitted are no longer.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  },
  'listener-certificate-lost': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A listener loses a certificate it still needs.',
    source: `${ELB}APIReference/API_RemoveListenerCertificates.html`,
  },
  'listener-certificate-updated-in-place': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'A listener certificate is updated in place, which CloudFormation is known to lose.',
    source: 'https://github.com/aws/aws-cdk/issues/13150',
  },
  'mutual-authentication-changed': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'Mutual authentication of a listener changes.',
    source: `${ELB}application/mutual-authentication.html`,
  },
  'name-collision': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A resource with a name of its own is replaced, and the name is still taken.',
    source: 'https://repost.aws/knowledge-center/cloudformation-custom-name',
  },
  'name-loses-certificate': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A published name is on no certificate after the update.',
    source: `${ELB}application/https-listener-certificates.html`,
  },
  'nested-stack-unread': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'What is in a nested stack is not known.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html',
  },
  'network-collision': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A subnet or route is created while the old one has its addresses.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  },
  'port-collision': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A listener is created on a port that is still taken.',
    source: `${ELB}APIReference/API_CreateListener.html`,
  },
  'priority-collision': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A rule is created or moved to a priority that is still taken.',
    source: `${REFERENCE}aws-resource-elasticloadbalancingv2-listenerrule.html`,
  },
  'quota-exceeded-by-update': {
    severity: 'error',
    foundIn: ['update'],
    says: 'More than the quota is needed while old and new resources exist.',
    source: `${ELB}application/load-balancer-limits.html`,
  },
  'quota-nearly-used': {
    severity: 'note',
    foundIn: ['update'],
    says: 'A quota is nearly used up.',
    source: `${ELB}application/load-balancer-limits.html`,
  },
  'record-collision': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A record is created under a new logical id while the old one exists.',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/364',
  },
  'records-deleted': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'Records are deleted.',
    source: 'the names do not resolve until somebody creates their records again',
  },
  'replacement-interrupts': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'A replacement interrupts what clients use.',
    source: UPDATE_BEHAVIOURS,
  },
  'resource-type-changed': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A logical id changes its type, which CloudFormation refuses.',
    source: 'https://github.com/aws/aws-sam-cli/issues/6786',
  },
  'stack-renamed': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A stack has another name: it is created beside the old one.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-whatis-concepts.html',
  },
  'target-group-collision': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A target group moves to another load balancer while the old one has it.',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/780',
  },
  'target-group-starts-anew': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'A target group is replaced by one that has checked no server yet.',
    source: `${ELB}application/target-group-health-checks.html`,
  },
  'tls-policy-changed': {
    severity: 'note',
    foundIn: ['update'],
    says: 'The TLS policy of a listener changes.',
    source: `${ELB}application/describe-ssl-policies.html`,
  },
  'tls-versions-removed': {
    severity: 'warning',
    foundIn: ['update'],
    says: 'Clients with old TLS versions are shut out.',
    source: `${ELB}application/describe-ssl-policies.html`,
  },
  'vpc-changes-under-load-balancer': {
    severity: 'error',
    foundIn: ['update'],
    says: 'A load balancer keeps its place while its VPC changes.',
    source: `${ELB}APIReference/API_SetSubnets.html`,
  },
} as const satisfies FindingFamily;
