import { connect, createSecureContext, type SecureContext, type SecureVersion, type TLSSocket } from 'node:tls';
import type { ServerCertificate, TlsObservation } from '../verification/observation';
import type { TlsProbe, TlsVersion } from '../verification/probe';
import { dial, type Dialler } from './dialler';
import { failureText } from './failure-text';

export interface TlsSettings {
  readonly dialler: Dialler;
  readonly milliseconds: number;
  /** Authorities instead of those that Node.js trusts, in PEM. */
  readonly authorities: readonly string[] | undefined;
}

const TO_NODE: Readonly<Record<TlsVersion, SecureVersion>> = { '1.0': 'TLSv1', '1.1': 'TLSv1.1', '1.2': 'TLSv1.2', '1.3': 'TLSv1.3' };

/** What the handshake shows. What is trusted is observed, not demanded. */
export async function probeTls({ name, port, sni, version }: TlsProbe, settings: TlsSettings): Promise<TlsObservation> {
  try {
    const socket = await secured({ name, port, sni, version }, settings);
    const certificate = certificateOf(socket);
    const agreed = socket
      .getProtocol()
      ?.replace(/^TLSv1$/, '1.0')
      .replace(/^TLSv/, '') as TlsVersion | undefined;
    // Node.js declares an Error and gives the code.
    const problem = socket.authorized ? undefined : String(socket.authorizationError);
    socket.destroy();
    return {
      ...(agreed === undefined ? {} : { version: agreed }),
      ...(certificate === undefined ? {} : { certificate }),
      ...(problem === undefined ? {} : { trustProblem: problem }),
    };
  } catch (error) {
    return { failure: failureText(error) };
  }
}

/** A TLS connection within the time; the handshake is done. */
export async function secured(
  { name, port, sni, version }: Pick<TlsProbe, 'name' | 'port' | 'sni'> & { readonly version?: TlsVersion | undefined },
  settings: TlsSettings,
): Promise<TLSSocket> {
  const { dialler, milliseconds } = settings;
  const plain = await dial(dialler, name, port, milliseconds);
  return new Promise((resolve, reject) => {
    const socket = connect({
      socket: plain,
      ...(sni ? { servername: name } : {}),
      secureContext: contextFor(version, settings),
      rejectUnauthorized: false,
      // Names are a check of their own.
      checkServerIdentity: () => undefined,
      ALPNProtocols: ['http/1.1'],
    });
    const end = (error: Error) => {
      clearTimeout(timer);
      plain.destroy();
      reject(error);
    };
    const timer = setTimeout(() => {
      end(new Error(`no handshake within ${milliseconds / 1000} s`));
    }, milliseconds);
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
    socket.on('error', end);
    socket.once('close', () => {
      end(new Error('the connection is closed'));
    });
  });
}

const contexts = new WeakMap<TlsSettings, Map<TlsVersion | undefined, SecureContext>>();

/** Made once for each version: reading the authorities takes longer than a handshake. */
function contextFor(version: TlsVersion | undefined, settings: TlsSettings): SecureContext {
  const known = contexts.get(settings) ?? new Map<TlsVersion | undefined, SecureContext>();
  contexts.set(settings, known);
  const context =
    known.get(version) ??
    createSecureContext({
      minVersion: version === undefined ? 'TLSv1' : TO_NODE[version],
      maxVersion: version === undefined ? 'TLSv1.3' : TO_NODE[version],
      // OpenSSL speaks TLS 1.0 and 1.1 at its lowest level alone. Nothing secret is sent.
      ciphers: 'DEFAULT:@SECLEVEL=0',
      ...(settings.authorities === undefined ? {} : { ca: [...settings.authorities] }),
    });
  known.set(version, context);
  return context;
}

function certificateOf(socket: TLSSocket): ServerCertificate | undefined {
  const x509 = socket.getPeerX509Certificate();
  if (x509 === undefined) return undefined;
  return {
    subject: commonName(x509.subject),
    issuer: commonName(x509.issuer),
    names: (x509.subjectAltName ?? '').split(', ').flatMap((each) => /^DNS:([^"]{1,255})$/.exec(each)?.[1]?.toLowerCase() ?? []),
    validFrom: Date.parse(x509.validFrom),
    validTo: Date.parse(x509.validTo),
  };
}

function commonName(distinguishedName: string | undefined): string {
  const lines = (distinguishedName ?? '').split('\n');
  return (lines.find((line) => line.startsWith('CN=')) ?? lines[0] ?? '').replace(/^CN=/, '').slice(0, 200);
}
