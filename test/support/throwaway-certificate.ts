import { generate } from 'selfsigned';

/** In PEM. */
export interface ThrowawayCertificate {
  readonly key: string;
  readonly certificate: string;
}

/** A certificate that signs itself, for these host names and an hour. */
export async function throwawayCertificate(...hosts: readonly [string, ...string[]]): Promise<ThrowawayCertificate> {
  const now = Date.now();
  const { private: key, cert: certificate } = await generate([{ name: 'commonName', value: hosts[0] }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - 60_000),
    notAfterDate: new Date(now + 3_600_000),
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) }],
  });
  return { key, certificate };
}
