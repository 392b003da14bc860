import type { FindingFamily } from './finding-family';

const CONDITIONS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html';
const FQDNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns';
const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';

/** About names, and who may have them. */
export const NAMES = {
  'external-fqdn-internal': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'An external web services FQDN is the FQDN of a pool or of its internal web services.',
    source: MOBILITY,
  },
  'external-fqdn-not-unique': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Two pools have one external web services FQDN, and one of them is not published.',
    source: FQDNS,
  },
  'external-fqdns-alike': {
    severity: 'note',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Two external web services FQDNs are one character apart and no numbered series.',
    source: FQDNS,
  },
  'host-name-malformed': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A public name that neither Lync nor a host-header condition accepts.',
    source: CONDITIONS,
  },
  'host-name-unresolved': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A public name or zone is a token, and decides rules, certificates and records.',
    source: 'names decide rules, certificates and records at synthesis',
  },
  'internal-name-published': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations', 'template'],
    says: 'lyncdiscoverinternal is published.',
    source: MOBILITY,
  },
  'name-published-twice': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Two owners publish one name.',
    source: FQDNS,
  },
} as const satisfies FindingFamily;
