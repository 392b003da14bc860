import { X509Certificate } from 'node:crypto';
import type { CertificateKey, CertificateSignature, ServerCertificate } from '../verification/observation';

/** What the checks want to know of a certificate in DER; undefined: it is none. */
export function serverCertificate(raw: Uint8Array): ServerCertificate | undefined {
  try {
    return factsOf(new X509Certificate(raw));
  } catch {
    return undefined;
  }
}

export function factsOf(x509: X509Certificate): ServerCertificate {
  const issuerKey = issuerKeyOf(x509.raw);
  return {
    subject: commonName(x509.subject),
    issuer: commonName(x509.issuer),
    ...(issuerKey === undefined ? {} : { issuerKey }),
    names: (x509.subjectAltName ?? '').split(', ').flatMap((each) => /^DNS:([^"]{1,255})$/.exec(each)?.[1]?.toLowerCase() ?? []),
    validFrom: Date.parse(x509.validFrom),
    validTo: Date.parse(x509.validTo),
    signature: signatureOf(x509.raw),
    key: keyOf(x509),
  };
}

/** Authorities of old have none: what comes closest to it is their unit, then their organization. */
function commonName(distinguishedName: string | undefined): string {
  const lines = (distinguishedName ?? '').split('\n');
  const named = ['CN=', 'OU=', 'O='].map((type) => lines.find((line) => line.startsWith(type)));
  return (named.find((line) => line !== undefined) ?? lines[0] ?? '').replace(/^(?:CN|OU|O)=/, '').slice(0, 200);
}

function keyOf(x509: X509Certificate): CertificateKey {
  try {
    const { asymmetricKeyType = 'unknown', asymmetricKeyDetails: { modulusLength, namedCurve } = {} } = x509.publicKey;
    return {
      type: asymmetricKeyType,
      ...(modulusLength === undefined ? {} : { bits: modulusLength }),
      ...(namedCurve === undefined ? {} : { curve: namedCurve }),
    };
  } catch {
    // OpenSSL does not know every key.
    return { type: 'unknown' };
  }
}

const SOUND = { strength: 'sound', isUncommon: false } as const;
const BROKEN = { strength: 'broken', isUncommon: false } as const;
/** Not on any list of what Lync or the Windows of its time verifies. */
const UNCOMMON = { strength: 'sound', isUncommon: true } as const;

/** By the value of the object identifier, in hexadecimal. RFC 3279, 4055, 5758, 8410; DSA went out of use. */
const SIGNATURES: Readonly<Record<string, CertificateSignature>> = {
  '2a864886f70d010102': { algorithm: 'MD2 with RSA', ...BROKEN },
  '2a864886f70d010103': { algorithm: 'MD4 with RSA', ...BROKEN },
  '2a864886f70d010104': { algorithm: 'MD5 with RSA', ...BROKEN },
  '2b0e030203': { algorithm: 'MD5 with RSA', ...BROKEN },
  '2a864886f70d010105': { algorithm: 'SHA-1 with RSA', ...BROKEN },
  '2b0e03021d': { algorithm: 'SHA-1 with RSA', ...BROKEN },
  '2b2403030102': { algorithm: 'RIPEMD-160 with RSA', ...BROKEN },
  '2a8648ce380403': { algorithm: 'SHA-1 with DSA', ...BROKEN },
  '2a8648ce3d0401': { algorithm: 'SHA-1 with ECDSA', ...BROKEN },
  '608648016503040301': { algorithm: 'SHA-224 with DSA', ...BROKEN },
  '608648016503040302': { algorithm: 'SHA-256 with DSA', ...BROKEN },
  '2a864886f70d01010e': { algorithm: 'SHA-224 with RSA', ...UNCOMMON },
  '2a864886f70d01010b': { algorithm: 'SHA-256 with RSA', ...SOUND },
  '2a864886f70d01010c': { algorithm: 'SHA-384 with RSA', ...SOUND },
  '2a864886f70d01010d': { algorithm: 'SHA-512 with RSA', ...SOUND },
  '2a8648ce3d040301': { algorithm: 'SHA-224 with ECDSA', ...UNCOMMON },
  '2a8648ce3d040302': { algorithm: 'SHA-256 with ECDSA', ...SOUND },
  '2a8648ce3d040303': { algorithm: 'SHA-384 with ECDSA', ...SOUND },
  '2a8648ce3d040304': { algorithm: 'SHA-512 with ECDSA', ...SOUND },
  '2b6570': { algorithm: 'Ed25519', ...UNCOMMON },
  '2b6571': { algorithm: 'Ed448', ...UNCOMMON },
};

const RSA_PSS = '2a864886f70d01010a';
const PSS_HASHES: Readonly<Record<string, string>> = {
  '608648016503040201': 'SHA-256',
  '608648016503040202': 'SHA-384',
  '608648016503040203': 'SHA-512',
};

/** The algorithm by which the issuer signed. Node.js tells it from 24 on only. RFC 5280 4.1.1.2 */
function signatureOf(raw: Buffer): CertificateSignature {
  const certificate = element(raw, 0);
  const signed = certificate && element(raw, certificate.from);
  const algorithm = signed && element(raw, signed.to);
  const id = algorithm && element(raw, algorithm.from);
  if (id === undefined || algorithm === undefined) return { algorithm: 'an unknown algorithm', strength: undefined, isUncommon: true };
  const hex = raw.toString('hex', id.from, id.to);
  if (hex === RSA_PSS) {
    const parameters = raw.toString('hex', id.to, algorithm.to);
    const hash = Object.entries(PSS_HASHES).find(([each]) => parameters.includes(each))?.[1];
    // Where none is named it is SHA-1. RFC 4055 3.1
    return { algorithm: `${hash ?? 'SHA-1'} with RSASSA-PSS`, strength: hash === undefined ? 'broken' : 'sound', isUncommon: true };
  }
  return SIGNATURES[hex] ?? { algorithm: `algorithm ${dotted(raw.subarray(id.from, id.to))}`, strength: undefined, isUncommon: true };
}

/** id-ce-authorityKeyIdentifier, in hexadecimal. */
const AUTHORITY_KEY = '551d23';
/** The tags of extensions within what is signed, and of a key within its identifier. */
const [EXTENSIONS, KEY] = [0xa3, 0x80];

/** Node.js does not tell it. RFC 5280 4.2.1.1 */
function issuerKeyOf(raw: Buffer): string | undefined {
  const [certificate] = elementsIn(raw, { from: 0, to: raw.length });
  const [signed] = certificate === undefined ? [] : elementsIn(raw, certificate);
  const wrapped = signed === undefined ? undefined : elementsIn(raw, signed).find(({ tag }) => tag === EXTENSIONS);
  const [extensions] = wrapped === undefined ? [] : elementsIn(raw, wrapped);
  for (const extension of extensions === undefined ? [] : elementsIn(raw, extensions)) {
    const parts = elementsIn(raw, extension);
    const [id, value] = [parts[0], parts.at(-1)];
    if (id === undefined || value === undefined || raw.toString('hex', id.from, id.to) !== AUTHORITY_KEY) continue;
    const [identifier] = elementsIn(raw, value);
    const key = identifier === undefined ? undefined : elementsIn(raw, identifier).find(({ tag }) => tag === KEY);
    return key === undefined ? undefined : raw.toString('hex', key.from, key.to);
  }
  return undefined;
}

interface Element {
  readonly tag: number;
  readonly from: number;
  readonly to: number;
}

/** One after another, as far as they fit. */
function elementsIn(raw: Buffer, { from, to }: Pick<Element, 'from' | 'to'>): readonly Element[] {
  const found: Element[] = [];
  for (let at = from; at < to; at = found.at(-1)?.to ?? to) {
    const next = element(raw, at);
    if (next === undefined || next.to > to) break;
    found.push({ tag: raw[at] ?? 0, ...next });
  }
  return found;
}

/** Where the content of an element of DER begins and ends; undefined: it does not fit. */
function element(bytes: Buffer, at: number): { readonly from: number; readonly to: number } | undefined {
  const first = bytes[at + 1];
  if (first === undefined) return undefined;
  const many = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || many > 4 || at + 2 + many > bytes.length) return undefined;
  const length = many === 0 ? first : bytes.readUIntBE(at + 2, many);
  const from = at + 2 + many;
  return from + length > bytes.length ? undefined : { from, to: from + length };
}

function dotted(content: Buffer): string {
  const parts: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    parts.push(...(parts.length === 0 ? [Math.min(Math.floor(value / 40), 2), value - 40 * Math.min(Math.floor(value / 40), 2)] : [value]));
    value = 0;
  }
  return parts.join('.');
}
