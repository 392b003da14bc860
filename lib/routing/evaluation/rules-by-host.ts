import { hostView } from '../matching/request-view';
import { NO, YES, type Verdict } from '../matching/verdict';
import type { CompiledRule } from './compiled-rule';

/** A rule that is, or may be, for a host. */
export interface HostCandidate {
  readonly rule: CompiledRule;
  readonly host: Verdict;
}

/** The rules for a host, by priority. */
export interface HostCandidates {
  readonly candidates: readonly HostCandidate[];
  readonly hasPathExpressions: boolean;
}

/** Rules looked up by host: those for plain hosts in an index, the others compared once for each host. */
export class RulesByHost {
  private readonly literal = new Map<string, CompiledRule[]>();
  private readonly patterned: readonly CompiledRule[];
  private readonly known = new Map<string, HostCandidates>();

  public constructor(rules: readonly CompiledRule[]) {
    this.patterned = rules.filter((rule) => !this.isIndexed(rule));
  }

  public of(hostAsSent: string): HostCandidates {
    const known = this.known.get(hostAsSent);
    if (known !== undefined) return known;
    if (this.known.size >= MOST_HOSTS) this.known.clear();
    const found = this.compared(hostAsSent);
    this.known.set(hostAsSent, found);
    return found;
  }

  private compared(hostAsSent: string): HostCandidates {
    const view = hostView(hostAsSent);
    const candidates = [
      ...(this.literal.get(view.host) ?? []).map((rule): HostCandidate => ({ rule, host: YES })),
      ...this.patterned.map((rule): HostCandidate => ({ rule, host: rule.isForHost(view) })).filter((each) => each.host !== NO),
    ].sort((a, b) => a.rule.place - b.rule.place);
    return { candidates, hasPathExpressions: candidates.some(({ rule }) => rule.hasPathExpressions) };
  }

  private isIndexed(rule: CompiledRule): boolean {
    const hosts = rule.literalHosts();
    for (const host of new Set(hosts)) {
      const rules = this.literal.get(host);
      if (rules === undefined) this.literal.set(host, [rule]);
      else rules.push(rule);
    }
    return hosts !== undefined;
  }
}

/** Hosts remembered, against a caller who asks about ever new ones. */
const MOST_HOSTS = 10_000;
