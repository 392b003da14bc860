import { constants, X509Certificate } from 'node:crypto';
import { connect, createSecureContext, rootCertificates, type SecureContext, type SecureVersion, type TLSSocket } from 'node:tls';
import { CLOSED } from '../verification/explanations';
import type { TlsObservation } from '../verification/observation';
import type { TlsProbe, TlsVersion } from '../verification/probe';
import { factsOf } from './certificate-facts';
import { dial, type Dialler } from './dialler';
import { failureText } from './failure-text';

export interface TlsSettings {
  readonly dialler: Dialler;
  readonly milliseconds: number;
  /** Authorities instead of those that Node.js trusts, in PEM. */
  readonly authorities: readonly string[] | undefined;
}

const TO_NODE: Readonly<Record<TlsVersion, SecureVersion>> = { '1.0': 'TLSv1', '1.1': 'TLSv1.1', '1.2': 'TLSv1.2', '1.3': 'TLSv1.3' };

/** For a server that wants a certificate to say so: in TLS 1.3 it does after the client is done. RFC 8446 4.4.2.4 */
const PATIENCE_FOR_REFUSAL = 1_000;

/** What the handshake shows. What is trusted is observed, not demanded. */
export async function probeTls({ name, port, sni, version }: TlsProbe, settings: TlsSettings): Promise<TlsObservation> {
  try {
    const socket = await secured({ name, port, sni, version }, settings);
    const chain = sentBy(socket);
    const sent = chain.map(factsOf);
    const intermediates = intermediatesOf(chain, anchors(settings.authorities)).map(factsOf);
    const [certificate] = sent;
    const agreed = socket
      .getProtocol()
      ?.replace(/^TLSv1$/, '1.0')
      .replace(/^TLSv/, '') as TlsVersion | undefined;
    // Node.js declares an Error and gives the code.
    const problem = socket.authorized ? undefined : String(socket.authorizationError);
    // OpenSSL shares algorithms with a server only where that asked for a certificate. SSL_get_shared_sigalgs(3)
    const asks = socket.getSharedSigalgs().length > 0;
    const refusal = asks ? await endOf(socket, Math.min(settings.milliseconds, PATIENCE_FOR_REFUSAL)) : undefined;
    socket.destroy();
    return {
      ...(refusal === undefined ? {} : { failure: refusal }),
      ...(agreed === undefined ? {} : { version: agreed }),
      ...(certificate === undefined ? {} : { certificate, intermediates, sent }),
      ...(problem === undefined ? {} : { trustProblem: problem }),
      ...(asks ? { asksForCertificate: true } : {}),
    };
  } catch (error) {
    return { failure: failureText(error) };
  }
}

/** How a server ends a connection on which nothing was asked yet; undefined: it does not within the time. */
function endOf(socket: TLSSocket, milliseconds: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds, undefined);
    const end = (why: string) => {
      clearTimeout(timer);
      resolve(why);
    };
    socket.once('error', (error) => {
      end(failureText(error));
    });
    socket.once('close', () => {
      end(CLOSED);
    });
    // Whoever hands out tickets is content.
    socket.once('session', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    socket.resume();
  });
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
      end(new Error(CLOSED));
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
      // OpenSSL speaks TLS 1.0 and 1.1 at its lowest level alone. Nothing secret is sent; keys and signatures are a check of their own.
      ciphers: 'DEFAULT:@SECLEVEL=0',
      // Otherwise OpenSSL 3 refuses servers from before RFC 5746, which are what --compare is for. That is a check of its own too.
      secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
      ...(settings.authorities === undefined ? {} : { ca: [...settings.authorities] }),
    });
  known.set(version, context);
  return context;
}

/** In the order in which they were sent: Node.js takes for the issuer of each the next one. */
function sentBy(socket: TLSSocket): readonly X509Certificate[] {
  const sent: X509Certificate[] = [];
  for (let each = socket.getPeerX509Certificate(); each !== undefined && sent.length < MOST_SENT; each = each.issuerCertificate)
    sent.push(each);
  return sent;
}

const MOST_SENT = 20;

/**
 * The certificates between the first and an authority that is trusted for itself, whatever signed that one. `getPeerCertificate(true)`
 * loses some where they were sent out of order.
 */
function intermediatesOf([certificate, ...others]: readonly X509Certificate[], trusted: ReadonlySet<string>): readonly X509Certificate[] {
  const path: X509Certificate[] = [];
  for (let each: X509Certificate | undefined = certificate; each !== undefined; each = path.at(-1)) {
    const last = each;
    const issuers = others.filter((other) => !path.includes(other) && isIssuedBy(last, other));
    const [next] = issuers;
    if (next === undefined || issuers.some((issuer) => issuer.subject === issuer.issuer || trusted.has(anchorOf(issuer)))) break;
    path.push(next);
  }
  return path;
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    // OpenSSL does not know every key.
    return false;
  }
}

const knownAnchors = new Map<readonly string[] | undefined, ReadonlySet<string>>();

function anchors(authorities: readonly string[] | undefined): ReadonlySet<string> {
  const known =
    knownAnchors.get(authorities) ?? new Set((authorities ?? rootCertificates).map((pem) => anchorOf(new X509Certificate(pem))));
  knownAnchors.set(authorities, known);
  return known;
}

/** An authority is its name and its key: it may also come signed by another, for clients who know only that one. */
function anchorOf(x509: X509Certificate): string {
  try {
    return `${x509.subject} ${x509.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
  } catch {
    return x509.fingerprint256;
  }
}
