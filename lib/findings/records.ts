import type { FindingFamily } from './finding-family';

const ACM_DNS = 'https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html';
const DNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-dns-summary-reverse-proxy';

/** About hosted zones and the records in them. */
export const RECORDS = {
  'name-in-no-zone': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A name lies in no declared hosted zone.',
    source: ACM_DNS,
  },
  'name-in-two-zones': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Two hosted zones of one name tie for a record.',
    source: ACM_DNS,
  },
  'name-in-wrong-zone': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A record or a validation is asked of a hosted zone that does not hold the name.',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-shared.html',
  },
  'name-without-record': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A name of a rule has no record in the template.',
    source: DNS,
  },
  'record-at-wrong-load-balancer': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A record leads to a load balancer that does not know the name.',
    source: DNS,
  },
  'record-leads-elsewhere': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A record of a published name leads to no load balancer of the template.',
    source: DNS,
  },
  'record-without-rule': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A record leads to a load balancer of which no rule names the host.',
    source: DNS,
  },
} as const satisfies FindingFamily;
