import { finding, type Finding } from '../findings/finding';
import { coveredBy } from '../declaring/covering-names';
import type { Listener } from '../templates/load-balancers/load-balancer';
import { entry, shown, text } from '../templates/load-balancers/properties';
import { hostsIn } from '../routing/public-names';
import { DEFAULT_POLICY, tlsVersions } from '../declaring/tls-policy';
import { canonicalText } from './resource-values';
import type { Update } from './update';

/** How listeners of both templates greet clients otherwise: TLS, certificates of either side. */
export function listenerFindings({ before, after }: Update, isPublished: (host: string) => boolean): readonly Finding[] {
  const [old, young] = [before, after].map(({ loadBalancers }) => loadBalancers.flatMap(({ listeners }) => listeners));
  return (young ?? []).flatMap((listener) => {
    const earlier = old?.find(({ key }) => key === listener.key);
    if (earlier?.resource === undefined || listener.resource === undefined || !isSecure(earlier) || !isSecure(listener)) return [];
    return [
      ...policy(earlier, listener),
      ...mutualAuthentication(earlier, listener),
      ...defaultCertificate(earlier, listener, isPublished),
    ];
  });
}

function isSecure({ traits }: Listener): boolean {
  return traits.endsTls;
}

function policy(before: Listener, after: Listener): readonly Finding[] {
  const of = ({ resource }: Listener) => {
    const value = resource?.properties['SslPolicy'];
    return value === undefined ? DEFAULT_POLICY : text(value);
  };
  const [from, to] = [of(before), of(after)];
  if (from === undefined || to === undefined || from === to) return [];
  const changed = { listener: after.key, from, to };
  const [old, young] = [tlsVersions(from), tlsVersions(to)];
  const removed = old?.filter((version) => young?.includes(version) === false) ?? [];
  return [
    removed.length === 0
      ? finding('tls-policy-changed', after.key, changed)
      : finding('tls-versions-removed', after.key, { ...changed, removed }),
  ];
}

function mutualAuthentication(before: Listener, after: Listener): readonly Finding[] {
  const [old, young] = [before, after].map(({ resource }) => resource?.properties['MutualAuthentication']);
  if (canonicalText(old) === canonicalText(young)) return [];
  const [from = 'off', to = 'off'] = [old, young].map((value) => (value === undefined ? undefined : shown(entry(value, 'Mode'))));
  if (from === 'off' && to === 'off') return [];
  return [finding('mutual-authentication-changed', after.key, { listener: after.key, from, to })];
}

/** Another default certificate is no news for clients without SNI as long as it carries the same names. */
function defaultCertificate(before: Listener, after: Listener, isPublished: (host: string) => boolean): readonly Finding[] {
  const [old, young] = [before, after].map(({ certificates }) => certificates.find(({ isDefault }) => isDefault));
  if (old?.names === undefined || young === undefined || young.names === undefined) return [];
  const { names } = young;
  const hosts = [...new Set([...after.rules.flatMap(hostsIn), ...(after.traits.reader?.hosts ?? [])])].filter(isPublished);
  // What no certificate of the listener covers any more is an error of its own.
  const others = after.certificates.flatMap((certificate) => certificate.names ?? []);
  const [wasShown, isShown, isCarried] = [coveredBy(old.names), coveredBy(names), coveredBy(others)];
  const lost = hosts.filter((host) => wasShown(host) && !isShown(host) && isCarried(host));
  if (lost.length === 0) return [];
  return [finding('default-certificate-changed', after.key, { listener: after.key, from: old.key, to: young.key, names: lost })];
}
