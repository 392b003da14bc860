import { DEFAULT_PORTS } from '../facts/default-ports';
import { canonicalHost } from '../declaring/host-name';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import type { Listener, LoadBalancer, Rule, TargetGroup } from '../templates/load-balancers/load-balancer';
import { haproxyFleets, resourcesOfFleet } from '../templates/load-balancers/haproxy-fleet';
import type { DnsRecord } from '../templates/load-balancers/read-records';
import { hostsIn, recordedNames, sampleHosts } from './public-names';
import { poolsIn } from './publications';
import { servesLync } from './serves-lync';
import { routesAround, vpcsAround } from './subnets-and-routes';
import type { TemplateRouting } from './template-routing';
import { webAclsBefore } from './web-acls-before';

/** What the constructors know they made: keys of resources, and public names. */
export interface MadeByPlan {
  readonly keys: ReadonlySet<string>;
  /** In lower case. */
  readonly names: ReadonlySet<string>;
  /** Names of hosted zones by their ids. */
  readonly zones?: ReadonlyMap<string, string>;
}

const NOBODY_SAYS: MadeByPlan = { keys: new Set(), names: new Set() };

/** What of a template some laws are about: the rest shares the load balancers, and is its owner's business. */
export interface Parts {
  readonly hasGroup: (group: TargetGroup) => boolean;
  readonly hasRule: (rule: Rule) => boolean;
  readonly hasListener: (listener: Listener) => boolean;
  readonly hasBalancer: (balancer: LoadBalancer) => boolean;
  readonly hasRecord: (record: DnsRecord) => boolean;
  /** A host as rules and records write it. */
  readonly hasName: (host: string) => boolean;
  /** What a finding is about: a key or a logical id. */
  readonly hasPlace: (where: string) => boolean;
}

/** What the laws of publishing and those of Lync are about. */
export interface LawfulParts {
  readonly publishing: Parts;
  readonly lync: Parts;
}

/**
 * What is of a plan: what the constructors made, target groups with the tag of a pool, what leads to them and the names
 * they have. Where a template has none of that, nobody says what it is for: then the laws of publishing are about all of
 * it, and those of Lync about load balancers that have its names or its port. Further services are of the plan, and no
 * law of Lync's is about them.
 */
export function lawfulParts(routing: TemplateRouting, made: MadeByPlan = NOBODY_SAYS): LawfulParts {
  const isTold = made.keys.size > 0 || routing.publications.notes.length > 0 || routing.targetGroups.some(leadsToPools);
  if (isTold) {
    const all = partsOfPlan(routing, made, always);
    const isService = (host: string) => routing.publications.of(host)?.kind === 'further service';
    const hasServices = routing.publications.notes.some(({ is }) => is === 'furtherService');
    return { publishing: all, lync: hasServices ? partsOfPlan(routing, made, (host) => !isService(host)) : all };
  }
  return { publishing: EVERYTHING, lync: partsOfBalancers(routing, routing.loadBalancers.filter(servesLync)) };
}

/** By its tag, or as a fleet of HAProxys, even one whose configuration nobody can read. */
function leadsToPools({ pools, reader }: TargetGroup): boolean {
  return pools.length > 0 || reader !== undefined;
}

const always = () => true;
const EVERYTHING: Parts = {
  hasGroup: always,
  hasRule: always,
  hasListener: always,
  hasBalancer: always,
  hasRecord: always,
  hasName: always,
  hasPlace: always,
};

/** @param isMeant tells the hosts apart that the parts are about, where those of a plan are not all to be */
function partsOfPlan(routing: TemplateRouting, made: MadeByPlan, isMeant: (host: string) => boolean): Parts {
  const isOfOthers = (hosts: readonly string[]) => hosts.length > 0 && !hosts.some(isMeant);
  const isMade = ({ key, resource }: { readonly key?: string; readonly resource?: { readonly key: string } | undefined }) =>
    made.keys.has(key ?? resource?.key ?? '');
  const hasGroup = (group: TargetGroup) => (leadsToPools(group) || isMade(group)) && !isOfOthers(group.pools);
  const leadsToPool = (action: Rule['action']) => groupsOf(action).some(hasGroup);
  const all = routing.loadBalancers.flatMap((balancer) => balancer.listeners.map((listener) => ({ balancer, listener })));
  const leading = new Set(
    all.flatMap(({ listener }) =>
      listener.rules.filter((rule) => (isMade(rule) || leadsToPool(rule.action)) && !isOfOthers(hostsIn(rule))),
    ),
  );
  const notes = routing.publications.notes.filter(({ answeredBy }) => !isOfOthers(poolsIn(answeredBy)));
  const noted = new Set(notes.map(({ frontEnd }) => frontEnd));
  // One whose every connection reaches somebody else, though the constructors made it.
  const passesToOthers = ({ listeners }: LoadBalancer) =>
    isOfOthers(
      listeners
        .flatMap(actionsOf)
        .flatMap(groupsOf)
        .flatMap(({ pools }) => pools),
    );
  const serving = routing.loadBalancers.filter(
    (balancer) =>
      (isMade(balancer) && !passesToOthers(balancer)) ||
      noted.has(balancer.resource?.logicalId ?? '') ||
      balancer.listeners.some((each) => actionsOf(each).some(leadsToPool) || (isMade(each) && !passesToOthers(balancer))),
  );
  // Of pools that nothing leads to, any load balancer may be the one.
  const isLost = serving.length === 0 && !routing.loadBalancers.some(passesToOthers);
  const balancers = new Set(isLost ? routing.loadBalancers : serving);
  // A template alone does not tell whose the listener is that redirects from HTTP; the plan of a proxy has one on this port.
  const isPlain = ({ traits, port }: Listener) => traits.scheme === 'http' && port === DEFAULT_PORTS.http;
  const listeners = new Set(
    all
      .filter(
        ({ balancer, listener }) =>
          isLost ||
          (isMade(listener) && balancers.has(balancer)) ||
          leadsToPool(listener.defaultAction) ||
          listener.rules.some((rule) => leading.has(rule)) ||
          (!isMade(balancer) && balancers.has(balancer) && isPlain(listener)),
      )
      .map(({ listener }) => listener),
  );
  // Whatever comes reaches a pool there: a Network Load Balancer reads no host.
  const passing = new Set(
    [...balancers].filter(({ listeners: of }) => of.some(({ defaultAction, traits }) => !traits.readsHosts && leadsToPool(defaultAction))),
  );
  const led = recordedNames(routing).filter((host) => routing.resolution(host)?.loadBalancers.some((each) => passing.has(each)));
  const known = [
    ...made.names,
    ...routing.publications.names,
    ...led,
    ...routing.targetGroups.filter(hasGroup).flatMap(({ pools }) => pools.map(canonicalHost)),
    ...routing.notes.recordsToCreate.map(({ name }) => canonicalHost(name)),
    ...[...leading].flatMap((rule) => [...hostsIn(rule), ...sampleHosts(rule)]),
  ];
  const names = new Set(known.filter(isMeant));
  // A rule for a whole published name, where none leads that name to its pool, stands where one of the plan is to stand; so
  // does one that redirects it. What the constructors published they know; a host that an escape hatch wrote is none of it.
  const published = made.names.size > 0 ? new Set([...made.names].filter(isMeant)) : names;
  const instead = all.flatMap(({ balancer, listener }) => {
    const { rules } = listener;
    if (!listeners.has(listener)) return [];
    // Where the records lead a name to another load balancer, no client asks this one for it.
    const isAsked = (host: string) => routing.resolution(host)?.loadBalancers.includes(balancer) ?? true;
    const answered = new Set(rules.filter((rule) => leading.has(rule)).flatMap(hostsIn));
    return rules.filter((rule) => {
      const hosts = rule.conditions.every(({ field }) => field === 'host-header') ? hostsIn(rule) : [];
      if (hosts.length === 0) return false;
      if (rule.action.kind === 'redirect')
        return hosts.every((host) => published.has(host) || (made.keys.size === 0 && isForAny(host, published)));
      return rule.action.kind === 'forward' && hosts.every((host) => published.has(host) && !answered.has(host)) && hosts.some(isAsked);
    });
  });
  return parts(routing, {
    groups: new Set(routing.targetGroups.filter(hasGroup)),
    rules: new Set([...leading, ...instead]),
    listeners,
    balancers,
    names,
    made,
  });
}

function partsOfBalancers(routing: TemplateRouting, balancers: readonly LoadBalancer[]): Parts {
  const listeners = balancers.flatMap((balancer) => balancer.listeners);
  const rules = listeners.flatMap((listener) => listener.rules);
  return parts(routing, {
    groups: new Set(listeners.flatMap(actionsOf).flatMap(groupsOf)),
    rules: new Set(rules),
    listeners: new Set(listeners),
    balancers: new Set(balancers),
    names: new Set(rules.flatMap((rule) => [...hostsIn(rule), ...sampleHosts(rule)])),
    made: NOBODY_SAYS,
  });
}

interface Found {
  readonly groups: ReadonlySet<TargetGroup>;
  readonly rules: ReadonlySet<Rule>;
  readonly listeners: ReadonlySet<Listener>;
  readonly balancers: ReadonlySet<LoadBalancer>;
  readonly names: ReadonlySet<string>;
  readonly made: MadeByPlan;
}

function parts(routing: TemplateRouting, found: Found): Parts {
  const { groups, rules, listeners, balancers, names, made } = found;
  const alone = new Set(
    [...balancers].filter((balancer) => !made.keys.has(balancer.key) && isAlone(balancer, found)).map(({ key }) => key),
  );
  // A record that leads to a load balancer of nobody else is of the plan, though its rule be gone.
  const hasRecord = ({ resource, name, leadsTo }: DnsRecord) =>
    made.keys.has(resource.key) || (name !== undefined && isForAny(name, names)) || alone.has(leadsTo ?? '');
  const certificates = [...balancers].flatMap((balancer) =>
    balancer.listeners
      .flatMap((listener) => listener.certificates)
      // Of those on a load balancer it made, the plan knows its own.
      .filter((each) => made.keys.has(each.key) || (!made.keys.has(balancer.key) && each.names?.some((name) => names.has(name))))
      .map(({ key }) => key),
  );
  const resources = [...groups, ...rules, ...listeners, ...balancers, ...routing.records.filter(hasRecord)].flatMap(
    ({ resource }) => resource ?? [],
  );
  const around = [...balancers].flatMap((balancer) =>
    [webAclsBefore, routesAround, vpcsAround].flatMap((of) => of(balancer, routing.resources)),
  );
  const fleets = haproxyFleets(routing.resources)
    .filter(
      ({ registered, service }) =>
        made.keys.has(service.key) || registered.some(({ group }) => [...groups].some(({ key }) => key === group)),
    )
    .flatMap((fleet) => resourcesOfFleet(fleet, routing.resources));
  const places = new Set([
    ...[...groups, ...listeners, ...balancers].map(({ key }) => key),
    ...[...resources, ...around, ...fleets].flatMap(({ key, logicalId }) => [key, logicalId]),
    ...certificates.flatMap((key) => [key, key.replace(/^.*[:/]/, '')]),
  ]);
  return {
    hasGroup: (group) => groups.has(group),
    hasRule: (rule) => rules.has(rule),
    hasListener: (listener) => listeners.has(listener),
    hasBalancer: (balancer) => balancers.has(balancer),
    hasRecord,
    hasName: (host) => names.has(host),
    hasPlace: (where) => places.has(where),
  };
}

/** Whether a record's name is one of some, or stands for some. */
function isForAny(name: string, names: ReadonlySet<string>): boolean {
  return names.has(name) || (name.startsWith('*.') && [...names].some((each) => each.endsWith(name.slice(1))));
}

/** Whether nothing but the plan's is at a load balancer. */
function isAlone({ listeners }: LoadBalancer, found: Found): boolean {
  return listeners.every(
    (listener) =>
      found.listeners.has(listener) &&
      listener.rules.every((rule) => found.rules.has(rule)) &&
      actionsOf(listener)
        .flatMap(groupsOf)
        .every((group) => found.groups.has(group)),
  );
}
