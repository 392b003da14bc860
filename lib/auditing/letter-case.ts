import { isDeepStrictEqual } from 'node:util';
import { finding, type Finding } from '../findings/finding';
import type { CompiledListener } from '../routing/evaluation/compiled-listener';
import type { Condition, Rule } from '../templates/load-balancers/load-balancer';
import { plainRequest } from '../routing/matching/request';
import { expressionSamples, patternSamples } from '../routing/matching/sample-texts';
import { hostsIn } from '../routing/public-names';
import { UNLISTED_HOST } from './listener-hosts';
import { DEFAULT_PORTS } from '../facts/default-ports';

/** Paths that go elsewhere when their letters are written in the other case: IIS compares them without case. */
export function letterCase(listener: CompiledListener): readonly Finding[] {
  return listener.listener.rules.flatMap((rule) => {
    const [hole] = samplesOf(rule).flatMap((path) => variants(path).filter((variant) => goesElsewhere(listener, rule, path, variant)));
    if (hole === undefined) return [];
    return [
      finding('path-letter-case', rule.resource.logicalId, {
        path: hole,
        rule: { priority: rule.priority },
        port: listener.listener.port,
        inAnyCase: anyCase(hole),
      }),
    ];
  });
}

function samplesOf({ conditions }: Rule): readonly string[] {
  return conditions.filter(({ field }) => field === 'path-pattern').flatMap(samplesFor);
}

function samplesFor({ values, regexValues }: Condition): readonly string[] {
  const text = (value: unknown): value is string => typeof value === 'string';
  return [...values.filter(text).flatMap(patternSamples), ...regexValues.filter(text).flatMap(expressionSamples)];
}

function variants(path: string): readonly string[] {
  const swapped = path.replace(/[a-z]/gi, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()));
  return [path.toLowerCase(), path.toUpperCase(), swapped].filter((variant) => variant !== path);
}

function goesElsewhere(listener: CompiledListener, rule: Rule, path: string, variant: string): boolean {
  const host = hostsIn(rule).flatMap(patternSamples)[0] ?? UNLISTED_HOST;
  const [own, other] = [decide(listener, host, path), decide(listener, host, variant)];
  return own?.certain.rule === rule && other !== undefined && !isDeepStrictEqual(other.certain.action, rule.action);
}

function decide(listener: CompiledListener, host: string, path: string) {
  const [view] = listener.viewsOf(plainRequest('https', host, DEFAULT_PORTS.https, path));
  return view === undefined ? undefined : listener.decide(view);
}

function anyCase(path: string): string {
  const directory = path.replace(/^\//, '').split('/')[0] ?? '';
  return `^/${directory.replace(/[a-z]/gi, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`)}([/?].*)?$`;
}
