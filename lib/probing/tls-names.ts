import type { HelloClient } from '../verification/probe';

/**
 * Cipher suites up to TLS 1.2, the better first. https://www.iana.org/assignments/tls-parameters
 * Null, anonymous and export suites are among them so that a server that knows nothing else can be told from one that speaks no TLS.
 */
const SUITES: Readonly<Record<number, string>> = {
  0xc02b: 'ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  0xc02c: 'ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  0xc02f: 'ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  0xc030: 'ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  0xcca9: 'ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  0xcca8: 'ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  0xc023: 'ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
  0xc024: 'ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
  0xc027: 'ECDHE_RSA_WITH_AES_128_CBC_SHA256',
  0xc028: 'ECDHE_RSA_WITH_AES_256_CBC_SHA384',
  0xc009: 'ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
  0xc00a: 'ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
  0xc013: 'ECDHE_RSA_WITH_AES_128_CBC_SHA',
  0xc014: 'ECDHE_RSA_WITH_AES_256_CBC_SHA',
  0x009c: 'RSA_WITH_AES_128_GCM_SHA256',
  0x009d: 'RSA_WITH_AES_256_GCM_SHA384',
  0x003c: 'RSA_WITH_AES_128_CBC_SHA256',
  0x003d: 'RSA_WITH_AES_256_CBC_SHA256',
  0x002f: 'RSA_WITH_AES_128_CBC_SHA',
  0x0035: 'RSA_WITH_AES_256_CBC_SHA',
  0x009e: 'DHE_RSA_WITH_AES_128_GCM_SHA256',
  0x009f: 'DHE_RSA_WITH_AES_256_GCM_SHA384',
  0xccaa: 'DHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  0x0067: 'DHE_RSA_WITH_AES_128_CBC_SHA256',
  0x006b: 'DHE_RSA_WITH_AES_256_CBC_SHA256',
  0x0033: 'DHE_RSA_WITH_AES_128_CBC_SHA',
  0x0039: 'DHE_RSA_WITH_AES_256_CBC_SHA',
  0x00a2: 'DHE_DSS_WITH_AES_128_GCM_SHA256',
  0x00a3: 'DHE_DSS_WITH_AES_256_GCM_SHA384',
  0x0040: 'DHE_DSS_WITH_AES_128_CBC_SHA256',
  0x006a: 'DHE_DSS_WITH_AES_256_CBC_SHA256',
  0x0032: 'DHE_DSS_WITH_AES_128_CBC_SHA',
  0x0038: 'DHE_DSS_WITH_AES_256_CBC_SHA',
  0xc0ac: 'ECDHE_ECDSA_WITH_AES_128_CCM',
  0xc0ad: 'ECDHE_ECDSA_WITH_AES_256_CCM',
  0xc09c: 'RSA_WITH_AES_128_CCM',
  0xc09d: 'RSA_WITH_AES_256_CCM',
  0xc076: 'ECDHE_RSA_WITH_CAMELLIA_128_CBC_SHA256',
  0xc077: 'ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384',
  0x0041: 'RSA_WITH_CAMELLIA_128_CBC_SHA',
  0x0084: 'RSA_WITH_CAMELLIA_256_CBC_SHA',
  0x0045: 'DHE_RSA_WITH_CAMELLIA_128_CBC_SHA',
  0x0088: 'DHE_RSA_WITH_CAMELLIA_256_CBC_SHA',
  0x0096: 'RSA_WITH_SEED_CBC_SHA',
  0x0007: 'RSA_WITH_IDEA_CBC_SHA',
  0xc008: 'ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA',
  0xc012: 'ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
  0x0016: 'DHE_RSA_WITH_3DES_EDE_CBC_SHA',
  0x0013: 'DHE_DSS_WITH_3DES_EDE_CBC_SHA',
  0x000a: 'RSA_WITH_3DES_EDE_CBC_SHA',
  0xc007: 'ECDHE_ECDSA_WITH_RC4_128_SHA',
  0xc011: 'ECDHE_RSA_WITH_RC4_128_SHA',
  0x0005: 'RSA_WITH_RC4_128_SHA',
  0x0004: 'RSA_WITH_RC4_128_MD5',
  0x0015: 'DHE_RSA_WITH_DES_CBC_SHA',
  0x0009: 'RSA_WITH_DES_CBC_SHA',
  0x0014: 'DHE_RSA_EXPORT_WITH_DES40_CBC_SHA',
  0x0008: 'RSA_EXPORT_WITH_DES40_CBC_SHA',
  0x0006: 'RSA_EXPORT_WITH_RC2_CBC_40_MD5',
  0x0003: 'RSA_EXPORT_WITH_RC4_40_MD5',
  0xc010: 'ECDHE_RSA_WITH_NULL_SHA',
  0x003b: 'RSA_WITH_NULL_SHA256',
  0x0002: 'RSA_WITH_NULL_SHA',
  0x0001: 'RSA_WITH_NULL_MD5',
  0xc018: 'ECDH_anon_WITH_AES_128_CBC_SHA',
  0x0034: 'DH_anon_WITH_AES_128_CBC_SHA',
};

/** What a client offers. Numbers of groups and signature algorithms: RFC 8446 4.2.7 and 4.2.3, RFC 5246 7.4.1.4.1. */
export interface Offer {
  readonly suites: readonly number[];
  readonly groups: readonly number[];
  readonly signatures: readonly number[];
}

const [P256, P384, P521, X25519] = [23, 24, 25, 29];

export const OFFERS: Readonly<Record<HelloClient, Offer>> = {
  any: {
    // In this order, which most servers follow or do not mind.
    suites: [
      ...[0xc02b, 0xc02c, 0xc02f, 0xc030],
      ...Object.keys(SUITES)
        .map(Number)
        .filter((code) => ![0xc02b, 0xc02c, 0xc02f, 0xc030].includes(code)),
    ],
    groups: [X25519, P256, P384, P521, 30, 26, 27, 28, 22, 21, 19, 256, 257],
    signatures: [
      0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0603, 0x0806, 0x0601, 0x0807, 0x0808, 0x0809, 0x080a, 0x080b, 0x0303, 0x0301,
      0x0203, 0x0201, 0x0402, 0x0202, 0x0101,
    ],
  },
  current: {
    // RC4, 3DES and, in browsers and phones, DHE are gone.
    suites: [
      0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc023, 0xc024, 0xc027, 0xc028, 0xc009, 0xc00a, 0xc013, 0xc014, 0x009c, 0x009d,
      0x003c, 0x003d, 0x002f, 0x0035,
    ],
    groups: [X25519, P256, P384, P521],
    signatures: [0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0603, 0x0806, 0x0601, 0x0203, 0x0201],
  },
  /**
   * With RSA certificates ECDHE in CBC mode only: that RSA and DHE with GCM came with later updates is UNVERIFIED.
   * https://learn.microsoft.com/windows/win32/secauthn/tls-cipher-suites-in-windows-7
   */
  windows7: {
    suites: [
      0x003c, 0x002f, 0x003d, 0x0035, 0x0005, 0x000a, 0xc027, 0xc013, 0xc014, 0xc02b, 0xc023, 0xc02c, 0xc024, 0xc009, 0xc00a, 0xc028,
      0x0040, 0x0032, 0x006a, 0x0038, 0x0013, 0x0004,
    ],
    groups: [P256, P384],
    signatures: [0x0401, 0x0501, 0x0201, 0x0403, 0x0503, 0x0203, 0x0202],
  },
};

export function suiteName(code: number): string {
  return SUITES[code] ?? `cipher suite 0x${code.toString(16).padStart(4, '0')}`;
}

/** RFC 8446 6, with those of older versions. */
const ALERTS: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  22: 'record_overflow',
  40: 'handshake_failure',
  41: 'no_certificate',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  110: 'unsupported_extension',
  112: 'unrecognized_name',
  116: 'certificate_required',
  120: 'no_application_protocol',
};

export function alertName(code: number): string {
  return ALERTS[code] ?? `alert ${code}`;
}
