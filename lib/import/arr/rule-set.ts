import type { ArrConfiguration, ArrRule } from './arr-configuration';
import type { HostRequest } from './host-request';
import { ruleAction, type RuleAction } from './rule-action';
import { ruleTest, type RuleTest } from './rule-test';

/** A rule that can be evaluated by scheme and host alone. */
export interface EvaluableRule {
  readonly rule: ArrRule;
  readonly test: RuleTest;
  readonly action: Exclude<RuleAction, { readonly kind: 'untranslatable' }>;
}

/** A rule that cannot, or that does nothing. */
export interface OtherRule {
  readonly rule: ArrRule;
  readonly outcome: 'notTranslatable' | 'withoutEffect';
  readonly reason: string;
  /** Where it sends some requests to some hosts: not to be published, but not to be forgotten. */
  readonly partly: { readonly test: RuleTest; readonly action: RuleAction } | undefined;
}

/** The rules of a configuration, each in one of the two lists. */
export interface RuleSet {
  readonly evaluable: readonly EvaluableRule[];
  readonly others: readonly OtherRule[];
}

export function ruleSet({ rules }: ArrConfiguration): RuleSet {
  const read = rules.map(readRule);
  return {
    evaluable: read.filter((each) => 'test' in each),
    others: read.filter((each) => 'outcome' in each),
  };
}

function readRule(rule: ArrRule): EvaluableRule | OtherRule {
  if (!rule.isEnabled) return { rule, outcome: 'withoutEffect', reason: 'it is disabled', partly: undefined };
  const action = ruleAction(rule);
  const test = ruleTest(rule);
  const partly = typeof test === 'string' ? undefined : { test, action };
  if (action.kind === 'none' && !rule.stopsProcessing) return { rule, outcome: 'withoutEffect', reason: 'its action is None', partly };
  if (typeof test === 'string') return { rule, outcome: 'notTranslatable', reason: test, partly };
  if (action.kind === 'untranslatable') return { rule, outcome: 'notTranslatable', reason: action.reason, partly };
  if (test.limitation !== undefined) return { rule, outcome: 'notTranslatable', reason: test.limitation, partly };
  return { rule, test, action };
}

/**
 * The rule that decides about a request: one of the server, or else of the site it comes to. What a rule of the server has
 * sent to a farm never comes to a site.
 * https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference#Rules_Evaluation
 */
export function decidingRule(rules: readonly EvaluableRule[], request: HostRequest): EvaluableRule | undefined {
  const ofServer = lastThatApplies(rules, request, false);
  if (ofServer !== undefined && ofServer.action.kind !== 'none') return ofServer;
  return lastThatApplies(rules, request, true) ?? ofServer;
}

/** The last that applies, up to the first that stops. A redirect and an answer of the proxy itself stop always. */
function lastThatApplies(rules: readonly EvaluableRule[], request: HostRequest, ofSites: boolean): EvaluableRule | undefined {
  let decided: EvaluableRule | undefined;
  for (const each of rules) {
    if (each.rule.isOfSites !== ofSites || !each.test.accepts(request)) continue;
    if (each.action.kind !== 'none' || decided === undefined) decided = each;
    if (each.rule.stopsProcessing || each.action.kind === 'redirectToHttps' || each.action.kind === 'answer') return decided;
  }
  return decided;
}
