import { finding, type Finding } from '../findings/finding';
import { forwards } from '../auditing/listener-hosts';
import { plainRequest } from '../routing/matching/request';
import { waysOf } from '../templates/load-balancers/host-reader';
import type { TemplateRouting } from '../routing/template-routing';
import type { NameChange } from './comparison';
import type { Update } from './update';
import { DEFAULT_PORTS } from '../facts/default-ports';

/** Names led to another load balancer while the one they leave stops answering for them: DNS caches still lead clients there. */
export function movedFrontEndFindings(moved: readonly NameChange[], { before, after }: Update): readonly Finding[] {
  const left = new Map<string, string[]>();
  const between = new Set<string>();
  for (const { name, record } of moved) {
    const [from = [], to = []] = [record?.from, record?.to];
    if (to.length === 0) continue;
    for (const balancer of from.filter((each) => !to.includes(each))) {
      if (!answers(before, balancer, name) || answers(after, balancer, name)) continue;
      left.set(balancer, [...(left.get(balancer) ?? []), name]);
      if (isApplication(before, balancer) && to.every((each) => isApplication(after, each))) between.add(balancer);
    }
  }
  return [...left].map(([balancer, names]) =>
    finding('front-end-removed-with-move', balancer, { names, loadBalancer: balancer, isAmongSeveral: between.has(balancer) }),
  );
}

function isApplication(routing: TemplateRouting, key: string): boolean {
  return routing.loadBalancers.some((each) => each.key === key && each.type === 'application');
}

function answers(routing: TemplateRouting, key: string, host: string): boolean {
  const balancer = routing.loadBalancers.find((each) => each.key === key);
  if (balancer === undefined) return false;
  return balancer.listeners.some(({ port, protocol, traits: { reader } }) => {
    const scheme = protocol === 'HTTP' || port === DEFAULT_PORTS.http ? 'http' : 'https';
    if (reader !== undefined) return waysOf(reader, scheme, host).some(({ answer }) => ['forward', 'unknown'].includes(answer.kind));
    const arrivals = routing.arrivalsAt(balancer, plainRequest(scheme, host, port ?? DEFAULT_PORTS.https));
    return arrivals.some(({ candidates }) => candidates.some(({ action }) => forwards(action)));
  });
}
