import type { Action, Rule } from '../../templates/load-balancers/load-balancer';
import type { RequestView } from '../matching/request-view';
import { allOf, MAYBE, YES, type Verdict } from '../matching/verdict';
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

/** A rule whose conditions are compiled when they are first wanted: of a large template one URL wants few. */
export class CompiledRule {
  private known: Decision | undefined;
  private host: readonly CompiledCondition[] | undefined;
  private others: readonly CompiledCondition[] | undefined;
  private readonly present: Verdict;

  public constructor(
    public readonly rule: Rule,
    /** Its place in the order of priorities. */
    public readonly place: number,
  ) {
    this.present = rule.resource.conditional ? MAYBE : YES;
  }

  public get candidate(): Candidate {
    return this.decision.certain;
  }

  /** The rule answers, and no other may. */
  public get decision(): Decision {
    return (this.known ??= { certain: { rule: this.rule, action: this.rule.action }, possible: [] });
  }

  public get hasPathExpressions(): boolean {
    return this.rule.conditions.some(({ field, regexValues }) => field === 'path-pattern' && regexValues.length > 0);
  }

  /** The hosts it is for, in lower case, where they are all plain text; undefined where any other may be meant. */
  public literalHosts(): readonly string[] | undefined {
    const [only, ...others] = this.rule.conditions.filter(({ field }) => field === 'host-header');
    if (only === undefined || others.length > 0 || only.regexValues.length > 0 || only.values.length === 0 || only.unreadBy !== undefined)
      return undefined;
    const isPlain = (value: unknown): value is string => typeof value === 'string' && !/[*?]/.test(value);
    return only.values.every(isPlain) ? only.values.map((host) => host.toLowerCase()) : undefined;
  }

  public isForHost(view: RequestView): Verdict {
    return allOf((this.host ??= this.compiled(true)), (condition) => condition(view));
  }

  /** Whether it answers, once the verdict on its host is known. */
  public isMet(host: Verdict, view: RequestView): Verdict {
    const others = (this.others ??= this.otherConditions());
    const rest = others.length === 0 ? YES : allOf(others, (condition) => condition(view));
    const verdict = host < rest ? host : rest;
    return verdict === YES ? this.present : verdict;
  }

  /** A rule without any condition cannot be deployed; nobody knows what it would do. */
  private otherConditions(): readonly CompiledCondition[] {
    return this.rule.conditions.length === 0 ? [() => MAYBE] : this.compiled(false);
  }

  private compiled(ofHost: boolean): readonly CompiledCondition[] {
    return this.rule.conditions
      .filter(({ field }) => (field === 'host-header') === ofHost)
      .map((condition) => compiledCondition(condition));
  }
}
