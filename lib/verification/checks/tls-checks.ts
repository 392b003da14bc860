import {
  failed,
  ok,
  skipped,
  warning,
  type Check,
  type CheckOptions,
  type Explanation,
  type Condition,
  type Seen,
  type Verdict,
} from '../check';
import { HTTP_1_REFUSED, noClientCertificate } from '../explanations';
import type { NameExpectation } from '../name-expectation';
import type { HelloObservation, TlsObservation } from '../observation';
import { TLS_VERSIONS, type HelloProbe, type TlsProbe, type TlsVersion } from '../probe';
import { wordsOf, type ProxyWords } from '../proxy-words';
import { isPrivateAddress } from './address-space-checks';

/** Whether the port is open, TLS is spoken there, and which clients find a version they know. */
export function tlsChecks(expectation: NameExpectation, { dns }: Pick<CheckOptions, 'dns'>): readonly Check[] {
  const { name, httpsPort, needsTls10 } = expectation;
  const words = wordsOf(expectation);
  if (httpsPort === undefined) return [];
  const tcp = { kind: 'tcp', name, port: httpsPort } as const;
  const tls = { kind: 'tls', name, port: httpsPort, sni: true } as const;
  const hello = helloOf({ name, httpsPort }, '1.2');
  const byVersion = TLS_VERSIONS.map((version): TlsProbe => ({ ...tls, version }));
  const hellos = HELLO_VERSIONS.map((version) => helloOf({ name, httpsPort }, version));
  const addresses = dns ? [{ kind: 'dns', name } as const] : [];
  return [
    {
      id: 'tcp-https',
      name,
      expected: `port ${httpsPort} takes connections`,
      probes: [tcp, ...addresses],
      needs: dns ? ['dns'] : [],
      judge: (seen) => {
        const { failure, isLate = false } = seen(tcp);
        if (failure === undefined) return ok('open');
        const verdict = failed(failure, ...words.closedPort(httpsPort));
        const isInside = addresses.some((probe) => seen(probe).addresses.some(isPrivateAddress));
        return isLate && !isInside ? { ...verdict, ofAll: silence(httpsPort, words) } : verdict;
      },
    },
    {
      id: 'tls-handshake',
      name,
      expected: 'a TLS handshake',
      probes: [tls, hello],
      needs: ['tcp-https'],
      judge: (seen) => handshake(seen(tls), seen(hello), words),
    },
    {
      id: 'tls-versions',
      name,
      expected: needsTls10 ? 'TLS 1.2, and TLS 1.0 for the clients named' : 'TLS 1.2',
      probes: [tls, ...byVersion, ...hellos],
      // A handshake that fails for another reason than the version is no reason not to tell the versions.
      needs: ['tcp-https'],
      onlyIf: tlsIsSpoken({ name, httpsPort }),
      judge: (seen) => {
        const offered = TLS_VERSIONS.filter((version, index) => isOffered(version, byVersion[index], hellos[index], seen));
        if (offered.length === 0 && hellos.some((probe) => seen(probe).version === 'SSL 3.0')) return onlySsl(words);
        if (offered.length === 0) return seen(tls).failure === undefined ? noVersion() : skipped('not asked: no TLS handshake succeeds');
        const got = `TLS ${offered.join(', ')}: ${clientsText(offered)}`;
        if (!offered.includes('1.2')) {
          return failed(got, 'Current mobile and desktop clients find no version they may use.', `${words.tlsVersion('TLS 1.2')}.`);
        }
        if (needsTls10 && !offered.includes('1.0')) {
          return failed(got, 'The old clients named in the deployment cannot sign in.', `${words.tlsVersion('TLS 1.0')}; or retire them.`);
        }
        if (!needsTls10 && (offered.includes('1.0') || offered.includes('1.1'))) {
          return warning(
            got,
            'Versions are offered that no client named here needs.',
            `${words.tlsVersion('TLS 1.2 and newer alone')}, if that is so.`,
          );
        }
        return ok(got);
      },
    },
  ];
}

function silence(port: number, words: ProxyWords): Explanation {
  const [usually, change] = words.silence(port);
  return { usually, change };
}

export const HELLO_VERSIONS: readonly HelloProbe['version'][] = ['1.0', '1.1', '1.2'];

/** The offer of everything, which whoever speaks TLS up to 1.2 answers. */
export function helloOf(
  { name, httpsPort }: { readonly name: string; readonly httpsPort: number },
  version: HelloProbe['version'],
  client: HelloProbe['client'] = 'any',
): HelloProbe {
  return { kind: 'hello', name, port: httpsPort, client, version };
}

/** Whether there is anything to judge, be it that no handshake succeeds. */
export function tlsIsSpoken({ name, httpsPort }: { readonly name: string; readonly httpsPort: number }): Condition {
  const tls = { kind: 'tls', name, port: httpsPort, sni: true } as const;
  const hello = helloOf({ name, httpsPort }, '1.2');
  return {
    probes: [tls, hello],
    holds: (seen) => {
      const { failure, version } = seen(tls);
      return failure === undefined || version !== undefined || seen(hello).version !== undefined || seen(hello).alert !== undefined;
    },
    otherwise: 'not asked: tls-handshake is not met',
  };
}

/** By a whole handshake, or by a server that chose it: what it then wants of the client is another matter. */
function isOffered(version: TlsVersion, tls: TlsProbe | undefined, hello: HelloProbe | undefined, seen: Seen): boolean {
  if (hello !== undefined && seen(hello).version === version) return true;
  return tls !== undefined && (seen(tls).failure === undefined || seen(tls).version === version);
}

function onlySsl(words: ProxyWords): Verdict {
  return failed('SSL 3.0, and no TLS', 'No client of today speaks it (POODLE, CVE-2014-3566).', `${words.tlsVersion('TLS 1.2')}.`);
}

function noVersion(): Verdict {
  return failed(
    'a handshake that ends in no single version',
    'Several servers answer this name, and not alike.',
    'Look at each of them: --connect-to ADDRESS.',
  );
}

function handshake(tls: TlsObservation, hello: HelloObservation, words: ProxyWords): Verdict {
  const { failure, version } = tls;
  if (failure === undefined) return ok(`TLS ${version ?? '?'}`);
  if (tls.asksForCertificate === true || hello.asksForCertificate === true) {
    return failed(`${failure}; the server asks for a certificate of the client`, ...noClientCertificate(words));
  }
  if (failure === HTTP_1_REFUSED) {
    return failed(
      failure,
      'What answers negotiates HTTP/2 alone (ALPN): Lync clients speak HTTP/1.1, and NTLM takes it.',
      'Offer HTTP/1.1 on this port.',
    );
  }
  if (hello.version !== undefined) {
    const spoken = hello.version.startsWith('SSL') ? hello.version : `TLS ${hello.version}`;
    return failed(
      `${failure}; the server chooses ${spoken} and ${hello.suite ?? 'no cipher suite'}`,
      'TLS is spoken there, with a version, a cipher suite or a key that current clients refuse.',
      'Offer TLS 1.2 with ECDHE and AES (on Windows, the order of its cipher suites), and a certificate with an RSA key of 2,048 bits.',
    );
  }
  if (hello.alert !== undefined) {
    const [usually, change] = alertsOf(words)[hello.alert] ?? refused(words);
    return failed(`${failure}; the server answers with the alert ${hello.alert}`, usually, change);
  }
  return failed(
    failure,
    'What listens there speaks no TLS, refuses this name, or has no certificate.',
    `${words.noCertificate} Have TLS spoken on this port.`,
  );
}

function refused({ noCertificate }: ProxyWords): readonly [usually: string, change: string] {
  return [
    'TLS is spoken there, and the handshake is refused: nothing in common, or no certificate for this name.',
    `${noCertificate} Offer cipher suites that current clients speak.`,
  ];
}

const alertsOf = (words: ProxyWords): Readonly<Record<string, readonly [usually: string, change: string]>> => ({
  unrecognized_name: ['What answers has no certificate for this name, and refuses whoever asks for it.', words.noCertificate],
  protocol_version: ['The server and this machine have no TLS version in common.', `${words.tlsVersion('TLS 1.2')}.`],
  internal_error: [
    'The server fails within the handshake: usually it cannot use the private key of its certificate.',
    'Look at the certificate and its key on the server.',
  ],
});

/** https://learn.microsoft.com/skypeforbusiness/manage/topology/disable-tls-1.0-1.1 */
function clientsText(offered: readonly string[]): string {
  const current = 'Lync 2013 desktop from 15.0.5023 and Skype for Business clients';
  const old = 'Lync 2010, Lync 2013 mobile, Lync for Mac 2011, Room System and Phone Edition';
  if (!offered.includes('1.0')) return offered.includes('1.2') ? `${current}; not ${old}` : 'browsers at most';
  return offered.includes('1.2') ? `${current}; ${old} too` : `only ${old}`;
}
