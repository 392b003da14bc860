import { finding, withValues, type Finding } from '../../findings/finding';
import { serverIds, signInOf } from '../backends';
import type { ClientDeclaration } from '../../declaring/declarations';
import { abilitiesOf, kindNamed } from '../front-ends/kinds';
import { passageOf } from '../front-ends/passage';
import { coveredBy } from '../../declaring/covering-names';
import { groupedBy } from '../../declaring/grouped-by';
import { hasMobileClients, LEAST_IDLE_SECONDS, PUSH_SECONDS } from '../../declaring/idle-timeout';
import { isGcmOnly, LEGACY_TLS_POLICY, MODERN_TLS_POLICY, tlsVersions } from '../../declaring/tls-policy';
import { isLyncName, isPhoneName } from '../lync-names';
import type { CheckInput } from './check-input';
import { ofCertificate, ofPool, ofProxy } from '../places';
import { isToken } from '../../declaring/tokens';
import type { Place } from '../../findings/place';
import type { PublishedName } from '../published-name';

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
    range !== undefined && (!Number.isInteger(seconds) || seconds < range.least || seconds > range.most) ? [{ ...range, frontEnd }] : [],
  );
  if (outside.length > 0) {
    return outside.map(({ least, most, frontEnd }) =>
      finding('idle-timeout-out-of-range', ofProxy('idleTimeoutSeconds'), { seconds, frontEnd, least, most }),
    );
  }
  if (seconds < LEAST_IDLE_SECONDS) {
    return [finding('idle-timeout-too-short', ofProxy('idleTimeoutSeconds'), { kind: 'declared', seconds, least: LEAST_IDLE_SECONDS })];
  }
  if (seconds >= PUSH_SECONDS || !hasMobileClients(proxy.clients)) return [];
  return [finding('idle-timeout-short', ofProxy('idleTimeoutSeconds'), { kind: 'declared', seconds, least: PUSH_SECONDS })];
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
        return finding('stickiness-missing', ofPool(pool, 'stickiness'), { pool: pool.name });
      }
      if (passive || pool.stickiness !== 'loadBalancerCookie') return [];
      return finding('stickiness-unneeded', ofPool(pool, 'stickiness'), { pool: pool.name });
    });
}

/** https://learn.microsoft.com/skypeforbusiness/manage/topology/disable-tls-1.0-1.1 */
function tlsPolicy(input: CheckInput): readonly Finding[] {
  const { tlsPolicy: policy, clients: named } = input.proxy;
  if (policy === undefined || isToken(policy)) return [];
  const versions = tlsVersions(policy);
  if (versions === undefined) {
    return [finding('tls-policy-unknown', ofProxy('tlsPolicy'), { kind: 'declared', policy, like: MODERN_TLS_POLICY })];
  }
  // A policy that no listener has to which they come shuts nobody out.
  const atListeners = tlsListeners(input).flatMap(({ listener, names }) => (listener.tlsPolicy === policy ? names : []));
  const arriving = [...atListeners, ...namesEndingInHaproxy(input)];
  if (!arriving.some(isLyncName)) return [];
  const clients = named.filter(({ isPhone }) => !isPhone || arriving.some(isPhoneName));
  const [lowest = ''] = versions;
  // Nobody named any.
  if (named.length === 0 && DEFAULT_CLIENT_TLS < lowest) {
    return [finding('tls-policy-excludes-client', ofProxy('tlsPolicy'), { policy, lowest, clients: [], fitting: MODERN_TLS_POLICY })];
  }
  const excluded = clients.filter(({ highestTls }) => highestTls < lowest);
  const old = clients.filter((client) => client.isOnOldWindows && !excluded.includes(client));
  // HAProxy takes the versions of a policy and not its cipher suites.
  const areSuitesKept = isGcmOnly(policy) && atListeners.some(isLyncName);
  if (excluded.length === 0) return areSuitesKept && old.length > 0 ? [excludesOldWindows(policy, old)] : [];
  return [
    finding('tls-policy-excludes-client', ofProxy('tlsPolicy'), {
      policy,
      lowest,
      clients: excluded,
      fitting: excluded.some(({ highestTls }) => highestTls === '1.0') ? LEGACY_TLS_POLICY : MODERN_TLS_POLICY,
    }),
  ];
}

/** Where TLS ends, and what arrives there. */
function tlsListeners({ plan, bridged }: CheckInput) {
  const arriving = groupedBy(bridged, ({ httpsPort, frontEnd }) => `${httpsPort} ${frontEnd.key}`);
  return plan.frontEnds.flatMap(({ key, listeners }) =>
    listeners.map((listener) => ({ listener, names: arriving.get(`${listener.port} ${key}`) ?? [] })),
  );
}

/** Names whose TLS the HAProxy of a fleet ends, with the versions of the policy. */
function namesEndingInHaproxy({ plan, names }: CheckInput): readonly PublishedName[] {
  const ending = new Set(plan.frontEnds.filter(({ fleet }) => fleet !== undefined && fleet.secrets.length > 0).map(({ key }) => key));
  return names.filter(({ httpsPort, frontEnd }) => httpsPort !== undefined && ending.has(frontEnd.key));
}

/** What clients negotiate of whom nobody said anything: no desktop or mobile client of Lync knows a newer version. */
const DEFAULT_CLIENT_TLS = '1.2';

/** TLS 1.2 in Windows 7 to 8.1. https://learn.microsoft.com/windows/win32/secauthn/tls-cipher-suites-in-windows-8-1 */
function excludesOldWindows(policy: string, clients: readonly ClientDeclaration[]): Finding {
  return finding('tls-policy-excludes-old-windows', ofProxy('tlsPolicy'), {
    policy,
    clients: clients.map(({ name }) => name),
    byDefault: MODERN_TLS_POLICY,
  });
}

/** Lync Phone Edition sends no server name and rejects wildcards. http://blog.schertz.name/2011/02/wildcard-certificates-in-lync-server/ */
function phoneCertificates(input: CheckInput): readonly Finding[] {
  const { proxy, plan } = input;
  const first = proxy.clients.findIndex(({ isPhone }) => isPhone);
  if (first < 0) return [];
  const phone = ofProxy('clients', first);
  const shown = tlsListeners(input).flatMap(({ listener: { port, defaultCertificate }, names }) => {
    const certificate = plan.certificates.find(({ key }) => key === defaultCertificate);
    const here = [...new Set(names.filter(isPhoneName).map(({ name }) => name))];
    if (certificate === undefined || here.length === 0) return [];
    const declared = proxy.importedCertificates.find(({ key }) => key === certificate.key);
    const wildcards = certificate.names.filter((name) => name.startsWith('*.'));
    const isCovered = coveredBy(certificate.names);
    const missing = here.filter((name) => !isCovered(name));
    return [
      ...(wildcards.length === 0
        ? []
        : [
            finding(
              'phone-certificate-wildcard',
              declared === undefined ? phone : ofCertificate(declared, 'names', declared.names.indexOf(wildcards[0] ?? '')),
              { shownBy: 'listener', port, wildcards },
            ),
          ]),
      ...(missing.length === 0 ? [] : [finding('phone-names-missing', phone, { shownBy: 'listener', port, names: missing })]),
    ];
  });
  return [...shown, ...phoneSecrets(input, phone)];
}

/** The first certificate of HAProxy is for clients that name no host. */
function phoneSecrets(input: CheckInput, phone: Place): readonly Finding[] {
  const [first] = input.proxy.haproxy.fleet.certificates;
  const here = [
    ...new Set(
      namesEndingInHaproxy(input)
        .filter(isPhoneName)
        .map(({ name }) => name),
    ),
  ];
  if (first === undefined || here.length === 0 || first.names.some(isToken)) return [];
  const wildcards = first.names.filter((name) => name.startsWith('*.'));
  const isCovered = coveredBy(first.names);
  const missing = here.filter((name) => !isToken(name) && !isCovered(name));
  const place = ofProxy('haproxy', 'fleet', 'certificates', 0, 'names');
  return [
    ...(wildcards.length === 0 ? [] : [finding('phone-certificate-wildcard', place, { shownBy: 'HAProxy', wildcards })]),
    ...(missing.length === 0 ? [] : [finding('phone-names-missing', phone, { shownBy: 'HAProxy', names: missing })]),
  ];
}

const EVERYWHERE = '0.0.0.0/0';

/** https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility */
function shutOut({ proxy }: CheckInput): readonly Finding[] {
  const { allowedSources, corporateNetworks, internetFacing, clients } = proxy;
  // Of a source that only the deployment knows, it may be everywhere, or the corporate network.
  if (!internetFacing || allowedSources === undefined || allowedSources.some((source) => source === EVERYWHERE || isToken(source)))
    return [];
  if (corporateNetworks.length > 0 || !hasMobileClients(clients)) return [];
  return [finding('corporate-networks-shut-out', ofProxy('allowedSources'), { allowed: allowedSources })];
}
