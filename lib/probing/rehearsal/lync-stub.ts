import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { NameKind } from '../../verification/name-kind';
import { challengeMessage } from './ntlm-challenge';

/** Which web site of IIS listens, and for whom. */
export interface StubSite {
  /** External web services FQDN of the pool, or the host of Office Web Apps or a further service. */
  readonly pool: string;
  readonly site: 'external' | 'internal' | 'office web apps' | 'further service';
  readonly scheme: 'http' | 'https';
  /** What each host this pool may be asked for is for. */
  readonly kinds: ReadonlyMap<string, NameKind>;
  readonly offersNtlm: boolean;
  /** NetBIOS name of the server. */
  readonly computer: string;
}

type Answer = readonly [status: number, headers: Readonly<Record<string, string | readonly string[]>>, body: string];

const HTML = { 'content-type': 'text/html; charset=utf-8' };
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
  if (site.site === 'further service')
    return site.offersNtlm ? windowsChallenge(site, request) : [200, HTML, '<html><body>Welcome</body></html>'];
  if (path === '/' || isSimpleUrl(path)) {
    const byHost = atRoot(site, host, request);
    if (byHost !== undefined) return byHost;
  }
  return virtualDirectory(site, path, request);
}

/** The rewriting rules of IIS tell simple URLs and autodiscover by their host. */
function atRoot(site: StubSite, host: string, request: IncomingMessage): Answer | undefined {
  switch (site.kinds.get(host)) {
    case 'meet':
    case 'dialin':
    case 'further host':
      return [200, HTML, '<html><body>Skype for Business Web App</body></html>'];
    case 'autodiscover':
      return autodiscover(site, request);
    case 'external web services':
    case 'office web apps':
    case 'further service':
    case undefined:
      return undefined;
  }
}

function isSimpleUrl(path: string): boolean {
  return /^\/(?:[^/]+\/)?(?:meet|dialin)\/?$/.test(path);
}

function virtualDirectory(site: StubSite, path: string, request: IncomingMessage): Answer {
  const is = (directory: string) => path === directory || path === `${directory}/`;
  if (is('/autodiscover/autodiscoverservice.svc/root')) return autodiscover(site, request);
  if (is('/autodiscover/autodiscoverservice.svc/root/user') || path.startsWith('/ucwa/')) return webTicketWanted(site);
  if (is('/abs') || is('/groupexpansion/service.svc')) return site.offersNtlm ? windowsChallenge(site, request) : webTicketWanted(site);
  if (is('/webticket/webticketservice.svc/mex')) return [200, { 'content-type': 'text/xml' }, METADATA];
  if (is('/meet') || is('/dialin')) return [200, HTML, '<html><body>Troubleshooting</body></html>'];
  if (site.site === 'internal' && (is('/cscp') || is('/ocspowershell'))) return [401, { 'www-authenticate': 'Negotiate' }, ''];
  return NOT_FOUND;
}

const METADATA = '<?xml version="1.0"?><wsx:Metadata xmlns:wsx="http://schemas.xmlsoap.org/ws/2004/09/mex"/>';

interface Link {
  readonly token: string;
  readonly href: string;
}

/** MS-OCDISCWS 3.1.5.2 */
function autodiscover({ pool, site, scheme }: StubSite, { headers }: IncomingMessage): Answer {
  const root = `https://${pool}/Autodiscover/AutodiscoverService.svc/root`;
  const links =
    scheme === 'http'
      ? [{ token: 'Redirect', href: root }]
      : [
          { token: 'Domain', href: `${root}/domain` },
          { token: 'User', href: `${root}/user` },
          { token: 'OAuth', href: `${root}/oauth/user` },
        ];
  const accessLocation = scheme === 'https' && site === 'internal' ? 'Internal' : 'External';
  const accept = headers.accept ?? '';
  const body = /\+xml\b|\/xml\b/i.test(accept) ? inXml(accessLocation, links) : inJson(accessLocation, links);
  const type = /\bapplication\/vnd\.microsoft\.rtc\.autodiscover\+(?:xml|json)/i.exec(accept)?.[0];
  return [
    200,
    { 'content-type': type === undefined ? (body.startsWith('<') ? 'application/xml' : 'application/json') : `${type}; v=1` },
    body,
  ];
}

function inJson(accessLocation: string, links: readonly Link[]): string {
  return JSON.stringify({ AccessLocation: accessLocation, Root: { Links: links } });
}

/** MS-OCDISCWS 2.2.4 */
function inXml(accessLocation: string, links: readonly Link[]): string {
  const inside = links.map(({ token, href }) => `<Link token="${token}" href="${href}"/>`).join('');
  return `<?xml version="1.0" encoding="utf-8"?><AutodiscoverResponse AccessLocation="${accessLocation}"><Root>${inside}</Root></AutodiscoverResponse>`;
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
