import { createServer as createHttps, type ServerOptions } from 'node:https';
import { createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import { LOOPBACK, LoopbackServers } from '../../lib/probing/rehearsal/loopback';
import { clientHello } from '../../lib/probing/client-hello';
import { ServerFlight } from '../../lib/probing/server-flight';
import type { CheckResult, CheckState } from '../../lib/verification/check';
import { expectedByName } from '../../lib/verification/expected-by-name';
import { certificateChain, type CertificateSpec } from '../support/certificate-chain';
import { checked } from '../support/checked';

jest.setTimeout(60_000);

/** Milliseconds, some of which a busy machine takes for itself. */
const PATIENCE = 5_000;

const NAME = 'meet.contoso.com';
const ROOT: CertificateSpec = { name: 'Root' };
const MIDDLE: CertificateSpec = { name: 'Middle' };
const LEAF: CertificateSpec = { name: NAME, host: NAME };

interface OldServer {
  readonly what: string;
  /** Root first, leaf last. */
  readonly chain?: readonly CertificateSpec[];
  /** Which of the chain is sent, in order, counted from the root. */
  readonly sent?: readonly number[];
  /** Place of the authority that is trusted; undefined: the first that is called Root, else the first. */
  readonly knows?: number;
  /** Place of the certificate of the server; undefined: the last. */
  readonly leaf?: number;
  readonly options?: ServerOptions;
  readonly mayRunOnOldWindows?: boolean;
  readonly needsTls10?: boolean;
  /** What is neither ok nor skipped. */
  readonly remarks: Readonly<Record<string, CheckState>>;
  /** In the words of the first of these. */
  readonly says?: RegExp;
}

const TLS12 = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;
const gcm = (suite: string) => ({ ...TLS12, ciphers: `${suite}:@SECLEVEL=0` });
const everyVersion = { 'tls-versions': 'warning' } as const;

const SERVERS: readonly OldServer[] = [
  { what: 'a sound one', remarks: {} },
  { what: 'SHA-1', chain: [ROOT, MIDDLE, { ...LEAF, hash: 'sha1' }], remarks: { 'certificate-strength': 'failed' }, says: /The certificate is signed by SHA-1 with RSA/ },
  { what: 'MD5', chain: [ROOT, MIDDLE, { ...LEAF, hash: 'md5' }], remarks: { 'certificate-strength': 'failed' }, says: /MD5/ },
  { what: 'RSA of 1,024 bits', chain: [ROOT, MIDDLE, { ...LEAF, key: '1024' }], remarks: { 'certificate-strength': 'failed' }, says: /RSA 1024/ },
  { what: 'RSA of 512 bits', chain: [ROOT, MIDDLE, { ...LEAF, key: '512' }], options: gcm('AES128-SHA256'), remarks: { 'certificate-strength': 'failed' }, says: /RSA 512/ },
  { what: 'an intermediate with SHA-1', chain: [ROOT, { ...MIDDLE, hash: 'sha1' }, LEAF], remarks: { 'certificate-strength': 'failed' }, says: /intermediate certificate Middle is signed by SHA-1/ },
  { what: 'an intermediate of 1,024 bits', chain: [ROOT, { ...MIDDLE, key: '1024' }, LEAF], remarks: { 'certificate-strength': 'failed' }, says: /intermediate certificate Middle has a key of RSA 1024/ },
  { what: 'a root that signed itself with SHA-1', chain: [{ ...ROOT, hash: 'sha1' }, MIDDLE, LEAF], remarks: {} },
  { what: 'the same, sent along', chain: [{ ...ROOT, hash: 'sha1' }, MIDDLE, LEAF], sent: [2, 1, 0], remarks: {} },
  { what: 'an elliptic curve', chain: [ROOT, MIDDLE, { ...LEAF, key: 'P-256' }], remarks: {} },
  { what: 'an elliptic curve of 224 bits', chain: [ROOT, MIDDLE, { ...LEAF, key: 'P-224' }], options: TLS12, remarks: { 'tls-handshake': 'failed', 'certificate-strength': 'failed', 'cipher-suites': 'failed' }, says: /TLS is spoken there/ },
  { what: 'Ed25519', chain: [ROOT, MIDDLE, { ...LEAF, key: 'ed25519' }], options: TLS12, remarks: { 'certificate-strength': 'warning', 'cipher-suites': 'failed' }, says: /share no cipher suite/ },
  { what: 'an expired intermediate', chain: [ROOT, { ...MIDDLE, days: -5 }, LEAF], remarks: { 'certificate-chain': 'failed' }, says: /^Middle, an intermediate certificate, is out of date/ },
  { what: 'a missing intermediate', sent: [2], remarks: { 'certificate-chain': 'failed' }, says: /intermediate certificate is missing/ },
  { what: 'a chain out of order', chain: [ROOT, MIDDLE, { name: 'Lower' }, LEAF], sent: [3, 1, 2], remarks: { 'certificate-chain': 'warning' }, says: /before the one of its issuer/ },
  { what: 'a trusted authority that comes signed by another too, with SHA-1', chain: [ROOT, { name: 'Elder', by: 1 }, { ...ROOT, hash: 'sha1', keyOf: 0 }, { ...MIDDLE, by: 0 }, LEAF], sent: [4, 3, 2], remarks: {} },
  { what: 'a root that browsers dropped', chain: [{ name: 'DigiCert Global Root CA' }, MIDDLE, LEAF], remarks: { 'certificate-root': 'warning' }, says: /left Firefox and Chrome \(2026-04-15;/ },
  { what: 'the same, sent along', chain: [{ name: 'DigiCert Assured ID Root CA' }, MIDDLE, LEAF], sent: [2, 1, 0], remarks: { 'certificate-root': 'warning' } },
  { what: 'its chain, and this computer knows it no more', chain: [{ name: 'DigiCert Global Root CA' }, MIDDLE, LEAF, { name: 'Root', by: 3 }], knows: 3, sent: [2, 1], leaf: 2, remarks: { 'certificate-chain': 'failed', 'certificate-root': 'warning' }, says: /left Firefox and Chrome/ },
  { what: 'the key of that root', chain: [{ name: 'DigiCert Global Root CA' }, { ...MIDDLE, issuerKey: '03de503556d14cbb66f0a3e21b1bc397b23dd155' }, LEAF], remarks: { 'certificate-root': 'warning' } },
  { what: 'another key under its name', chain: [{ name: 'DigiCert Global Root CA' }, { ...MIDDLE, issuerKey: '0102030405060708' }, LEAF], remarks: {} },
  { what: 'a trusted authority that comes signed by a dropped one too', chain: [ROOT, { name: 'DigiCert Global Root CA', by: 1 }, { ...ROOT, keyOf: 0 }, { ...MIDDLE, by: 0 }, LEAF], sent: [4, 3, 2], remarks: {} },
  { what: 'a root that is due to be dropped', chain: [{ name: 'Starfield Services Root Certificate Authority - G2' }, MIDDLE, LEAF], remarks: {} },
  { what: 'a certificate of 47 days with 12 left', chain: [ROOT, MIDDLE, { ...LEAF, days: 12, lifetime: 47 }], remarks: {} },
  { what: 'a certificate of 47 days with 11 left', chain: [ROOT, MIDDLE, { ...LEAF, days: 11, lifetime: 47 }], remarks: { 'certificate-expiry': 'warning' }, says: /expires soon.*47 days \(2029-03-15;/ },
  { what: 'a certificate of 90 days with 23 left', chain: [ROOT, MIDDLE, { ...LEAF, days: 23, lifetime: 90 }], remarks: {} },
  { what: 'a certificate of ACM that is about to be renewed', chain: [ROOT, MIDDLE, { ...LEAF, days: 44, lifetime: 198 }], remarks: {} },
  { what: 'a certificate of ACM that was not renewed', chain: [ROOT, MIDDLE, { ...LEAF, days: 39, lifetime: 198 }], remarks: { 'certificate-expiry': 'warning' } },
  { what: 'a certificate of five years with 100 days left', chain: [ROOT, MIDDLE, { ...LEAF, days: 100, lifetime: 1_826 }], remarks: {} },
  { what: 'one suite, of GCM', options: gcm('ECDHE-RSA-AES256-GCM-SHA384'), remarks: { 'cipher-suites': 'warning' }, says: /if there are such clients/ },
  { what: 'one suite, of GCM, and clients on old Windows', options: gcm('ECDHE-RSA-AES256-GCM-SHA384'), mayRunOnOldWindows: true, remarks: { 'cipher-suites': 'failed' }, says: /cannot sign in from there/ },
  { what: 'one suite, of GCM, and no clients on old Windows', options: gcm('ECDHE-RSA-AES256-GCM-SHA384'), mayRunOnOldWindows: false, remarks: {} },
  { what: 'one suite that updates brought', options: gcm('AES256-GCM-SHA384'), mayRunOnOldWindows: true, remarks: { 'cipher-suites': 'warning' }, says: /KB3042058.*UNVERIFIED/ },
  { what: 'GCM with an elliptic curve', chain: [ROOT, MIDDLE, { ...LEAF, key: 'P-256' }], options: gcm('ECDHE-ECDSA-AES256-GCM-SHA384'), mayRunOnOldWindows: true, remarks: {} },
  { what: 'ChaCha alone', options: gcm('ECDHE-RSA-CHACHA20-POLY1305'), mayRunOnOldWindows: true, remarks: { 'cipher-suites': 'failed' } },
  { what: 'a curve that old Windows does not know', options: { ...TLS12, ciphers: 'ECDHE:@SECLEVEL=0', ecdhCurve: 'X25519' }, mayRunOnOldWindows: true, remarks: { 'cipher-suites': 'failed' } },
  { what: 'DHE alone', options: { ...gcm('DHE-RSA-AES128-SHA256'), dhparam: 'auto' }, remarks: { 'cipher-suites': 'failed' }, says: /share no cipher suite/ },
  { what: 'TLS 1.0 alone', options: { minVersion: 'TLSv1', maxVersion: 'TLSv1' }, remarks: { 'tls-versions': 'failed' }, says: /no version they may use/ },
  { what: 'TLS 1.0 to 1.3', options: { minVersion: 'TLSv1' }, remarks: everyVersion },
  { what: 'TLS 1.3 alone', options: { minVersion: 'TLSv1.3' }, remarks: { 'tls-versions': 'failed' } },
  { what: 'a client certificate if there is one', options: { ...TLS12, requestCert: true, rejectUnauthorized: false }, remarks: { 'client-certificate': 'warning' }, says: /choose a certificate/ },
  { what: 'the same with TLS 1.0', options: { minVersion: 'TLSv1', requestCert: true, rejectUnauthorized: false }, remarks: { ...everyVersion, 'client-certificate': 'warning' } },
  { what: 'the same with TLS 1.3 alone', options: { minVersion: 'TLSv1.3', requestCert: true, rejectUnauthorized: false }, remarks: { 'tls-versions': 'failed', 'client-certificate': 'warning' } },
  { what: 'a client certificate in any case', options: { ...TLS12, requestCert: true }, remarks: { 'tls-handshake': 'failed', 'client-certificate': 'failed' }, says: /A client certificate is demanded/ },
  { what: 'the same with TLS 1.2 and 1.3', options: { requestCert: true }, remarks: { 'tls-handshake': 'failed', 'client-certificate': 'failed' }, says: /A client certificate is demanded/ },
  { what: 'the same with TLS 1.3 alone', options: { minVersion: 'TLSv1.3', requestCert: true }, remarks: { 'tls-handshake': 'failed', 'tls-versions': 'failed', 'client-certificate': 'failed' }, says: /A client certificate is demanded/ },
  { what: 'the same with a weak certificate', chain: [ROOT, MIDDLE, { ...LEAF, key: '1024' }], options: { ...TLS12, requestCert: true }, remarks: { 'tls-handshake': 'failed', 'client-certificate': 'failed', 'certificate-strength': 'failed' } },
  { what: 'HTTP/2 alone', options: { ALPNProtocols: ['h2'] }, remarks: { 'tls-handshake': 'failed' }, says: /HTTP\/2 alone/ },
]; // prettier-ignore

/** Made once: keys take their time. */
const chains = new Map<string, ReturnType<typeof certificateChain>>();
function issued(specs: readonly CertificateSpec[]): ReturnType<typeof certificateChain> {
  const key = JSON.stringify(specs);
  const known = chains.get(key) ?? certificateChain(...specs);
  chains.set(key, known);
  return known;
}

async function resultsOf({ chain = [ROOT, MIDDLE, LEAF], sent, knows, leaf, options, mayRunOnOldWindows, needsTls10 = false }: OldServer) {
  const certificates = issued(chain);
  const order = sent ?? chain.map((_, index) => chain.length - 1 - index).filter((index) => index > 0);
  const servers = new LoopbackServers();
  const cert = order.map((index) => certificates[index]?.cert ?? '').join('');
  const authority =
    certificates[
      knows ??
        Math.max(
          chain.findIndex(({ name }) => name === 'Root'),
          0,
        )
    ]?.cert ?? '';
  const key = certificates.at(leaf ?? -1)?.key ?? '';
  const page = createHttps({ cert, key, ciphers: 'DEFAULT:@SECLEVEL=0', ...options }, (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(),
  );
  const https = await servers.listen(page);
  try {
    const addressOf = (_: string, port: number) => Promise.resolve({ host: LOOPBACK, port: port === 80 ? 1 : https });
    const expectations = expectedByName(NAME).expectations.map((each) => ({ ...each, mayRunOnOldWindows, needsTls10 }));
    return await checked(expectations, { addressOf }, { authority });
  } finally {
    await servers.close();
  }
}

const remarkable = (results: readonly CheckResult[]) => results.filter(({ state }) => state === 'failed' || state === 'warning');
const statesOf = (results: readonly CheckResult[]) => Object.fromEntries(remarkable(results).map(({ id, state }) => [id, state]));

test.each(SERVERS)('$what', async (server) => {
  const results = await resultsOf(server);
  expect(statesOf(results)).toEqual(server.remarks);
  expect(remarkable(results)[0]?.usually ?? '').toMatch(server.says ?? /^/);
});

/** Servers that OpenSSL does not play, as far as they speak before the client has to. */
const record = (type: number, ...bytes: readonly number[]) => Buffer.from([type, 3, 1, bytes.length >> 8, bytes.length & 0xff, ...bytes]);
const message = (type: number, ...bytes: readonly number[]) => [type, 0, bytes.length >> 8, bytes.length & 0xff, ...bytes];
const serverHello = (minor: number, suite: number, ...extensions: readonly number[]) =>
  message(
    2,
    3,
    minor,
    ...Array.from({ length: 32 }, () => 7),
    0,
    suite >> 8,
    suite & 0xff,
    0,
    ...(extensions.length === 0 ? [] : [0, extensions.length, ...extensions]),
  );
const RENEGOTIATION_INFO = [0xff, 0x01, 0, 1, 0];
const DONE = message(14);
const says =
  (...bytes: readonly number[]) =>
  (socket: Socket) =>
    socket.write(record(22, ...bytes));

interface ScriptedServer {
  readonly what: string;
  readonly behave: (socket: Socket) => unknown;
  readonly remarks: Readonly<Record<string, CheckState>>;
  readonly says: RegExp;
}

const SCRIPTED: readonly ScriptedServer[] = [
  {
    what: 'one from before RFC 5746',
    behave: says(...serverHello(3, 0x002f), ...DONE),
    remarks: { 'tls-handshake': 'failed', 'secure-renegotiation': 'warning', 'plain-http': 'ok' },
    says: /TLS is spoken there/,
  },
  {
    what: '3DES alone',
    behave: says(...serverHello(3, 0x000a, ...RENEGOTIATION_INFO), ...DONE),
    remarks: { 'tls-handshake': 'failed', 'secure-renegotiation': 'ok' },
    says: /TLS is spoken there/,
  },
  {
    what: 'SSL 3.0 alone',
    behave: says(...serverHello(0, 0x0005), ...DONE),
    remarks: { 'tls-handshake': 'failed', 'tls-versions': 'failed' },
    says: /TLS is spoken there/,
  },
  {
    what: 'a warning about the name, and then a hello in two records',
    behave: (socket) => {
      const hello = serverHello(3, 0x002f, ...RENEGOTIATION_INFO);
      socket.write(record(21, 1, 112));
      socket.write(record(22, ...hello.slice(0, 30)));
      socket.write(record(22, ...hello.slice(30), ...DONE));
    },
    remarks: { 'tls-handshake': 'failed', 'secure-renegotiation': 'ok', 'tls-versions': 'ok' },
    says: /TLS is spoken there/,
  },
  {
    what: 'a name that is refused',
    behave: (socket) => socket.end(record(21, 2, 112)),
    remarks: { 'tls-handshake': 'failed', 'tls-versions': 'skipped', 'cipher-suites': 'skipped' },
    says: /no certificate for this name/,
  },
  {
    what: 'an alert about the version',
    behave: (socket) => socket.end(record(21, 2, 70)),
    remarks: { 'tls-handshake': 'failed', 'tls-versions': 'skipped' },
    says: /no TLS version in common/,
  },
  {
    what: 'an end without an alert',
    behave: (socket) => socket.end(),
    remarks: { 'tls-handshake': 'failed', 'tls-versions': 'skipped', 'certificate-names': 'skipped' },
    says: /speaks no TLS/,
  },
  {
    what: 'a connection that is reset',
    behave: (socket) => socket.resetAndDestroy(),
    remarks: { 'tls-handshake': 'failed', 'tls-versions': 'skipped' },
    says: /speaks no TLS/,
  },
  {
    what: 'a demand for a client certificate, and then the end',
    behave: (socket) => {
      socket.write(record(22, ...serverHello(3, 0x002f, ...RENEGOTIATION_INFO), ...message(13, 1, 1, 0, 2, 4, 1, 0, 0), ...DONE));
      socket.once('data', () => socket.once('data', () => socket.end(record(21, 2, 40))));
    },
    remarks: { 'tls-handshake': 'failed', 'client-certificate': 'failed', 'secure-renegotiation': 'ok', 'tls-versions': 'ok' },
    says: /A client certificate is demanded/,
  },
]; // prettier-ignore

test.concurrent.each(SCRIPTED)('in the clear: $what', async ({ behave, remarks, says: words }) => {
  const servers = new LoopbackServers();
  const port = await servers.listen(
    createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => behave(socket));
    }),
  );
  try {
    const addressOf = (_: string, wanted: number) => Promise.resolve({ host: LOOPBACK, port: wanted === 80 ? 1 : port });
    const results = await checked(expectedByName(NAME).expectations, { addressOf }, { authority: issued([ROOT])[0]?.cert ?? '', milliseconds: PATIENCE });
    expect(Object.fromEntries(results.map(({ id, state }) => [id, state]))).toMatchObject(remarks);
    expect(remarkable(results)[0]?.usually ?? '').toMatch(words);
  } finally {
    await servers.close();
  }
}); // prettier-ignore

test.concurrent('a suite that this machine does not speak is named', async () => {
  const servers = new LoopbackServers();
  const port = await servers.listen(createServer((socket) => { socket.on('error', () => undefined); socket.once('data', () => says(...serverHello(3, 0x000a), ...DONE)(socket)); }));
  try {
    const addressOf = () => Promise.resolve({ host: LOOPBACK, port });
    const results = await checked(expectedByName(NAME).expectations, { addressOf }, { authority: issued([ROOT])[0]?.cert ?? '', milliseconds: PATIENCE });
    expect(results.find(({ id }) => id === 'tls-handshake')?.got).toMatch(/chooses TLS 1\.2 and RSA_WITH_3DES_EDE_CBC_SHA/);
  } finally {
    await servers.close();
  }
}); // prettier-ignore

test('whatever comes, in whatever pieces, is read without an error and within bounds', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.from(record(22, ...bytes))),
    fc.tuple(fc.constantFrom(2, 11, 13, 14), fc.uint8Array({ maxLength: 300 })).map(([type, bytes]) => Uint8Array.from(record(22, ...message(type, ...bytes)))),
    fc.constant(Uint8Array.from(record(22, ...serverHello(3, 0x002f, ...RENEGOTIATION_INFO)))),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.array(fc.nat(50), { minLength: 1 }), (pieces, cuts) => {
      const all = Buffer.concat(pieces);
      const whole = new ServerFlight();
      whole.add(all);
      const cut = new ServerFlight();
      for (let at = 0, turn = 0; at < all.length; turn += 1) {
        const length = 1 + (cuts[turn % cuts.length] ?? 0);
        cut.add(all.subarray(at, at + length));
        at += length;
      }
      expect(cut.seen).toEqual(whole.seen);
    }),
  );
}); // prettier-ignore

test('an endless handshake ends', () => {
  const flight = new ServerFlight();
  for (let turn = 0; turn < 100 && !flight.isOver; turn += 1) flight.add(record(22, ...Array.from({ length: 4_000 }, () => 11)));
  expect(flight.seen.failure).toBe('its handshake has no end');
});

test.each(['any', 'current', 'windows7'] as const)(
  'the offer of %s is one record of a length that no old load balancer hangs at',
  (client) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 253 }), fc.constantFrom('1.0' as const, '1.1' as const, '1.2' as const), (length, version) => {
        const hello = clientHello({ name: 'x'.repeat(length), client, version });
        expect(hello.readUInt16BE(3)).toBe(hello.length - 5);
        expect(hello.readUIntBE(6, 3)).toBe(hello.length - 9);
        const sent = hello.length - 5;
        expect(sent < 256 || sent > 511).toBe(true);
      }),
    );
  },
);
