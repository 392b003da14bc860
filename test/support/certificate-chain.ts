import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import {
  bitString,
  der,
  integer,
  objectId,
  octetString,
  sequence,
  set,
  tagged,
  TRUE,
  utcTime,
  utf8String,
  type Der,
} from '../../lib/probing/rehearsal/der';

export interface CertificateSpec {
  readonly name: string;
  readonly key?: Key;
  /** By which the issuer signs. */
  readonly hash?: Hash;
  /** From today, less than none for the past. */
  readonly days?: number;
  /** From its first day to its last; undefined: 30 more than there are from today on. */
  readonly lifetime?: number;
  /** What it says of the key of its issuer, in hexadecimal. */
  readonly issuerKey?: string;
  /** undefined: it issues others. */
  readonly host?: string;
  /** Place of the issuer; undefined: the one before. Its own place: it signs itself. */
  readonly by?: number;
  /** Place of the one whose key it has too. */
  readonly keyOf?: number;
}

type Key = '512' | '1024' | '2048' | 'P-224' | 'P-256' | 'ed25519';
type Hash = 'md5' | 'sha1' | 'sha256';

export interface Issued {
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
}

const DAY = 86_400_000;
const NULL: Der = Buffer.from([5, 0]);
const WITH_RSA: Readonly<Record<Hash, string>> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
};

/** Certificates each issued by the one before or by one that is named, the first by itself. Strength and dates are as wrong as they are wanted. RFC 5280 */
export function certificateChain(...specs: readonly CertificateSpec[]): readonly Issued[] {
  const issued: Issued[] = [];
  const issuers: { readonly name: Der; readonly publicKey: KeyObject; readonly key: KeyObject }[] = [];
  for (const {
    name,
    key = '2048',
    hash = 'sha256',
    days = 90,
    lifetime = Math.max(days, 0) + 30,
    issuerKey,
    host,
    by: place = issuers.length - 1,
    keyOf = -1,
  } of specs) {
    const known = issuers[keyOf];
    const pair = known === undefined ? keyPair(key) : { publicKey: known.publicKey, privateKey: known.key };
    const subject = sequence(set(sequence(objectId('2.5.4.3'), utf8String(name))));
    const by = issuers[place] ?? { name: subject, key: pair.privateKey };
    const algorithm =
      by.key.asymmetricKeyType === 'rsa' ? sequence(objectId(WITH_RSA[hash]), NULL) : sequence(objectId('1.2.840.10045.4.3.2'));
    const extensions =
      host === undefined
        ? [sequence(objectId('2.5.29.19'), TRUE, octetString(sequence(TRUE)))]
        : [sequence(objectId('2.5.29.17'), octetString(sequence(der(0x82, Buffer.from(host, 'latin1')))))];
    if (issuerKey !== undefined)
      extensions.push(sequence(objectId('2.5.29.35'), octetString(sequence(der(0x80, Buffer.from(issuerKey, 'hex'))))));
    const now = Date.now();
    const toBeSigned = sequence(
      tagged(0, integer(Buffer.from([2]))),
      integer(Buffer.concat([Buffer.from([0x40]), randomBytes(8)])),
      algorithm,
      by.name,
      sequence(utcTime(now + (days - lifetime) * DAY), utcTime(now + days * DAY)),
      subject,
      pair.publicKey.export({ type: 'spki', format: 'der' }),
      tagged(3, sequence(...extensions)),
    );
    const whole = sequence(toBeSigned, algorithm, bitString(sign(hash, toBeSigned, by.key)));
    issued.push({ cert: pem(whole), key: String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })) });
    issuers.push({ name: subject, publicKey: pair.publicKey, key: pair.privateKey });
  }
  return issued;
}

function keyPair(key: Key): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  if (key === 'ed25519') return generateKeyPairSync('ed25519');
  return key.startsWith('P-') ? generateKeyPairSync('ec', { namedCurve: key }) : generateKeyPairSync('rsa', { modulusLength: Number(key) });
}

function pem(certificate: Der): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
