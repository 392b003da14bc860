import { canonicalHost } from '../declaring/host-name';
import { finding, type Finding } from '../findings/finding';
import type { Contradiction } from '../findings/publications';
import type { PublicationNote } from '../planning/publications';
import { isPartlyUnread } from '../templates/cloudformation-template';
import { waysOf, type ReaderAnswer } from '../templates/load-balancers/host-reader';
import { actionsOf, groupsOf, poolsOf, usedTargets } from '../templates/load-balancers/actions';
import type { Action, LoadBalancer, Scheme, TargetGroup } from '../templates/load-balancers/load-balancer';
import { POOL_TAG } from '../templates/load-balancers/load-balancer';
import { entry, list, text } from '../templates/load-balancers/properties';
import { Symbolic } from '../templates/symbolic';
import { targetsOf } from './targets-of';
import type { CompiledListener } from '../routing/evaluation/compiled-listener';
import { plainRequest } from '../routing/matching/request';
import { hostsSeen } from '../routing/matching/request-view';
import { YES } from '../routing/matching/verdict';
import { poolsIn, publicationsIn } from '../routing/publications';
import type { TemplateRouting } from '../routing/template-routing';

/**
 * Names that the resources of a template answer otherwise than its notes say: somebody changed one without the other. Whatever
 * reads the template goes by the resources. Where some of it is not at hand, nothing is said: the answer may be there.
 */
export function contradictedNotes(routing: TemplateRouting): readonly Finding[] {
  const { notes } = routing.publications;
  if (notes.length === 0 || routing.stacks.some(isPartlyUnread)) return [];
  return notes.flatMap((note) => ofNote(note, routing));
}

function ofNote(note: PublicationNote, routing: TemplateRouting): readonly Finding[] {
  const balancers = routing.loadBalancers.filter(({ resource }) => resource?.logicalId === note.frontEnd);
  const names = [...new Set(publicationsIn(note).map(({ name }) => name))];
  return (['https', 'http'] as const).flatMap((scheme) => {
    const port = note.published[scheme];
    if (port === undefined) return [];
    const meant = { pools: poolsIn(note.answeredBy), port: note.listening[scheme] };
    const found = names.map((name) => ({ name, instead: whatInstead(name, scheme, port, meant, balancers, routing) }));
    return grouped(found).map(([instead, those]) =>
      finding('publication-contradicted', balancers.length === 0 ? undefined : note.frontEnd, {
        names: those,
        scheme,
        port,
        ownerName: note.name,
        pools: meant.pools,
        listening: meant.port,
        frontEnd: note.frontEnd,
        instead,
      }),
    );
  });
}

interface Meant {
  readonly pools: readonly string[];
  readonly port: number | undefined;
}

/** What becomes of requests for a name; undefined where it is what was meant, or may be. */
function whatInstead(
  name: string,
  scheme: Scheme,
  port: number,
  meant: Meant,
  balancers: readonly LoadBalancer[],
  routing: TemplateRouting,
): Contradiction['instead'] | undefined {
  if (balancers.length === 0) return { kind: 'no such front end' };
  const listeners = balancers
    .flatMap((balancer) => routing.listenersOf(balancer).map((compiled) => ({ compiled, takesIpv6: takesIpv6(balancer) })))
    .filter(
      ({ compiled: { listener } }) => (listener.port === undefined || listener.port === port) && listener.traits.takes.includes(scheme),
    );
  if (listeners.length === 0) return { kind: 'nothing listens' };
  const sent = hostsSeen(plainRequest(scheme, name, port));
  const answers = listeners.flatMap(({ compiled, takesIpv6 }) => answersTo(name, scheme, sent, compiled, takesIpv6));
  const forwarding = answers.filter(({ pools }) => pools !== undefined);
  if (answers.some(({ isUnknown }) => isUnknown)) return undefined;
  const first = forwarding.find(({ isCertain }) => isCertain);
  const isMeant = (answer: Answer) => sameTexts(answer.pools ?? [], meant.pools) && isPort(answer, meant.port);
  // Who has no tag may be a guest on some of the paths; who has another pool's takes them from this one.
  const strayed = forwarding.find((answer) => answer.isCertain && (answer.pools ?? []).length > 0 && !isMeant(answer));
  if (strayed === undefined && forwarding.some(isMeant)) return led(name, balancers, routing);
  const instead = strayed ?? first ?? forwarding[0];
  if (instead === undefined) return { kind: 'not forwarded' };
  return { kind: 'forwarded', pools: instead.pools ?? [], ports: instead.ports };
}

/** The load balancer that the record of a name leads to instead of those it was to lead to. */
function led(name: string, balancers: readonly LoadBalancer[], routing: TemplateRouting): Contradiction['instead'] | undefined {
  // Whoever is to make the record there has not done so yet; until then another may lead elsewhere.
  if (routing.notes.recordsToCreate.some((record) => canonicalHost(record.name) === name)) return undefined;
  const leadsTo = routing.resolution(name)?.loadBalancers ?? [];
  const isBefore = ({ listeners }: LoadBalancer) =>
    listeners
      .flatMap(actionsOf)
      .flatMap(groupsOf)
      .some(({ behind }) => balancers.some(({ key }) => key === behind));
  if (leadsTo.length === 0 || leadsTo.some((each) => balancers.includes(each) || isBefore(each))) return undefined;
  return { kind: 'record leads elsewhere', to: leadsTo.map(({ resource, key }) => resource?.logicalId ?? key) };
}

interface Answer {
  /** undefined: not forwarded. */
  readonly pools: readonly string[] | undefined;
  readonly ports: readonly number[];
  readonly isCertain: boolean;
  /** Whether it is decided where the template does not tell. */
  readonly isUnknown: boolean;
}

/** undefined: only the deployment tells. */
function takesIpv6({ resource }: LoadBalancer): boolean | undefined {
  const type = resource?.properties['IpAddressType'];
  if (type instanceof Symbolic) return undefined;
  return text(type)?.startsWith('dualstack') ?? false;
}

/** What a listener may do with requests for a host, on whatever path. */
function answersTo(
  name: string,
  scheme: Scheme,
  sent: readonly string[],
  compiled: CompiledListener,
  hasIpv6Clients: boolean | undefined,
): readonly Answer[] {
  const { listener } = compiled;
  const { reader } = listener.traits;
  if (reader !== undefined) return waysOf(reader, scheme, name).map(({ answer }) => readAnswer(answer));
  if (!listener.traits.readsHosts) {
    // Rules of a Network Load Balancer tell clients apart by their addresses, never by hosts.
    const byAddress = listener.rules.flatMap(({ action, resource, conditions }) => {
      const isForIpv6 = conditions.some(({ addressType }) => addressType === 'ipv6');
      if (isForIpv6 && hasIpv6Clients === false) return [];
      const isRead =
        conditions.length > 0 && conditions.every(({ addressType, unreadBy }) => typeof addressType === 'string' && unreadBy === undefined);
      return [answerOf(action, !resource.conditional && isRead && (!isForIpv6 || hasIpv6Clients === true))];
    });
    return [...byAddress, answerOf(listener.defaultAction, true)];
  }
  return sent
    .flatMap((host) => compiled.rulesFor(host).candidates)
    .map(({ rule: { rule }, host }) => answerOf(rule.action, host === YES && !rule.resource.conditional));
}

function readAnswer(answer: ReaderAnswer): Answer {
  const isForward = answer.kind === 'forward';
  return {
    pools: isForward ? answer.pools.map(canonicalHost) : undefined,
    ports: isForward ? [answer.port] : [],
    isCertain: true,
    isUnknown: answer.kind === 'unknown',
  };
}

function answerOf(action: Action, isCertain: boolean): Answer {
  if (action.kind === 'unknown') return { pools: undefined, ports: [], isCertain: false, isUnknown: isCertain };
  if (action.kind !== 'forward') return { pools: undefined, ports: [], isCertain, isUnknown: false };
  const targets = usedTargets(action.targets);
  return {
    pools: poolsOf(targets).map(canonicalHost),
    ports: [...new Set(targets.flatMap(({ group }) => portsOf(group)))],
    isCertain,
    isUnknown: targets.some(({ group }) => isOpen(group)),
  };
}

/** A target may have a port of its own; whoever is registered without one gets that of the group. */
function portsOf(group: TargetGroup): readonly number[] {
  return [group.port, ...targetsOf(group).map(({ port }) => port)].filter((port) => port !== undefined);
}

/** Whether only the deployment tells whose a target group is, or where its servers listen. */
function isOpen({ resource, behind, port }: TargetGroup): boolean {
  if (resource === undefined || behind !== undefined || port === undefined) return true;
  const tags = resource.properties['Tags'];
  return tags instanceof Symbolic || list(tags).some((tag) => entry(tag, 'Key') === POOL_TAG && entry(tag, 'Value') instanceof Symbolic);
}

function isPort({ ports }: Answer, meant: number | undefined): boolean {
  return meant === undefined || ports.every((port) => port === meant);
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

/** Names of which the same is to be said, together. */
function grouped(
  found: readonly { readonly name: string; readonly instead: Contradiction['instead'] | undefined }[],
): readonly (readonly [Contradiction['instead'], readonly string[]])[] {
  const groups = new Map<string, [Contradiction['instead'], string[]]>();
  for (const { name, instead } of found) {
    if (instead === undefined) continue;
    const key = JSON.stringify(instead);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [instead, [name]]);
    else known[1].push(name);
  }
  return [...groups.values()];
}
