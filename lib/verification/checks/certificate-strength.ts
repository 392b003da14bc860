import { failed, ok, warning, type Verdict } from '../check';
import type { CertificateKey, ServerCertificate } from '../observation';

/**
 * What browsers, phones and Windows of today ask of certificates of servers and of those who issue them. How a root is signed
 * says nothing: it is trusted for itself.
 * https://support.apple.com/103769 https://cabforum.org/working-groups/server/baseline-requirements/requirements (6.1.5, 7.1.3)
 */
const LOWEST_RSA_BITS = 2_048;
const LOWEST_EC_BITS = 256;
const CURVES = ['prime256v1', 'secp384r1', 'secp521r1'];

/** Judges keys and signatures by themselves: for the sake of TLS 1.0 OpenSSL is not asked to. */
export function strength(certificate: ServerCertificate, intermediates: readonly ServerCertificate[]): Verdict {
  const all = [certificate, ...intermediates];
  const got = all.map(text).join('; ');
  const weak = all.find(({ key, signature }) => signature.strength === 'broken' || isWeak(key));
  if (weak !== undefined) {
    const { subject, key, signature } = weak;
    const what = signature.strength === 'broken' ? `is signed by ${signature.algorithm}` : `has a key of ${keyText(key)}`;
    const which = weak === certificate ? 'The certificate' : `The intermediate certificate ${subject}`;
    return failed(
      got,
      `${which} ${what}: phones, browsers and current Windows do not trust that, whoever issued it.`,
      'Use a certificate with an RSA key of 2,048 bits, signed with SHA-256 by an authority whose intermediate certificates are so too.',
    );
  }
  const uncommon = all.find(({ key, signature }) => signature.isUncommon || signature.strength === undefined || isUncommon(key));
  if (uncommon === undefined) return ok(got);
  return warning(
    got,
    `${text(uncommon)} is on no list of what Lync clients verify; of RSASSA-PSS Microsoft says that Lync does not support it.`,
    'Use a certificate with an RSA key of 2,048 bits, signed with SHA-256 with RSA.',
  );
}

function isWeak({ type, bits = 0, curve = '' }: CertificateKey): boolean {
  if (type === 'rsa' || type === 'rsa-pss') return bits < LOWEST_RSA_BITS;
  // No client takes a certificate of a server with DSA any more, nor curves of less than 256 bits.
  return type === 'dsa' || (type === 'ec' && Number(/\d{3}/.exec(curve)?.[0] ?? LOWEST_EC_BITS) < LOWEST_EC_BITS);
}

function isUncommon({ type, curve = '' }: CertificateKey): boolean {
  return type === 'ec' ? !CURVES.includes(curve) : type !== 'rsa';
}

function text({ subject, key, signature }: ServerCertificate): string {
  return `${subject}: ${keyText(key)}, ${signature.algorithm}`;
}

function keyText({ type, bits, curve }: CertificateKey): string {
  if (type === 'unknown') return 'an unknown kind';
  return [type.toUpperCase(), bits ?? curve ?? ''].join(' ').trim();
}
