import { finding, type Finding } from '../findings/finding';
import { answerOf } from '../routing/evaluation/answer-of';
import type { Listener, LoadBalancer, Rule } from '../templates/load-balancers/load-balancer';
import { isUrlHost, plainRequest, requestOf } from '../routing/matching/request';
import { hostsIn } from '../routing/public-names';
import type { LawfulParts, Parts } from '../routing/lync-parts';
import type { TemplateRouting } from '../routing/template-routing';
import { forwards, listenerName } from './listener-hosts';
import { DEFAULT_PORTS } from '../facts/default-ports';

/** Names that plain HTTP carries to a pool, and redirects that lead nowhere. */
export function plainHttp(balancer: LoadBalancer, routing: TemplateRouting, { publishing, lync }: LawfulParts): readonly Finding[] {
  const plain = balancer.listeners.filter(({ traits }) => traits.scheme === 'http');
  return plain.flatMap((listener) => [
    ...forwarded(listener, lync),
    ...(lync.hasListener(listener) ? forwardedByDefault(listener, balancer, lync) : []),
    ...redirectsWithoutAnswer(listener, balancer, routing, publishing),
  ]);
}

function forwarded(listener: Listener, { hasRule }: Parts): readonly Finding[] {
  return listener.rules.filter(hasRule).flatMap((rule) => {
    const hosts = forwards(rule.action) ? hostsIn(rule).filter((host) => !isAutodiscover(host)) : [];
    if (hosts.length === 0) return [];
    return [
      finding(
        'http-not-redirected',
        rule.resource.logicalId,
        `${hosts.join(', ')} ${hosts.length === 1 ? 'goes' : 'go'} to targets over plain HTTP by ${listenerName(listener)}.`,
        'Only autodiscover (lyncdiscover.<SIP domain>) may: everything else carries credentials or content.',
        'Redirect to HTTPS.',
      ),
    ];
  });
}

/** Names that have a rule for HTTPS and reach a target group over HTTP because the default action forwards. */
function forwardedByDefault(listener: Listener, balancer: LoadBalancer, { hasRule }: Parts): readonly Finding[] {
  if (!forwards(listener.defaultAction)) return [];
  const secure = balancer.listeners.filter(({ traits }) => traits.endsTls).flatMap(({ rules }) => rules.filter(hasRule).flatMap(hostsIn));
  const hosts = [...new Set(secure)].filter((host) => !isAutodiscover(host)).sort();
  if (hosts.length === 0) return [];
  return [
    finding(
      'http-not-redirected',
      listener.resource?.logicalId,
      `${hosts.join(', ')} ${hosts.length === 1 ? 'goes' : 'go'} to targets over plain HTTP by the default action of ${listenerName(listener)}.`,
      'Only autodiscover (lyncdiscover.<SIP domain>) may: everything else carries credentials or content.',
      'Let the default action redirect to HTTPS.',
    ),
  ];
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
  { hasListener, hasName }: Parts,
): readonly Finding[] {
  if (!hasListener(listener)) return [];
  const actions = [...listener.rules.map((rule) => ({ rule, action: rule.action })), { rule: undefined, action: listener.defaultAction }];
  const hosts = [...new Set(balancer.listeners.flatMap(({ rules }) => rules.flatMap(hostsIn)))].filter(hasName);
  return actions
    .filter(({ action }) => action.kind === 'redirect')
    .flatMap(({ rule }) => unanswered(rule, rule === undefined ? hosts : hostsIn(rule).filter(hasName), listener, balancer, routing));
}

function unanswered(
  rule: Rule | undefined,
  hosts: readonly string[],
  listener: Listener,
  balancer: LoadBalancer,
  routing: TemplateRouting,
): readonly Finding[] {
  for (const host of hosts.filter(isUrlHost)) {
    const request = plainRequest('http', host, listener.port ?? DEFAULT_PORTS.http);
    const arrival = routing.arrivalsAt(balancer, request).find((each) => each.listener?.listener === listener);
    const [certain] = arrival?.candidates ?? [];
    if (certain === undefined || certain.rule !== rule) continue;
    const { redirectTo } = answerOf(certain, listener, balancer, request);
    const next = redirectTo === undefined ? undefined : requestOf(redirectTo);
    if (redirectTo === undefined || next === undefined) continue;
    if (next.scheme === 'http') return [staysPlain(host, redirectTo, rule?.resource.logicalId ?? listener.resource?.logicalId)];
    if (!hosts.includes(next.host.toLowerCase()) || routing.arrivalsAt(balancer, next).some((each) => each.listener !== undefined))
      continue;
    return [
      finding(
        'redirect-unanswered',
        rule?.resource.logicalId ?? listener.resource?.logicalId,
        `http://${host}/ is redirected to ${redirectTo}, and the load balancer has no listener for ${next.scheme} on port ${next.port}.`,
        'Clients that follow it get no connection.',
        'Write the port of the HTTPS listener in the redirect ("443").',
      ),
    ];
  }
  return [];
}

function staysPlain(host: string, redirectTo: string, where: string | undefined): Finding {
  return finding(
    'http-not-redirected',
    where,
    `http://${host}/ is redirected to ${redirectTo}, which is plain HTTP again.`,
    'Clients send what they send in the clear, or go round in a circle.',
    'Write the protocol HTTPS and the port 443 in the redirect.',
  );
}
