import type { FindingFamily } from './finding-family';

const ACM_DNS = 'https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html';
const ACM_LIMITS = 'https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html';
const ACM_NAMES = 'https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate.html';
const LISTENER = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html';

/** About certificates, the names on them and their validation. */
export const CERTIFICATES = {
  'certificate-common-name-too-long': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'The first name of a certificate is longer than 64 characters.',
    source: ACM_NAMES,
  },
  'certificate-name-without-rule': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A certificate carries a name that no rule of its listeners answers.',
    source: LISTENER,
  },
  'certificate-needs-public-zone': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A certificate is to be validated in a private hosted zone.',
    source: ACM_DNS,
  },
  'certificate-unused': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'An imported certificate covers no published name.',
    source: 'a certificate that covers no published name is attached to nothing',
  },
  'certificate-validated-elsewhere': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'The deployment waits until somebody validates a certificate in DNS that is managed elsewhere.',
    source: ACM_DNS,
  },
  'certificate-validation-missing': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'Nobody creates the validation record of a name on a requested certificate: the deployment hangs.',
    source: ACM_DNS,
  },
  'default-certificate-unknown': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'defaultCertificate is no name published over HTTPS.',
    source: LISTENER,
  },
  'name-on-no-certificate': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A published name is on no certificate of its listener.',
    source: LISTENER,
  },
  'names-per-certificate-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'namesPerCertificate is not 1 to 100.',
    source: ACM_LIMITS,
  },
  'too-many-certificate-names': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A certificate has more names than the quota of the account.',
    source: ACM_LIMITS,
  },
  'wildcard-does-not-cover': {
    severity: 'error',
    law: 'publishing',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: 'A name lies below the domain of an imported wildcard certificate, which does not cover it: a wildcard stands for one label.',
    source: ACM_NAMES,
  },
} as const satisfies FindingFamily;
