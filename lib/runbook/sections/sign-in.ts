import { DATED_FACTS } from '../../facts/dated-facts';
import type { SignIn } from '../../declaring/declarations';
import type { PoolFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { MANAGEMENT_SHELL, poolFqdn, poolText, servingPools } from '../pools';
import { cmdlet } from '../powershell';
import { powershell, section, type Section, type Step } from '../step';
import { TOPICS } from '../topics';
import { modern } from './sign-in-modern';
import { passive } from './sign-in-passive';

/** Authentication of the external web sites, pool by pool as the deployment says clients sign in. */
export function signIn(inputs: RunbookInputs): readonly Section[] {
  const pools = servingPools(inputs);
  const by = (wanted: SignIn | undefined) => pools.filter((pool) => pool.signIn === wanted);
  return section('sign-in', 'Authentication for clients outside', [
    ...unknown(by(undefined)),
    ...by('windows').map((pool) => windows(pool, inputs)),
    ...passive(by('passive'), inputs),
    ...modern(by('modern'), pools.length, inputs),
  ]);
}

function unknown(pools: readonly PoolFacts[]): readonly Step[] {
  if (pools.length === 0) return [];
  return [
    {
      title: 'See how clients sign in today',
      why: SHARED_CONNECTIONS,
      where: MANAGEMENT_SHELL,
      text: [
        NTLM_ENDS,
        `A template does not tell how clients sign in to ${codes(pools.map(({ name }) => name))}. A deployment file does (\`externalSignIn\`), and this section then has the commands.`,
      ],
      commands: [powershell([cmdlet('Get-CsWebServiceConfiguration') + AUTHENTICATION])],
      checks: [
        {
          expect:
            'Behind an Application Load Balancer UseWindowsAuth is None, or Get-CsAuthConfig says that Windows authentication is blocked externally.',
        },
      ],
      facts: [DATED_FACTS.ntlm],
      topics: [TOPICS.setWebServiceConfiguration, TOPICS.setAuthConfig],
    },
  ];
}

const SHARED_CONNECTIONS =
  "NTLM authenticates a connection, and an Application Load Balancer shares its connections to the servers between clients: one client's request can run as another user.";

/** Kerberos needs a domain controller, which nobody outside reaches. */
const NTLM_ENDS =
  'The first sign-in from outside with Windows authentication needs NTLM, and Windows is to lose it: passive or modern sign-in is a project with a date, not an option. The next major version of Windows, of clients or of servers, is the day by which it has to be done, or NTLM allowed by policy.';

const AUTHENTICATION = ' | Format-List Identity, UseWindowsAuth, UseCertificateAuth, UsePinAuth, UseWsFedPassiveAuth';

function windows(pool: PoolFacts, { acceptedWindows }: RunbookInputs): Step {
  const isKeptApart = pool.frontEnd.mayShareWindowsSignIn;
  const accepted = acceptedWindows.find(({ where }) => where === undefined || where === pool.name);
  return {
    title: `Leave Windows authentication on ${poolText(pool)}`,
    why: isKeptApart
      ? 'The front end of this pool keeps the connections of clients apart, so NTLM works as it does inside.'
      : SHARED_CONNECTIONS,
    where: MANAGEMENT_SHELL,
    text: isKeptApart
      ? [NTLM_ENDS]
      : [
          NTLM_ENDS,
          accepted === undefined
            ? `Nobody has accepted that risk for ${code(pool.name)}: synthesis refuses it. Choose \`passive\` or \`modern\`, or another front end.`
            : `The risk is accepted, with the reason ${code(accepted.reason)}. Look at it again before the cut-over.`,
          'At risk are the first sign-in of desktop clients and its renewal every 180 days, `/abs` and `/GroupExpansion` without a ticket, and sign-in on the dial-in page. Guests, phones with a certificate, and mobile clients that send user name and password are not.',
        ],
    commands: [powershell([cmdlet('Get-CsWebServiceConfiguration') + AUTHENTICATION], 'What is set')],
    checks: [
      {
        expect: `The settings that apply to ${code(poolFqdn(pool))} (service, else site, else global) are meant to be so: nothing is changed here.`,
      },
    ],
    facts: [DATED_FACTS.ntlm],
    topics: [TOPICS.setWebServiceConfiguration],
    ...(isKeptApart
      ? {}
      : { unverified: ['how often NTLM through an Application Load Balancer mixes up users of Lync: no report was found.'] }),
  };
}
