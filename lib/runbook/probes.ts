import type { SimpleUrlScope } from '../declaring/simple-url-scopes';
import { haproxyFor } from './answering-haproxy';
import type { NameFacts, PoolFacts, RunbookInputs } from './inputs';
import { codes } from './markdown';
import { publishedPools } from './pools';

/** An address of the verification, and what its answer tells. */
export interface Probe {
  readonly url: string;
  readonly expect: string;
  /** What is lost, and where to look, if it answers otherwise. */
  readonly otherwise: string;
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-verify-access-through-your-reverse-proxy, for these names. */
export function probes(inputs: RunbookInputs): readonly Probe[] {
  const { pools, names, simpleUrls = [] } = inputs;
  const unknown = unknownText(inputs);
  const all = [
    ...publishedPools(pools).flatMap((pool) => poolProbes(pool, inputs)),
    ...simpleUrls.flatMap(simpleUrlProbes),
    ...names.flatMap((name) => nameProbes(name, simpleUrls.length > 0, unknown)),
  ];
  return [...new Map(all.map((probe) => [probe.url, probe])).values()];
}

const CHALLENGE = 'a prompt for a password (401): cancel it';
const NO_CHALLENGE = 'no prompt for a password: no `NTLM` or `Negotiate` in the answer';

function poolProbes(pool: PoolFacts, inputs: RunbookInputs): readonly Probe[] {
  const challenge = pool.signIn === 'passive' || pool.signIn === 'modern' ? NO_CHALLENGE : CHALLENGE;
  const probe = (path: string, expect: string, otherwise: string) =>
    isPublished(path, pool) ? [{ url: urlOf(pool.externalFqdn, pool.published.https, path), expect, otherwise }] : [];
  return [
    ...probe('/abs', challenge, 'no address book; 404 means a wrong port or Host header'),
    ...probe('/GroupExpansion/service.svc', challenge, 'distribution groups do not expand'),
    ...probe('/meet', 'the page for conference trouble (200)', 'meetings do not open'),
    ...probe('/dialin', 'the dial-in conferencing page (200)', 'PIN and numbers are out of reach'),
    ...probe(
      '/Autodiscover/AutodiscoverService.svc/root',
      'status 200',
      // What a load balancer asks too, to see whether a server is well.
      `no client finds this pool; ${haproxyFor(pool, inputs) === undefined ? 'its targets are unhealthy too' : 'HAProxy takes its servers for down too'}`,
    ),
    ...probe('/WebTicket/WebTicketService.svc/mex', 'an XML description (200)', 'no client signs in'),
    ...(pool.role === 'director' || pool.version === 'lync2010'
      ? []
      : probe('/ucwa', 'an answer of IIS, whatever its status', 'mobile clients do not sign in')),
  ];
}

/** Letter case makes no difference to IIS, nor to the rules for virtual directories. */
function isPublished(path: string, { virtualDirectories }: PoolFacts): boolean {
  const directory = path.split('/')[1]?.toLowerCase();
  return virtualDirectories?.some((each) => each.toLowerCase().replace(/^\/|\/\*?$/g, '') === directory) ?? true;
}

function simpleUrlProbes({ meet, dialin }: SimpleUrlScope): readonly Probe[] {
  const otherwise = 'the pool does not know the simple URL, or gets another Host header';
  return [
    ...meet.flatMap(({ active, inactive }) =>
      [active, ...inactive].map((url) => ({ url, expect: 'the page for conference trouble (200)', otherwise })),
    ),
    ...(dialin === undefined
      ? []
      : [dialin.active, ...dialin.inactive].map((url) => ({ url, expect: 'the dial-in conferencing page (200)', otherwise }))),
  ];
}

function nameProbes(name: NameFacts, areUrlsKnown: boolean, unknown: string): readonly Probe[] {
  const { name: host, kind, httpsPort } = name;
  switch (kind) {
    case 'autodiscover':
      return autodiscoverProbes(name);
    case 'office web apps':
      return [
        {
          url: `https://${host}/hosting/discovery`,
          expect: 'XML that begins with wopi-discovery (200)',
          otherwise: 'presentations stay blank outside',
        },
      ];
    case 'meet':
    case 'dialin':
      return areUrlsKnown ? [] : [anyAnswer(host, httpsPort, unknown)];
    case 'further host':
    case 'further name':
    case undefined:
      return [anyAnswer(host, httpsPort, unknown)];
    case 'further service':
      return [
        {
          url: urlOf(host, httpsPort, '/'),
          expect: 'an answer of the service, such as its sign-in page',
          otherwise: `${unknown}, a 502 to 504 that its servers are out of reach`,
        },
      ];
    case 'external web services':
      return [];
  }
}

function autodiscoverProbes({ name, httpsPort, httpPort, answeredBy }: NameFacts): readonly Probe[] {
  const secure: Probe = {
    url: `https://${name}/`,
    expect: `a JSON document with AccessLocation External and links on ${codes(answeredBy)}`,
    otherwise: 'mobile clients and the Store app find nothing; links on another name mean another ExternalFqdn',
  };
  const plain: Probe = {
    url: `http://${name}/`,
    expect: 'status 200 and one Redirect link, and no 301',
    otherwise: 'clients of the SIP domain stop at a certificate that does not name it',
  };
  return [...(httpsPort === undefined ? [] : [secure]), ...(httpPort === undefined ? [] : [plain])];
}

/** What the front end itself says of a host that nobody published. */
function unknownText({ haproxy }: RunbookInputs): string {
  return haproxy === undefined
    ? 'a 404 of the load balancer means that no rule has the name'
    : 'a 404 of HAProxy means that it does not know the name';
}

function anyAnswer(host: string, port: number | undefined, unknown: string): Probe {
  return {
    url: urlOf(host, port, '/'),
    expect: 'an answer of the pool',
    otherwise: unknown,
  };
}

function urlOf(host: string, port: number | undefined, path: string): string {
  return `https://${host}${port === undefined || port === 443 ? '' : `:${port}`}${path}`;
}
