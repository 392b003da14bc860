import { DEFAULT_PORTS } from '../facts/default-ports';
import type { HttpObservation } from '../verification/observation';
import type { HttpProbe } from '../verification/probe';
import { dial } from './dialler';
import { failureText } from './failure-text';
import { HttpConnection } from './http-client';
import { secured, type TlsSettings } from './tls-probe';

const MOST_REDIRECTS = 5;

export interface HttpSettings extends TlsSettings {
  /** In lower case; redirects to other hosts are told and not followed. */
  readonly publishedNames: ReadonlySet<string>;
}

/** A request and, if the probe says so, the redirects that follow it. */
export async function probeHttp(probe: HttpProbe, settings: HttpSettings): Promise<HttpObservation> {
  const redirects: string[] = [];
  let at = probe;
  for (;;) {
    const answer = await asked(at, settings);
    const next = probe.follow === true ? nextProbe(at, answer) : undefined;
    if (next === undefined || !settings.publishedNames.has(next.name)) return { ...answer, redirects };
    redirects.push(urlOf(next));
    if (redirects.length > MOST_REDIRECTS) return { headers: {}, body: '', redirects, failure: `more than ${MOST_REDIRECTS} redirects` };
    at = next;
  }
}

async function asked(probe: HttpProbe, settings: HttpSettings): Promise<HttpObservation> {
  const { name, port, scheme, path, host = name, accept } = probe;
  let connection: HttpConnection | undefined;
  try {
    const socket =
      scheme === 'https'
        ? await secured({ name, port, sni: true }, settings)
        : await dial(settings.dialler, name, port, settings.milliseconds);
    connection = new HttpConnection(socket, settings.milliseconds);
    return await connection.get({
      host: port === DEFAULT_PORTS[scheme] ? host : `${host}:${port}`,
      path,
      ...(accept === undefined ? {} : { headers: { accept } }),
    });
  } catch (error) {
    return { headers: {}, body: '', redirects: [], failure: failureText(error) };
  } finally {
    connection?.close();
  }
}

function nextProbe(probe: HttpProbe, { status = 0, headers }: HttpObservation): HttpProbe | undefined {
  const location = headers['location']?.[0];
  if (status < 300 || status >= 400 || location === undefined || !URL.canParse(location, urlOf(probe))) return undefined;
  const url = new URL(location, urlOf(probe));
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  const port = url.port === '' ? DEFAULT_PORTS[scheme] : Number(url.port);
  return { kind: 'http', scheme, name: url.hostname.toLowerCase(), port, path: `${url.pathname}${url.search}` };
}

function urlOf({ scheme, name, port, path }: HttpProbe): string {
  return `${scheme}://${name}${port === DEFAULT_PORTS[scheme] ? '' : `:${port}`}${path}`;
}
