import type { FindingFamily } from './finding-family';

const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';
const PLANNING = 'https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls';

/** About simple URLs and autodiscover. */
export const SIMPLE_URLS = {
  'admin-url-published': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'The host of the Admin simple URL is published.',
    source: PLANNING,
  },
  'autodiscover-redirected': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'Plain HTTP for an autodiscover name is redirected although the name needs it: it is on no certificate, or a rule behind forwards it.',
    source: MOBILITY,
  },
  'dialin-active-twice': {
    severity: 'error',
    law: 'lync',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: 'Two Dialin simple URLs are active in one scope.',
    source: PLANNING,
  },
  'meet-missing': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A SIP domain has no Meet simple URL.',
    source: PLANNING,
  },
  'simple-url-malformed': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A simple URL that Lync refuses: http, a port, a query.',
    source: PLANNING,
  },
  'simple-url-names-pool': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A simple URL contains the FQDN of a pool.',
    source: PLANNING,
  },
  'simple-url-prefix': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A simple URL is another one, or the beginning of another one.',
    source: PLANNING,
  },
} as const satisfies FindingFamily;
