import { finding, type Finding } from '../findings/finding';
import { coveredBy } from '../declaring/covering-names';
import type { Listener } from '../templates/load-balancers/load-balancer';
import { hostsIn } from '../routing/public-names';
import type { TemplateRouting } from '../routing/template-routing';
import type { Update } from './update';

/** Names with a rule that a certificate covers before the update, and none after it. */
export function uncoveredNameFindings({ before, after }: Update, isPublished: (host: string) => boolean): readonly Finding[] {
  const old = secureListeners(before);
  return secureListeners(after).flatMap((listener) => {
    // A certificate from outside of the template may carry any name.
    if (listener.certificates.length === 0 || listener.certificates.some(({ names }) => names === undefined)) return [];
    const earlier = old.filter(({ key, port }) => key === listener.key || port === listener.port);
    const hosts = [...new Set([...listener.rules.flatMap(hostsIn), ...(listener.traits.reader?.hosts ?? [])])].filter(isPublished);
    const wasCovered = coveredBy(earlier.flatMap(namesOn));
    const isCovered = coveredBy(namesOn(listener));
    const lost = hosts.filter((host) => wasCovered(host) && !isCovered(host));
    if (lost.length === 0) return [];
    return [finding('name-loses-certificate', listener.key, { names: lost, listener: listener.key })];
  });
}

function secureListeners({ loadBalancers }: TemplateRouting): readonly Listener[] {
  const all = loadBalancers.flatMap(({ listeners }) => listeners);
  return all.filter(({ traits }) => traits.endsTls);
}

function namesOn({ certificates }: Listener): readonly string[] {
  return certificates.flatMap(({ names = [] }) => names);
}
