import type { CatalogueEntry } from '../../planning/findings/catalogue';
import { findingOf, type Finding } from '../../planning/findings/finding';

const RULES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html';
const CONDITIONS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html';
const CERTIFICATES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html';
const DNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-dns-summary-reverse-proxy';

/** What an audit of a template may find, whoever wrote the template. */
export const AUDIT_CATALOGUE = {
  'certificate-name-without-rule': { severity: 'warning', source: CERTIFICATES },
  'http-not-redirected': {
    severity: 'warning',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility',
  },
  'name-on-no-certificate': { severity: 'error', source: CERTIFICATES },
  'name-without-record': { severity: 'warning', source: DNS },
  'path-letter-case': { severity: 'warning', source: CONDITIONS },
  'priority-taken': { severity: 'error', source: RULES },
  'record-at-wrong-load-balancer': { severity: 'error', source: DNS },
  'record-leads-elsewhere': { severity: 'warning', source: DNS },
  'record-without-rule': { severity: 'warning', source: DNS },
  'redirect-unanswered': {
    severity: 'error',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#redirect-actions',
  },
  'regular-expression-refused': { severity: 'error', source: CONDITIONS },
  'regular-expression-unproven': { severity: 'note', source: CONDITIONS },
  'rule-shadowed': { severity: 'warning', source: RULES },
  'rule-unreachable': { severity: 'error', source: RULES },
  'target-group-unused': {
    severity: 'warning',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
  },
  'unknown-host-reaches-pool': {
    severity: 'error',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-configuration-requirements-for-reverse-proxy',
  },
} satisfies Readonly<Record<string, CatalogueEntry>>;

export type AuditFindingName = keyof typeof AUDIT_CATALOGUE;

/** A finding about a template; `where` is a logical id. */
export function auditFinding(name: AuditFindingName, where: string | undefined, ...sentences: readonly string[]): Finding {
  return findingOf(name, AUDIT_CATALOGUE[name], where, sentences);
}
