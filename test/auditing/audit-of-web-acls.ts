import type { SaidRow } from './audit-of-values';
import { ref, type Properties, type Resources } from '../support/listener-template';

const guarded = (acl: Properties): Partial<Resources> => ({
  Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'REGIONAL', DefaultAction: { Allow: {} }, ...acl } },
  Before: {
    Type: 'AWS::WAFv2::WebACLAssociation',
    Properties: { ResourceArn: ref('LoadBalancer'), WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] } },
  },
});
const act = (action: string, Statement: unknown, more: Properties = {}) => ({ Name: 'own', Action: { [action]: {} }, Statement, ...more });
const acl = (...Rules: readonly unknown[]) => guarded({ Rules });
const shut = (...Rules: readonly unknown[]) => guarded({ DefaultAction: { Block: {} }, Rules });
const PATH = { FieldToMatch: { UriPath: {} }, TextTransformations: [] };
const bytes = (SearchString: unknown, PositionalConstraint: unknown, more: Properties = {}) => ({
  ByteMatchStatement: { ...PATH, SearchString, PositionalConstraint, ...more },
});
const size = (ComparisonOperator: unknown, Size: unknown, more: Properties = {}) => ({
  SizeConstraintStatement: { ...PATH, ComparisonOperator, Size, ...more },
});
const regex = (RegexString: unknown, more: Properties = {}) => ({ RegexMatchStatement: { ...PATH, RegexString, ...more } });
const and = (...Statements: readonly unknown[]) => ({ AndStatement: { Statements } });
const or = (...Statements: readonly unknown[]) => ({ OrStatement: { Statements } });
const EVERY = bytes('/', 'STARTS_WITH');
const SOME = bytes('/cscp', 'STARTS_WITH');
const managed = (more: Properties = {}, rule: Properties = {}) => ({
  Name: 'common',
  OverrideAction: { None: {} },
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet', ...more } },
  ...rule,
});
const REPUTATION = { Name: 'AWSManagedRulesAmazonIpReputationList' };
const BODY = { FieldToMatch: { Body: {} } };
const JSON_BODY = { FieldToMatch: { JsonBody: { MatchPattern: { All: {} }, MatchScope: 'ALL' } } };
const oversize = (OversizeHandling: string, part = 'Body') => ({ FieldToMatch: { [part]: { OversizeHandling } } });

export const SAID_OF_WEB_ACLS: readonly SaidRow[] = [
  ['a web ACL that blocks by default', shut(), [['waf-blocks-everything', 'Acl', 'The default action of the web ACL is to block, and none of its rules allows a request']]],
  ['a web ACL that allows by default', acl(), []],
  ['a web ACL that allows everything first', shut(act('Allow', EVERY)), []],
  ['a web ACL that allows some', shut(act('Allow', SOME)), []],
  ['a web ACL that counts everything, and blocks by default', shut(act('Count', EVERY)), [['waf-blocks-everything', 'Acl', 'The default action of the web ACL is to block, and none of its rules allows a request']]],
  ['a web ACL of rules that only the deployment knows', guarded({ DefaultAction: { Block: {} }, Rules: ref('Unknown') }), []],
  ['a web ACL of one rule that only the deployment knows', shut(ref('Unknown')), []],
  ['a statement that only the deployment knows', shut(act('Block', ref('Unknown'))), []],
  ['an action that only the deployment knows', shut({ Name: 'own', Action: ref('Unknown'), Statement: SOME }), []],
  ['a rule group of somebody else', shut({ Name: 'own', OverrideAction: { None: {} }, Statement: { RuleGroupReferenceStatement: { Arn: 'arn' } } }), []],
  ['a rule group of somebody else that only counts', shut({ Name: 'own', OverrideAction: { Count: {} }, Statement: { RuleGroupReferenceStatement: { Arn: 'arn' } } }), [['waf-blocks-everything', 'Acl', 'The default action of the web ACL is to block, and none of its rules allows a request']]],
  ['a rule group of a vendor', shut(managed({ VendorName: 'Fabrikam', Name: 'Rules' })), []],
  ['a rule group of AWS', shut(managed(REPUTATION)), [['waf-blocks-everything', 'Acl', 'The default action of the web ACL is to block, and none of its rules allows a request']]],
  ['a rule group of AWS of which one rule is to block', shut(managed({ ...REPUTATION, RuleActionOverrides: [{ Name: 'A', ActionToUse: { Block: {} } }] })), [['waf-blocks-everything', 'Acl', 'The default action of the web ACL is to block, and none of its rules allows a request']]],
  ['a rule group of AWS of which one rule is to allow', shut(managed({ ...REPUTATION, RuleActionOverrides: [{ Name: 'A', ActionToUse: { Block: {} } }, { Name: 'B', ActionToUse: { Allow: {} } }] })), []],
  ['a rule that blocks everything', acl(act('Block', EVERY)), [['waf-blocks-everything', 'Acl', 'The rule own of the web ACL takes every path, and its action is Block']]],
  ['a rule that challenges everything', acl(act('Challenge', EVERY)), [['waf-blocks-everything', 'Acl', "The rule own of the web ACL takes every path, and its action is Challenge. Lync's clients neither run the script of a challenge nor solve a puzzle: none of them gets in"]]],
  ['a puzzle for everything', acl(act('Captcha', EVERY)), [['waf-blocks-everything', 'Acl', "The rule own of the web ACL takes every path, and its action is Captcha. Lync's clients neither run the script of a challenge nor solve a puzzle: none of them gets in"]]],
  ['a rule that counts everything', acl(act('Count', EVERY)), []],
  ['a rule that blocks everything, behind one that may allow', acl(act('Block', EVERY, { Priority: 2 }), act('Allow', SOME, { Priority: 1 })), []],
  ['a rule that blocks everything, before one that may allow', acl(act('Allow', SOME, { Priority: 2 }), act('Block', EVERY, { Priority: 1 })), [['waf-blocks-everything', 'Acl', 'The rule own of the web ACL takes every path, and its action is Block']]],
  ['a rule that blocks everything without a priority, before one that may allow', acl(act('Allow', SOME, { Priority: 2 }), act('Block', EVERY)), [['waf-blocks-everything', 'Acl', 'The rule own of the web ACL takes every path, and its action is Block']]],
  ['a rule that blocks paths with a slash anywhere', acl(act('Block', bytes('/', 'CONTAINS'))), [['waf-blocks-everything', 'Acl', 'The rule own of the web ACL takes every path, and its action is Block']]],
  ['a rule that blocks paths with a slash at the end', acl(act('Block', bytes('/', 'ENDS_WITH'))), []],
  ['a rule that blocks queries with a slash', acl(act('Block', bytes('/', 'CONTAINS', { FieldToMatch: { QueryString: {} } }))), []],
  ['a rule that blocks what only the deployment knows', acl(act('Block', bytes(ref('Unknown'), 'CONTAINS'))), []],
  ['a rule that blocks paths of one character and more', acl(act('Block', size('GE', 1))), [['waf-blocks-everything', 'Acl', 'The rule own of the web ACL takes every path, and its action is Block']]],
  ['a rule that blocks paths of no character and more', acl(act('Block', size('GE', 0))), [['waf-blocks-everything', 'Acl', 'The rule own of the web ACL takes every path, and its action is Block']]],
  ['a rule that blocks paths of two characters and more', acl(act('Block', size('GE', 2))), []],
  ['a rule that blocks paths of more than no character', acl(act('Block', size('GT', 0))), [['waf-blocks-everything', 'Acl', 'The rule own of the web ACL takes every path, and its action is Block']]],
  ['a rule that blocks paths of more than one character', acl(act('Block', size('GT', 1))), []],
  ['a rule that blocks paths of less than a character', acl(act('Block', size('LE', 0))), []],
  ['a rule that blocks paths of as many characters as only the deployment knows', acl(act('Block', size('GE', ref('Unknown')))), []],
  ['a rule that blocks headers of one character and more', acl(act('Block', size('GE', 1, { FieldToMatch: { Method: {} } }))), []],
  ['a rule that blocks every path by an expression', acl(act('Block', regex('^/.*$'))), [['waf-blocks-everything', 'Acl', 'The rule own of the web ACL takes every path, and its action is Block']]],
  ['a rule that blocks some paths by an expression', acl(act('Block', regex('^/cscp.*$'))), []],
  ['a rule that blocks every query by an expression', acl(act('Block', regex('.*', { FieldToMatch: { QueryString: {} } }))), []],
  ['a rule that blocks everything or some', acl(act('Block', or(SOME, EVERY))), [['waf-blocks-everything', 'Acl', 'The rule own of the web ACL takes every path, and its action is Block']]],
  ['a rule that blocks some or some', acl(act('Block', or(SOME, SOME))), []],
  ['a rule that blocks everything and everything', acl(act('Block', and(EVERY, or(EVERY)))), [['waf-blocks-everything', 'Acl', 'The rule own of the web ACL takes every path, and its action is Block']]],
  ['a rule that blocks everything and some', acl(act('Block', and(EVERY, SOME))), []],
  ['a rule that blocks networks', acl(act('Block', { IPSetReferenceStatement: { Arn: 'arn' } })), []],

  ['the common rules', acl(managed()), [['waf-blocks-large-bodies', 'Acl', 'The rule "common" of the web ACL has AWSManagedRulesCommonRuleSet, of which SizeRestrictions_BODY blocks bodies over 8 KB']]],
  ['the common rules of a vendor by another name', acl(managed({ VendorName: 'Fabrikam', Name: 'Rules' })), []],
  ['the common rules that only count', acl(managed({}, { OverrideAction: { Count: {} } })), []],
  ['the common rules for some requests', acl(managed({ ScopeDownStatement: SOME })), []],
  ['the common rules of which one only counts', acl(managed({ RuleActionOverrides: [{ Name: 'Other', ActionToUse: { Block: {} } }, { Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }] })), []],
  ['the common rules of which another one only counts', acl(managed({ RuleActionOverrides: [{ Name: 'SizeRestrictions_QUERYSTRING', ActionToUse: { Count: {} } }] })), [['waf-blocks-large-bodies', 'Acl', 'The rule "common" of the web ACL has AWSManagedRulesCommonRuleSet, of which SizeRestrictions_BODY blocks bodies over 8 KB']]],
  ['the common rules of which one blocks by its own words', acl(managed({ RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Block: {} } }] })), [['waf-blocks-large-bodies', 'Acl', 'The rule "common" of the web ACL has AWSManagedRulesCommonRuleSet, of which SizeRestrictions_BODY blocks bodies over 8 KB']]],
  ['the common rules without one', acl(managed({ ExcludedRules: [{ Name: 'Other' }, { Name: 'SizeRestrictions_BODY' }] })), []],
  ['the common rules without another one', acl(managed({ ExcludedRules: [{ Name: 'Other' }] })), [['waf-blocks-large-bodies', 'Acl', 'The rule "common" of the web ACL has AWSManagedRulesCommonRuleSet, of which SizeRestrictions_BODY blocks bodies over 8 KB']]],
  ['the common rules without what only the deployment knows', acl(managed({ ExcludedRules: [{ Name: ref('Unknown') }] })), []],
  ['the common rules without those that only the deployment knows', acl(managed({ ExcludedRules: ref('Unknown') })), []],
  ['the common rules with words that only the deployment knows', acl(managed({ RuleActionOverrides: ref('Unknown') })), []],
  ['the common rules with one word that only the deployment knows', acl(managed({ RuleActionOverrides: [ref('Unknown')] })), []],
  ['a rule against bodies of more than 8 KB', acl(act('Block', size('GT', 8192, BODY))), [['waf-blocks-large-bodies', 'Acl', 'The rule "own" of the web ACL blocks bodies over 8192 bytes']]],
  ['a rule against bodies of 8 KB and more in JSON', acl(act('Block', size('GE', 8192, JSON_BODY))), [['waf-blocks-large-bodies', 'Acl', 'The rule "own" of the web ACL blocks bodies over 8192 bytes']]],
  ['a rule against bodies of more than 8 KB and a byte', acl(act('Block', size('GT', 8193, BODY))), []],
  ['a rule that counts bodies of more than 8 KB', acl(act('Count', size('GT', 8192, BODY))), []],
  ['a rule against bodies of less than 8 KB', acl(act('Block', size('LT', 8192, BODY))), []],
  ['a rule against bodies larger than only the deployment knows', acl(act('Block', size('GT', ref('Unknown'), BODY))), []],
  ['a rule against long queries', acl(act('Block', size('GT', 2048, { FieldToMatch: { QueryString: {} } }))), []],
  ['a rule that matches bodies beyond what it sees', acl(act('Block', bytes('x', 'CONTAINS', oversize('MATCH')))), [['waf-blocks-large-bodies', 'Acl', 'The rule "own" of the web ACL takes bodies beyond what AWS WAF inspects (8192 bytes) for a match, and blocks them']]],
  ['a rule that matches JSON beyond what it sees', acl(act('Block', regex('x', oversize('MATCH', 'JsonBody')))), [['waf-blocks-large-bodies', 'Acl', 'The rule "own" of the web ACL takes bodies beyond what AWS WAF inspects (8192 bytes) for a match, and blocks them']]],
  ['a rule that lets bodies pass beyond what it sees', acl(act('Block', bytes('x', 'CONTAINS', oversize('CONTINUE')))), []],
  ['a rule that matches headers beyond what it sees', acl(act('Block', bytes('x', 'CONTAINS', oversize('MATCH', 'Headers')))), []],
  ['a rule that matches bodies beyond what it sees, among others', acl(act('Block', and(SOME, or(SOME, { SqliMatchStatement: oversize('MATCH') })))), [['waf-blocks-large-bodies', 'Acl', 'The rule "own" of the web ACL takes bodies beyond what AWS WAF inspects (8192 bytes) for a match, and blocks them']]],
  ['a rule that matches bodies beyond what it sees for scripts', acl(act('Block', { XssMatchStatement: oversize('MATCH') })), [['waf-blocks-large-bodies', 'Acl', 'The rule "own" of the web ACL takes bodies beyond what AWS WAF inspects (8192 bytes) for a match, and blocks them']]],
  ['a rule that matches bodies beyond what it sees by a set of expressions', acl(act('Block', { RegexPatternSetReferenceStatement: oversize('MATCH') })), [['waf-blocks-large-bodies', 'Acl', 'The rule "own" of the web ACL takes bodies beyond what AWS WAF inspects (8192 bytes) for a match, and blocks them']]],
  ['a rule that matches bodies beyond what it sees by their size', acl(act('Block', size('GT', 65_536, oversize('MATCH')))), [['waf-blocks-large-bodies', 'Acl', 'The rule "own" of the web ACL takes bodies beyond what AWS WAF inspects (8192 bytes) for a match, and blocks them']]],
  ['a rule that does not match bodies beyond what it sees', acl(act('Block', { NotStatement: { Statement: { XssMatchStatement: oversize('MATCH') } } })), []],
]; // prettier-ignore
