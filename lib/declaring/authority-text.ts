import { X509Certificate } from 'node:crypto';

/** Why a text is no list of certificates in PEM, after the name of what holds it. */
export function authorityProblem(text: string): string | undefined {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    return 'holds a private key, which nobody needs to verify a certificate. Take it out, and look who had it.';
  const blocks = certificateBlocks(text);
  if (blocks.length === 0) {
    return 'holds no certificate in PEM, that is between BEGIN CERTIFICATE and END CERTIFICATE. Export the authority as Base-64 encoded X.509.';
  }
  const broken = blocks.findIndex((block) => !isCertificate(block));
  return broken < 0
    ? undefined
    : `has a certificate that cannot be read, number ${broken + 1}. Export the authority anew as Base-64 encoded X.509.`;
}

/** The certificates of a text in PEM, one text each. */
export function certificateBlocks(text: string): readonly string[] {
  return text.match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g) ?? [];
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).raw.length > 0;
  } catch {
    return false;
  }
}
