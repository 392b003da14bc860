import { canonicalHost } from '../declaring/host-name';
import { finding, type Finding } from '../findings/finding';
import { answerOf } from '../routing/evaluation/answer-of';
import type { Listener, LoadBalancer, Rule } from '../templates/load-balancers/load-balancer';
import { isUrlHost, plainRequest, requestOf, type HttpRequest } from '../routing/matching/request';
import { hostsIn } from '../routing/public-names';
import type { LawfulParts, Parts } from '../routing/lync-parts';
import type { TemplateRouting } from '../routing/template-routing';
import { forwards } from './listener-hosts';
import { DEFAULT_PORTS } from '../facts/default-ports';

/** Names that plain HTTP carries to a pool, and redirects that lead nowhere. */
export function plainHttp(balancer: LoadBalancer, routing: TemplateRouting, { publishing, lync }: LawfulParts): readonly Finding[] {
  const plain = balancer.listeners.filter(({ traits }) => traits.scheme === 'http');
  return plain.flatMap((listener) => [
    ...forwarded(listener),
    ...forwardedByDefault(listener, balancer, lync),
    ...redirectsWithoutAnswer(listener, balancer, routing, publishing),
    ...redirectsToAnotherHost(listener, balancer, routing, publishing),
  ]);
}

/** Names that a listener answers over HTTPS, and that plain HTTP leads to another one. */
function redirectsToAnotherHost(listener: Listener, balancer: LoadBalancer, routing: TemplateRouting, parts: Parts): readonly Finding[] {
  const secure = balancer.listeners.filter(({ traits }) => traits.endsTls).flatMap(({ rules }) => rules.filter(parts.hasRule));
  const names = [...new Set(secure.filter(({ action }) => forwards(action)).flatMap(hostsIn))].filter(isUrlHost).sort();
  const led = new Map<string, { readonly where: string | undefined; readonly hosts: string[] }>();
  for (const host of names) {
    const way = redirectionOf(host, listener, balancer, routing);
    if (way === undefined || canonicalHost(way.next.host) === canonicalHost(host)) continue;
    const { rule, redirectTo } = way;
    const where = rule?.resource.logicalId ?? listener.resource?.logicalId;
    const known = led.get(`${where ?? ''} ${redirectTo}`);
    if (known === undefined) led.set(`${where ?? ''} ${redirectTo}`, { where, hosts: [host] });
    else known.hosts.push(host);
  }
  return [...led].map(([key, { where, hosts }]) =>
    finding('redirect-to-another-host', where, { hosts, redirectTo: key.replace(/^\S* /, '') }),
  );
}

function forwarded(listener: Listener): readonly Finding[] {
  return listener.rules.flatMap((rule) => {
    const hosts = forwards(rule.action) ? hostsIn(rule).filter((host) => !isAutodiscover(host)) : [];
    if (hosts.length === 0) return [];
    return [finding('http-not-redirected', rule.resource.logicalId, { kind: 'forwarded by a rule', hosts, port: listener.port })];
  });
}

/** Names that have a rule for HTTPS and reach a target group over HTTP because the default action forwards. */
function forwardedByDefault(listener: Listener, balancer: LoadBalancer, { hasRule }: Parts): readonly Finding[] {
  if (!forwards(listener.defaultAction)) return [];
  const secure = balancer.listeners.filter(({ traits }) => traits.endsTls).flatMap(({ rules }) => rules.filter(hasRule).flatMap(hostsIn));
  const hosts = [...new Set(secure)].filter((host) => !isAutodiscover(host)).sort();
  if (hosts.length === 0) return [];
  return [finding('http-not-redirected', listener.resource?.logicalId, { kind: 'forwarded by default', hosts, port: listener.port })];
}

/** The one service Lync clients may ask over HTTP, where a certificate lacks the name. */
function isAutodiscover(host: string): boolean {
  return host.startsWith('lyncdiscover.');
}

/** A redirect that keeps port 80 with the scheme https, or leads where nothing listens. */
function redirectsWithoutAnswer(
  listener: Listener,
  balancer: LoadBalancer,
  routing: TemplateRouting,
  { hasName }: Parts,
): readonly Finding[] {
  const hosts = new Set(balancer.listeners.flatMap(({ rules }) => rules.flatMap(hostsIn)).filter(hasName));
  return [...listener.rules, undefined].flatMap((rule) =>
    unanswered(rule, rule === undefined ? hosts : new Set(hostsIn(rule).filter(hasName)), listener, balancer, routing),
  );
}

function unanswered(
  rule: Rule | undefined,
  hosts: ReadonlySet<string>,
  listener: Listener,
  balancer: LoadBalancer,
  routing: TemplateRouting,
): readonly Finding[] {
  for (const host of hosts) {
    if (!isUrlHost(host)) continue;
    const way = redirectionOf(host, listener, balancer, routing);
    if (way === undefined || way.rule !== rule) continue;
    const { redirectTo, next } = way;
    const where = rule?.resource.logicalId ?? listener.resource?.logicalId;
    if (next.scheme === 'http') return [finding('http-not-redirected', where, { kind: 'redirected to HTTP', host, redirectTo })];
    if (!hosts.has(next.host.toLowerCase()) || routing.arrivalsAt(balancer, next).some((each) => each.listener !== undefined)) continue;
    return [finding('redirect-unanswered', where, { host, redirectTo, scheme: next.scheme, port: next.port })];
  }
  return [];
}

/** Where a listener for plain HTTP redirects a host, and by which rule; undefined by its default action. */
interface Redirection {
  readonly rule: Rule | undefined;
  readonly redirectTo: string;
  readonly next: HttpRequest;
}

function redirectionOf(host: string, listener: Listener, balancer: LoadBalancer, routing: TemplateRouting): Redirection | undefined {
  const request = plainRequest('http', host, listener.port ?? DEFAULT_PORTS.http);
  const arrivals = routing.arrivalsAt(balancer, request).filter((each) => each.listener?.listener === listener);
  const [certain] = arrivals.flatMap(({ candidates }) => candidates);
  const redirectTo = certain === undefined ? undefined : answerOf(certain, listener, balancer, request).redirectTo;
  const next = redirectTo === undefined ? undefined : requestOf(redirectTo);
  return redirectTo === undefined || next === undefined ? undefined : { rule: certain?.rule, redirectTo, next };
}
