import { rulesForHost } from '../auditing/listener-hosts';
import type { Rule } from '../templates/load-balancers/load-balancer';
import type { TemplateRouting } from '../routing/template-routing';
import { expressionSamples, patternSamples } from '../routing/matching/sample-texts';

const ANY_OTHER = '/any-other-path';

/** `/`, and paths for which the rules that may answer a host make a difference. */
export function samplePaths(host: string, routings: readonly TemplateRouting[]): readonly string[] {
  const listeners = routings.flatMap((routing) => routing.loadBalancers.flatMap((balancer) => routing.listenersOf(balancer)));
  const paths = listeners.flatMap((listener) => rulesForHost(listener, host).filter(hasPath).flatMap(pathsIn));
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
