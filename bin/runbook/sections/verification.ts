import { PLACEHOLDERS } from '../../../lib/planning/change-batch';
import type { NameFacts, PoolFacts, RunbookInputs } from '../inputs';
import { code } from '../markdown';
import { publishedPools, urlOf } from '../pools';
import { command, word } from '../shell';
import { powershell, section, shell, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

interface Probe {
  readonly url: string;
  readonly expect: string;
  readonly otherwise: string;
}

export function verification(inputs: RunbookInputs): readonly Section[] {
  const probes = [...publishedPools(inputs.pools).flatMap(poolProbes), ...inputs.names.flatMap((name) => nameProbes(name, inputs))];
  return section('verification', 'Verify access from outside', [beforeDns(probes), inBrowser(probes), clients(inputs)]);
}

const LEAD = `::${PLACEHOLDERS.dnsName}:`;

/** The same requests before the names lead anywhere: only the address is another. */
function beforeDns(probes: readonly Probe[]): Step {
  return {
    title: 'Before the DNS change: ask the load balancer by name',
    why: 'Everything but DNS can be proved while clients still use the old proxy.',
    where: 'a computer outside with curl 7.49 or newer (on Windows: `curl.exe`, in a command prompt or Git Bash)',
    text: ['Certificate and host name are checked as clients do. Requests are only read, and none signs in.'],
    commands: [shell(probes.map(({ url }) => `${command('curl', '-sS', '-i', '--max-time', '20', '--connect-to', LEAD)} ${word(url)}`))],
    checks: [{ expect: 'Each answers as the table of the next step says.' }],
    topics: [TOPICS.verifyAccess],
  };
}

function inBrowser(probes: readonly Probe[]): Step {
  return {
    title: 'After the DNS change: open each address',
    why: 'These are the addresses of the topic, for your names. Each stands for a feature that clients outside lose if it does not answer.',
    where: 'a browser outside, on a network that has nothing to do with yours',
    table: {
      columns: ['address', 'what to see', 'if not'],
      rows: probes.map(({ url, expect, otherwise }) => [code(url), expect, otherwise]),
    },
    checks: [{ expect: 'All rows are as they should be, without a certificate warning.' }],
    topics: [TOPICS.verifyAccess, TOPICS.simpleUrlDns],
  };
}

function poolProbes(pool: PoolFacts): readonly Probe[] {
  const url = (path: string) => urlOf(pool.externalFqdn, pool.published.https, path);
  const challenge =
    pool.signIn === 'passive' || pool.signIn === 'modern'
      ? CHALLENGE_WITHOUT_WINDOWS
      : 'a challenge: status 401, or the prompt for a password (cancel it)';
  const all: readonly (Probe & { readonly directory: string })[] = [
    { directory: 'abs', url: url('/abs'), expect: challenge, otherwise: 'address book downloads fail; 404 is a wrong port or Host header' },
    {
      directory: 'groupexpansion',
      url: url('/GroupExpansion/service.svc'),
      expect: challenge,
      otherwise: 'distribution groups do not expand',
    },
    { directory: 'meet', url: url('/meet'), expect: 'the page for conference trouble (200)', otherwise: 'meetings do not open' },
    {
      directory: 'dialin',
      url: url('/dialin'),
      expect: 'the dial-in conferencing page (200)',
      otherwise: 'PIN and numbers are out of reach',
    },
    {
      directory: 'autodiscover',
      url: url('/autodiscover/autodiscoverservice.svc/root'),
      expect: 'status 200',
      otherwise: 'no client finds this pool; the target group is unhealthy too',
    },
    {
      directory: 'webticket',
      url: url('/WebTicket/WebTicketService.svc/mex'),
      expect: 'an XML description (200)',
      otherwise: 'no client signs in',
    },
    ...(pool.role === 'director'
      ? []
      : [
          {
            directory: 'ucwa',
            url: url('/ucwa'),
            expect: 'any answer of IIS but 404 from the load balancer',
            otherwise: 'mobile clients do not sign in',
          },
        ]),
  ];
  return all.filter(({ directory }) => isPublished(directory, pool.virtualDirectories));
}

const CHALLENGE_WITHOUT_WINDOWS =
  'no `WWW-Authenticate: NTLM` or `Negotiate` among the headers; a refusal (401 or 403) or a redirect to the sign-in page';

function isPublished(directory: string, virtualDirectories: readonly string[] | undefined): boolean {
  return virtualDirectories === undefined || virtualDirectories.some((path) => path.toLowerCase().replace(/^\/|\/\*?$/g, '') === directory);
}

function nameProbes({ name, kind, httpsPort, httpPort, answeredBy }: NameFacts, { pools, simpleUrls }: RunbookInputs): readonly Probe[] {
  switch (kind) {
    case 'meet':
    case 'dialin': {
      const urls = (simpleUrls ?? []).flatMap(({ meet, dialin }) => [...meet, ...(dialin === undefined ? [] : [dialin])]);
      const here = [...new Set(urls.flatMap(({ active, inactive }) => [active, ...inactive]))].filter((url) => hostOf(url) === name);
      return here.map((url) => ({
        url,
        expect: 'the same page as on the pool',
        otherwise: 'the simple URL is not known to the pool, or its host is missing on the certificate',
      }));
    }
    case 'autodiscover':
      return [
        ...(httpsPort === undefined ? [] : [discovery(`https://${name}/`, answeredBy, pools)]),
        ...(httpPort === undefined
          ? []
          : [
              {
                url: `http://${name}/`,
                expect: 'status 200 and one Redirect link: not a 301',
                otherwise: 'clients of this SIP domain stop at a certificate that does not name it',
              },
            ]),
      ];
    case 'office web apps':
      return [
        {
          url: `https://${name}/hosting/discovery`,
          expect: 'XML that begins with wopi-discovery (200)',
          otherwise: 'presentations stay blank outside',
        },
      ];
    case 'further host':
    case 'further name':
    case undefined:
      return [
        {
          url: urlOf(name, httpsPort, '/'),
          expect: 'an answer of the pool, and no 404 of the load balancer',
          otherwise: 'the name is on no rule',
        },
      ];
    case 'external web services':
      return [];
  }
}

function discovery(url: string, answeredBy: readonly string[], pools: readonly PoolFacts[]): Probe {
  const fqdns = pools.filter(({ externalFqdn }) => answeredBy.includes(externalFqdn)).map(({ externalFqdn }) => externalFqdn);
  return {
    url,
    expect: `a JSON document with AccessLocation External, whose links are on ${fqdns.map(code).join(' or ')}`,
    otherwise: 'mobile clients and the Store app find nothing; links on another name mean that ExternalFqdn of the pool is another',
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function clients({ sipDomains }: RunbookInputs): Step {
  const user = `<user>@${sipDomains?.[0] ?? '<SIP domain>'}`;
  return {
    title: 'With clients and test users',
    why: 'Long polls, second sign-ins and meetings show only with a client.',
    where: 'a phone on mobile data, a desktop outside, a browser of a guest',
    text: [
      `Synthetic transactions ask the same services with a test user such as ${code(user)}; run them from a computer that resolves the public names: \`Test-CsUcwaConference\`, \`Test-CsMcxP2PIM\` (with Lync 2010 mobile clients only), \`Test-CsAddressBookService -External\`, \`Test-CsGroupExpansion\`.`,
    ],
    commands: [
      powershell(
        ['Get-CsHealthMonitoringConfiguration | Format-List Identity, FirstTestUserSipUri, SecondTestUserSipUri'],
        'The test users there are',
      ),
    ],
    checks: [
      { expect: 'The phone signs in, stays signed in for 30 minutes without a message, and receives one afterwards.' },
      { expect: 'The desktop finds colleagues by name, expands a distribution group, and joins a meeting.' },
      { expect: 'The guest joins by the link of an old invitation and of a new one.' },
    ],
    topics: [TOPICS.verifyAccess, TOPICS.mobility],
  };
}
