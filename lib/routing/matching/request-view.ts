import { DEFAULT_PORTS } from '../../facts/default-ports';
import { plainRequest, type HttpRequest } from './request';

/** A request as the rules of a listener see it, in one of the ways the documentation leaves open. */
export interface RequestView {
  readonly request: HttpRequest;
  /** Lower case. */
  readonly host: string;
  /** As sent. */
  readonly hostAsSent: string;
  readonly path: string;
  /** What a regular expression for the path is matched against. */
  readonly pathSubject: string;
}

/** What the documentation does not say, and a request may depend on. */
export const OPEN_QUESTIONS = {
  port: 'whether a Host header that carries a port is compared with it or without',
  dot: 'whether a host that ends in a dot is compared with it or without',
  path: 'how far a path is normalised before it is compared',
  query: 'whether a regular expression for the path sees the query string',
} as const;

const TO_NORMALISE = /\/[/.]|%/;

/** All views of a request; the first is the likeliest, and nearly always the only one. */
export function viewsOf(request: HttpRequest, hasPathExpressions: boolean): readonly RequestView[] {
  const only = onlyView(request, hasPathExpressions);
  if (only !== undefined) return [only];
  const { path, query } = request;
  const queryMatters = hasPathExpressions && query !== undefined;
  return hostsSeen(request).flatMap((hostAsSent) =>
    pathsSeen(path).flatMap((seen) =>
      (queryMatters ? [seen, `${seen}?${query}`] : [seen]).map((pathSubject) => ({
        request,
        host: hostAsSent.toLowerCase(),
        hostAsSent,
        path: seen,
        pathSubject,
      })),
    ),
  );
}

/** Enough of a request for host conditions, which look at nothing else; a template may name hosts that no URL can have. */
export function hostView(hostAsSent: string): RequestView {
  return { request: ANY_REQUEST, host: hostAsSent.toLowerCase(), hostAsSent, path: '/', pathSubject: '/' };
}

const ANY_REQUEST = plainRequest('https', 'any-host.invalid', DEFAULT_PORTS.https);

/** The view of a request that touches none of the open questions; undefined for others. */
export function onlyView(request: HttpRequest, hasPathExpressions: boolean): RequestView | undefined {
  const { host, port, scheme, path, query } = request;
  if (port !== DEFAULT_PORTS[scheme] || (hasPathExpressions && query !== undefined) || host.endsWith('.') || TO_NORMALISE.test(path))
    return undefined;
  return { request, host: host.toLowerCase(), hostAsSent: host, path, pathSubject: path };
}

/** Which of the open questions a request touches. */
export function questionsOf(request: HttpRequest, hasPathExpressions: boolean): readonly string[] {
  return [
    ...(request.port === DEFAULT_PORTS[request.scheme] ? [] : [OPEN_QUESTIONS.port]),
    ...(request.host.endsWith('.') ? [OPEN_QUESTIONS.dot] : []),
    ...(pathsSeen(request.path).length > 1 ? [OPEN_QUESTIONS.path] : []),
    ...(hasPathExpressions && request.query !== undefined ? [OPEN_QUESTIONS.query] : []),
  ];
}

/** The forms of its host that rules may be compared with, the likeliest first. */
export function hostsSeen({ host, port, scheme }: HttpRequest): readonly string[] {
  const names = host.endsWith('.') ? [host.slice(0, -1), host] : [host];
  return port === DEFAULT_PORTS[scheme] ? names : [...names, ...names.map((name) => `${name}:${port}`)];
}

/**
 * The forms a path may have after "URI normalisation", whose steps AWS does not list: that of RFC 3986 (unreserved
 * characters decoded, dot segments removed), as sent, without empty segments, wholly decoded.
 */
function pathsSeen(path: string): readonly string[] {
  if (!TO_NORMALISE.test(path)) return [path];
  const rfc = withoutDotSegments(unreservedDecoded(path));
  const decoded = withoutDotSegments(decodedOnce(path));
  return [...new Set([rfc, path, rfc.replace(/\/{2,}/g, '/'), decoded, decoded.replace(/\/{2,}/g, '/')])];
}

function unreservedDecoded(path: string): string {
  return path.replace(/%([0-9a-f]{2})/gi, (escape, hex: string) => {
    const char = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9._~-]/.test(char) ? char : escape.toUpperCase();
  });
}

function decodedOnce(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

/** https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4 */
function withoutDotSegments(path: string): string {
  const segments = path.split('/').slice(1);
  const kept: string[] = [];
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1;
    if (segment === '..') kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (last) kept.push('');
  });
  return `/${kept.join('/')}`;
}
