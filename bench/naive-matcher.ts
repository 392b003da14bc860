/** What a matcher does that is written in an afternoon: rules from the top, each value an expression made when it is compared. */
export class NaiveMatcher {
  private readonly rules: readonly (readonly [string, RuleJson])[];

  public constructor({ Resources }: { readonly Resources: Readonly<Record<string, object>> }) {
    this.rules = Object.entries(Resources as Readonly<Record<string, ResourceJson>>)
      .filter(([, { Type }]) => Type === 'AWS::ElasticLoadBalancingV2::ListenerRule')
      .map(([id, { Properties }]) => [id, Properties as RuleJson] as const)
      .sort(([, a], [, b]) => a.Priority - b.Priority);
  }

  /** The logical id of the rule; undefined for the default action. */
  public route(text: string): string | undefined {
    const url = new URL(text);
    return this.rules.find(([, { Conditions }]) => Conditions.every((condition) => isMet(condition, url)))?.[0];
  }
}

interface ResourceJson {
  readonly Type: string;
  readonly Properties: unknown;
}

interface RuleJson {
  readonly Priority: number;
  readonly Conditions: readonly {
    readonly HostHeaderConfig?: { readonly Values: readonly string[] };
    readonly PathPatternConfig?: { readonly RegexValues: readonly string[] };
  }[];
}

function isMet({ HostHeaderConfig, PathPatternConfig }: RuleJson['Conditions'][number], { hostname, pathname }: URL): boolean {
  if (HostHeaderConfig !== undefined) return HostHeaderConfig.Values.some((value) => wildcard(value).test(hostname));
  return PathPatternConfig?.RegexValues.some((source) => new RegExp(source).test(pathname)) ?? true;
}

function wildcard(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i');
}
