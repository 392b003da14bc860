import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { bitString, der, integer, objectId, octetString, sequence, set, tagged, TRUE, utcTime, utf8String, type Der } from './der';

export interface KeyAndCertificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

export interface Validity {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400_000;
const ECDSA_WITH_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'));

/** A certificate authority in memory, trusted by nobody but whoever holds it, and the certificates it issues. RFC 5280 */
export class ThrowAwayAuthority {
  /** PEM. */
  public readonly certificate: string;
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private readonly name: Der;

  public constructor(
    commonName = 'Rehearsal',
    private readonly now = Date.now(),
  ) {
    this.name = nameOf(commonName);
    const isAuthority = sequence(objectId('2.5.29.19'), TRUE, octetString(sequence(TRUE)));
    this.certificate = this.issued(this.name, this.keys.publicKey, [isAuthority], this.usual());
  }

  /** For server authentication, the first name as subject. */
  public issue(names: readonly string[], validity: Validity = this.usual()): KeyAndCertificate {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const alternatives = names.map((name) => der(0x82, Buffer.from(name, 'latin1')));
    const cert = this.issued(
      nameOf((names[0] ?? 'none').slice(0, 64)),
      publicKey,
      [
        sequence(objectId('2.5.29.17'), octetString(sequence(...alternatives))),
        sequence(objectId('2.5.29.37'), octetString(sequence(objectId('1.3.6.1.5.5.7.3.1')))),
      ],
      validity,
    );
    return { key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), cert };
  }

  private usual(): Validity {
    return { from: this.now - DAY, to: this.now + 90 * DAY };
  }

  private issued(subject: Der, publicKey: KeyObject, extensions: readonly Der[], { from, to }: Validity): string {
    const serial = randomBytes(16);
    serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
    const version3 = tagged(0, integer(Buffer.from([2])));
    const toBeSigned = sequence(
      version3,
      integer(serial),
      ECDSA_WITH_SHA256,
      this.name,
      sequence(utcTime(from), utcTime(to)),
      subject,
      publicKey.export({ type: 'spki', format: 'der' }),
      tagged(3, sequence(...extensions)),
    );
    const whole = sequence(toBeSigned, ECDSA_WITH_SHA256, bitString(sign('sha256', toBeSigned, this.keys.privateKey)));
    const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  }
}

function nameOf(commonName: string): Der {
  return sequence(set(sequence(objectId('2.5.4.3'), utf8String(commonName))));
}
