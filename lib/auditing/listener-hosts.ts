import type { CompiledListener } from '../routing/evaluation/compiled-listener';
import type { Action, LoadBalancer, Rule } from '../templates/load-balancers/load-balancer';
import { mayAnswer } from '../templates/load-balancers/host-reader';
import { YES } from '../routing/matching/verdict';
import { hostsIn } from '../routing/public-names';
import type { TemplateRouting } from '../routing/template-routing';

/** A host nobody publishes: `.invalid` is reserved for that. https://www.rfc-editor.org/rfc/rfc6761#section-6.4 */
export const UNLISTED_HOST = 'unlisted.invalid';

/** The rules of a listener that are, or may be, for a host, whatever else they ask of a request. */
export function rulesForHost(listener: CompiledListener, host: string): readonly Rule[] {
  return listener.rulesFor(host).candidates.map(({ rule }) => rule.rule);
}

/** The rules of a listener that are for hosts nobody lists: for any at all, or for all of a top-level domain. */
export function rulesForUnlisted(listener: CompiledListener): readonly Rule[] {
  const forAny = new Set(
    listener
      .rulesFor(UNLISTED_HOST)
      .candidates.filter(({ host }) => host === YES)
      .map(({ rule }) => rule.rule)
      // What nobody knows of a rule may be its hosts.
      .filter(({ conditions }) => conditions.every(({ field }) => field !== undefined)),
  );
  return listener.listener.rules.filter((rule) => forAny.has(rule) || hostsIn(rule).some((host) => /^[*?]+\.?[a-z]*$/.test(host)));
}

/** Whether any listener of a load balancer answers a host, by a rule or by what reads hosts behind it, or forwards whatever comes. */
export function knowsHost(routing: TemplateRouting, balancer: LoadBalancer, host: string): boolean {
  return routing.listenersOf(balancer).some((compiled) => {
    const { traits, defaultAction } = compiled.listener;
    if (traits.reader !== undefined) return mayAnswer(traits.reader, host);
    return !traits.readsHosts || forwards(defaultAction) || rulesForHost(compiled, host).length > 0;
  });
}

/** Whether hosts nobody lists reach a target group or a rule. */
export function answersAnyHost(listener: CompiledListener): boolean {
  return forwards(listener.listener.defaultAction) || rulesForUnlisted(listener).length > 0;
}

export function forwards({ kind }: Action): boolean {
  return kind === 'forward';
}
