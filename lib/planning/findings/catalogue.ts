import type { Severity } from './finding';

export interface CatalogueEntry {
  readonly severity: Severity;
  /** Warnings and notes always can; of the errors only those that say so. */
  readonly acknowledgeable?: true;
  /** The fact it rests on. */
  readonly source: string;
}

const ALB_LIMITS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';
const ALB_RULES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html';
const ALB_CONDITIONS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html';
const ALB_TARGETS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html';
const ACM_DNS = 'https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html';
const LYNC_RULES = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool';
const LYNC_FQDNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns';
const LYNC_SIMPLE_URLS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls';
const LYNC_MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';

const GET_CS_SERVICE = 'https://learn.microsoft.com/powershell/module/skype/get-csservice';

/** Every finding there is. Names and severities are part of the public contract. */
export const CATALOGUE = catalogue({
  'acknowledgement-unknown': { severity: 'error', source: 'an id that no finding has hides nothing' },
  'acknowledgement-unused': { severity: 'note', source: 'the deployment may have been mended since' },
  'acknowledgement-without-reason': { severity: 'error', source: 'the reason is what a reviewer reads' },
  'admin-url-published': { severity: 'error', source: LYNC_SIMPLE_URLS },
  'answered-by-mixed-pools': { severity: 'error', source: ALB_TARGETS },
  'answered-by-nobody': { severity: 'error', source: LYNC_SIMPLE_URLS },
  'answered-by-unpublished-pool': { severity: 'error', source: LYNC_SIMPLE_URLS },
  'certificate-common-name-too-long': {
    severity: 'error',
    source: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate.html',
  },
  'certificate-needs-public-zone': { severity: 'error', source: ACM_DNS },
  'certificate-unused': { severity: 'note', source: 'a certificate that covers no published name is attached to nothing' },
  'certificate-validated-elsewhere': { severity: 'warning', source: ACM_DNS },
  'default-certificate-unknown': {
    severity: 'error',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html',
  },
  'egress-widened': { severity: 'note', source: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html' },
  'health-check-malformed': {
    severity: 'error',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html',
  },
  'health-checks-differ': { severity: 'warning', source: ALB_TARGETS },
  'host-name-malformed': { severity: 'error', source: ALB_CONDITIONS },
  'host-name-unresolved': { severity: 'error', source: 'names decide rules, certificates and records at synthesis' },
  'idle-timeout-out-of-range': {
    severity: 'error',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  },
  'idle-timeout-short': { severity: 'warning', source: LYNC_RULES },
  'internal-name-published': { severity: 'error', source: LYNC_MOBILITY },
  'listening-port-conflict': { severity: 'error', source: LYNC_FQDNS },
  'names-per-certificate-out-of-range': { severity: 'error', source: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html' },
  'network-malformed': { severity: 'error', source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html' },
  'name-in-no-zone': { severity: 'error', source: ACM_DNS },
  'name-in-two-zones': { severity: 'error', source: ACM_DNS },
  'name-published-twice': { severity: 'error', source: LYNC_FQDNS },
  'no-route-to-servers': {
    severity: 'warning',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-network-adapters',
  },
  'no-pool-published': { severity: 'error', source: LYNC_RULES },
  'pools-tag-too-long': { severity: 'error', source: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html' },
  'port-out-of-range': { severity: 'error', source: LYNC_FQDNS },
  'priority-out-of-range': { severity: 'error', source: ALB_RULES },
  'priority-taken': { severity: 'error', source: ALB_RULES },
  'published-port-conflict': { severity: 'error', source: LYNC_FQDNS },
  'quota-exceeded': { severity: 'error', source: ALB_LIMITS },
  'rule-in-another-stack': { severity: 'error', source: 'a listener rule lives in the stack of its listener or below it' },
  'rule-value-too-long': { severity: 'error', source: ALB_CONDITIONS },
  'servers-missing': { severity: 'error', source: ALB_TARGETS },
  'simple-url-malformed': { severity: 'error', source: LYNC_SIMPLE_URLS },
  'target-address-not-allowed': { severity: 'error', source: ALB_TARGETS },
  'too-many-condition-values': { severity: 'error', source: ALB_LIMITS },
  'virtual-directory-internal': { severity: 'warning', source: GET_CS_SERVICE },
  'virtual-directory-unknown': { severity: 'warning', source: GET_CS_SERVICE },
  'virtual-directory-malformed': { severity: 'error', source: ALB_CONDITIONS },
  'vpc-cidr-unknown': {
    severity: 'note',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html',
  },
  'windows-authentication-through-alb': {
    severity: 'error',
    acknowledgeable: true,
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
  },
});

export type FindingName = keyof typeof CATALOGUE;

function catalogue<Name extends string>(entries: Readonly<Record<Name, CatalogueEntry>>): Readonly<Record<Name, CatalogueEntry>> {
  return entries;
}
