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
  if (entry(byDefault, 'Block') === undefined || rules instanceof Symbolic || list(rules).some(mayAllow)) return [];
  return [finding('waf-blocks-everything', logicalId)];
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

/** Counted or left out, in the words of today or of old. */
function isSpared(managed: unknown): boolean {
  const overrides = list(entry(managed, 'RuleActionOverrides')).filter((each) => text(entry(each, 'Name')) === SIZE_RULE);
  const excluded = list(entry(managed, 'ExcludedRules')).some((each) => text(entry(each, 'Name')) === SIZE_RULE);
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
