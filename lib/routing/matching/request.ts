import { DEFAULT_PORTS } from '../../facts/default-ports';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/** What a client asks for. */
export interface HttpRequest {
  readonly url: string;
  readonly scheme: 'http' | 'https';
  /** As written in the URL, international names in their ASCII form. */
  readonly host: string;
  readonly port: number;
  /** As written; `/` if there is none. */
  readonly path: string;
  /** Without the question mark; undefined if there is none. */
  readonly query: string | undefined;
  readonly method: string;
  /** By lower-case name; undefined where nothing is said about headers. */
  readonly headers: ReadonlyMap<string, readonly string[]> | undefined;
  readonly sourceIp: string | undefined;
}

/** What a URL alone does not say. */
export interface RequestDetails {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly sourceIp?: string;
}

/** What is wrong with a URL somebody asks about. */
export class UrlError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'UrlError';
  }
}

const URL_PARTS = /^(?:(https?):\/\/)?(?:[^/?#@]*@)?(\[[^\]/]*\]|[^/?#:[\]]+)(?::(\d{1,5}))?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/i;
const FOREIGN_SCHEME = /^(?!https?:)[a-z][a-z0-9+.-]*:\/\//i;

/** A URL taken apart as it stands, for what normalisation takes away may matter. Without a scheme it is https. Throws a UrlError. */
export function httpRequest(url: string, details: RequestDetails = {}): HttpRequest {
  const parts = URL_PARTS.exec(url);
  if (parts === null || (parts[1] === undefined && (FOREIGN_SCHEME.test(url) || url.includes('@'))))
    throw new UrlError(`${JSON.stringify(url)} is no URL of a web service. Write https://HOST/PATH, or http://HOST/PATH.`);
  // Taken one by one, which is half the time of taking the list apart.
  const writtenScheme = parts[1] ?? 'https';
  const writtenHost = parts[2] ?? '';
  const writtenPort = parts[3] ?? '';
  const path = parts[4] ?? '/';
  const query = parts[5];
  if (details.sourceIp !== undefined && isIP(details.sourceIp) === 0) {
    throw new UrlError(`the source address ${JSON.stringify(details.sourceIp)} is no IP address.`);
  }
  const scheme = writtenScheme.length === 4 ? 'http' : 'https';
  const port = writtenPort === '' ? DEFAULT_PORTS[scheme] : Number(writtenPort);
  if (port < 1 || port > 65_535) throw new UrlError(`${JSON.stringify(url)} has the port ${port}. Ports go from 1 to 65535.`);
  return {
    url,
    scheme,
    host: asciiHost(writtenHost, url),
    port,
    path: ASCII.test(path) ? path : encodeURI(path).replaceAll('%25', '%'),
    query,
    method: details.method ?? 'GET',
    headers: details.headers === undefined ? undefined : headerMap(details.headers),
    sourceIp: details.sourceIp,
  };
}

/** The same for a URL that nobody wrote by hand; undefined where it is none. */
export function requestOf(url: string): HttpRequest | undefined {
  try {
    return httpRequest(url);
  } catch (error) {
    if (error instanceof UrlError) return undefined;
    throw error;
  }
}

/** A request for a host that a template names, though no URL may have it. */
export function plainRequest(scheme: HttpRequest['scheme'], host: string, port: number, path = '/'): HttpRequest {
  const url = `${scheme}://${host}${port === DEFAULT_PORTS[scheme] ? '' : `:${port}`}${path}`;
  return { url, scheme, host, port, path, query: undefined, method: 'GET', headers: undefined, sourceIp: undefined };
}

const ASCII = /^[!-~]*$/;
const HOST = /^[A-Za-z0-9_.-]+$|^\[[0-9A-Fa-f:.]+\]$/;

/** Whether a text can be the host of a URL as it stands. */
export function isUrlHost(text: string): boolean {
  return HOST.test(text);
}

function asciiHost(host: string, url: string): string {
  if (HOST.test(host)) return host;
  const ascii = domainToASCII(host);
  if (!HOST.test(ascii)) throw new UrlError(`${JSON.stringify(url)} has the host ${JSON.stringify(host)}, which no name in DNS can be.`);
  return ascii;
}

function headerMap(headers: NonNullable<RequestDetails['headers']>): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), ...(typeof value === 'string' ? [value] : value)]);
  }
  return byName;
}
