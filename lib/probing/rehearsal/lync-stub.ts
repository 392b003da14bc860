import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { NameKind } from '../../verification/name-kind';
import { challengeMessage } from './ntlm-challenge';

/** Which web site of IIS listens, and for whom. */
export interface StubSite {
  /** External web services FQDN of the pool, or the Office Web Apps host. */
  readonly pool: string;
  readonly site: 'external' | 'internal' | 'office web apps';
  readonly scheme: 'http' | 'https';
  /** What each host this pool may be asked for is for. */
  readonly kinds: ReadonlyMap<string, NameKind>;
  readonly offersNtlm: boolean;
  /** NetBIOS name of the server. */
  readonly computer: string;
}

type Answer = readonly [status: number, headers: Readonly<Record<string, string | readonly string[]>>, body: string];

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json' };
const NOT_FOUND: Answer = [404, HTML, '<html><body>404 - File or directory not found.</body></html>'];

/** Connections in the midst of a handshake. IIS keeps this by connection too. */
const begun = new WeakSet<Socket>();

/** Answers as the web services of Lync answer somebody who is not signed in, and nothing more. */
export function lyncStub(site: StubSite): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const [status, headers, body] = answer(site, request);
    response.writeHead(status, { server: 'Microsoft-IIS/8.5', ...headers } as Record<string, string | string[]>);
    response.end(body);
  };
}

function answer(site: StubSite, request: IncomingMessage): Answer {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  // IIS compares paths without case.
  const path = (request.url ?? '/').replace(/\?.*$/, '').toLowerCase();
  if (site.site === 'office web apps') return officeWebApps(path);
  if (path === '/' || isSimpleUrl(path)) {
    const byHost = atRoot(site, host);
    if (byHost !== undefined) return byHost;
  }
  return virtualDirectory(site, path, request);
}

/** The rewriting rules of IIS tell simple URLs and autodiscover by their host. */
function atRoot(site: StubSite, host: string): Answer | undefined {
  switch (site.kinds.get(host)) {
    case 'meet':
    case 'dialin':
    case 'further host':
      return [200, HTML, '<html><body>Skype for Business Web App</body></html>'];
    case 'autodiscover':
      return site.scheme === 'http' ? redirectLink(site.pool) : autodiscover(site);
    case 'external web services':
    case 'office web apps':
    case undefined:
      return undefined;
  }
}

function isSimpleUrl(path: string): boolean {
  return /^\/(?:[^/]+\/)?(?:meet|dialin)\/?$/.test(path);
}

function virtualDirectory(site: StubSite, path: string, request: IncomingMessage): Answer {
  const is = (directory: string) => path === directory || path === `${directory}/`;
  if (is('/autodiscover/autodiscoverservice.svc/root')) return site.scheme === 'http' ? redirectLink(site.pool) : autodiscover(site);
  if (is('/autodiscover/autodiscoverservice.svc/root/user') || path.startsWith('/ucwa/')) return webTicketWanted(site);
  if (is('/abs') || is('/groupexpansion/service.svc')) return site.offersNtlm ? windowsChallenge(site, request) : webTicketWanted(site);
  if (is('/webticket/webticketservice.svc/mex')) return [200, { 'content-type': 'text/xml' }, METADATA];
  if (is('/meet') || is('/dialin')) return [200, HTML, '<html><body>Troubleshooting</body></html>'];
  if (site.site === 'internal' && (is('/cscp') || is('/ocspowershell'))) return [401, { 'www-authenticate': 'Negotiate' }, ''];
  return NOT_FOUND;
}

const METADATA = '<?xml version="1.0"?><wsx:Metadata xmlns:wsx="http://schemas.xmlsoap.org/ws/2004/09/mex"/>';

/** MS-OCDISCWS 3.1.5.2 */
function autodiscover({ pool, site }: StubSite): Answer {
  const root = `https://${pool}/Autodiscover/AutodiscoverService.svc/root`;
  const links = ['domain', 'user', 'oauth/user'].map((path) => ({
    href: `${root}/${path}`,
    token: path === 'domain' ? 'Domain' : path === 'user' ? 'User' : 'OAuth',
  }));
  return [200, JSON_TYPE, JSON.stringify({ AccessLocation: site === 'internal' ? 'Internal' : 'External', Root: { Links: links } })];
}

function redirectLink(pool: string): Answer {
  const href = `https://${pool}/Autodiscover/AutodiscoverService.svc/root`;
  return [200, JSON_TYPE, JSON.stringify({ AccessLocation: 'External', Root: { Links: [{ href, token: 'Redirect' }] } })];
}

function webTicketWanted({ pool }: StubSite): Answer {
  return [401, { 'x-ms-webticketurl': `https://${pool}/WebTicket/WebTicketService.svc`, 'www-authenticate': 'Bearer' }, ''];
}

/** The second beginning on one connection is refused, as by SSPI, and the handshake is over. */
function windowsChallenge({ computer }: StubSite, { headers, socket }: IncomingMessage): Answer {
  const begins = /^NTLM TlRMTVNTUAAB/.test(headers.authorization ?? '');
  if (begins && !begun.has(socket)) {
    begun.add(socket);
    return [401, { 'www-authenticate': `NTLM ${challengeMessage(computer)}` }, ''];
  }
  begun.delete(socket);
  return [401, { 'www-authenticate': ['Negotiate', 'NTLM'] }, ''];
}

function officeWebApps(path: string): Answer {
  return path === '/hosting/discovery' ? [200, { 'content-type': 'text/xml' }, '<?xml version="1.0"?><wopi-discovery/>'] : NOT_FOUND;
}
