import { groupedBy } from '../declaring/grouped-by';
import { DEFAULT_PORTS } from '../facts/default-ports';
import type { ProxyDeclaration } from '../declaring/declarations';
import { ALB } from '../facts/limits';
import { declaredById } from './declared-by-id';
import { nestedStackOf } from './nested-stacks';
import { COMPACT, OWN, type PublishedName } from './published-name';
import type { InNestedStack, ListenerRulePlan, RuleAction } from './publishing-plan';
import { identityPriority, type PriorityBand } from './rule-priorities';
import { splitByHash } from '../declaring/stable-split';
import { FEATURE_COUNT, pathGroups } from '../declaring/virtual-directories';

/** What the rules of one load balancer depend on besides its names. */
export interface RuleMeans {
  /** Begins what follows the kind of rule in its construct id, where a proxy has several load balancers. */
  readonly idSuffix: string;
  /** Keys of the target groups of a name. */
  readonly targetsOf: (name: PublishedName) => { readonly https: string; readonly http: string };
}

/** Every listener rule of a load balancer, those of one construct together. */
export function listenerRules(names: readonly PublishedName[], proxy: ProxyDeclaration, means: RuleMeans): readonly ListenerRulePlan[] {
  // That of the first set, whatever its names.
  const [expression] = names.filter((name) => isByExpression(name, proxy)).sort((a, b) => (a.owner < b.owner ? -1 : 1));
  return [
    ...ruleGroups(names).flatMap((group) => {
      const plain = group.filter((name) => !isByExpression(name, proxy));
      const rules = [...httpsRules(group, means), ...httpRules(plain, means), ...redirectRules(group, proxy, means)];
      const where = nestedStackOf(group[0], proxy);
      return rules.map((each) => placed(each, where, group[0]));
    }),
    ...(expression === undefined ? [] : [autodiscoverRule(expression, means)]),
  ].sort((a, b) => (a.owner + a.id < b.owner + b.id ? -1 : 1));
}

/**
 * In another nested stack a rule has another number: CloudFormation makes it there before it deletes the old one, and ELB refuses a
 * number that is taken.
 */
function placed(rule: ListenerRulePlan, where: InNestedStack, { priority: explicit }: PublishedName): ListenerRulePlan {
  const { nestedStack } = where;
  if (nestedStack === undefined) return rule;
  const band = rule.pathRegexes.length > 0 ? 'path' : 'host';
  const priority = explicit === undefined ? identityPriority(`${nestedStack}/${rule.owner}/${rule.id}`, band) : rule.priority;
  return { ...rule, ...where, priority };
}

type RuleGroup = readonly [PublishedName, ...PublishedName[]];

/** What the rules of a group on one listener have in common. */
interface Placement {
  readonly stem: string;
  readonly port: number;
  readonly action: RuleAction;
}

function ruleGroups(names: readonly PublishedName[]): readonly RuleGroup[] {
  const groups = groupedBy(names, ({ owner, ruleGroup }) => `${owner}\n${ruleGroup}`);
  return [...groups.values()].flatMap(([first, ...others]): readonly RuleGroup[] => (first === undefined ? [] : [[first, ...others]]));
}

function httpsRules(group: RuleGroup, { idSuffix, targetsOf }: RuleMeans): readonly ListenerRulePlan[] {
  const names = group.filter(({ httpsPort }) => httpsPort !== undefined);
  const [first] = names;
  if (first?.httpsPort === undefined) return [];
  const placement: Placement = {
    stem: `Https${idSuffix}`,
    port: first.httpsPort,
    action: { kind: 'forward', targetGroup: targetsOf(first).https },
  };
  return withTwins(rulesAt(names, placement), first);
}

function httpRules(group: readonly PublishedName[], { idSuffix, targetsOf }: RuleMeans): readonly ListenerRulePlan[] {
  const names = group.filter(({ httpPort }) => httpPort !== undefined);
  const [first] = names;
  if (first?.httpPort === undefined) return [];
  const placement: Placement = {
    stem: `Http${idSuffix}`,
    port: first.httpPort,
    action: { kind: 'forward', targetGroup: targetsOf(first).http },
  };
  return withTwins(rulesAt(names, placement), first);
}

/** Whether a name over HTTP is taken in by the rule for autodiscover of all domains. */
function isByExpression({ kind, ruleGroup, httpPort }: PublishedName, { compactPublishing }: ProxyDeclaration): boolean {
  return compactPublishing?.autodiscoverOverHttp === true && kind === 'autodiscover' && ruleGroup === COMPACT && httpPort !== undefined;
}

/**
 * Of any domain, and with a port or without. In any letter case: whether ELB compares regular expressions with it is documented nowhere.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export const AUTODISCOVER_OF_ALL = `^${'lyncdiscover'.replace(/./g, (letter) => `[${letter.toUpperCase()}${letter}]`)}\\..+$`;

/** The one rule of a load balancer for autodiscover over HTTP; where names lead to different servers a finding says so. */
function autodiscoverRule(name: PublishedName, { idSuffix, targetsOf }: RuleMeans): ListenerRulePlan {
  const placement: Placement = {
    stem: `Http${idSuffix}`,
    port: DEFAULT_PORTS.http,
    action: { kind: 'forward', targetGroup: targetsOf(name).http },
  };
  const id = `${placement.stem}-${COMPACT}-autodiscover`;
  return { ...rule(name, id, placement, 0, 'last'), hostRegexes: [AUTODISCOVER_OF_ALL] };
}

/** A listener redirects to 443 by default; names that clients reach on another port get a redirect of their own. */
function redirectRules(group: RuleGroup, proxy: ProxyDeclaration, { idSuffix }: RuleMeans): readonly ListenerRulePlan[] {
  const [first] = group;
  const { owner, httpsPort, httpPort } = first;
  const pool = declaredById(proxy).pools.get(owner);
  if (pool === undefined || proxy.http !== 'redirect' || httpPort !== undefined) return [];
  if (httpsPort === undefined || httpsPort === DEFAULT_PORTS.https) return [];
  const placement: Placement = {
    stem: `Redirect${idSuffix}`,
    port: pool.publishedPorts.http,
    action: { kind: 'redirect', port: httpsPort },
  };
  return withTwins(hostRules(group, placement, 0), first);
}

/** Virtual directories of some names, whole hosts of the others. */
function rulesAt(names: readonly PublishedName[], placement: Placement): readonly ListenerRulePlan[] {
  const paths = names.flatMap((name) => pathRules(name, placement));
  const whole = names.filter(({ virtualDirectories }) => virtualDirectories === undefined);
  return [...paths, ...hostRules(whole, placement, paths.length === 0 ? 0 : FEATURE_COUNT)];
}

function pathRules(name: PublishedName, placement: Placement): readonly ListenerRulePlan[] {
  return pathGroups(name.virtualDirectories ?? []).map(({ id: feature, offset, regexes }) => {
    const id = ruleId(`${placement.stem}-${feature}`, placement.port);
    return { ...rule(name, id, placement, offset, 'path'), hosts: [name.name], pathRegexes: regexes };
  });
}

function hostRules(names: readonly PublishedName[], placement: Placement, offset: number): readonly ListenerRulePlan[] {
  const [first] = names;
  if (first === undefined) return [];
  const group = first.ruleGroup === OWN ? placement.stem : `${placement.stem}-${first.ruleGroup}`;
  return hostBuckets(names).map(({ suffix, hosts, place }) => {
    const id = ruleId(`${group}${suffix}`, placement.port);
    const planned = rule(first, id, placement, offset + place, 'host');
    // So many rules of one owner would meet each other by their hashes.
    const isTogether = first.ruleGroup === COMPACT && first.priority === undefined;
    return { ...planned, ...(isTogether ? { priority: identityPriority(`${first.owner}/${group}`, 'host', place) } : {}), hosts };
  });
}

interface HostBucket {
  readonly suffix: string;
  readonly hosts: readonly string[];
  /** Belongs to the bucket whatever others there are, so that an explicit priority moves no rule that stays. */
  readonly place: number;
}

/** As many hosts as a rule takes. A pool's external web services FQDN stays in the first rule, however many names follow. */
function hostBuckets(names: readonly PublishedName[]): readonly HostBucket[] {
  const hosts = names.map(({ name }) => name);
  if (hosts.length <= ALB.conditionValuesPerRule) return [{ suffix: '', hosts, place: 0 }];
  const primary = names.filter(({ kind }) => kind === 'external web services').map(({ name }) => name);
  const others = splitByHash(
    hosts.filter((host) => !primary.includes(host)),
    ALB.conditionValuesPerRule,
  ).map(({ prefix, names: bucket }) => ({ suffix: `-more${prefix}`, hosts: bucket, place: 1 + treeIndex(prefix) }));
  return primary.length === 0 ? others : [{ suffix: '', hosts: primary, place: 0 }, ...others];
}

/** Numbers the nodes of a binary tree row by row: the root 0, then `0` 1 and `1` 2, then `00` 3 … */
function treeIndex(bits: string): number {
  return 2 ** bits.length - 1 + (bits === '' ? 0 : Number.parseInt(bits, 2));
}

function rule(name: PublishedName, id: string, { port, action }: Placement, offset: number, band: PriorityBand): ListenerRulePlan {
  return {
    owner: name.owner,
    id,
    listenerPort: port,
    priority: name.priority === undefined ? identityPriority(`${name.owner}/${id}`, band) : name.priority + offset,
    priorityOffset: offset,
    priorityKey: name.priorityKey,
    hosts: [],
    hostRegexes: [],
    pathRegexes: [],
    action,
  };
}

/**
 * On other ports than 443 and 80 each rule once more for a Host header with the port: whether ALB compares `name:8443`
 * with the plain value is documented nowhere, and host values may not contain a colon.
 * https://github.com/hashicorp/terraform-provider-aws/issues/49147
 */
function withTwins(rules: readonly ListenerRulePlan[], { priority }: PublishedName): readonly ListenerRulePlan[] {
  const onDefaultPort = ({ listenerPort }: ListenerRulePlan) => listenerPort === DEFAULT_PORTS.https || listenerPort === DEFAULT_PORTS.http;
  return [...rules, ...rules.filter((rule) => !onDefaultPort(rule)).map((rule) => withPort(rule, priority))];
}

function withPort(plain: ListenerRulePlan, explicit: number | undefined): ListenerRulePlan {
  const id = `${plain.id}-Port`;
  const priorityOffset = plain.priorityOffset + PORT_RULE_OFFSET;
  return {
    ...plain,
    id,
    priority:
      explicit === undefined
        ? identityPriority(`${plain.owner}/${id}`, plain.pathRegexes.length > 0 ? 'path' : 'host')
        : explicit + priorityOffset,
    priorityOffset,
    hosts: [],
    hostRegexes: plain.hosts.map((host) => hostWithPort(host, plain.listenerPort)),
  };
}

/** A regular expression for the Host header of clients that were told a port. */
export function hostWithPort(host: string, port: number): string {
  return `^${host.replaceAll('.', '\\.')}:${port}$`;
}

/** Beyond the offsets of virtual directories and of as many hosts as a pool may reasonably have. */
const PORT_RULE_OFFSET = 50;

function ruleId(stem: string, port: number): string {
  return port === DEFAULT_PORTS.https || port === DEFAULT_PORTS.http ? stem : `${stem}-${port}`;
}
