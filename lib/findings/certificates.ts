import { ACM } from '../facts/limits';
import type { FindingFamily } from './finding-family';
import { listed, listenerOn } from './wording';

const ACM_DNS = 'https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html';
const ACM_LIMITS = 'https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html';
const ACM_NAMES = 'https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate.html';
const LISTENER = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html';

/** `here` is of the stack, and of the load balancer in it. */
export type ForeignCertificate =
  | { readonly kind: 'another Region'; readonly there: string; readonly here: string }
  | { readonly kind: 'another account'; readonly there: string; readonly here: string }
  /** region: the one the partition does not have. */
  | { readonly kind: 'another partition'; readonly there: string; readonly region: string }
  /** Of several certificates, where that of the stack is not known. */
  | { readonly kind: 'scattered'; readonly key: 'region' | 'account'; readonly all: readonly string[] };

type ValidatedInPrivate =
  { readonly kind: 'published name'; readonly name: string } | { readonly kind: 'validation options'; readonly names: readonly string[] };

/** About certificates, the names on them and their validation. */
export const CERTIFICATES = {
  'certificate-common-name-too-long': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'The first name of a certificate is longer than 64 characters.',
    source: ACM_NAMES,
    /** every name: the planner found none that could stand first. */
    message: ({ kind, subject }: { readonly kind: 'every name' | 'first name'; readonly subject: string }) =>
      kind === 'every name'
        ? [
            `Every name of the certificate of ${subject} is longer than ${ACM.commonNameLength} characters.`,
            'The first name becomes the common name, and ACM refuses a longer one.',
            'Publish a shorter name in the same zone, or import a certificate.',
          ]
        : [
            `The first name of the certificate, ${subject}, has ${subject.length} characters.`,
            `It becomes the common name, for which ACM takes ${ACM.commonNameLength}.`,
            'Write a shorter name first; the others may be longer.',
          ],
  },
  'certificate-from-elsewhere': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A certificate of another Region, account or partition than the load balancer.',
    source: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html',
    message: (foreign: ForeignCertificate) => {
      switch (foreign.kind) {
        case 'another Region':
          return [
            `The certificate is in ${foreign.there}, the load balancer in ${foreign.here}.`,
            'A load balancer takes certificates of its own Region only, and the deployment fails.',
            `Request or import it in ACM in ${foreign.here}, and name that one.`,
          ];
        case 'another account':
          return [
            `The certificate is in account ${foreign.there}, the load balancer in ${foreign.here}.`,
            'Certificates are not shared between accounts: Elastic Load Balancing does not find it, and the deployment fails.',
            `Request or import it in account ${foreign.here}, and name that one.`,
          ];
        case 'another partition':
          return [
            `The certificate is in the partition ${foreign.there}, to which ${foreign.region} does not belong.`,
            'Nothing is shared between partitions, and the deployment fails.',
            `Request or import it in ${foreign.region}, and name that one.`,
          ];
        case 'scattered':
          return [
            `The certificates are in ${listed(foreign.all)}.`,
            `One load balancer stands in one ${foreign.key === 'region' ? 'Region' : 'account'} and takes certificates from there only, so that the deployment fails.`,
            'Have all of them where the load balancer is.',
          ];
      }
    },
  },
  'certificate-name-without-rule': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A certificate carries a name that no rule of its listeners answers.',
    source: LISTENER,
    message: ({ names }: { readonly names: readonly string[] }) => [
      `The certificate is for ${names.join(', ')}, which no rule of its listeners names.`,
      'Clients that follow the certificate get the default answer.',
      'Publish the names, or leave them out of the certificate.',
    ],
  },
  'certificate-needs-public-zone': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'A certificate is to be validated in a private hosted zone.',
    source: ACM_DNS,
    message: (validated: ValidatedInPrivate) =>
      validated.kind === 'published name'
        ? [
            `${validated.name} lies in a private hosted zone only.`,
            'ACM validates names in public DNS, so the deployment would wait for the certificate until it fails.',
            'Declare the public zone too (or as managed elsewhere), or import a certificate and name it under certificates.',
          ]
        : [
            `${listed(validated.names)} ${validated.names.length === 1 ? 'is' : 'are'} to be validated in a private hosted zone.`,
            'ACM looks at public DNS, so the deployment waits for the certificate until it fails.',
            'Name the public zone, or import a certificate.',
          ],
  },
  'certificate-unused': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'An imported certificate covers no published name.',
    source: 'a certificate that covers no published name is attached to nothing',
    message: ({ names }: { readonly names: readonly string[] }) => [
      `The certificate for ${listed(names)} is attached to nothing.`,
      'It covers no published name that another one named before it does not cover.',
      'Remove it, or correct its names.',
    ],
  },
  'certificate-validated-elsewhere': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'The deployment waits until somebody validates a certificate in DNS that is managed elsewhere.',
    source: ACM_DNS,
    message: ({ names }: { readonly names: readonly string[] }) => [
      `The DNS of ${listed(names)} is managed elsewhere.`,
      'The deployment waits until somebody creates there the CNAME records that ACM shows for this certificate.',
      'Have them created while it waits, or import a certificate and name it under certificates.',
    ],
  },
  'certificate-validation-missing': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'Nobody creates the validation record of a name on a requested certificate: the deployment hangs.',
    source: ACM_DNS,
    message: ({ names }: { readonly names: readonly string[] }) => [
      `No hosted zone is named for the validation of ${listed(names)}.`,
      'The deployment waits until somebody creates the CNAME records that ACM shows. (CertificateValidation.fromDnsMultiZone leaves out names it has no zone for, and says nothing.)',
      'Name the zone of each (DomainValidationOptions).',
    ],
  },
  'default-certificate-unknown': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'defaultCertificate is no name published over HTTPS.',
    source: LISTENER,
    message: ({ written, overHttps }: { readonly written: string; readonly overHttps: readonly string[] }) => [
      `defaultCertificate is ${JSON.stringify(written)}, which is no name published over HTTPS.`,
      'Clients without SNI get the default certificate.',
      overHttps.length === 0 ? 'Remove it: no name is.' : `Write one of ${listed(overHttps)}.`,
    ],
  },
  'name-on-no-certificate': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A published name is on no certificate of its listener.',
    source: LISTENER,
    message: ({ names, port }: { readonly names: readonly string[]; readonly port: number | undefined }) => [
      `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} on no certificate of ${listenerOn(port)}.`,
      'Clients get the default certificate, find another name on it and give up.',
      'Add the names to a certificate of the listener.',
    ],
  },
  'names-per-certificate-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'namesPerCertificate is not 1 to 100.',
    source: ACM_LIMITS,
    message: ({ written }: { readonly written: number }) => [
      `namesPerCertificate is ${written}.`,
      `ACM puts ${ACM.namesPerCertificate} names on a certificate, up to ${ACM.mostNamesPerCertificate} on request.`,
      `Write a whole number from 1 to ${ACM.mostNamesPerCertificate}.`,
    ],
  },
  'too-many-certificate-names': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A certificate has more names than the quota of the account.',
    source: ACM_LIMITS,
    message: ({ count, quota }: { readonly count: number; readonly quota: number }) => [
      `The certificate is for ${count} names.`,
      `ACM puts ${quota} on one${quota < ACM.mostNamesPerCertificate ? ` (up to ${ACM.mostNamesPerCertificate} on request)` : ''}, and the deployment fails.`,
      'Spread the names over several certificates.',
    ],
  },
  'wildcard-does-not-cover': {
    severity: 'error',
    law: 'publishing',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: 'A name lies below the domain of an imported wildcard certificate, which does not cover it: a wildcard stands for one label.',
    source: ACM_NAMES,
    message: ({ name, wildcard }: { readonly name: string; readonly wildcard: string }) => [
      `${name} is on no imported certificate: ${wildcard} covers names with exactly one label before ${wildcard.slice(2)}.`,
      'ACM is asked for a certificate of its own instead, which may be neither wanted nor trusted by every client.',
      `Add ${name} to a certificate you import and to its names, or publish a name that ${wildcard} covers.`,
    ],
  },
} as const satisfies FindingFamily;
