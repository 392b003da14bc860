import { knownDirectories } from '../declaring/virtual-directories';
import { finding, type Finding } from '../findings/finding';
import type { Parts } from '../routing/lync-parts';
import { replacedIn } from '../routing/matching/regular-expression';
import { hostsIn, sampleHosts } from '../routing/public-names';
import type { Condition, Listener, Rule } from '../templates/load-balancers/load-balancer';
import { entry, list, text } from '../templates/load-balancers/properties';
import { pathSamples } from './path-values';

/**
 * Rules whose transforms change what Lync must see as clients sent it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
 */
export function rewrittenRequests({ rules }: Listener, { hasRule }: Pick<Parts, 'hasRule'>): readonly Finding[] {
  return rules.filter((rule) => hasRule(rule) && rule.action.kind === 'forward').flatMap(rewritten);
}

function rewritten(rule: Rule): readonly Finding[] {
  const transforms = list(rule.resource.property('Transforms'));
  const changed = (type: string, config: string, samples: readonly string[], what: 'host' | 'path') => {
    const rewrites = transforms
      .filter((transform) => text(entry(transform, 'Type')) === type)
      .flatMap((transform) => list(entry(entry(transform, config), 'Rewrites')));
    for (const from of samples) {
      const to = rewrites.reduce<string>((before, rewrite) => afterRewrite(before, rewrite), from);
      if (to !== from) return [finding('request-rewritten', rule.resource.logicalId, { what, from, to })];
    }
    return [];
  };
  return [
    ...changed('host-header-rewrite', 'HostHeaderRewriteConfig', hostsOf(rule), 'host'),
    ...changed('url-rewrite', 'UrlRewriteConfig', pathsOf(rule), 'path'),
  ];
}

/** As it was where an expression or a replacement is known to the deployment alone, or engines differ about it. */
function afterRewrite(before: string, rewrite: unknown): string {
  const [regex, replacement] = [text(entry(rewrite, 'Regex')), text(entry(rewrite, 'Replace'))];
  if (regex === undefined || replacement === undefined) return before;
  return replacedIn(regex, before, replacement) ?? before;
}

function hostsOf(rule: Rule): readonly string[] {
  return [...hostsIn(rule).map((host) => host.replaceAll(/[*?]/g, 'a')), ...sampleHosts(rule)];
}

/** Of a rule for paths those, of any other what clients of Lync ask for. */
function pathsOf({ conditions }: Rule): readonly string[] {
  const asked = conditions.filter(({ field }) => field === 'path-pattern').flatMap(samplesOf);
  return asked.length > 0 ? asked : LYNC_PATHS;
}

function samplesOf({ values, regexValues }: Condition): readonly string[] {
  const texts = (all: readonly unknown[]) => all.filter((value) => typeof value === 'string');
  return [
    ...texts(values).flatMap((value) => pathSamples({ text: value, isExpression: false })),
    ...texts(regexValues).flatMap((value) => pathSamples({ text: value, isExpression: true })),
  ];
}

/** In the spellings that clients use: https://learn.microsoft.com/powershell/module/skype/get-csservice */
const LYNC_PATHS: readonly string[] = [
  '/',
  '/Autodiscover/AutodiscoverService.svc/root',
  ...knownDirectories().flatMap((directory) =>
    [directory, directory.charAt(0).toUpperCase() + directory.slice(1)].flatMap((each) => [`/${each}`, `/${each}/1`]),
  ),
];
