import type { FindingFamily } from '../finding-family';

const REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/';
const ELB = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/';

/** A certificate that ACM is to issue. */
export interface IssuedCertificate {
  readonly certificate: string;
  /** Whether an old one goes for it. */
  readonly replaces: boolean;
}

function certificateWaits({ certificate, replaces }: IssuedCertificate): string {
  return `CloudFormation waits until ACM has issued ${certificate}${replaces ? ' before it lets the old certificate go' : ''}`;
}

export interface ChangedTlsPolicy {
  readonly listener: string;
  readonly from: string;
  readonly to: string;
}

function changedTlsPolicy({ listener, from, to }: ChangedTlsPolicy): string {
  return `The TLS policy of ${listener} changes from ${from} to ${to}.`;
}

/** About certificates and TLS versions that an update changes. */
export const TLS = {
  'certificate-validated-by-hand': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['update'],
    says: 'A new certificate waits until somebody validates it by hand.',
    source: `${REFERENCE}aws-resource-certificatemanager-certificate.html`,
    message: ({ validation, names, ...issued }: IssuedCertificate & { readonly validation: string; readonly names: readonly string[] }) => [
      `${certificateWaits(issued)}, and nobody validates ${names.join(', ')} by itself: the stack stays in progress until somebody does, and rolls back after some time.`,
      `Be ready to ${validation === 'EMAIL' ? 'answer the mails ACM sends for' : 'create the validation records ACM shows for'} these names while the update runs, or name their hosted zone in DomainValidationOptions.`,
    ],
  },
  'certificate-waits-for-validation': {
    severity: 'note',
    law: 'aws',
    foundIn: ['update'],
    says: 'A new certificate waits for validation.',
    source: `${REFERENCE}aws-resource-certificatemanager-certificate.html`,
    message: ({
      recordsByHand,
      ...issued
    }: IssuedCertificate & {
      /** Names whose validation records somebody made. */
      readonly recordsByHand: readonly string[];
    }) => [
      `${certificateWaits(issued)}: minutes, as a rule${recordsByHand.length === 0 ? '' : `, if the validation records of ${recordsByHand.join(', ')} that were made by hand are still there`}.`,
    ],
  },
  'default-certificate-changed': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'Clients without SNI get another certificate.',
    source: `${ELB}application/https-listener-certificates.html`,
    message: ({
      listener,
      from,
      to,
      names,
    }: {
      readonly listener: string;
      readonly from: string;
      readonly to: string;
      readonly names: readonly string[];
    }) => [
      `The default certificate of ${listener} ${from === to ? `is issued anew (${to}) and` : `changes from ${from} to ${to}, which`} does not carry ${names.join(', ')}.`,
      'Clients without SNI (old phones, some meeting rooms and gateways) are shown the default one and give up if it does not carry the name.',
      'Keep the default certificate, or see that no such client asks for these names.',
    ],
  },
  'listener-certificate-lost': {
    severity: 'error',
    law: 'aws',
    foundIn: ['update'],
    says: 'A listener loses a certificate it still needs.',
    source: `${ELB}APIReference/API_RemoveListenerCertificates.html`,
    message: ({
      attachment,
      going,
      certificate,
      listener,
    }: {
      /** Keys of the listener certificates that attach it and have attached it. */
      readonly attachment: string;
      readonly going: string;
      readonly certificate: string;
      readonly listener: string;
    }) => [
      `${attachment} is to attach ${certificate} to ${listener}, which ${going} has attached and which goes.`,
      'CloudFormation deletes last, and with it the certificate leaves the listener: clients of its names are shown the default certificate.',
      `Keep the logical id ${going}. Or deploy twice, first without either, then with ${attachment}; meanwhile the default certificate is shown.`,
    ],
  },
  'listener-certificate-updated-in-place': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['update'],
    says: 'A listener certificate is updated in place, which CloudFormation is known to lose.',
    source: 'https://github.com/aws/aws-cdk/issues/13150',
    message: ({
      listenerCertificate,
      replaced,
    }: {
      readonly listenerCertificate: string;
      /** A certificate it names and that is made anew; undefined: its list is another. */
      readonly replaced: string | undefined;
    }) => [
      replaced === undefined
        ? `The Certificates of ${listenerCertificate} change in place.`
        : `${listenerCertificate} names ${replaced}, which is replaced.`,
      'Such updates are known to lose certificates from the listener, and clients of their names are then shown the default certificate.',
      'Give each certificate a listener certificate of its own whose logical id changes with it, and see after the update that the listener has them all.',
    ],
  },
  'mutual-authentication-changed': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'Mutual authentication of a listener changes.',
    source: `${ELB}application/mutual-authentication.html`,
    message: ({ listener, from, to }: { readonly listener: string; readonly from: string; readonly to: string }) => [
      `Client certificates on ${listener}: ${from === to ? `${from}, with other settings` : `${from} -> ${to}`}.`,
      to === 'verify'
        ? 'Clients without a certificate that the trust store knows are refused; Lync clients have none.'
        : 'Clients may be asked for a certificate, or no longer.',
    ],
  },
  'name-loses-certificate': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['update'],
    says: 'A published name is on no certificate after the update.',
    source: `${ELB}application/https-listener-certificates.html`,
    message: ({ names, listener }: { readonly names: readonly string[]; readonly listener: string }) => [
      `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} on no certificate of listener ${listener} any more, and still routed by it.`,
      'Clients get the default certificate, find another name on it and give up.',
      'Leave the names on a certificate of the listener, or remove their rules too.',
    ],
  },
  'tls-policy-changed': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['update'],
    says: 'The TLS policy of a listener changes.',
    source: `${ELB}application/describe-ssl-policies.html`,
    message: (changed: ChangedTlsPolicy) => [
      changedTlsPolicy(changed),
      'Clients that only know cipher suites which the new one leaves out cannot connect any more.',
    ],
  },
  'tls-versions-removed': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'Clients with old TLS versions are shut out.',
    source: `${ELB}application/describe-ssl-policies.html`,
    message: ({ removed, ...changed }: ChangedTlsPolicy & { readonly removed: readonly string[] }) => [
      changedTlsPolicy(changed),
      `TLS ${removed.join(', ')} is no longer spoken: clients that know nothing newer cannot connect any more.`,
      'See that every client in use speaks what is left (old Lync clients on Windows 7 may not).',
    ],
  },
} as const satisfies FindingFamily;
