import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { asList, type Deployment } from '../../lib/declaring/deployment-file/deployment';
import { covers, liesIn } from '../../lib/declaring/host-name';
import { packed } from '../../lib/haproxy/packing';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { FrontEndPlan, PublishingPlan } from '../../lib/planning/publishing-plan';
import { declarationOf } from '../support/declaration-of';
import { shuffled, withoutOne } from '../support/deployment-edits';
import { expectedFrontEnds, expectedRoutes, expectedServers } from '../support/expected-routes';
import { fleetOutcome } from '../support/fleet-model';
import { otherCase, outcomeOf, type ListenerModel } from '../support/listener-model';
import { modelOfPlan } from '../support/model-of-plan';
import { none, planned } from '../support/planned';
import { anyDeployment } from '../support/spread-deployment';
import { rulesOf, unrelatedChanges } from '../support/unrelated-changes';

/** One random deployment after another, planned once and held against all the laws that speak of one plan. */
test('invariants 1 to 5 hold for 3,000 random deployments', () => {
  fc.assert(
    fc.property(anyDeployment, fc.nat(), fc.domain(), (deployment, seed, stranger) => {
      const plan = planned(deployment);
      const model = modelOfPlan(plan);
      none([
        ...urlsThatGoAstray(deployment, plan, model, seed),
        ...strangersInFleets(deployment, plan, stranger),
        ...strangersLetIn(deployment, plan, plan.frontEnds.every(readsHosts) ? model : readingPart(plan), stranger),
        ...namesWithoutOneOwner(plan),
        ...recordsInTheWrongPlace(deployment, plan),
        ...namesWithoutCertificate(deployment, plan),
        ...brokenLimits(deployment, plan),
        ...changesByOrder(deployment, plan, seed),
        ...changesByRemoval(deployment, plan, seed),
        ...namesInAnotherStack(deployment, plan),
      ]);
    }),
    { numRuns: 3_000 },
  );
}, 300_000);

test('random deployments have in one what makes them large, and SIP domains that say where they go', () => {
  const combined = fc.sample(anyDeployment, { numRuns: 400, seed: 1 }).filter((deployment) => {
    const { loadBalancers = 1, loadBalancersBefore, compactPublishing, simpleUrls } = deployment;
    if (compactPublishing === undefined || loadBalancersBefore === undefined || loadBalancers < 2) return false;
    if (asList(simpleUrls).every(({ nestedStacks }) => nestedStacks === undefined)) return false;
    return rulesOf(planPublishing(declarationOf(deployment))).some(({ priorityKey }) => priorityKey.group === 'compact');
  });
  expect(combined.length).toBeGreaterThan(0);
});

/** 1: every URL Lync hands out reaches its pool on the right port, in any letter case of its path. */
function urlsThatGoAstray(deployment: Deployment, plan: PublishingPlan, model: ListenerModel, seed: number): readonly unknown[] {
  const fleet = plan.frontEnds.find(({ kind }) => kind === 'haproxy');
  // An eighth of the URLs of each: all of each over the synthesized template, in template-laws.
  const some = expectedRoutes(deployment).filter((_, index) => (index + seed) % 8 === 0);
  return some.flatMap((route): readonly unknown[] => {
    const { url, ...target } = route;
    const { origin, hostname, pathname, search } = new URL(url);
    const asked = `${origin}${otherCase(pathname, seed)}${search}`;
    const kinds = expectedFrontEnds(route, deployment);
    const kind = plan.publicNames.find(({ name }) => name === hostname)?.frontEnd.kind;
    if (kind !== kinds[0]) return [{ url, kind, kinds }];
    // What compactPublishing puts over HTTP besides is not at a HAProxy that names leave.
    const isBesides = deployment.compactPublishing?.autodiscoverOverHttp === true && url.startsWith('http://lyncdiscover.');
    if (kinds.includes('haproxy') && (kind === 'haproxy' || !isBesides)) {
      const led = fleet === undefined ? undefined : fleetOutcome(asked, fleet);
      const protocol = url.startsWith('https:') ? 'HTTPS' : 'HTTP';
      const wanted = { kind: 'forward', servers: expectedServers(route, deployment), protocol };
      if (!isDeepStrictEqual(led, wanted)) return [{ url, wanted, led }];
    }
    if (kind === 'haproxy') return [];
    const outcome = outcomeOf(asked, model);
    const arrived =
      outcome?.kind === 'forward' && outcome.pools === target.pools && outcome.protocol === target.protocol && outcome.port === target.port;
    return arrived ? [] : [{ url, target, outcome }];
  });
}

/** 1: no host that nobody publishes, and none that another front end publishes alone, reaches a pool through a fleet. */
function strangersInFleets(deployment: Deployment, plan: PublishingPlan, stranger: string): readonly unknown[] {
  const own = new Set(
    expectedRoutes(deployment)
      .filter((route) => expectedFrontEnds(route, deployment).includes('haproxy'))
      .map(({ url }) => new URL(url).hostname),
  );
  const admin = `admin.${asList(deployment.sipDomains)[0] as string}`;
  const hosts = [stranger, admin, ...plan.publicNames.map(({ name }) => name)].filter((host) => !own.has(host));
  return plan.frontEnds.flatMap((frontEnd) => {
    const ports = asList(frontEnd.fleet?.ports).map(({ published }) => published);
    const urls = hosts.flatMap((host) => ports.flatMap((port) => ['https', 'http'].map((scheme) => `${scheme}://${host}:${port}/meet`)));
    return urls.filter((url) => fleetOutcome(url, frontEnd)?.kind === 'forward');
  });
}

function readingPart(plan: PublishingPlan): ListenerModel {
  return modelOfPlan({ ...plan, frontEnds: plan.frontEnds.filter(readsHosts) });
}

/** Elsewhere whatever comes is passed on. */
function readsHosts({ listeners }: FrontEndPlan): boolean {
  return listeners.every(({ defaultAction }) => defaultAction.kind !== 'forward');
}

/**
 * 1: no host that is not published reaches a pool where hosts are read, but for autodiscover of foreign domains over HTTP where
 * somebody asked for it; elsewhere every connection reaches the one pool.
 */
function strangersLetIn(deployment: Deployment, plan: PublishingPlan, model: ListenerModel, stranger: string): readonly unknown[] {
  const strangers = [
    stranger,
    `lyncdiscover.${stranger}`,
    `lyncdiscover${stranger}`,
    `admin.${asList(deployment.sipDomains)[0] as string}`,
  ];
  const hosts = strangers.filter((host) => !plan.publicNames.some(({ name }) => name === host));
  const listeners = plan.frontEnds.filter(readsHosts).flatMap((each) => each.listeners);
  const origins = hosts.flatMap((host) => listeners.map(({ protocol, port }) => `${protocol.toLowerCase()}://${host}:${port}`));
  const isAdmitted = (origin: string) =>
    deployment.compactPublishing?.autodiscoverOverHttp === true && origin === `http://lyncdiscover.${stranger}:80`;
  return origins.filter((origin) => outcomeOf(`${origin}/meet`, model)?.kind === 'forward' && !isAdmitted(origin));
}

/** 2: every public name has exactly one owner. */
function namesWithoutOneOwner({ publicNames }: PublishingPlan): readonly unknown[] {
  const names = publicNames.map(({ name }) => name);
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** 2: a record in the zone with the longest matching suffix, or the plan says who must create it. */
function recordsInTheWrongPlace(deployment: Deployment, { publicNames, records }: PublishingPlan): readonly unknown[] {
  const types = deployment.network.ipAddressType === 'dualstack' ? ['A', 'AAAA'] : ['A'];
  const stated = deployment.dnsRecords === 'none' ? 'change batch' : 'created';
  return publicNames.flatMap(({ name, record }) => {
    const zone = zoneFor(name, deployment);
    const own = records
      .filter((each) => each.name === name)
      .map(({ type, zoneName, hostedZoneId }) => `${type} ${zoneName} ${hostedZoneId ?? ''}`);
    const expected = zone?.managedElsewhere === true ? [] : types.map((type) => `${type} ${zone?.name ?? ''} ${zone?.id ?? ''}`);
    const saidSo = record === (zone?.managedElsewhere === true ? 'elsewhere' : stated);
    return saidSo && own.join() === expected.join() ? [] : [{ name, own, expected, record }];
  });
}

/** 2: a certificate on its listener, validated in the name's own zone, covers every name published over HTTPS; or IIS is told of it. */
function namesWithoutCertificate(deployment: Deployment, { publicNames, certificates, frontEnds }: PublishingPlan): readonly unknown[] {
  return publicNames.flatMap(({ name, httpsPort, frontEnd }): readonly unknown[] => {
    if (httpsPort === undefined) return [];
    const plan = frontEnds.find(({ key }) => key === frontEnd.key);
    if (frontEnd.kind === 'networkLoadBalancer') return plan?.names.includes(name) === true ? [] : [{ name, plan }];
    const zone = zoneFor(name, deployment);
    const attached = plan?.listeners.find(({ port }) => port === httpsPort)?.certificates ?? [];
    const covering = certificates.filter((each) => attached.includes(each.key) && each.names.some((covered) => covers(covered, name)));
    const [validation] = covering.flatMap((each) => (each.kind === 'acm' ? each.validation.filter((entry) => entry.name === name) : []));
    const expected = zone?.managedElsewhere === true ? undefined : `public ${zone?.name ?? ''} ${zone?.id ?? ''}`;
    return covering.length === 1 && validation?.zone === expected ? [] : [{ name, covering, validation, expected }];
  });
}

/** 3: taking a pool or a SIP domain out changes what names it. */
function changesByRemoval(deployment: Deployment, plan: PublishingPlan, pick: number): readonly unknown[] {
  const fewer = withoutOne(deployment, pick);
  return fewer === undefined ? [] : unrelatedChanges(plan, planned(fewer));
}

/** Where a SIP domain says which nested stack its names are in, they are. */
function namesInAnotherStack({ simpleUrls, nestedStacks }: Deployment, { records, publicNames }: PublishingPlan): readonly unknown[] {
  if (nestedStacks === undefined) return [];
  const said = asList(simpleUrls).flatMap((set) => Object.entries(set.nestedStacks ?? {}));
  return said.flatMap(([domain, number]) => {
    const name = `lyncdiscover.${domain.toLowerCase()}`;
    const isOfSet = publicNames.some((each) => each.name === name && each.kind === 'autodiscover');
    return isOfSet ? records.filter((record) => record.name === name && record.nestedStack !== number) : [];
  });
}

/** 4: whatever the order of the file. */
function changesByOrder(deployment: Deployment, plan: PublishingPlan, seed: number): readonly unknown[] {
  // Where a value stands in a list is for whoever wrote the list.
  const text = (of: PublishingPlan) => JSON.stringify(of, (key, value: unknown) => (key === 'at' ? undefined : value));
  return text(planned(shuffled(deployment, seed))) === text(plan) ? [] : ['the order makes a difference'];
}

/** 5: no quota and no API constraint is broken. */
function brokenLimits(deployment: Deployment, plan: PublishingPlan): readonly unknown[] {
  const { certificates, targetGroups, frontEnds } = plan;
  return frontEnds.flatMap((frontEnd) =>
    brokenLimitsAt(
      frontEnd,
      certificates,
      targetGroups.filter(({ key }) => frontEnd.targetGroups.includes(key)),
      deployment,
    ),
  );
}

function brokenLimitsAt(
  { rules, listeners, ingress, egress, fleet, configuration }: FrontEndPlan,
  certificates: PublishingPlan['certificates'],
  targetGroups: PublishingPlan['targetGroups'],
  deployment: Deployment,
): readonly unknown[] {
  const attached = listeners.reduce((sum, each) => sum + Math.max(each.certificates.length - 1, 0), 0);
  const priorities = rules.map(({ listenerPort, priority }) => `${listenerPort} ${priority}`);
  const limits: readonly (readonly [string, number, number])[] = [
    ['rules', rules.length, deployment.quotas?.rules ?? 100],
    ['target groups', targetGroups.length, 100],
    ['certificates', attached, deployment.quotas?.certificates ?? 25],
    ['targets', targetGroups.reduce((sum, { targets }) => sum + targets.length, 0), 1000],
    ['inbound', ingress.length, 60],
    ['outbound', egress.length, 60],
    ['target groups of one service', fleet?.ports.length ?? 0, 5],
    ['bytes of a task definition', packed(configuration ?? {}).length, 60_000],
    ['rules of one priority', priorities.length - new Set(priorities).size, 0],
    ...certificates.map(({ names }) => ['names', names.length, deployment.namesPerCertificate ?? 10] as const),
    ...rules.flatMap(({ id, priority, hosts, hostRegexes, pathRegexes }) => {
      const values = [...hosts, ...hostRegexes, ...pathRegexes];
      return [
        [`values of ${id}`, values.length, 5] as const,
        [`no values in ${id}`, values.length === 0 ? 1 : 0, 0] as const,
        [`length of a value of ${id}`, Math.max(...values.map((value) => value.length)), 128] as const,
        [`priority of ${id}`, priority, 50_000] as const,
        [`priority of ${id} below 1`, 1 - priority, 0] as const,
      ];
    }),
  ];
  return limits.filter(([, used, limit]) => used > limit);
}

function zoneFor(name: string, { hostedZones }: Deployment) {
  return [...hostedZones].filter((zone) => liesIn(name, zone.name)).sort((a, b) => b.name.length - a.name.length)[0];
}
