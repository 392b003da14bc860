import type { TlsVersion } from './site';

/** OpenSSL 3 refuses TLS 1.0 and 1.1 at its usual security level, and `haproxy -c` does not say so. */
export function lowestTls(lowest: TlsVersion): readonly string[] {
  const isOld = lowest === '1.0' || lowest === '1.1';
  return ['ssl-min-ver', `TLSv${lowest}`, ...(isOld ? ['ciphers', 'DEFAULT@SECLEVEL=0'] : [])];
}
