import type { Listener } from '../../templates/load-balancers/load-balancer';
import type { HttpRequest } from '../matching/request';
import { hostsSeen, questionsOf, viewsOf, type RequestView } from '../matching/request-view';
import { NO, YES } from '../matching/verdict';
import { CompiledRule, type Candidate, type Decision } from './compiled-rule';
import { RulesByHost, type HostCandidate, type HostCandidates } from './rules-by-host';

/** A listener compiled once, then any number of requests. */
export class CompiledListener {
  private readonly inOrder: readonly CompiledRule[];
  private readonly rules: RulesByHost;
  private readonly byDefault: Decision;

  public constructor(public readonly listener: Listener) {
    this.inOrder = listener.rules.map((rule, place) => new CompiledRule(rule, place));
    this.rules = new RulesByHost(this.inOrder);
    this.byDefault = { certain: { rule: undefined, action: listener.defaultAction }, possible: [] };
  }

  /** Its rules by priority, then its default action. */
  public get candidates(): readonly Candidate[] {
    return [...this.inOrder.map(({ candidate }) => candidate), this.byDefault.certain];
  }

  /** The ways in which the documentation lets its rules see a request; nearly always one. */
  public viewsOf(request: HttpRequest): readonly RequestView[] {
    return viewsOf(request, this.comparesExpressions(request));
  }

  /** What the documentation leaves open, and the answer to a request may depend on. */
  public questionsOf(request: HttpRequest): readonly string[] {
    return questionsOf(request, this.comparesExpressions(request));
  }

  /** The rules for a host, looked up once for many requests. */
  public rulesFor(hostAsSent: string): HostCandidates {
    return this.rules.of(hostAsSent);
  }

  public decide(view: RequestView): Decision {
    return this.decideAmong(this.rules.of(view.hostAsSent), view);
  }

  public decideAmong({ candidates }: HostCandidates, view: RequestView): Decision {
    let possible: Candidate[] | undefined;
    for (let index = 0; index < candidates.length; index++) {
      const { rule, host } = candidates[index] as HostCandidate;
      const verdict = rule.isMet(host, view);
      if (verdict === NO) continue;
      if (verdict === YES && rule.rule.priority !== undefined) {
        const rivals = rivalsOf(candidates, index, view);
        if (possible === undefined && rivals.length === 0) return rule.decision;
        return { certain: rule.candidate, possible: [...(possible ?? []), ...rivals] };
      }
      (possible ??= []).push(rule.candidate);
    }
    return possible === undefined ? this.byDefault : { ...this.byDefault, possible };
  }

  private comparesExpressions(request: HttpRequest): boolean {
    return hostsSeen(request).some((host) => this.rules.of(host).hasPathExpressions);
  }
}

const NONE: readonly Candidate[] = [];

/** Rules of the same priority, of which nobody knows the order: CloudFormation will refuse one of them. */
function rivalsOf(candidates: readonly HostCandidate[], index: number, view: RequestView): readonly Candidate[] {
  const priority = candidates[index]?.rule.rule.priority;
  if (candidates[index + 1]?.rule.rule.priority !== priority) return NONE;
  return candidates
    .slice(index + 1)
    .filter(({ rule, host }) => rule.rule.priority === priority && rule.isMet(host, view) !== NO)
    .map(({ rule }) => rule.candidate);
}
