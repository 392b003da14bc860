import type { ArrCondition, ArrRule } from './arr-configuration';
import { inputOf, isHostInput, isPathInput, type HostRequest } from './host-request';
import { OPEN } from './spellings';
import { textPattern, type TextPattern } from './text-pattern';

/** Which requests a rule applies to. */
export interface RuleTest {
  accepts(request: HostRequest): boolean;
  /** Host names its conditions spell, wherever: there are such hosts, even if it is not about them. */
  readonly mentions: readonly string[];
  /** Those it applies to. */
  readonly names: readonly string[];
  /** Other hosts its conditions admit, like `meet.*`; `*` where no condition is about the host. */
  readonly open: readonly string[];
  /** What of the rule is not kept. */
  readonly remarks: readonly string[];
  /** Why it applies to some requests to these hosts only, which no load balancer rule by host name can say. */
  readonly limitation: string | undefined;
}

/** The test of a rule by scheme and host, or why it cannot be evaluated. */
export function ruleTest(rule: ArrRule): RuleTest | string {
  const [kept, left] = parted(rule.conditions, ({ input, matchType }) => inputOf(input) !== undefined && matchType === 'Pattern');
  const limitation = pathProblem(rule) ?? left.map((condition) => leftProblem(condition, rule)).find((each) => each !== undefined);
  const tests: ConditionTest[] = [];
  for (const condition of kept) {
    const test = conditionTest(condition, rule);
    if (typeof test === 'string') return test;
    tests.push(test);
  }
  const matchesAny = rule.grouping === 'MatchAny' && tests.length > 0;
  const accepts = (request: HostRequest) => rule.reaches(request) && holds(request);
  const holds = (request: HostRequest) =>
    matchesAny ? tests.some((test) => test.holds(request)) : tests.every((test) => test.holds(request));
  const spelling = tests.filter(({ spells }) => spells);
  const names = [...new Set(spelling.flatMap(({ pattern }) => pattern.names))];
  const admitsAll = spelling.length === 0 || (matchesAny && tests.some((test) => !test.spells));
  const isClosed = !matchesAny && spelling.some(({ pattern }) => pattern.open.length === 0);
  const aboutHosts = kept.map(({ input }, index) => (isHostInput(input) ? (tests[index]?.pattern.names ?? []) : []));
  return {
    accepts,
    mentions: [...new Set(aboutHosts.flat())],
    names: names.filter((host) => accepts({ scheme: 'https', host }) || accepts({ scheme: 'http', host })),
    open: isClosed ? [] : [...new Set([...spelling.flatMap(({ pattern }) => pattern.open), ...(admitsAll ? [OPEN] : [])])],
    remarks: limitation === undefined ? [...left.map(leftAway), ...variables(rule)] : [],
    limitation,
  };
}

interface ConditionTest {
  holds(request: HostRequest): boolean;
  /** Whether it says which hosts there are. */
  readonly spells: boolean;
  readonly pattern: TextPattern;
}

function conditionTest({ input, pattern, ignoresCase, isNegated }: ArrCondition, { syntax }: ArrRule): ConditionTest | string {
  const compiled = textPattern(pattern, syntax, ignoresCase);
  if (typeof compiled === 'string') return compiled;
  const value = inputOf(input) ?? (() => '');
  return {
    holds: (request) => compiled.matches(value(request)) !== isNegated,
    spells: isHostInput(input) && !isNegated,
    pattern: compiled,
  };
}

/** A rule for some paths would take a whole host here. */
function pathProblem({ path, syntax }: ArrRule): string | undefined {
  const all = syntax === 'ECMAScript' ? /^$|^\^?\.\*\$?$|^\^?\(\.\*\)\??\$?$/ : /^\*+$/;
  if (!path.isNegated && all.test(path.pattern)) return undefined;
  const which = path.isNegated ? 'do not match' : 'match';
  return `it applies only to paths that ${which} ${path.pattern}`;
}

/** Only an exception for some paths can be left away; the pool then gets more requests, never fewer. */
function leftProblem({ input, isNegated, matchType, pattern }: ArrCondition, { grouping }: ArrRule): string | undefined {
  if (isNegated && grouping === 'MatchAll' && matchType === 'Pattern' && isPathInput(input)) return undefined;
  return `it applies only where ${input} ${isNegated ? 'does not match' : 'matches'} ${pattern === '' ? matchType : pattern}`;
}

/** The load balancer sets X-Forwarded-For, -Proto and -Port by itself, and no other header. */
function variables({ setVariables }: ArrRule): readonly string[] {
  return setVariables.length === 0 ? [] : [`It sets ${setVariables.join(', ')}, which the load balancer does not.`];
}

function leftAway({ input, pattern }: ArrCondition): string {
  return `Requests whose ${input} matches ${pattern} are no longer left out.`;
}

function parted<T>(all: readonly T[], belongs: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(belongs), all.filter((each) => !belongs(each))];
}
