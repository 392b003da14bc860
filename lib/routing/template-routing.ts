import { isDeepStrictEqual } from 'node:util';
import { answerOf, placeOf } from './evaluation/answer-of';
import { CompiledListener, type Candidate, type Decision } from './evaluation/compiled-listener';
import type { Listener, LoadBalancer, Rule, TargetGroup } from './load-balancers/load-balancer';
import { NameResolution, type Resolution } from './load-balancers/name-resolution';
import { readLoadBalancers } from './load-balancers/read-load-balancers';
import { readRecords, type DnsRecord } from './load-balancers/read-records';
import { TargetGroups } from './load-balancers/read-target-groups';
import type { HttpRequest } from './matching/request';
import { viewsOf } from './matching/request-view';
import type { RouteAnswer } from './route-answer';
import type { StackTemplate } from './template/cloudformation-template';
import { deployedResources, type DeployedResource } from './template/deployed-resources';

/** What one load balancer may do with a request, the likeliest first. */
export interface Arrival {
  readonly loadBalancer: LoadBalancer;
  /** undefined: none listens on the port, or it speaks another protocol. */
  readonly listener: CompiledListener | undefined;
  readonly candidates: readonly Candidate[];
}

/** The load balancers of some templates, compiled once; then any number of requests. */
export class TemplateRouting {
  public readonly resources: readonly DeployedResource[];
  public readonly loadBalancers: readonly LoadBalancer[];
  public readonly targetGroups: readonly TargetGroup[];
  public readonly records: readonly DnsRecord[];
  /** Rules and default actions that answered a request so far, or may have. */
  public readonly reached = new Set<Candidate>();
  private readonly names: NameResolution;
  private readonly compiled: ReadonlyMap<LoadBalancer, readonly CompiledListener[]>;

  public constructor(public readonly stacks: readonly StackTemplate[]) {
    this.resources = deployedResources(stacks);
    const groups = new TargetGroups(this.resources);
    this.loadBalancers = readLoadBalancers(this.resources, groups);
    this.targetGroups = groups.all();
    this.records = readRecords(this.resources);
    this.names = new NameResolution(this.records, this.loadBalancers);
    this.compiled = new Map(this.loadBalancers.map((each) => [each, each.listeners.map((listener) => new CompiledListener(listener))]));
  }

  public listenersOf(loadBalancer: LoadBalancer): readonly CompiledListener[] {
    return this.compiled.get(loadBalancer) ?? [];
  }

  /** The records of a host; undefined if the template has none. */
  public resolution(host: string): Resolution | undefined {
    return this.names.of(host.toLowerCase());
  }

  public route(request: HttpRequest): RouteAnswer {
    const arrivals = this.arrivals(request);
    const [first] = arrivals;
    if (first === undefined) return { url: request.url };
    for (const { candidates } of arrivals) for (const candidate of candidates) this.reached.add(candidate);
    const [only] = first.candidates;
    if (arrivals.length === 1 && first.candidates.length === 1 && only !== undefined && first.listener !== undefined) {
      return answerOf(only, first.listener.listener, first.loadBalancer, request);
    }
    const [answer = { url: request.url }, ...others] = arrivals.flatMap((arrival) => answersOf(arrival, request));
    const undetermined = others.filter(
      (other, index) => !sameOutcome(other, answer) && !others.slice(0, index).some((earlier) => sameOutcome(earlier, other)),
    );
    return undetermined.length === 0 ? answer : { ...answer, undetermined };
  }

  /** The load balancers a request may come to and what they do with it, the likeliest first. */
  public arrivals(request: HttpRequest): readonly Arrival[] {
    const resolution = this.resolution(request.host);
    if (resolution !== undefined) return resolution.loadBalancers.flatMap((each) => this.arrivalsAt(each, request));
    const arrivals = this.loadBalancers.flatMap((each) => this.arrivalsAt(each, request));
    if (arrivals.length < 2) return arrivals;
    // Nobody sends clients to a load balancer that does not know the host while another does.
    const known = arrivals.filter(isExpected);
    return known.length > 0 ? [...known].sort((a, b) => rank(a) - rank(b)) : arrivals;
  }

  private arrivalsAt(loadBalancer: LoadBalancer, request: HttpRequest): readonly Arrival[] {
    const listeners = this.listenersOf(loadBalancer).filter(({ listener }) => takes(listener, request));
    if (listeners.length === 0) return [{ loadBalancer, listener: undefined, candidates: [] }];
    return listeners.map((listener) => ({ loadBalancer, listener, candidates: candidatesAt(listener, request) }));
  }
}

/** The certain answer of the likeliest view first. */
function candidatesAt(listener: CompiledListener, request: HttpRequest): readonly Candidate[] {
  const views = viewsOf(request, listener.hasPathExpressions);
  const [only] = views;
  if (views.length === 1 && only !== undefined) return flat(listener.decide(only));
  return [...new Set(views.map((view) => listener.decide(view)).flatMap(flat))];
}

function flat({ certain, possible }: Decision): readonly Candidate[] {
  return [certain, ...possible];
}

/** Whether a listener takes requests of the URL's scheme on its port, as far as the template tells. */
function takes({ port, protocol }: Listener, request: HttpRequest): boolean {
  if (port !== undefined && port !== request.port) return false;
  switch (protocol) {
    case 'HTTPS':
    case 'TLS':
      return request.scheme === 'https';
    case 'HTTP':
      return request.scheme === 'http';
    case 'TCP':
    case 'TCP_UDP':
    case undefined:
      return true;
    default:
      return false;
  }
}

/** Whether a load balancer answers a host by a rule, or forwards whatever comes. */
function isExpected({ candidates }: Arrival): boolean {
  return candidates.some(({ rule, action }) => rule !== undefined || action.kind === 'forward');
}

function rank({ candidates: [first] }: Arrival): number {
  return first?.rule !== undefined ? 0 : first?.action.kind === 'forward' ? 1 : 2;
}

function answersOf({ loadBalancer, listener, candidates }: Arrival, request: HttpRequest): readonly RouteAnswer[] {
  if (listener === undefined) return [{ url: request.url, ...placeOf(undefined, loadBalancer) }];
  return candidates.map((candidate) => answerOf(candidate, listener.listener, loadBalancer, request));
}

/** Whether two answers differ in the rule alone: clients notice nothing. */
function sameOutcome(one: RouteAnswer, other: RouteAnswer): boolean {
  return isDeepStrictEqual({ ...one, rule: undefined }, { ...other, rule: undefined });
}

/** The rules of all listeners. */
export function rulesOf(loadBalancers: readonly LoadBalancer[]): readonly Rule[] {
  return loadBalancers.flatMap(({ listeners }) => listeners.flatMap(({ rules }) => rules));
}
