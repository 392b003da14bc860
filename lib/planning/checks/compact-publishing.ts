import { DEFAULT_PORTS } from '../../facts/default-ports';
import { writtenNumber } from '../../declaring/tokens';
import { finding, type Finding } from '../../findings/finding';
import { AUTODISCOVER_OF_ALL } from '../listener-rules';
import { ofProxy } from '../places';
import { COMPACT, type PublishedName } from '../published-name';
import type { FrontEndPlan } from '../publishing-plan';
import type { CheckInput } from './check-input';

/** What is said of rules that names of simple URL sets share, whatever their SIP domain. */
export function compactPublishingFindings(input: CheckInput): readonly Finding[] {
  const { compactPublishing } = input.proxy;
  if (compactPublishing === undefined) return [];
  const { rules, autodiscoverOverHttp } = compactPublishing;
  if (!Number.isInteger(rules) || rules < 1) {
    return [finding('compact-publishing-out-of-range', ofProxy('compactPublishing', 'rules'), { written: writtenNumber(rules) })];
  }
  const compact = input.arriving.filter(({ ruleGroup }) => ruleGroup === COMPACT);
  if (compact.length === 0) return [finding('compact-publishing-without-effect', ofProxy('compactPublishing'))];
  return [...tooMany(compact, rules, input), ...(autodiscoverOverHttp ? overHttp(compact, input) : [])];
}

/** Of the set that needs most, as one number is for all. */
function tooMany(compact: readonly PublishedName[], most: number, { plan }: CheckInput): readonly Finding[] {
  const owners = new Map(compact.map(({ owner, ownerName }) => [owner, ownerName]));
  const [largest] = [...owners]
    .flatMap(([owner, name]) => plan.frontEnds.map((frontEnd) => ({ name, needed: compactRules(frontEnd, owner) })))
    .sort((a, b) => b.needed - a.needed || (a.name < b.name ? -1 : 1));
  if (largest === undefined || largest.needed <= most) return [];
  return [
    finding('compact-publishing-exceeded', ofProxy('compactPublishing', 'rules'), { set: largest.name, needed: largest.needed, most }),
  ];
}

function compactRules({ rules }: FrontEndPlan, set: string): number {
  return rules.filter(
    ({ owner, priorityKey, listenerPort }) => owner === set && priorityKey.group === COMPACT && listenerPort === DEFAULT_PORTS.https,
  ).length;
}

/** One rule leads to one target group: all names that it takes in are answered by the same servers. */
function overHttp(compact: readonly PublishedName[], { arriving, plan }: CheckInput): readonly Finding[] {
  const place = ofProxy('compactPublishing', 'autodiscoverOverHttp');
  const mixed = plan.frontEnds.flatMap((frontEnd) => {
    const taken = takenIn(
      arriving.filter((each) => each.frontEnd.key === frontEnd.key),
      frontEnd,
    );
    const pools = [...new Set(taken.map(({ backend }) => backend.pools.join(' ')))].sort();
    return pools.length < 2 ? [] : [pools];
  });
  const [pools] = mixed;
  if (pools !== undefined) return [finding('autodiscover-over-http-mixed', place, { pools })];
  const isTaken = compact.some(({ kind }) => kind === 'autodiscover');
  return isTaken ? [finding('autodiscover-of-foreign-domains', place)] : [];
}

const EXPRESSION = new RegExp(AUTODISCOVER_OF_ALL);

/** Names that the rule for autodiscover of all domains takes in over HTTP, those that nobody publishes over HTTP among them. */
function takenIn(names: readonly PublishedName[], { rules }: FrontEndPlan): readonly PublishedName[] {
  const ofAll = rules.find(({ hostRegexes }) => hostRegexes.includes(AUTODISCOVER_OF_ALL));
  if (ofAll === undefined) return [];
  const earlier = rules.filter((rule) => rule.listenerPort === ofAll.listenerPort && rule.priority < ofAll.priority);
  const ownRule = new Set(earlier.flatMap(({ hosts, pathRegexes }) => (pathRegexes.length === 0 ? hosts : [])));
  return names.filter(({ name }) => EXPRESSION.test(name) && !ownRule.has(name));
}
