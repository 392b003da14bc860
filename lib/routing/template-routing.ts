import { isDeepStrictEqual } from 'node:util';
import { answerOf, placeOf } from './evaluation/answer-of';
import { CompiledListener } from './evaluation/compiled-listener';
import type { Candidate, Decision } from './evaluation/compiled-rule';
import { mayAnswer } from '../templates/load-balancers/host-reader';
import type { DeployedTargetGroup, Listener, LoadBalancer } from '../templates/load-balancers/load-balancer';
import { NameResolution, type Resolution } from '../templates/load-balancers/name-resolution';
import { readLoadBalancers } from '../templates/load-balancers/read-load-balancers';
import { readRecords, type DnsRecord } from '../templates/load-balancers/read-records';
import { TargetGroups } from '../templates/load-balancers/read-target-groups';
import type { HttpRequest } from './matching/request';
import { onlyView } from './matching/request-view';
import type { DeploymentNotes } from '../planning/deployment-notes';
import { readDeploymentNotes } from '../templates/read-deployment-notes';
import { Publications } from './publications';
import type { RouteAnswer } from './route-answer';
import { Assumptions } from '../templates/assumptions';
import type { StackTemplate } from '../templates/cloudformation-template';
import { deployedResources, type DeployedResource } from '../templates/deployed-resources';

interface Destination {
  readonly loadBalancer: LoadBalancer;
  /** undefined: none listens on the port, or it speaks another protocol. */
  readonly listener: CompiledListener | undefined;
  /** The network load balancer in front of it. */
  readonly through: string | undefined;
}

/** Those of some load balancers by scheme and port: no host decides about them. */
type DestinationsByPort = Map<number, readonly Destination[]>;

/** What a load balancer may do with a request, the likeliest first. */
export interface Arrival extends Destination {
  readonly candidates: readonly Candidate[];
}

/** The load balancers of some templates, compiled once; then any number of requests. */
export class TemplateRouting {
  public readonly resources: readonly DeployedResource[];
  public readonly loadBalancers: readonly LoadBalancer[];
  public readonly targetGroups: readonly DeployedTargetGroup[];
  public readonly records: readonly DnsRecord[];
  /** What the resources do not tell. */
  public readonly notes: Required<DeploymentNotes>;
  /** Rules and default actions that answered a request so far, or may have. */
  public readonly reached = new Set<Candidate>();
  /** What the names are for. */
  public readonly publications: Publications;
  private readonly names: NameResolution;
  private readonly destinations = new WeakMap<readonly LoadBalancer[], DestinationsByPort>();
  private readonly compiled: ReadonlyMap<LoadBalancer, readonly CompiledListener[]>;

  private worlds: readonly TemplateRouting[] | undefined;

  public constructor(
    public readonly stacks: readonly StackTemplate[],
    private readonly assumptions: Assumptions = new Assumptions(),
  ) {
    this.resources = deployedResources(stacks, assumptions);
    const groups = new TargetGroups(this.resources);
    this.notes = readDeploymentNotes(stacks);
    const imported = new Map(this.notes.importedCertificates.map(({ arn, names }) => [arn, names]));
    this.loadBalancers = readLoadBalancers(this.resources, groups, imported);
    this.targetGroups = groups.all();
    this.publications = new Publications(this.notes.publications, this.targetGroups);
    this.records = readRecords(this.resources);
    this.names = new NameResolution(this.records, this.loadBalancers, this.notes.recordsToCreate);
    this.compiled = new Map(this.loadBalancers.map((each) => [each, each.listeners.map((listener) => new CompiledListener(listener))]));
  }

  public listenersOf(loadBalancer: LoadBalancer): readonly CompiledListener[] {
    return this.compiled.get(loadBalancer) ?? [];
  }

  /** The records of a host; undefined if the template has none. */
  public resolution(host: string): Resolution | undefined {
    const name = host.toLowerCase();
    return this.names.of(name.endsWith('.') ? name.slice(0, -1) : name);
  }

  public route(request: HttpRequest): RouteAnswer {
    const answer = this.routeAsItStands(request);
    if (answer.undetermined === undefined && answer.action !== undefined) return answer;
    const worlds = (this.worlds ??= this.assumptions.worlds().map((each) => new TemplateRouting(this.stacks, each)));
    // Conditions that exclude one another are only seen where each world is looked at by itself.
    return worlds.length === 0 ? answer : oneOf(worlds.flatMap((world) => possibilities(world.routeAsItStands(request))));
  }

  private routeAsItStands(request: HttpRequest): RouteAnswer {
    return this.atOnce(request) ?? this.anyOf(this.arrivals(request), request);
  }

  /** The answer where one listener takes the request, and nothing about it is open: nearly always. */
  private atOnce(request: HttpRequest): RouteAnswer | undefined {
    const destinations = this.destinationsOf(request);
    const only = destinations[0];
    if (only?.listener === undefined || only.through !== undefined || destinations.length > 1) return undefined;
    const rules = only.listener.rulesFor(request.host);
    const view = onlyView(request, rules.hasPathExpressions);
    if (view === undefined) return undefined;
    const { certain, possible } = only.listener.decideAmong(rules, view);
    if (possible.length > 0) return undefined;
    this.reached.add(certain);
    return answerOf(certain, only.listener.listener, only.loadBalancer, request);
  }

  private anyOf(arrivals: readonly Arrival[], request: HttpRequest): RouteAnswer {
    for (const { candidates } of arrivals) for (const candidate of candidates) this.reached.add(candidate);
    const answers = arrivals.flatMap((arrival) => answersOf(arrival, request));
    return answers.length === 0 ? { url: request.url } : oneOf(answers);
  }

  /** The load balancers a request may come to and what they do with it, the likeliest first. */
  public arrivals(request: HttpRequest): readonly Arrival[] {
    const arrivals = this.destinationsOf(request).map((destination) => arrivalAt(destination, request));
    if (arrivals.length < 2 || this.resolution(request.host) !== undefined) return arrivals;
    // Nobody sends clients to a load balancer that does not know the host while another does.
    const known = arrivals.filter((each) => isExpected(each, request.host));
    return known.length > 0 ? [...known].sort((a, b) => rank(a) - rank(b)) : arrivals;
  }

  /** What one load balancer does with a request, at each listener that may take it. */
  public arrivalsAt(loadBalancer: LoadBalancer, request: HttpRequest): readonly Arrival[] {
    return this.destinationsAt(loadBalancer, request.scheme, request.port).map((destination) => arrivalAt(destination, request));
  }

  /** Where requests for a host, scheme and port go. */
  private destinationsOf({ host, scheme, port }: HttpRequest): readonly Destination[] {
    const balancers = this.resolution(host)?.loadBalancers ?? this.loadBalancers;
    let byPort = this.destinations.get(balancers);
    if (byPort === undefined) this.destinations.set(balancers, (byPort = new Map<number, readonly Destination[]>()));
    const key = scheme === 'https' ? port : -port;
    let found = byPort.get(key);
    if (found === undefined) byPort.set(key, (found = balancers.flatMap((balancer) => this.destinationsAt(balancer, scheme, port))));
    return found;
  }

  private destinationsAt(loadBalancer: LoadBalancer, scheme: HttpRequest['scheme'], port: number): readonly Destination[] {
    const listeners = this.listenersOf(loadBalancer).filter(({ listener }) => takes(listener, scheme, port));
    if (listeners.length === 0) return [{ loadBalancer, listener: undefined, through: undefined }];
    return listeners.flatMap(
      (listener) => this.behind(loadBalancer, listener, scheme, port) ?? [{ loadBalancer, listener, through: undefined }],
    );
  }

  /** A network load balancer may forward to an application load balancer, whose rules then decide. */
  private behind(
    loadBalancer: LoadBalancer,
    { listener }: CompiledListener,
    scheme: HttpRequest['scheme'],
    port: number,
  ): readonly Destination[] | undefined {
    const { defaultAction } = listener;
    const [only, ...others] = defaultAction.kind === 'forward' ? defaultAction.targets : [];
    const next = this.loadBalancers.find(({ key, type }) => key === only?.group.behind && type === 'application');
    if (only === undefined || next === undefined || others.length > 0) return undefined;
    const through = loadBalancer.resource?.logicalId ?? loadBalancer.key;
    return this.destinationsAt(next, scheme, only.group.port ?? port).map((each) => ({ ...each, through }));
  }
}

function arrivalAt({ loadBalancer, listener, through }: Destination, request: HttpRequest): Arrival {
  return { loadBalancer, listener, through, candidates: listener === undefined ? [] : candidatesAt(listener, request) };
}

/** The certain answer of the likeliest view first. */
function candidatesAt(listener: CompiledListener, request: HttpRequest): readonly Candidate[] {
  const views = listener.viewsOf(request);
  const [only] = views;
  if (views.length === 1 && only !== undefined) return flat(listener.decide(only));
  return [...new Set(views.map((view) => listener.decide(view)).flatMap(flat))];
}

function flat({ certain, possible }: Decision): readonly Candidate[] {
  return [certain, ...possible];
}

/** Whether a listener takes requests of the URL's scheme on its port, as far as the template tells. */
function takes({ port, traits }: Listener, scheme: HttpRequest['scheme'], wanted: number): boolean {
  return (port === undefined || port === wanted) && traits.takes.some((each) => each === scheme);
}

/** Whether a load balancer answers a host by a rule, or forwards whatever comes, where nobody behind knows better. */
function isExpected({ candidates, listener }: Arrival, host: string): boolean {
  const { reader } = listener?.listener.traits ?? {};
  if (reader !== undefined && !mayAnswer(reader, host.toLowerCase())) return false;
  return candidates.some(({ rule, action }) => rule !== undefined || action.kind === 'forward');
}

function rank({ candidates: [first] }: Arrival): number {
  return first?.rule !== undefined ? 0 : first?.action.kind === 'forward' ? 1 : 2;
}

function answersOf({ loadBalancer, listener, through, candidates }: Arrival, request: HttpRequest): readonly RouteAnswer[] {
  if (listener === undefined) return [{ url: request.url, ...placeOf(undefined, loadBalancer) }];
  const answers = candidates.map((candidate) => answerOf(candidate, listener.listener, loadBalancer, request));
  if (through === undefined) return answers;
  return answers.map(({ before = [], ...answer }) => ({ ...answer, before: [`forward by ${through}`, ...before] }));
}

/** The first of some answers, with those of the others that make a difference. */
function oneOf([answer = { url: '' }, ...others]: readonly RouteAnswer[]): RouteAnswer {
  const undetermined = others.filter(
    (other, index) => !sameOutcome(other, answer) && !others.slice(0, index).some((earlier) => sameOutcome(earlier, other)),
  );
  return undetermined.length === 0 ? answer : { ...answer, undetermined };
}

function possibilities({ undetermined = [], ...answer }: RouteAnswer): readonly RouteAnswer[] {
  return [answer, ...undetermined];
}

/** Whether two answers differ in the rule alone: clients notice nothing. */
function sameOutcome(one: RouteAnswer, other: RouteAnswer): boolean {
  return isDeepStrictEqual({ ...one, rule: undefined }, { ...other, rule: undefined });
}
