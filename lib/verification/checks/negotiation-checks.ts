import { failed, ok, skipped, warning, type Check, type Verdict } from '../check';
import { noClientCertificate } from '../explanations';
import type { NameExpectation } from '../name-expectation';
import type { HelloObservation, TlsObservation } from '../observation';
import { wordsOf, type ProxyWords } from '../proxy-words';
import { HELLO_VERSIONS, helloOf, tlsIsSpoken } from './tls-checks';

/** What server and client agree on before the first request: suites, renegotiation, and whether the client has to show a certificate. */
export function negotiationChecks(expectation: NameExpectation): readonly Check[] {
  const { name, httpsPort, needsTls10, mayRunOnOldWindows } = expectation;
  if (httpsPort === undefined) return [];
  const tls = { kind: 'tls', name, port: httpsPort, sni: true } as const;
  const tls13 = { ...tls, version: '1.3' } as const;
  const hello = (...more: readonly [version: '1.0' | '1.1' | '1.2', client?: 'current' | 'windows7']) =>
    helloOf({ name, httpsPort }, ...more);
  const all = HELLO_VERSIONS.map((version) => hello(version));
  const any = hello('1.2');
  const [current, windows, oldest] = [hello('1.2', 'current'), hello('1.2', 'windows7'), hello('1.0', 'windows7')];
  const about = { name, needs: ['tcp-https'], onlyIf: tlsIsSpoken({ name, httpsPort }) };
  return [
    {
      id: 'cipher-suites',
      expected: 'a cipher suite that current clients speak, and one for Windows 7 to 8.1',
      probes: [tls, tls13, any, current, windows, ...(needsTls10 ? [hello('1.0'), oldest] : [])],
      ...about,
      judge: (seen) => {
        const offered = seen(any);
        if (offered.version === undefined) return skipped(offered.failure ?? 'no answer up to TLS 1.2');
        const got = `${offered.suite ?? 'none'} before others`;
        if (seen(current).version === undefined && seen(tls13).version === undefined) {
          return failed(
            got,
            'Phones, browsers and current Windows share no cipher suite with this server (RC4, DES and 3DES, DHE and those without encryption are given up).',
            'Offer ECDHE with AES, and RSA with AES for the oldest.',
          );
        }
        const isOldVersionRefused = needsTls10 && seen(hello('1.0')).version === '1.0' && seen(oldest).version === undefined;
        if (seen(windows).version !== undefined && !isOldVersionRefused) return ok(got);
        const missing = `${got}; none that Windows 7 to 8.1 speak${isOldVersionRefused ? ' with TLS 1.0' : ''}`;
        return mayRunOnOldWindows === false
          ? ok(`${missing}, where no client named here runs`)
          : oldWindows(missing, offered, mayRunOnOldWindows);
      },
    },
    {
      id: 'secure-renegotiation',
      expected: 'secure renegotiation (RFC 5746), which OpenSSL 3 and what is built on it demand',
      probes: all,
      ...about,
      judge: (seen) => {
        const answered = all.filter((probe) => seen(probe).version !== undefined);
        if (answered.length === 0) return skipped('no answer up to TLS 1.2; TLS 1.3 does not renegotiate');
        const without = answered.find((probe) => seen(probe).renegotiatesSecurely === false);
        return without === undefined ? ok('renegotiation_info is answered') : legacy();
      },
    },
    {
      id: 'client-certificate',
      expected: 'no certificate of the client is asked for',
      probes: [tls, any],
      ...about,
      judge: (seen) => clientCertificate(seen(tls), seen(any), wordsOf(expectation)),
    },
  ];
}

/** Windows 7 to 8.1 speak RSA and DHE with GCM after updates of 2014 and 2015: UNVERIFIED, and so no failure. */
const BY_UPDATE = /^(?:DHE_)?RSA_WITH_AES_\d+_GCM/;

function oldWindows(got: string, { suite = '' }: HelloObservation, isKnown: boolean | undefined): Verdict {
  const change =
    'Offer ECDHE_RSA with AES in CBC mode too (ECDHE_RSA_WITH_AES_128_CBC_SHA256), or write under clients in the deployment file which clients there are.';
  const onSchannel =
    'Lync and Skype for Business on Windows 7 to 8.1 use the cipher suites of Windows, and with an RSA certificate those are CBC ones';
  if (BY_UPDATE.test(suite)) {
    return warning(got, `${onSchannel} unless an update of 2014 or 2015 (KB2919355, KB3042058) is installed: UNVERIFIED.`, change);
  }
  return isKnown === true
    ? failed(got, `${onSchannel}: the clients named in the deployment cannot sign in from there.`, change)
    : warning(got, `${onSchannel}: if there are such clients, they cannot sign in.`, change);
}

function legacy(): Verdict {
  return warning(
    'no renegotiation_info in its answer: a server from before RFC 5746 (2010)',
    'Somebody between client and server can put a request of his own before the first of a client (CVE-2009-3555), and clients and proxies built on OpenSSL 3 refuse such a server; Windows connects by default.',
    'For an old proxy that is to go, nothing. Otherwise update what ends TLS there (Windows: MS10-049).',
  );
}

function clientCertificate(tls: TlsObservation, hello: HelloObservation, words: ProxyWords): Verdict {
  const asks = tls.asksForCertificate === true || hello.asksForCertificate === true;
  if (!asks) {
    const isUnknown = tls.failure !== undefined && hello.version === undefined;
    return isUnknown ? skipped('no TLS handshake gets so far') : ok('none is asked for');
  }
  if (tls.failure !== undefined) return failed(`one is asked for, and without it: ${tls.failure}`, ...noClientCertificate(words));
  const [, change] = noClientCertificate(words);
  return warning(
    'one is asked for, and the handshake succeeds without it',
    'Browsers ask people to choose a certificate before a meeting opens, and some clients give up.',
    change,
  );
}
