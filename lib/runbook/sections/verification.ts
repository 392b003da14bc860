import { DATED_FACTS } from '../../facts/dated-facts';
import { hostOf } from '../../declaring/simple-urls';
import type { FleetFacts, RunbookInputs } from '../inputs';
import { code } from '../markdown';
import { servingPools, whereAnswered } from '../pools';
import { proxyWord } from '../proxy-words';
import { beforeTheMove, recordMakers } from '../record-makers';
import { command, word } from '../shell';
import { powershell, section, shell, type Commands, type Section, type Step } from '../step';
import { TOPICS } from '../topics';
import { probes, type Probe } from '../probes';
import { hairpin } from './internal-dns';

/** Everything but DNS, while clients still use the old proxy. Where the deployment moves records it was rehearsed instead. */
export function verificationByAddress(inputs: RunbookInputs): readonly Section[] {
  const isMovedByEvery = recordMakers(inputs).movedBy === 'every deployment';
  const isNobodyElse = (inputs.template?.recordsToCreate ?? []).length === 0;
  return section('verification-by-address', 'Verify by address, before any record moves', [
    isMovedByEvery && isNobodyElse ? undefined : beforeDns(probes(inputs), inputs),
    hairpin(inputs),
  ]);
}

export function verification(inputs: RunbookInputs): readonly Section[] {
  const withoutWindows = servingPools(inputs).some(({ signIn }) => signIn === 'passive' || signIn === 'modern');
  return section('verification', 'Verify access from outside', [afterDns(probes(inputs), withoutWindows, inputs), clients(inputs)]);
}

/** The same requests before the names lead anywhere: only the address is another. */
function beforeDns(all: readonly Probe[], inputs: RunbookInputs): Step {
  const curl = (url: string) =>
    command('curl', '-sS', '-i', '--max-time', '20', '--connect-to', `::${whereAnswered(hostOf(url), inputs)}:`);
  return {
    title: `Before the DNS change: ask ${proxyWord(inputs)} by name`,
    why: 'Everything but DNS can be proved while clients still use the old proxy.',
    where: 'a computer outside with curl 7.49 or newer (on Windows in Git Bash)',
    text: ['Certificate and host name are checked as clients do. The requests only read, and none signs in.'],
    commands: [
      shell(verifyBefore(inputs), 'All checks, with what each failure usually means'),
      shell(
        all.map(({ url }) => `${curl(url)} ${word(url)}`),
        'The same by hand',
      ),
      ...patience(inputs),
    ],
    checks: [
      {
        expect:
          'No check of `verify` fails. By hand: each answers as the table of the section on verification says, and none complains about a certificate.',
      },
      ...(endsTlsBefore(inputs).length === 0
        ? []
        : [
            {
              expect:
                'The silent connection is still open when the patience is over. If it was ended at 350 s, phones would lose the requests they wait for: do not go on; end TLS in HAProxy (`haproxy.certificates`).',
            },
          ]),
    ],
    topics: [TOPICS.verifyAccess, ...(endsTlsBefore(inputs).length === 0 ? [] : [TOPICS.networkListeners])],
    ...(endsTlsBefore(inputs).length === 0
      ? {}
      : {
          unverified: [
            'that keepalives of HAProxy renew the 350 s at which a TLS listener of a Network Load Balancer ends what is silent: AWS documents it, and nobody here saw it live.',
          ],
        }),
    ...beforeTheMove(inputs),
  };
}

/** Fleets whose load balancer ends TLS, with a time-out that nobody can change. */
function endsTlsBefore({ template }: RunbookInputs): readonly FleetFacts[] {
  return (template?.fleets ?? []).filter(({ secrets }) => secrets.length === 0);
}

/** The socket of this check sends no keepalives of its own. */
function patience(inputs: RunbookInputs): readonly Commands[] {
  const pools = new Set(endsTlsBefore(inputs).flatMap((fleet) => fleet.pools));
  const behind = inputs.names.find(({ answeredBy }) => answeredBy.some((each) => pools.has(each)));
  if (behind === undefined) return [];
  const { deploymentFile } = inputs;
  const which = deploymentFile === undefined ? ['--names', behind.name] : ['--deployment', deploymentFile, '--only', behind.name];
  const where = ['--connect-to', whereAnswered(behind.name, inputs)];
  return [
    shell(
      [command('npx', 'lync-reverse-proxy', 'verify', ...which, ...where, '--patience', '400s')],
      'Whether the load balancer in front of HAProxy keeps silent connections for longer than 350 s; it takes seven minutes',
    ),
  ];
}

/** Names that another load balancer answers have a call of their own. */
function verifyBefore(inputs: RunbookInputs): readonly string[] {
  const balancers = [...new Set(inputs.names.map(({ name }) => whereAnswered(name, inputs)))];
  const behind = (balancer: string) => inputs.names.filter(({ name }) => whereAnswered(name, inputs) === balancer);
  return balancers.map((each) => command(...verify(inputs, balancers.length > 1 ? behind(each) : []), '--connect-to', each));
}

/** The deployment file goes with every call: what it promises is checked too. */
function verify({ deploymentFile, names: all, haproxy }: RunbookInputs, some: RunbookInputs['names'] = []): readonly string[] {
  const names = (some.length > 0 ? some : all).map(({ name }) => name).join(',');
  const which =
    deploymentFile === undefined ? ['--names', names] : ['--deployment', deploymentFile, ...(some.length > 0 ? ['--only', names] : [])];
  return ['npx', 'lync-reverse-proxy', 'verify', ...which, ...(haproxy === undefined ? [] : ['--engine', 'haproxy'])];
}

function afterDns(all: readonly Probe[], withoutWindows: boolean, inputs: RunbookInputs): Step {
  return {
    title: 'After the DNS change: open each address',
    why: 'These are the addresses of the topic, for your names. Each stands for a feature that clients outside lose if it does not answer.',
    where: 'a browser outside, on a network that has nothing to do with yours',
    table: {
      columns: ['address', 'what to see', 'if not'],
      rows: all.map(({ url, expect, otherwise }) => [code(url), expect, otherwise]),
    },
    commands: [shell([command(...verify(inputs))], 'Or all checks together, from a network that has nothing to do with yours')],
    checks: [{ expect: 'All rows are as they should be, without a certificate warning, and no check of `verify` fails.' }],
    topics: [TOPICS.verifyAccess, TOPICS.simpleUrlDns],
    ...(withoutWindows
      ? {
          unverified: [
            'what `/abs` and `/GroupExpansion` answer once Windows authentication is off: the topic knows only the challenge with it. What counts is that NTLM and Negotiate are not offered.',
          ],
        }
      : {}),
  };
}

function clients(inputs: RunbookInputs): Step {
  const { sipDomains } = inputs;
  const hasMeetingsApp = servingPools(inputs).some(({ version }) => version !== 'lync2010' && version !== 'lync2013');
  const user = `<user>@${sipDomains?.[0] ?? '<SIP domain>'}`;
  return {
    title: 'Try clients and test users',
    why: 'Long polls, second sign-ins and meetings show only with a client.',
    where: 'a phone on mobile data, a desktop outside, a browser of a guest',
    text: [
      `Synthetic transactions ask the same services with a test user such as ${code(user)}; run them from a computer that resolves the public names: \`Test-CsUcwaConference\`, \`Test-CsMcxP2PIM\` (with Lync 2010 mobile clients only), \`Test-CsAddressBookService -External\`, \`Test-CsGroupExpansion\`.`,
      ...(hasMeetingsApp
        ? [
            'If the join page opens and Skype Meetings App does not load after it, look at the update of August 2025 on the pool before you look at the proxy; with Skype for Business Server 2015 also at `add_sfbassets.ps1`.',
          ]
        : []),
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
    ...(hasMeetingsApp ? { facts: [DATED_FACTS.skypeMeetingsApp] } : {}),
    topics: [TOPICS.verifyAccess, TOPICS.mobility],
  };
}
