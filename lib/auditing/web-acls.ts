import type { LargeBodyBlock } from '../findings/clients';
import { finding, type Finding } from '../findings/finding';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { entry, list, number, text } from '../templates/load-balancers/properties';
import { isObject } from '../templates/cloudformation-template';
import type { DeployedResource } from '../templates/deployed-resources';
import { webAclsBefore } from '../routing/web-acls-before';
import { Symbolic } from '../templates/symbolic';

/** Web ACLs before a load balancer that block everything, or what Lync sends. */
export function webAcls(balancer: LoadBalancer, resources: readonly DeployedResource[]): readonly Finding[] {
  return webAclsBefore(balancer, resources).flatMap((acl) => [...blocksEverything(acl), ...largeBodies(acl)]);
}

/** https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-default-action.html */
function blocksEverything({ logicalId, properties: { DefaultAction: byDefault, Rules: rules } }: DeployedResource): readonly Finding[] {
  if (rules instanceof Symbolic) return [];
  const inOrder = [...list(rules)].sort((a, b) => (number(entry(a, 'Priority')) ?? 0) - (number(entry(b, 'Priority')) ?? 0));
  const blocking = inOrder.findIndex((rule) => stops(rule) !== undefined && takesEverything(entry(rule, 'Statement')));
  if (inOrder.slice(0, blocking < 0 ? undefined : blocking).some(mayAllow)) return [];
  const rule = inOrder[blocking];
  if (rule !== undefined) {
    return [
      finding('waf-blocks-everything', logicalId, { kind: 'rule', rule: text(entry(rule, 'Name')) ?? '', action: stops(rule) ?? '' }),
    ];
  }
  return entry(byDefault, 'Block') === undefined ? [] : [finding('waf-blocks-everything', logicalId, { kind: 'default action' })];
}

/** Lync's clients run no script of a challenge and solve no puzzle. https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge.html */
const STOPPING = ['Block', 'Challenge', 'Captcha'] as const;

function stops(rule: unknown): string | undefined {
  return STOPPING.find((action) => entry(entry(rule, 'Action'), action) !== undefined);
}

/** Whether a statement matches every request: each path begins with a slash. False where that cannot be told. */
function takesEverything(statement: unknown): boolean {
  const all = (key: string) => list(entry(entry(statement, key), 'Statements'));
  if (all('OrStatement').some(takesEverything)) return true;
  if (all('AndStatement').length > 0) return all('AndStatement').every(takesEverything);
  const [bytes, size, regex] = ['ByteMatchStatement', 'SizeConstraintStatement', 'RegexMatchStatement'].map((key) => entry(statement, key));
  if (isOfPath(bytes)) {
    const position = text(entry(bytes, 'PositionalConstraint')) ?? '';
    return text(entry(bytes, 'SearchString')) === '/' && ['STARTS_WITH', 'CONTAINS'].includes(position);
  }
  if (isOfPath(size)) {
    const [operator, least] = [text(entry(size, 'ComparisonOperator')), number(entry(size, 'Size'))];
    return least !== undefined && ((operator === 'GE' && least <= 1) || (operator === 'GT' && least === 0));
  }
  return isOfPath(regex) && EVERY_PATH.includes(text(entry(regex, 'RegexString')) ?? '');
}

const EVERY_PATH: readonly string[] = ['.*', '^.*$', '.+', '^.+$', '^.*', '/', '^/', '^/.*', '^/.*$', '^/(.*)$', '(.*)'];

function isOfPath(statement: unknown): boolean {
  return entry(entry(statement, 'FieldToMatch'), 'UriPath') !== undefined;
}

/** Rule groups of AWS block and count; those of others, and what only the deployment knows, may allow. */
function mayAllow(rule: unknown): boolean {
  const [statement, action] = [entry(rule, 'Statement'), entry(rule, 'Action')];
  if ([rule, statement, action].some((part) => part instanceof Symbolic) || entry(action, 'Allow') !== undefined) return true;
  if (entry(entry(rule, 'OverrideAction'), 'Count') !== undefined) return false;
  const managed = entry(statement, 'ManagedRuleGroupStatement');
  if (managed === undefined) return entry(statement, 'RuleGroupReferenceStatement') !== undefined;
  const overrides = list(entry(managed, 'RuleActionOverrides'));
  return text(entry(managed, 'VendorName')) !== 'AWS' || overrides.some((each) => entry(entry(each, 'ActionToUse'), 'Allow') !== undefined);
}

/**
 * What blocks requests that Lync sends: SOAP requests, uploads and UCWA batches beyond 8 KB, of which AWS WAF sees the
 * beginning only.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
function largeBodies({ logicalId, properties }: DeployedResource): readonly Finding[] {
  return list(properties['Rules']).flatMap((rule) => {
    const block = blocksLargeBodies(rule);
    if (block === undefined) return [];
    return finding('waf-blocks-large-bodies', logicalId, { rule: text(entry(rule, 'Name')) ?? '', block });
  });
}

const COMMON_RULES = 'AWSManagedRulesCommonRuleSet';
const SIZE_RULE = 'SizeRestrictions_BODY';

/** Bytes of a body that AWS WAF inspects before a load balancer. https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-setting-body-inspection-limit.html */
const INSPECTED_BYTES = 8192;

function blocksLargeBodies(rule: unknown): LargeBodyBlock | undefined {
  if (entry(entry(rule, 'OverrideAction'), 'Count') !== undefined) return undefined;
  const statement = entry(rule, 'Statement');
  const managed = entry(statement, 'ManagedRuleGroupStatement');
  if (text(entry(managed, 'Name')) === COMMON_RULES) {
    return isSpared(managed) || entry(managed, 'ScopeDownStatement') !== undefined ? undefined : { kind: 'managed rules' };
  }
  if (entry(entry(rule, 'Action'), 'Block') === undefined) return undefined;
  const size = entry(statement, 'SizeConstraintStatement');
  const [operator, bytes] = [text(entry(size, 'ComparisonOperator')), number(entry(size, 'Size'))];
  if (isOfBody(size) && (operator === 'GT' || operator === 'GE') && bytes !== undefined && bytes <= INSPECTED_BYTES) {
    return { kind: 'size constraint', bytes };
  }
  return oversizeMatches(statement) ? { kind: 'oversize match', inspectedBytes: INSPECTED_BYTES } : undefined;
}

/** Counted or left out, in the words of today or of old; or perhaps, where only the deployment knows. */
function isSpared(managed: unknown): boolean {
  const [overriding, excluding] = [entry(managed, 'RuleActionOverrides'), entry(managed, 'ExcludedRules')];
  const named = [overriding, excluding, ...[...list(overriding), ...list(excluding)].map((each) => entry(each, 'Name') ?? each)];
  if (named.some((each) => each instanceof Symbolic)) return true;
  const overrides = list(overriding).filter((each) => text(entry(each, 'Name')) === SIZE_RULE);
  const excluded = list(excluding).some((each) => text(entry(each, 'Name')) === SIZE_RULE);
  return excluded || overrides.some((each) => entry(entry(each, 'ActionToUse'), 'Block') === undefined);
}

function isOfBody(statement: unknown): boolean {
  const field = entry(statement, 'FieldToMatch');
  return entry(field, 'Body') !== undefined || entry(field, 'JsonBody') !== undefined;
}

/** Any statement about the body that answers "match" where the body is too large to be seen whole. */
function oversizeMatches(statement: unknown): boolean {
  if (!isObject(statement)) return Array.isArray(statement) && statement.some(oversizeMatches);
  const field = entry(statement, 'FieldToMatch');
  const handling = [entry(field, 'Body'), entry(field, 'JsonBody')].map((body) => text(entry(body, 'OversizeHandling')));
  return (
    handling.includes('MATCH') ||
    ['AndStatement', 'OrStatement', 'Statements', ...STATEMENTS].some((key) => oversizeMatches(entry(statement, key)))
  );
}

const STATEMENTS = [
  'ByteMatchStatement',
  'RegexMatchStatement',
  'RegexPatternSetReferenceStatement',
  'SizeConstraintStatement',
  'SqliMatchStatement',
  'XssMatchStatement',
];
