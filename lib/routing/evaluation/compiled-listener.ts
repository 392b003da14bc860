import type { Action, Listener, Rule } from '../load-balancers/load-balancer';
import { httpRequest, type HttpRequest } from '../matching/request';
import { hostsSeen, questionsOf, viewsOf, type RequestView } from '../matching/request-view';
import { allOf, MAYBE, NO, YES, type Verdict } from '../matching/verdict';
import { compiledCondition, type CompiledCondition } from './compiled-condition';

/** A rule, or with `rule` undefined the default action of the listener. */
export interface Candidate {
  readonly rule: Rule | undefined;
  readonly action: Action;
}

/** What a listener does with one view of a request. */
export interface Decision {
  readonly certain: Candidate;
  /** Rules that may answer first, as far as the template, the request and the documentation tell. */
  readonly possible: readonly Candidate[];
}

interface CompiledRule {
  readonly candidate: Candidate;
  readonly decision: Decision;
  readonly priority: number | undefined;
  /** Whether the deployed listener has the rule for certain. */
  readonly present: Verdict;
  readonly host: readonly CompiledCondition[];
  readonly others: readonly CompiledCondition[];
  readonly hasPathExpressions: boolean;
}

interface HostCandidates {
  readonly candidates: readonly HostCandidate[];
  readonly hasPathExpressions: boolean;
}

interface HostCandidate {
  readonly rule: CompiledRule;
  readonly host: Verdict;
}

/** A listener compiled once: rules are looked up by host, and each host is compared with them only once. */
export class CompiledListener {
  /** Its rules by priority, then its default action. */
  public readonly candidates: readonly Candidate[];
  private readonly rules: readonly CompiledRule[];
  private readonly byHost = new Map<string, HostCandidates>();
  private readonly byDefault: Decision;

  public constructor(public readonly listener: Listener) {
    this.rules = listener.rules.map(compiledRule);
    this.byDefault = { certain: { rule: undefined, action: listener.defaultAction }, possible: [] };
    this.candidates = [...this.rules.map(({ candidate }) => candidate), this.byDefault.certain];
  }

  /** The ways in which the documentation lets its rules see a request; nearly always one. */
  public viewsOf(request: HttpRequest): readonly RequestView[] {
    return viewsOf(request, this.comparesExpressions(request));
  }

  /** What the documentation leaves open, and the answer to a request may depend on. */
  public questionsOf(request: HttpRequest): readonly string[] {
    return questionsOf(request, this.comparesExpressions(request));
  }

  public decide(view: RequestView): Decision {
    const { candidates } = this.candidatesFor(view.hostAsSent);
    let possible: Candidate[] | undefined;

    for (let index = 0; index < candidates.length; index++) {
      const { rule, host } = candidates[index] as HostCandidate;
      const verdict = met(rule, host, view);
      if (verdict === NO) continue;
      if (verdict === YES && rule.priority !== undefined) {
        const rivals = this.rivals(candidates, index, view);
        if (possible === undefined && rivals.length === 0) return rule.decision;
        return { certain: rule.candidate, possible: [...(possible ?? []), ...rivals] };
      }
      (possible ??= []).push(rule.candidate);
    }
    return possible === undefined ? this.byDefault : { ...this.byDefault, possible };
  }

  /** Rules of the same priority, of which nobody knows the order: CloudFormation will refuse one of them. */
  private rivals(candidates: readonly HostCandidate[], index: number, view: RequestView): readonly Candidate[] {
    const priority = candidates[index]?.rule.priority;
    if (candidates[index + 1]?.rule.priority !== priority) return NONE;
    return candidates
      .slice(index + 1)
      .filter(({ rule, host }) => rule.priority === priority && met(rule, host, view) !== NO)
      .map(({ rule }) => rule.candidate);
  }

  private comparesExpressions(request: HttpRequest): boolean {
    return hostsSeen(request).some((host) => this.candidatesFor(host).hasPathExpressions);
  }

  private candidatesFor(hostAsSent: string): HostCandidates {
    const known = this.byHost.get(hostAsSent);
    if (known !== undefined) return known;
    const view = hostView(hostAsSent);
    const candidates = this.rules
      .map((rule) => ({ rule, host: allOf(rule.host, (condition) => condition(view)) }))
      .filter(({ host }) => host !== NO);
    if (this.byHost.size >= MOST_HOSTS) this.byHost.clear();
    const found = { candidates, hasPathExpressions: candidates.some(({ rule }) => rule.hasPathExpressions) };
    this.byHost.set(hostAsSent, found);
    return found;
  }
}

const NONE: readonly Candidate[] = [];

/** Hosts remembered, against a caller who asks about ever new ones. */
const MOST_HOSTS = 10_000;

/** Enough of a request for host conditions, which look at nothing else. */
const ANY_REQUEST = httpRequest('https://host/');

function hostView(hostAsSent: string): RequestView {
  return { request: ANY_REQUEST, host: hostAsSent.toLowerCase(), hostAsSent, path: '/', pathSubject: '/' };
}

/** Whether a rule answers, once the verdict on its host is known. */
function met({ others, present }: CompiledRule, host: Verdict, view: RequestView): Verdict {
  const verdict =
    others.length === 0
      ? host
      : (Math.min(
          host,
          allOf(others, (condition) => condition(view)),
        ) as Verdict);
  return verdict === YES ? present : verdict;
}

function compiledRule(rule: Rule): CompiledRule {
  const candidate = { rule, action: rule.action };
  const compiled = (wanted: boolean) =>
    rule.conditions.filter(({ field }) => (field === 'host-header') === wanted).map((condition) => compiledCondition(condition));
  return {
    candidate,
    decision: { certain: candidate, possible: NONE },
    priority: rule.priority,
    present: rule.resource.conditional ? MAYBE : YES,
    host: compiled(true),
    // A rule without any condition cannot be deployed; nobody knows what it would do.
    others: rule.conditions.length === 0 ? [() => MAYBE] : compiled(false),
    hasPathExpressions: rule.conditions.some(({ field, regexValues }) => field === 'path-pattern' && regexValues.length > 0),
  };
}
