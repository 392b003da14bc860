import { placeholdersOf } from '../planning/change-batch';
import { canonicalHost } from '../declaring/host-name';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import { POOL_TAG, type LoadBalancer, type TargetGroup } from '../templates/load-balancers/load-balancer';
import { entry, list, number, shown, text, valueOf } from '../templates/load-balancers/properties';
import { subnetIds, subnetOf } from '../routing/subnets-and-routes';
import { loadBalancerAttribute } from '../comparing/load-balancer-attributes';
import { isRetained } from '../comparing/update';
import { lawfulParts } from '../routing/lync-parts';
import type { RecordToCreate } from '../planning/deployment-notes';
import { registeredDomain } from '../routing/overview/registered-domain';
import type { Answerer, Publications } from '../routing/publications';
import type { PlannedName } from '../routing/overview/planned-names';
import { DASHBOARD_TYPE } from '../routing/overview/planned-dashboards';
import { templatePlan, type TemplatePlan } from '../routing/overview/template-plan';
import { TemplateError } from '../templates/cloudformation-template';
import type { DeployedResource } from '../templates/deployed-resources';
import type { TemplateRouting } from '../routing/template-routing';
import type {
  FarmFacts,
  FrontEndFacts,
  NameFacts,
  NetworkFacts,
  PoolFacts,
  ResourceFacts,
  RunbookInputs,
  ServersFacts,
  ServiceFacts,
  TargetGroupFacts,
  TemplateFacts,
} from './inputs';
import { alarmFacts } from './alarm-facts';
import { serverAlarmFacts } from './server-alarm-facts';
import { fleetFacts } from './fleet-facts';
import { logFacts } from './log-facts';
import { DEFAULT_LISTENING_PORTS, DEFAULT_PORTS } from '../facts/default-ports';
import { stackOutputs } from '../templates/stack-outputs';
import { beside } from './template-inputs';

/** What a template tells, with or without a deployment file. */
export interface TemplateReading {
  readonly template: TemplateFacts;
  readonly pools: readonly PoolFacts[];
  readonly farms: readonly FarmFacts[];
  readonly services: readonly ServiceFacts[];
  readonly names: readonly NameFacts[];
  readonly network: NetworkFacts;
}

/** Throws a TemplateError if nothing in there publishes a pool. */
export function templateReading(routing: TemplateRouting): TemplateReading {
  const plan = templatePlan(routing);
  // Who else has names there asks nothing of Lync.
  const { hasName } = lawfulParts(routing).publishing;
  const groups = plan.targetGroups.filter(({ pools }) => pools.length > 0);
  if (groups.length === 0) {
    throw new TemplateError(
      `${plan.stacks.join(', ')} publishes no pool: no target group carries the tag ${POOL_TAG}. Name the stack that does with --stack, or its cloud assembly with --app.`,
    );
  }
  const balancers = routing.loadBalancers.flatMap(({ resource }) => resource ?? []);
  const targetGroups = groups.map((group): TargetGroupFacts => ({
    key: group.key,
    stack: group.stack ?? '',
    logicalId: group.logicalId ?? group.key,
    pools: group.pools,
    protocol: group.protocol ?? undefined,
    port: group.port ?? undefined,
    ...monitoring(routing.targetGroups.find(({ key }) => key === group.key)),
    targets: group.targets.map(({ id, port, zone }) => ({ id, port: port ?? undefined, zone: zone ?? undefined })),
  }));
  const template = { ...templateFacts(routing, plan, balancers), targetGroups };
  const { publications } = routing;
  const tagged = [...new Set(groups.flatMap(({ pools }) => pools))].sort();
  const taggedBy = (answerer: Answerer) => tagged.filter((host) => publications.answererOf(host) === answerer);
  return {
    template,
    pools: taggedBy('pool').map((fqdn) => inFleet(poolFacts(fqdn, targetGroups, plan, routing), fqdn, template)),
    farms: taggedBy('officeWebApps').map((host) => onPort(farmFacts(host, targetGroups, routing), host, template)),
    services: taggedBy('furtherService').map((host) => onPort(serviceFacts(host, targetGroups, publications, routing), host, template)),
    names: plan.names
      .filter(({ kind, host }) => kind === 'name' && hasName(host))
      .map((name) => nameFacts(name, publications, plan.recordsToCreate)),
    network: networkFacts(routing, balancers),
  };
}

function templateFacts(routing: TemplateRouting, plan: TemplatePlan, balancers: readonly DeployedResource[]) {
  const given = balancers.flatMap((balancer) => subnetIds(balancer) ?? []);
  const known = given.map((id) => ({ id, subnet: subnetOf(id, routing.resources) }));
  const requested = new Set(routing.resources.filter(({ type }) => type === CERTIFICATE).map(({ key }) => key));
  return {
    stacks: plan.stacks,
    outputs: stackOutputs(routing.stacks),
    loadBalancers: balancers.map(resourceFacts),
    ...serverAlarmsOf(routing),
    fleets: fleetFacts(routing, resourceFacts),
    logs: logFacts(routing, plan.names, resourceFacts),
    ...(plan.alarms === undefined ? {} : { alarms: alarmFacts(plan.alarms, routing.resources, resourceFacts) }),
    dashboards: routing.resources.filter(({ type }) => type === DASHBOARD_TYPE).map(resourceFacts),
    subnetCidrs: once(known.flatMap(({ subnet }) => text(subnet?.properties['CidrBlock']) ?? [])),
    subnetIds: once(known.flatMap(({ id, subnet }) => (subnet === undefined ? [shown(id)] : []))),
    certificates: plan.certificates.map(({ key, names }) => ({ key, names: names ?? [], isRequested: requested.has(key) })),
    hasApplicationLoadBalancer: balancers.some((balancer) => (text(balancer.properties['Type']) ?? 'application') === 'application'),
    fixedAddresses: once(balancers.flatMap(fixedAddresses)),
    hasOtherAddresses: balancers.some((balancer) => fixedAddresses(balancer).length === 0),
    isProtected: balancers.some((balancer) => loadBalancerAttribute(balancer, 'deletion_protection.enabled') === 'true'),
    retained: routing.resources.filter((resource) => isRetained(routing, resource, 'DeletionPolicy')).map(resourceFacts),
    requestedCertificates: routing.resources.filter(({ type }) => type === CERTIFICATE).map(resourceFacts),
    createdRecords: plan.names
      .filter(({ record: { state, types } }) => state === 'in this template' && types.length > 0)
      .map(({ host }) => host)
      .sort(),
    recordsToCreate: plan.recordsToCreate,
    leadsTo: leadsTo(routing, plan),
  };
}

function serverAlarmsOf({ resources }: TemplateRouting): Pick<TemplateFacts, 'serverAlarms'> {
  const serverAlarms = serverAlarmFacts(resources, resourceFacts);
  return serverAlarms.length === 0 ? {} : { serverAlarms };
}

/** Of a Network Load Balancer, one for each subnet. */
function fixedAddresses(balancer: DeployedResource): readonly string[] {
  return list(balancer.properties['SubnetMappings']).flatMap((each) => {
    const id = entry(each, 'AllocationId');
    return id === undefined ? [] : [shown(id)];
  });
}

const CERTIFICATE = 'AWS::CertificateManager::Certificate';

function resourceFacts({ stackName, logicalId, type }: DeployedResource): ResourceFacts {
  // Its own name is given by CloudFormation.
  const nested = stackName.includes('/') ? `<name of the nested stack ${stackName.split('/').at(-1) ?? ''}>` : undefined;
  return { stack: nested ?? stackName, logicalId, type };
}

/** Network Load Balancers watch another port than the one they forward to, and may keep client addresses. */
function monitoring(group: TargetGroup | undefined): Pick<TargetGroupFacts, 'healthCheckPort' | 'drainSeconds' | 'preservesClientAddress'> {
  const resource = group?.resource;
  return {
    // Where something in between reads hosts, it is looked after here, and looks after the servers itself.
    healthCheckPort: group?.reader === undefined ? number(resource?.properties['HealthCheckPort']) : undefined,
    drainSeconds: number(valueOf(resource?.properties['TargetGroupAttributes'], 'deregistration_delay.timeout_seconds')),
    preservesClientAddress: text(valueOf(resource?.properties['TargetGroupAttributes'], 'preserve_client_ip.enabled')) === 'true',
  };
}

/** Empty where one that reads hosts is alone: its placeholder is that of all. */
function leadsTo(routing: TemplateRouting, plan: TemplatePlan): ReadonlyMap<string, string> {
  const readsHosts = ({ listeners }: LoadBalancer) => listeners.some(({ traits }) => traits.readsHosts);
  if (routing.loadBalancers.length < 2 && routing.loadBalancers.every(readsHosts)) return new Map();
  const logicalIds = new Map(plan.loadBalancers.map(({ key, logicalId }) => [key, logicalId ?? undefined]));
  const byHand = new Map(plan.recordsToCreate.map(({ name, loadBalancer }) => [canonicalHost(name), loadBalancer]));
  return new Map(
    plan.names.flatMap(({ host, loadBalancer }): readonly (readonly [string, string])[] => {
      const [led] = routing.resolution(host)?.loadBalancers ?? [];
      const logicalId = byHand.get(host) ?? led?.resource?.logicalId ?? logicalIds.get(loadBalancer);
      return logicalId === undefined ? [] : [[host, placeholdersOf({ loadBalancer: logicalId }).dnsName]];
    }),
  );
}

/** A target group of the pool alone is preferred: of one that several share nobody knows whose a server is. */
function poolFacts(fqdn: string, groups: readonly TargetGroupFacts[], plan: TemplatePlan, routing: TemplateRouting): PoolFacts {
  const all = groups.filter(({ pools }) => pools.includes(fqdn));
  const alone = all.filter(({ pools }) => pools.length === 1);
  const own = alone.length > 0 ? alone : all;
  const secure = own.find(({ protocol }) => protocol !== 'HTTP');
  const plain = own.find(({ protocol }) => protocol === 'HTTP');
  const name = plan.names.find(({ host }) => host === fqdn);
  const publication = routing.publications.of(fqdn);
  const note = publication?.kind === 'external web services' ? publication.note : undefined;
  return {
    name: fqdn,
    role: note?.role,
    version: undefined,
    poolFqdn: undefined,
    internalFqdn: undefined,
    externalFqdn: fqdn,
    furtherNames: [],
    servers: serversOf(own),
    listening: { https: secure?.port ?? DEFAULT_LISTENING_PORTS.https, http: plain?.port ?? DEFAULT_LISTENING_PORTS.http },
    published: { https: (name === undefined ? undefined : portOf(name, 'https')) ?? DEFAULT_PORTS.https, http: DEFAULT_PORTS.http },
    isPublished: name !== undefined,
    virtualDirectories: undefined,
    signIn: note?.signIn === 'none' ? undefined : note?.signIn,
    movingFrom: undefined,
    frontEnd: frontEndFacts(fqdn, alone.length > 0, routing),
  };
}

/** Of the listeners that lead to a pool, one that passes on whatever comes is told of, where there are both. */
function frontEndFacts(fqdn: string, isAlone: boolean, { loadBalancers }: TemplateRouting): FrontEndFacts {
  const isOwn = ({ pools, reader }: TargetGroup) => pools.includes(fqdn) && (!isAlone || pools.length === 1 || reader !== undefined);
  const leading = loadBalancers
    .flatMap(({ listeners }) => listeners)
    .filter((listener) => listener.traits.usualScheme === 'https' && actionsOf(listener).flatMap(groupsOf).some(isOwn))
    .map(({ traits }) => traits);
  const {
    readsHosts = true,
    keepsPeopleApart = false,
    endsTls = true,
    reader,
  } = leading.find((each) => !each.readsHosts) ?? leading[0] ?? {};
  return {
    mayShareWindowsSignIn: keepsPeopleApart,
    ...(endsTls ? {} : { handsTlsThrough: true }),
    answersForSeveralPools: readsHosts,
    redirectsHttp: readsHosts,
    takesFixedAddresses: !readsHosts || reader !== undefined,
  };
}

function farmFacts(host: string, groups: readonly TargetGroupFacts[], routing: TemplateRouting): FarmFacts {
  const own = groups.filter(({ pools }) => pools.includes(host));
  const isAlone = own.some(({ pools }) => pools.length === 1);
  return {
    host,
    servers: serversOf(own),
    port: own[0]?.port ?? DEFAULT_PORTS.https,
    frontEnd: frontEndFacts(host, isAlone, routing),
    movingFrom: undefined,
  };
}

function serviceFacts(
  host: string,
  groups: readonly TargetGroupFacts[],
  publications: Publications,
  routing: TemplateRouting,
): ServiceFacts {
  const own = groups.filter(({ pools }) => pools.includes(host));
  return {
    host,
    servers: serversOf(own),
    port: own[0]?.port ?? DEFAULT_PORTS.https,
    signIn: publications.of(host)?.note.signIn,
    frontEnd: frontEndFacts(
      host,
      own.some(({ pools }) => pools.length === 1),
      routing,
    ),
  };
}

interface InFleet {
  readonly servers: ServersFacts;
  readonly https: number | undefined;
  readonly http: number | undefined;
}

/** The servers of a pool as HAProxy connects to them; a back end of the pool alone is preferred, as of target groups. */
function serversInFleet(host: string, { fleets }: TemplateFacts): InFleet | undefined {
  const all = fleets.flatMap(({ backends }) => backends).filter(({ pools }) => pools.includes(host));
  const alone = all.filter(({ pools }) => pools.length === 1);
  const own = alone.length > 0 ? alone : all;
  if (own.length === 0) return undefined;
  const portFor = (scheme: 'https' | 'http') => own.find((each) => each.scheme === scheme)?.servers[0]?.port;
  const ids = once(own.flatMap(({ servers }) => servers.map(({ address }) => address)));
  return { servers: { kind: 'addresses', ids }, https: portFor('https'), http: portFor('http') };
}

function inFleet(pool: PoolFacts, host: string, template: TemplateFacts): PoolFacts {
  const { servers, https, http } = serversInFleet(host, template) ?? {};
  if (servers === undefined) return pool;
  return {
    ...pool,
    servers: pool.servers.ids.length > 0 ? pool.servers : servers,
    listening: { https: https ?? pool.listening.https, http: http ?? DEFAULT_LISTENING_PORTS.http },
  };
}

function onPort<T extends FarmFacts | ServiceFacts>(facts: T, host: string, template: TemplateFacts): T {
  const { servers, https } = serversInFleet(host, template) ?? {};
  return servers === undefined ? facts : { ...facts, servers, port: https ?? facts.port };
}

function serversOf(groups: readonly TargetGroupFacts[]): ServersFacts {
  const ids = once(groups.flatMap(({ targets }) => targets.map(({ id }) => id)));
  return { kind: ids.some((id) => !/[.:]/.test(id)) ? 'instances' : 'addresses', ids };
}

/** Of a record in the template only the id of its zone is known. */
function zoneOf(host: string, toCreate: readonly RecordToCreate[]): string | undefined {
  const records = toCreate.filter(({ name }) => canonicalHost(name) === host);
  const isInside = records.length > 0 && records.every(({ visibility }) => visibility === 'private');
  return isInside ? undefined : (records.find(({ visibility }) => visibility === 'public')?.zone ?? registeredDomain(host));
}

function nameFacts(name: PlannedName, publications: Publications, toCreate: readonly RecordToCreate[]): NameFacts {
  const answeredBy = once(name.routes.flatMap(({ pools }) => pools));
  const { kind, isGuessed } = publications.purposeOf(name.host);
  return {
    name: name.host,
    kind,
    ...(isGuessed && kind !== undefined ? { isKindGuessed: true } : {}),
    zone: zoneOf(name.host, toCreate),
    answeredBy,
    httpsPort: portOf(name, 'https'),
    httpPort: portOf(name, 'http'),
  };
}

/** The port on which pools answer a name; of several the one that clients take for granted. */
function portOf({ routes }: PlannedName, scheme: 'https' | 'http'): number | undefined {
  const ports = routes.filter((route) => (route.scheme ?? 'https') === scheme && route.pools.length > 0).flatMap(({ port }) => port ?? []);
  return ports.includes(DEFAULT_PORTS[scheme]) ? DEFAULT_PORTS[scheme] : ports[0];
}

function networkFacts({ resources, loadBalancers }: TemplateRouting, balancers: readonly DeployedResource[]): NetworkFacts {
  const routes = resources.filter(({ type }) => type === 'AWS::EC2::Route').map(({ properties }) => properties);
  const gateway = (route: Readonly<Record<string, unknown>>) => text(route['TransitGatewayId']) ?? vpnGateway(text(route['GatewayId']));
  const toPools = routes.filter((route) => gateway(route) !== undefined);
  return {
    vpcCidr: resources.filter(({ type }) => type === 'AWS::EC2::VPC').flatMap(({ properties }) => text(properties['CidrBlock']) ?? [])[0],
    gateway: toPools.map(gateway)[0],
    vpcId: undefined,
    poolNetworks: once(toPools.flatMap((route) => text(route['DestinationCidrBlock']) ?? [])),
    corporateNetworks: [],
    allowedSources: undefined,
    isInternal: balancers.some(({ properties }) => text(properties['Scheme']) === 'internal'),
    idleTimeout: idleTimeout(loadBalancers),
  };
}

/** Routes to the Internet name a gateway of another kind. */
function vpnGateway(id: string | undefined): string | undefined {
  return id?.startsWith('vgw-') === true ? id : undefined;
}

function idleTimeout(loadBalancers: readonly LoadBalancer[]): number | undefined {
  const values = loadBalancers.flatMap(
    ({ resource }) => number(valueOf(resource?.properties['LoadBalancerAttributes'], 'idle_timeout.timeout_seconds')) ?? [],
  );
  return values.length === 0 ? undefined : Math.min(...values);
}

function once(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** The reading beside the facts of a deployment file: what was really made wins where the file leaves it open. */
export function together(facts: Omit<RunbookInputs, 'template'>, { template, network, names }: TemplateReading): RunbookInputs {
  const mismatch = strangers(
    facts,
    names,
    template.recordsToCreate.map(({ name }) => name),
  );
  if (mismatch !== undefined) throw new TemplateError(mismatch);
  return beside(facts, { template, network });
}

/** Why a file and a template do not belong together; a template of last week is not what the file describes today. */
function strangers(
  { names, deploymentFile = '' }: Omit<RunbookInputs, 'template'>,
  made: readonly NameFacts[],
  byHand: readonly string[],
): string | undefined {
  const known = new Set([...made.map(({ name }) => name), ...byHand]);
  const missing = names.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  const extra = made
    .filter(({ name, answeredBy }) => answeredBy.length > 0 && !names.some((each) => each.name === name))
    .map(({ name }) => name);
  if (missing.length + extra.length === 0) return undefined;
  const said = [
    ...(missing.length === 0 ? [] : [`only the file publishes ${missing.join(', ')}`]),
    ...(extra.length === 0 ? [] : [`only the template publishes ${extra.join(', ')}`]),
  ];
  return `${deploymentFile} and the template do not belong together: ${said.join('; ')}. Synthesize again (npx cdk synth -c deployment=${deploymentFile}), or name the two that do with --deployment and --app.`;
}
