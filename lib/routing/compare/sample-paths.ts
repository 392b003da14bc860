import { compiledCondition } from '../evaluation/compiled-condition';
import type { Rule } from '../load-balancers/load-balancer';
import { httpRequest } from '../matching/request';
import { viewsOf } from '../matching/request-view';
import { NO } from '../matching/verdict';
import type { TemplateRouting } from '../template-routing';
import { expressionSamples, patternSamples } from '../matching/sample-texts';

const ANY_OTHER = '/any-other-path';

/** `/`, and paths for which the rules that may answer a host make a difference. */
export function samplePaths(host: string, routings: readonly TemplateRouting[]): readonly string[] {
  const [view] = viewsOf(httpRequest(`https://${host}/`), false);
  const rules = routings.flatMap(({ loadBalancers }) => loadBalancers.flatMap(({ listeners }) => listeners.flatMap((each) => each.rules)));
  const mayAnswer = ({ conditions }: Rule) =>
    view === undefined || conditions.every((condition) => condition.field !== 'host-header' || compiledCondition(condition)(view) !== NO);
  const paths = rules.filter((rule) => hasPath(rule) && mayAnswer(rule)).flatMap(pathsIn);
  return paths.length === 0 ? ['/'] : [...new Set(['/', ...paths, ANY_OTHER])].sort();
}

function hasPath({ conditions }: Rule): boolean {
  return conditions.some(({ field }) => field === 'path-pattern');
}

function pathsIn({ conditions }: Rule): readonly string[] {
  return conditions
    .filter(({ field }) => field === 'path-pattern')
    .flatMap(({ values, regexValues }) => [
      ...values.flatMap((value) => (typeof value === 'string' ? patternSamples(value).map(withSlash) : [])),
      ...regexValues.flatMap((value) => (typeof value === 'string' ? expressionSamples(value) : [])),
    ])
    .filter((path) => /^\/[!-~]*$/.test(path) && !/[?#]/.test(path));
}

function withSlash(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}
