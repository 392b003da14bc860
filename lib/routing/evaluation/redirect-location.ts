import { DEFAULT_PORTS } from '../../facts/default-ports';
import type { RedirectParts } from '../../templates/load-balancers/load-balancer';
import { shown } from '../../templates/load-balancers/properties';
import type { HttpRequest } from '../matching/request';

const PORTS: ReadonlyMap<string, string> = new Map(Object.entries(DEFAULT_PORTS).map(([scheme, port]) => [scheme, String(port)]));

/**
 * Where a redirect leads: what its configuration leaves out keeps its value, `#{…}` stands for the request's own.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#redirect-actions
 */
export function redirectLocation({ protocol, host, port, path, query }: RedirectParts, request: HttpRequest): string {
  const own: Readonly<Record<string, string>> = {
    protocol: request.scheme.toUpperCase(),
    host: request.host,
    port: String(request.port),
    path: request.path.replace(/^\//, ''),
    query: request.query ?? '',
  };
  const filled = (part: unknown, byDefault: string) =>
    shown(part ?? byDefault).replace(/#\{(protocol|host|port|path|query)\}/g, (_, key: string) => own[key] ?? '');
  const scheme = filled(protocol, '#{protocol}').toLowerCase();
  const number = filled(port, '#{port}');
  const search = filled(query, '#{query}');
  const authority = `${filled(host, '#{host}')}${number === PORTS.get(scheme) ? '' : `:${number}`}`;
  return `${scheme}://${authority}${filled(path, '/#{path}')}${search === '' ? '' : `?${search}`}`;
}
