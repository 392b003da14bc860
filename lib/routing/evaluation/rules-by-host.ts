import { hostView } from '../matching/request-view';
import { NO, YES, type Verdict } from '../matching/verdict';
import type { CompiledRule } from './compiled-rule';
import { HostIndex } from './host-index';

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

/** Rules looked up by host, and only those compared that an index does not tell from rules for others. */
export class RulesByHost {
  /** Those for whole hosts alone. */
  private readonly literal = new Map<string, { readonly candidates: HostCandidate[]; hasPathExpressions: boolean }>();
  private readonly index = new HostIndex();
  /** By their places: of those in the index, the ones that are for every host they are found by. */
  private readonly sure = new Map<number, HostCandidate>();
  /** Neither in one nor in the other. */
  private readonly unindexed: readonly CompiledRule[];
  /** What the index found, where that is all there is to say. */
  private readonly together = new WeakMap<readonly number[], HostCandidates>();
  private readonly known = new Map<string, HostCandidates>();

  public constructor(private readonly rules: readonly CompiledRule[]) {
    this.unindexed = rules.filter((rule, at) => !this.isIndexed(rule, at));
  }

  public of(hostAsSent: string): HostCandidates {
    const host = hostAsSent.toLowerCase();
    const places = this.index.of(host);
    if (this.unindexed.length === 0) {
      const literal = this.literal.get(host);
      if (places.length === 0) return literal ?? NOBODY;
      const sure = literal === undefined ? this.surelyAt(places) : undefined;
      if (sure !== undefined) return sure;
    }
    const known = this.known.get(hostAsSent);
    if (known !== undefined) return known;
    if (this.known.size >= MOST_HOSTS) this.known.clear();
    const found = this.compared(hostAsSent, places);
    this.known.set(hostAsSent, found);
    return found;
  }

  private surelyAt(places: readonly number[]): HostCandidates | undefined {
    const known = this.together.get(places);
    if (known !== undefined) return known;
    const candidates = places.flatMap((at) => this.sure.get(at) ?? []);
    if (candidates.length < places.length) return undefined;
    const made = madeOf(candidates);
    this.together.set(places, made);
    return made;
  }

  private compared(hostAsSent: string, places: readonly number[]): HostCandidates {
    const view = hostView(hostAsSent);
    const others = [...places.flatMap((at) => this.rules[at] ?? []), ...this.unindexed];
    const candidates = [
      ...(this.literal.get(view.host)?.candidates ?? []),
      ...others.map((rule): HostCandidate => ({ rule, host: rule.isForHost(view) })).filter((each) => each.host !== NO),
    ];
    return madeOf(candidates.sort((a, b) => a.rule.place - b.rule.place));
  }

  private isIndexed(rule: CompiledRule, at: number): boolean {
    const hosts = rule.literalHosts();
    for (const host of new Set(hosts)) {
      const known = this.literal.get(host) ?? { candidates: [], hasPathExpressions: false };
      known.candidates.push({ rule, host: YES });
      known.hasPathExpressions ||= rule.hasPathExpressions;
      this.literal.set(host, known);
    }
    if (hosts !== undefined) return true;
    const found = this.index.add(rule.rule.conditions, at);
    if (found === 'surely') this.sure.set(at, { rule, host: YES });
    return found !== undefined;
  }
}

function madeOf(candidates: readonly HostCandidate[]): HostCandidates {
  return { candidates, hasPathExpressions: candidates.some(({ rule }) => rule.hasPathExpressions) };
}

const NOBODY = madeOf([]);

/** Hosts remembered, against a caller who asks about ever new ones. */
const MOST_HOSTS = 10_000;
