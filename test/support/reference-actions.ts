/**
 * What an action does with a request, written from
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html, as a line to compare.
 */
export interface ActionJson {
  readonly Type: string;
  readonly Order?: number;
  readonly TargetGroupArn?: ReferenceJson;
  readonly ForwardConfig?: { readonly TargetGroups: readonly TargetGroupTupleJson[] };
  readonly RedirectConfig?: RedirectJson;
  readonly FixedResponseConfig?: { readonly StatusCode: string };
}

export interface ReferenceJson {
  readonly Ref: string;
}

export interface TargetGroupTupleJson {
  readonly TargetGroupArn: ReferenceJson;
  readonly Weight?: number;
}

export interface RedirectJson {
  readonly StatusCode: string;
  readonly Protocol?: string;
  readonly Host?: string;
  readonly Port?: string;
  readonly Path?: string;
  readonly Query?: string;
}

/** The parts of a URL as they were sent. */
export interface UrlParts {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly query: string;
  /** Whether there is a question mark, and be it the last character. */
  readonly hasQuery: boolean;
}

const DEFAULT_PORTS = { http: 80, https: 443 };

/** By the generic syntax of RFC 3986, appendix B; a URL without a path asks for "/". */
export function urlParts(url: string): UrlParts {
  const match = /^(https?):\/\/([^/?#:]*)(?::(\d+))?([^?#]*)(?:\?([^#]*))?/.exec(url);
  if (match === null) throw new Error(`The reference knows no such URL: ${url}`);
  const [, scheme, host = '', port, path = '', query] = match;
  const known = scheme === 'https' ? 'https' : 'http';
  return {
    scheme: known,
    host,
    port: port === undefined ? DEFAULT_PORTS[known] : Number(port),
    path: path === '' ? '/' : path,
    query: query ?? '',
    hasQuery: query !== undefined,
  };
}

export function isDefaultPort({ scheme, port }: Pick<UrlParts, 'scheme' | 'port'>): boolean {
  return DEFAULT_PORTS[scheme] === port;
}

/** "The action with the lowest order value is performed first", and forward, redirect or fixed-response is the last. */
export function actionText(actions: readonly ActionJson[], url: UrlParts): string {
  return [...actions]
    .sort((a, b) => (a.Order ?? 0) - (b.Order ?? 0))
    .map((action) => singleActionText(action, url))
    .join(', then ');
}

function singleActionText({ Type, TargetGroupArn, ForwardConfig, RedirectConfig, FixedResponseConfig }: ActionJson, url: UrlParts): string {
  if (RedirectConfig !== undefined)
    return redirectText(Number(RedirectConfig.StatusCode.replace('HTTP_', '')), location(RedirectConfig, url));
  if (FixedResponseConfig !== undefined) return `fixed-response ${FixedResponseConfig.StatusCode}`;
  if (Type !== 'forward') return Type;
  return forwardText(ForwardConfig?.TargetGroups ?? (TargetGroupArn === undefined ? [] : [{ TargetGroupArn }]));
}

function forwardText(groups: readonly TargetGroupTupleJson[]): string {
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return `forward ${only.TargetGroupArn.Ref}`;
  return `forward ${groups.map(({ TargetGroupArn, Weight }) => `${TargetGroupArn.Ref}*${Weight ?? '?'}`).join(' ')}`;
}

/** A host name's letter case makes no difference to anybody. */
export function redirectText(status: number, to: string): string {
  return `redirect ${status} ${to.replace(/^[a-z]+:\/\/[^/?]*/i, (origin) => origin.toLowerCase())}`;
}

/** "Any components that you do not modify retain their original values", and so does what the reserved keywords stand for. */
export function location({ Protocol, Host, Port, Path, Query }: RedirectJson, url: UrlParts): string {
  const fill = (text: string): string =>
    text
      .split('#{protocol}')
      .join(url.scheme)
      .split('#{host}')
      .join(url.host)
      .split('#{port}')
      .join(String(url.port))
      .split('#{path}')
      .join(url.path.slice(1))
      .split('#{query}')
      .join(url.query);
  const scheme = fill(Protocol ?? '#{protocol}').toLowerCase() === 'https' ? 'https' : 'http';
  const port = Number(fill(Port ?? '#{port}'));
  const query = fill(Query ?? '#{query}');
  const authority = fill(Host ?? '#{host}') + (isDefaultPort({ scheme, port }) ? '' : `:${port}`);
  return `${scheme}://${authority}${fill(Path ?? '/#{path}')}${query === '' ? '' : `?${query}`}`;
}
