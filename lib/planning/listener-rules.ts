import type { ProxyDeclaration } from './declarations';
import { ALB } from './limits';
import { DEFAULT_PORTS, OWN, type PublishedName } from './published-names';
import type { ListenerRulePlan, RuleAction } from './publishing-plan';
import { identityPriority } from './rule-priorities';
import { splitByHash } from './stable-split';
import { targetGroupKey } from './target-groups';
import { pathGroups } from './virtual-directories';

/** Every listener rule, those of one construct together. */
export function listenerRules(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly ListenerRulePlan[] {
  return ruleGroups(names)
    .flatMap((group) => [...httpsRules(group), ...httpRules(group), ...redirectRules(group, proxy)])
    .sort((a, b) => (a.owner + a.id < b.owner + b.id ? -1 : 1));
}

type RuleGroup = readonly [PublishedName, ...PublishedName[]];

function ruleGroups(names: readonly PublishedName[]): readonly RuleGroup[] {
  const groups = new Map<string, [PublishedName, ...PublishedName[]]>();
  for (const name of names) {
    const key = `${name.ruleOwner}\n${name.ruleGroup}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [name]);
    else group.push(name);
  }
  return [...groups.values()];
}

function httpsRules(group: RuleGroup): readonly ListenerRulePlan[] {
  const names = group.filter((name) => name.httpsPort !== undefined);
  const [first] = names;
  if (first === undefined) return [];
  const port = first.httpsPort ?? DEFAULT_PORTS.https;
  const action: RuleAction = { kind: 'forward', targetGroup: targetGroupKey(first.backend, 'HTTPS') };
  const whole = names.filter((name) => name.virtualDirectories === undefined);
  return [
    ...names.flatMap((name) => pathRules(name, port, action)),
    ...hostRules(whole, 'Https', port, action),
    ...(port === DEFAULT_PORTS.https ? [] : portRules(names, port, action)),
  ];
}

function httpRules(group: RuleGroup): readonly ListenerRulePlan[] {
  const [{ backend }] = group;
  const action: RuleAction = { kind: 'forward', targetGroup: targetGroupKey(backend, 'HTTP') };
  const ports = new Set(group.flatMap(({ httpPort }) => httpPort ?? []));
  return [...ports].flatMap((port) =>
    hostRules(
      group.filter(({ httpPort }) => httpPort === port),
      'Http',
      port,
      action,
    ),
  );
}

/** A listener redirects to 443 by default; names that clients reach on another port get a redirect of their own. */
function redirectRules(group: RuleGroup, proxy: ProxyDeclaration): readonly ListenerRulePlan[] {
  const [{ ruleOwner, ruleGroup, httpsPort, httpPort }] = group;
  const pool = proxy.pools.find(({ id }) => id === ruleOwner);
  const redirects = proxy.http === 'redirect' && httpPort === undefined && ruleGroup === OWN;
  if (pool === undefined || !redirects || httpsPort === undefined || httpsPort === DEFAULT_PORTS.https) return [];
  return hostRules(group, 'Redirect', pool.publishedPorts.http, { kind: 'redirect', port: httpsPort });
}

function pathRules(name: PublishedName, port: number, action: RuleAction): readonly ListenerRulePlan[] {
  return pathGroups(name.virtualDirectories ?? []).map(({ id: feature, offset, regexes }) => {
    const id = ruleId(`Https-${feature}`, port);
    return {
      owner: name.ruleOwner,
      id,
      listenerPort: port,
      priority: name.priority === undefined ? identityPriority(`${name.ruleOwner}/${id}`, 'path') : name.priority + offset,
      priorityKey: name.priorityKey,
      hosts: [name.name],
      hostRegexes: [],
      pathRegexes: regexes,
      action,
    };
  });
}

function hostRules(names: readonly PublishedName[], stem: string, port: number, action: RuleAction): readonly ListenerRulePlan[] {
  const [first] = names;
  if (first === undefined) return [];
  const hosts = names.map(({ name }) => name);
  const group = first.ruleGroup === OWN ? stem : `${stem}-${first.ruleGroup}`;
  return splitByHash(hosts, ALB.conditionValuesPerRule).map((bucket, index) => {
    const id = ruleId(bucket.prefix === '' ? group : `${group}-${bucket.prefix}`, port);
    return {
      owner: first.ruleOwner,
      id,
      listenerPort: port,
      priority: (index === 0 ? explicitPriority(first) : undefined) ?? identityPriority(`${first.ruleOwner}/${id}`, 'host'),
      priorityKey: first.priorityKey,
      hosts: bucket.names,
      hostRegexes: [],
      pathRegexes: [],
      action,
    };
  });
}

/** An explicit priority belongs to the path rules where there are any. */
function explicitPriority(name: PublishedName): number | undefined {
  return name.virtualDirectories === undefined ? name.priority : undefined;
}

/**
 * The same hosts once more with the port, for listeners on other ports than 443: whether ALB compares a Host header
 * `name:8443` with the plain value is documented nowhere, and host values may not contain a colon.
 * https://github.com/hashicorp/terraform-provider-aws/issues/49147
 */
function portRules(names: readonly PublishedName[], port: number, action: RuleAction): readonly ListenerRulePlan[] {
  const whole = names.filter((name) => name.virtualDirectories === undefined);
  const withPort = (host: string) => `^${host.replaceAll('.', '\\.')}:${port}$`;
  const hosts = hostRules(whole, 'HttpsPort', port, action);
  const paths = names.flatMap((name) => pathRules(name, port, action).map((rule) => ({ ...rule, id: `${rule.id}-Port` })));
  return [...hosts, ...paths].map((rule) => ({
    ...rule,
    priority: identityPriority(`${rule.owner}/${rule.id}`, rule.pathRegexes.length > 0 ? 'path' : 'host'),
    hosts: [],
    hostRegexes: rule.hosts.map(withPort),
  }));
}

function ruleId(stem: string, port: number): string {
  return port === DEFAULT_PORTS.https || port === DEFAULT_PORTS.http ? stem : `${stem}-${port}`;
}
