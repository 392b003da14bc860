import { failed, ok, warning, type Check, type CheckOptions } from '../check';
import type { NameExpectation } from '../name-expectation';
import { TLS_VERSIONS, type TlsProbe } from '../probe';

/** Whether the port is open, TLS is spoken there, and which clients find a version they know. */
export function tlsChecks({ name, httpsPort, needsTls10 }: NameExpectation, { dns }: Pick<CheckOptions, 'dns'>): readonly Check[] {
  if (httpsPort === undefined) return [];
  const tcp = { kind: 'tcp', name, port: httpsPort } as const;
  const tls = { kind: 'tls', name, port: httpsPort, sni: true } as const;
  const byVersion = TLS_VERSIONS.map((version): TlsProbe => ({ ...tls, version }));
  return [
    {
      id: 'tcp-https',
      name,
      expected: `port ${httpsPort} takes connections`,
      probes: [tcp],
      needs: dns ? ['dns'] : [],
      judge: (seen) => {
        const { failure } = seen(tcp);
        if (failure === undefined) return ok('open');
        return failed(
          failure,
          'Nothing listens on the published port, or a firewall or security group in front of it is closed.',
          `Open TCP ${httpsPort} to the listener for clients outside, and for clients inside that come back in (hairpin).`,
        );
      },
    },
    {
      id: 'tls-handshake',
      name,
      expected: 'a TLS handshake',
      probes: [tls],
      needs: ['tcp-https'],
      judge: (seen) => {
        const { failure, version } = seen(tls);
        if (failure === undefined) return ok(`TLS ${version ?? '?'}`);
        return failed(
          failure,
          'What listens there speaks no TLS, refuses this name, or has no certificate.',
          'Give the listener a certificate with this name, and TLS on this port.',
        );
      },
    },
    {
      id: 'tls-versions',
      name,
      expected: needsTls10 ? 'TLS 1.2, and TLS 1.0 for the clients named' : 'TLS 1.2',
      probes: byVersion,
      needs: ['tls-handshake'],
      judge: (seen) => {
        const offered = byVersion.filter((probe) => seen(probe).failure === undefined).flatMap(({ version }) => version ?? []);
        const got = `TLS ${offered.join(', ')}: ${clientsText(offered)}`;
        if (!offered.includes('1.2')) {
          return failed(got, 'Current mobile and desktop clients find no version they may use.', 'Choose a policy with TLS 1.2.');
        }
        if (needsTls10 && !offered.includes('1.0')) {
          return failed(got, 'The old clients named in the deployment cannot sign in.', 'Choose a policy with TLS 1.0, or retire them.');
        }
        if (!needsTls10 && (offered.includes('1.0') || offered.includes('1.1'))) {
          return warning(got, 'Versions are offered that no client named here needs.', 'Choose a policy from TLS 1.2 up, if that is so.');
        }
        return ok(got);
      },
    },
  ];
}

/** https://learn.microsoft.com/skypeforbusiness/manage/topology/disable-tls-1.0-1.1 */
function clientsText(offered: readonly string[]): string {
  const current = 'Lync 2013 desktop from 15.0.5023 and Skype for Business clients';
  const old = 'Lync 2010, Lync 2013 mobile, Lync for Mac 2011, Room System and Phone Edition';
  if (!offered.includes('1.0')) return offered.includes('1.2') ? `${current}; not ${old}` : 'browsers at most';
  return offered.includes('1.2') ? `${current}; ${old} too` : `only ${old}`;
}
