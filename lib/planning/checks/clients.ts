import { listed } from '../../findings/wording';
import { finding, withValues, type Finding } from '../../findings/finding';
import { serverIds, signInOf } from '../backends';
import type { ClientDeclaration } from '../../declaring/declarations';
import { abilitiesOf, kindNamed } from '../front-ends/kinds';
import { passageOf } from '../front-ends/passage';
import { covers } from '../../declaring/host-name';
import { hasMobileClients, LEAST_IDLE_SECONDS, PUSH_SECONDS } from '../../declaring/idle-timeout';
import { isGcmOnly, LEGACY_TLS_POLICY, MODERN_TLS_POLICY, tlsVersions } from '../../declaring/tls-policy';
import type { CheckInput } from './check-input';
import { ofCertificate, ofPool, ofProxy } from '../places';
import { isToken } from '../../declaring/tokens';

/** What the clients outside need and do not get. */
export function clientFindings(input: CheckInput): readonly Finding[] {
  const { idleTimeoutSeconds } = input.proxy;
  const waiting = idleTimeout(input).map((each) => withValues(each, idleTimeoutSeconds === undefined ? [] : [idleTimeoutSeconds]));
  return [...waiting, ...stickiness(input), ...tlsPolicy(input), ...phoneCertificates(input), ...shutOut(input)];
}

function idleTimeout({ proxy, plan }: CheckInput): readonly Finding[] {
  const seconds = proxy.idleTimeoutSeconds;
  if (seconds === undefined) return [];
  const ranges = new Map(plan.frontEnds.map(({ kind, abilities }) => [kindNamed(kind).words.one, abilities.idleSeconds]));
  const outside = [...ranges].flatMap(([frontEnd, range]) =>
    range !== undefined && (seconds < range.least || seconds > range.most) ? [{ ...range, frontEnd }] : [],
  );
  if (outside.length > 0) {
    return outside.map(({ least, most, frontEnd }) =>
      finding('idle-timeout-out-of-range', ofProxy('idleTimeoutSeconds'), { seconds, frontEnd, least, most }),
    );
  }
  if (seconds < LEAST_IDLE_SECONDS) {
    return [
      finding(
        'idle-timeout-too-short',
        ofProxy('idleTimeoutSeconds'),
        `idleTimeout is ${seconds} seconds.`,
        `Clients of every kind wait longer for an event, lose the connection and sign in again; Microsoft begins at ${LEAST_IDLE_SECONDS}.`,
        'Leave it out (1830 seconds).',
      ),
    ];
  }
  if (seconds >= PUSH_SECONDS || !hasMobileClients(proxy.clients)) return [];
  return [
    finding(
      'idle-timeout-short',
      ofProxy('idleTimeoutSeconds'),
      `idleTimeout is ${seconds} seconds.`,
      `Mobile clients wait up to 900 seconds for an event, and Microsoft asks for ${PUSH_SECONDS} where there are any.`,
      'Leave it out (1830 seconds), or name the clients there are if none of them is mobile.',
    ),
  ];
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements */
function stickiness({ proxy }: CheckInput): readonly Finding[] {
  return proxy.pools
    .filter(({ publish }) => publish)
    .flatMap((pool) => {
      // What one can do instead that sets no cookies is its own matter.
      if (!abilitiesOf(passageOf(pool, proxy).current, proxy).keepsClientsByCookie) return [];
      const passive = signInOf(pool, proxy) === 'passive';
      if (passive && pool.stickiness === 'none' && serverIds(pool.servers).length > 1) {
        return finding(
          'stickiness-missing',
          ofPool(pool, 'stickiness'),
          `Clients sign in to ${pool.name} passively, and its stickiness is none.`,
          'AD FS sends them back with a token that only the server knows which sent them there; any other asks them to sign in again.',
          'Leave stickiness out, or write loadBalancerCookie.',
        );
      }
      if (passive || pool.stickiness !== 'loadBalancerCookie') return [];
      return finding(
        'stickiness-unneeded',
        ofPool(pool, 'stickiness'),
        `Clients stay on one server of ${pool.name}, and do not sign in passively.`,
        'Lync Server 2013 and later need that for passive sign-in only; otherwise the load is spread less evenly.',
        'Leave stickiness out.',
      );
    });
}

/** https://learn.microsoft.com/skypeforbusiness/manage/topology/disable-tls-1.0-1.1 */
function tlsPolicy({ proxy: { tlsPolicy: policy, clients } }: CheckInput): readonly Finding[] {
  if (policy === undefined || isToken(policy)) return [];
  const versions = tlsVersions(policy);
  if (versions === undefined) {
    return [
      finding(
        'tls-policy-unknown',
        ofProxy('tlsPolicy'),
        `tlsPolicy is ${JSON.stringify(policy)}, which is no security policy this version knows.`,
        'Elastic Load Balancing refuses a policy it does not have.',
        `Leave it out, or write one like ${MODERN_TLS_POLICY}.`,
      ),
    ];
  }
  const excluded = clients
    .filter(({ highestTls }) => !versions.includes(highestTls))
    .filter(({ highestTls }) => highestTls < (versions[0] ?? ''));
  const old = clients.filter((client) => client.isOnOldWindows && !excluded.includes(client));
  if (excluded.length === 0) return isGcmOnly(policy) && old.length > 0 ? [excludesOldWindows(policy, old)] : [];
  return [
    finding(
      'tls-policy-excludes-client',
      ofProxy('tlsPolicy'),
      `tlsPolicy is ${policy}, which begins with TLS ${versions[0] ?? ''}, and ${excluded.map(({ name, highestTls }) => `${name} negotiates ${highestTls} at most`).join(', ')}.`,
      'Those clients get no connection at all.',
      `Leave tlsPolicy out, write ${excluded.some(({ highestTls }) => highestTls === '1.0') ? LEGACY_TLS_POLICY : MODERN_TLS_POLICY}, or take them off clients.`,
    ),
  ];
}

/** TLS 1.2 in Windows 7 to 8.1. https://learn.microsoft.com/windows/win32/secauthn/tls-cipher-suites-in-windows-8-1 */
function excludesOldWindows(policy: string, clients: readonly ClientDeclaration[]): Finding {
  return finding(
    'tls-policy-excludes-old-windows',
    ofProxy('tlsPolicy'),
    `tlsPolicy is ${policy}, which has GCM cipher suites only, and ${listed(clients.map(({ name }) => name))} may run on Windows 7 to 8.1.`,
    'Those have ECDHE with RSA in CBC mode only, and get no connection unless the certificate is an ECDSA one.',
    `Leave tlsPolicy out (${MODERN_TLS_POLICY}), or make sure that none of these machines is left.`,
  );
}

/** Lync Phone Edition sends no server name and rejects wildcards. http://blog.schertz.name/2011/02/wildcard-certificates-in-lync-server/ */
function phoneCertificates({ proxy, plan, bridged }: CheckInput): readonly Finding[] {
  const first = proxy.clients.findIndex(({ isPhone }) => isPhone);
  if (first < 0) return [];
  const phone = ofProxy('clients', first);
  return plan.frontEnds
    .flatMap(({ key, listeners }) => listeners.map((listener) => ({ ...listener, key })))
    .flatMap(({ key, port, defaultCertificate }) => {
      const certificate = plan.certificates.find(({ key }) => key === defaultCertificate);
      if (certificate === undefined) return [];
      const declared = proxy.importedCertificates.find(({ key }) => key === certificate.key);
      const wildcards = certificate.names.filter((name) => name.startsWith('*.'));
      const here = [
        ...new Set(bridged.filter(({ httpsPort, frontEnd }) => httpsPort === port && frontEnd.key === key).map(({ name }) => name)),
      ];
      const missing = here.filter((name) => !certificate.names.some((each) => covers(each, name)));
      return [
        ...(wildcards.length === 0
          ? []
          : [
              finding(
                'phone-certificate-wildcard',
                declared === undefined ? phone : ofCertificate(declared, 'names', declared.names.indexOf(wildcards[0] ?? '')),
                `clients has a desk phone with Lync Phone Edition, and the default certificate on port ${port} carries ${listed(wildcards)}.`,
                'These phones reject a certificate with a wildcard.',
                'Import a certificate that carries each name itself, and name it under certificates.',
              ),
            ]),
        ...(missing.length === 0
          ? []
          : [
              finding(
                'phone-names-missing',
                phone,
                `clients has a desk phone with Lync Phone Edition, and the default certificate on port ${port} lacks ${listed(missing)}.`,
                'These phones send no server name, so the default certificate is the only one they get.',
                'Import one certificate that carries all names, and name it under certificates and defaultCertificate; within one hosted zone a higher namesPerCertificate does it too.',
              ),
            ]),
      ];
    });
}

const EVERYWHERE = '0.0.0.0/0';

/** https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility */
function shutOut({ proxy }: CheckInput): readonly Finding[] {
  const { allowedSources, corporateNetworks, internetFacing, clients } = proxy;
  if (!internetFacing || allowedSources === undefined || allowedSources.includes(EVERYWHERE)) return [];
  if (corporateNetworks.length > 0 || !hasMobileClients(clients)) return [];
  return [
    finding(
      'corporate-networks-shut-out',
      ofProxy('allowedSources'),
      `allowedSources admits ${listed(allowedSources)} only, and no corporateNetworks are named.`,
      'Mobile clients use the external names inside too, and come to the proxy from the public addresses of the corporate network.',
      'Write those addresses under corporateNetworks.',
    ),
  ];
}
