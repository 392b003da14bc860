import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { covers } from '../declaring/host-name';

/** A file of the folder of certificates, or one that is to go there. */
export interface CertificateFile {
  readonly name: string;
  readonly text: string;
}

/** What certificates are held against. */
export interface CertificateDemands {
  /** Published over HTTPS, in lower case. */
  readonly hosts: readonly string[];
  /** Whether clients that name no host are answered, with the first certificate. */
  readonly admitsAbsentSni: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Something about certificates that clients would notice, or HAProxy would refuse. */
export interface CertificateProblem {
  readonly severity: 'error' | 'warning';
  /** undefined: it is about all of them. */
  readonly file: string | undefined;
  readonly message: string;
}

const DAY = 86_400_000;
/** Days. */
const SOON = 30;
/** What OpenSSL takes at its usual security level. https://docs.openssl.org/3.0/man3/SSL_CTX_set_security_level */
const LEAST_RSA_BITS = 2048;

/** What is wrong with certificate files, each by itself and all of them together. The first is the default. */
export function certificateProblems(files: readonly CertificateFile[], demands: CertificateDemands): readonly CertificateProblem[] {
  const read = files.map((file) => readPem(file));
  return [...read.flatMap((each) => ofFile(each, demands)), ...ofHosts(read, demands), ...ofDefault(read, demands)];
}

interface Pem {
  readonly name: string;
  readonly certificates: readonly X509Certificate[];
  /** Private keys, as they stand there. */
  readonly keys: readonly string[];
  /** Whether something has the form of a certificate and is none. */
  readonly hasBroken: boolean;
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

function readPem({ name, text }: CertificateFile): Pem {
  const blocks = [...text.matchAll(BLOCK)].map(([whole, label = '']) => ({ whole, label }));
  const certificates = blocks.filter(({ label }) => /^(TRUSTED |X509 )?CERTIFICATE$/.test(label)).map(({ whole }) => certificate(whole));
  return {
    name,
    certificates: certificates.flatMap((each) => each ?? []),
    keys: blocks.filter(({ label }) => label.endsWith('PRIVATE KEY')).map(({ whole }) => whole),
    hasBroken: certificates.includes(undefined),
  };
}

function certificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function ofFile(pem: Pem, { now }: CertificateDemands): readonly CertificateProblem[] {
  const at = (severity: CertificateProblem['severity'], ...sentences: readonly string[]): CertificateProblem => ({
    severity,
    file: pem.name,
    message: sentences.join(' '),
  });
  const [leaf] = pem.certificates;
  if (pem.hasBroken)
    return [at('error', 'It has a certificate that cannot be read.', 'Copy it there anew, from BEGIN to END CERTIFICATE.')];
  if (leaf === undefined)
    return [at('error', 'It has no certificate in PEM.', 'Write the certificate, those of its issuers and the private key into one file.')];
  return [
    ...keyProblems(pem, leaf).map((sentences) => at('error', ...sentences)),
    ...chainProblems(pem.certificates).map(([severity, ...sentences]) => at(severity, ...sentences)),
    ...pem.certificates.flatMap((each, index) => dateProblems(each, index === 0, now).map(([severity, ...rest]) => at(severity, ...rest))),
  ];
}

type Sentences = readonly string[];

function keyProblems({ keys, certificates }: Pem, leaf: X509Certificate): readonly Sentences[] {
  const [first, ...more] = keys;
  if (first === undefined) return [['It has no private key.', 'HAProxy wants it in the same file: append it.']];
  if (more.length > 0) return [['It has several private keys.', 'HAProxy takes the first: leave the one that belongs to the certificate.']];
  if (/ENCRYPTED/.test(first))
    return [
      ['Its private key is encrypted, which HAProxy up to 3.2 refuses.', 'Decrypt it (openssl pkey), and let only root read the file.'],
    ];
  const key = privateKey(first);
  if (key === undefined) return [['Its private key cannot be read.', 'Write it in PEM, as PKCS #8 or as your authority gave it.']];
  const bits = key.asymmetricKeyDetails?.modulusLength ?? LEAST_RSA_BITS;
  const weak: readonly Sentences[] =
    bits >= LEAST_RSA_BITS ? [] : [[`Its RSA key has ${bits} bits, which OpenSSL refuses.`, `Take one of ${LEAST_RSA_BITS} or more.`]];
  if (leaf.checkPrivateKey(key)) return weak;
  const own = certificates.find((each) => each.checkPrivateKey(key));
  const wrong: Sentences =
    own === undefined
      ? [
          'Its private key belongs to none of its certificates.',
          'HAProxy refuses such a file: find the key that the certificate was requested with.',
        ]
      : [
          `Its first certificate is ${nameOf(leaf)}, and the private key belongs to ${nameOf(own)}.`,
          'Write the certificate of the server first, then its issuers.',
        ];
  return [...weak, wrong];
}

function privateKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

/** Each certificate is followed by that of its issuer, up to one that clients know. RFC 5246 7.4.2 */
function chainProblems(certificates: readonly X509Certificate[]): readonly (readonly [CertificateProblem['severity'], ...Sentences])[] {
  const [leaf] = certificates;
  const path: X509Certificate[] = [];
  for (let next: X509Certificate | undefined = leaf; next !== undefined && !path.includes(next); next = issuerAmong(certificates, next))
    path.push(next);
  const last = path.at(-1);
  if (leaf === undefined || last === undefined) return [];
  const strangers = certificates.filter((each) => !path.some((known) => known.raw.equals(each.raw)));
  const stray = strangers.map(
    (each) =>
      ['warning', `${nameOf(each)} issued none of the certificates before it.`, 'Take it out: clients are sent it for nothing.'] as const,
  );
  const places = path.map((each) => certificates.indexOf(each));
  const isInOrder = places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
  const order = isInOrder
    ? []
    : [
        [
          'error',
          'Its certificates are out of order.',
          `Write them so: ${path.map(nameOf).join(', then ')}. Older phones and devices look for no other order.`,
        ] as const,
      ];
  return [...order, ...stray, ...endProblem(leaf, last)];
}

function endProblem(leaf: X509Certificate, last: X509Certificate): readonly (readonly [CertificateProblem['severity'], ...Sentences])[] {
  if (isKnown(last)) return [];
  if (!isIssuedBy(last, last)) {
    return [
      [
        'error',
        `The chain ends with ${nameOf(last)}, issued by ${issuerOf(last)}, whose certificate is not in the file.`,
        'Mobile clients look for none elsewhere, and give up. Append the intermediate certificates of the authority, and of a private authority its root too.',
      ],
    ];
  }
  const what = last === leaf ? 'It signs itself' : `Its authority ${nameOf(last)} is a private one`;
  return [['warning', `${what}: only clients trust it that were told to.`, 'Outside, use a certificate of a public authority.']];
}

function issuerAmong(certificates: readonly X509Certificate[], one: X509Certificate): X509Certificate | undefined {
  return certificates.find((each) => each !== one && isIssuedBy(one, each));
}

function isIssuedBy(one: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return one.checkIssued(issuer) && one.verify(issuer.publicKey);
  } catch {
    // Of keys that OpenSSL does not know.
    return false;
  }
}

/** Whether it is one that browsers know, if only under the signature of another, or was issued by one. */
function isKnown(one: X509Certificate): boolean {
  roots ??= rootCertificates.flatMap((pem) => certificate(pem) ?? []);
  return roots.some((root) =>
    root.subject === one.subject ? haveOneKey(root, one) : root.subject === one.issuer && isIssuedBy(one, root),
  );
}

function haveOneKey(one: X509Certificate, other: X509Certificate): boolean {
  try {
    return one.publicKey.equals(other.publicKey);
  } catch {
    return false;
  }
}

let roots: readonly X509Certificate[] | undefined;

function dateProblems(
  one: X509Certificate,
  isLeaf: boolean,
  now: number,
): readonly (readonly [CertificateProblem['severity'], ...Sentences])[] {
  const [from, to] = [Date.parse(one.validFrom), Date.parse(one.validTo)];
  const dates = `${nameOf(one)} is valid from ${day(from)} to ${day(to)}`;
  if (to < now) return [['error', `${dates}: it has expired.`, 'HAProxy takes it without a word, and no client connects. Renew it.']];
  if (from > now)
    return [['error', `${dates}: not yet.`, 'HAProxy takes it without a word, and no client connects. Look at the clock, or wait.']];
  if (isLeaf && to - now < SOON * DAY) return [['warning', `${dates}: it expires soon.`, 'Renew it.']];
  return [];
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function ofHosts(pems: readonly Pem[], { hosts }: CertificateDemands): readonly CertificateProblem[] {
  const shown = pems.map(({ name, certificates: [leaf] }) => ({ name, names: leaf === undefined ? [] : namesOf(leaf) }));
  const missing = hosts.filter((host) => !shown.some(({ names }) => names.some((each) => covers(each, host))));
  const idle = shown.filter(({ names }) => names.length > 0 && !hosts.some((host) => names.some((each) => covers(each, host))));
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            severity: 'error' as const,
            file: undefined,
            message: `No certificate has ${missing.join(', ')} among its subject alternative names. Clients of these names get another certificate and give up. Request one that has them.`,
          },
        ]),
    ...idle.map(({ name, names }) => ({
      severity: 'warning' as const,
      file: name,
      message: `It is for ${names.join(', ')}, and none of them is published over HTTPS. Take it out, or look whether it is the right file.`,
    })),
  ];
}

/** Lync Phone Edition sends no server name and rejects wildcards. http://blog.schertz.name/2011/02/wildcard-certificates-in-lync-server/ */
function ofDefault([first]: readonly Pem[], { hosts, admitsAbsentSni }: CertificateDemands): readonly CertificateProblem[] {
  const [leaf] = first?.certificates ?? [];
  if (first === undefined || leaf === undefined || !admitsAbsentSni) return [];
  const names = namesOf(leaf);
  const missing = hosts.filter((host) => !names.includes(host));
  if (missing.length === 0) return [];
  return [
    {
      severity: 'error',
      file: first.name,
      message: `It is the default certificate, the only one that telephones get, which name no host and reject wildcards. It lacks ${missing.join(', ')}. Let the default certificate carry every name.`,
    },
  ];
}

function namesOf({ subjectAltName = '' }: X509Certificate): readonly string[] {
  return subjectAltName.split(', ').flatMap((each) => /^DNS:([^"]{1,255})$/.exec(each)?.[1]?.toLowerCase() ?? []);
}

function nameOf({ subject }: X509Certificate): string {
  return commonName(subject);
}

function issuerOf({ issuer }: X509Certificate): string {
  return commonName(issuer);
}

function commonName(distinguishedName: string): string {
  const lines = distinguishedName.split('\n');
  return (lines.findLast((line) => line.startsWith('CN=')) ?? lines[0] ?? '').replace(/^CN=/, '').slice(0, 200);
}
