import type { PoolFacts, RunbookInputs } from '../inputs';
import { codes } from '../markdown';
import { MANAGEMENT_SHELL, poolFqdn } from '../pools';
import { cmdlet } from '../powershell';
import { powershell, type Step } from '../step';
import { NOT_REPLICATED, serversTable } from './enable-computers';
import { TOPICS } from '../topics';

const NEEDS = 'Skype for Business Server 2015 with the update of July 2018 (6.0.9319.534) or newer, Skype for Business Server 2019, or SE';

/** OAuth outside, Windows authentication inside only. */
export function modern(pools: readonly PoolFacts[], published: number, inputs: RunbookInputs): readonly Step[] {
  if (pools.length === 0) return [];
  return [authority(pools, inputs), block(pools, pools.length === published, inputs)];
}

function authority(pools: readonly PoolFacts[], { haproxy }: RunbookInputs): Step {
  const tooOld = pools.filter(({ version }) => version === 'lync2010' || version === 'lync2013').map(({ name }) => name);
  return {
    title: 'Turn modern authentication on',
    why: 'Clients outside get their token from an authority (AD FS, or Microsoft Entra ID in a hybrid deployment); the pools have to trust it before Windows authentication goes.',
    where: MANAGEMENT_SHELL,
    text: [
      `Needs on every server: ${NEEDS}.`,
      ...(tooOld.length === 0
        ? []
        : [
            `${codes(tooOld)} ${tooOld.length === 1 ? 'is' : 'are'} older and cannot: choose \`passive\`, or ${haproxy === undefined ? 'another front end' : 'leave `windows`, which HAProxy keeps apart by client'}.`,
          ]),
      'One of the two, and each only once (a second time it fails, and does no harm): the first with AD FS alone, the second with Microsoft Entra ID, after its entries in the section on hybrid.',
    ],
    commands: [
      powershell(
        [
          cmdlet('New-CsOAuthServer', {
            Identity: '<name for AD FS>',
            Type: 'ADFS',
            MetadataURL: 'https://<federation service name>/FederationMetadata/2007-06/FederationMetadata.xml',
          }),
          cmdlet('Set-CsOAuthConfiguration', { ClientAuthorizationOAuthServerIdentity: '<name for AD FS>' }),
        ],
        'With AD FS, once the relying party trust of the topic is made',
      ),
      powershell(
        [
          cmdlet('New-CsOAuthServer', {
            Identity: 'evoSTS',
            Type: 'AzureAD',
            MetadataURL: 'https://login.windows.net/common/FederationMetadata/2007-06/FederationMetadata.xml',
            AcceptSecurityIdentifierInformation: true,
          }),
          cmdlet('Set-CsOAuthConfiguration', { ClientAuthorizationOAuthServerIdentity: 'evoSTS' }),
        ],
        'With Microsoft Entra ID',
      ),
    ],
    checks: [
      {
        expect:
          'A pilot signs in inside, is shown the page of the authority, and the configuration information of the client names an OAuth authority.',
      },
    ],
    topics: [TOPICS.modernAuthentication, TOPICS.hybridModernAuthentication],
  };
}

/** Without -Pool it is set for all pools; so it is only where that is meant. */
function block(pools: readonly PoolFacts[], isAll: boolean, { clients, pools: all }: RunbookInputs): Step {
  const scenario = (name: string) =>
    isAll
      ? [cmdlet('Set-CsAuthConfig', { Scenario: name })]
      : pools.map((pool) => cmdlet('Set-CsAuthConfig', { Scenario: name, Pool: poolFqdn(pool) }));
  return {
    title: 'Block Windows authentication outside',
    why: pools.some(({ frontEnd }) => !frontEnd.mayShareWindowsSignIn)
      ? 'NTLM authenticates a connection, which an Application Load Balancer shares between clients. This is what makes `modern` true.'
      : 'This is what makes `modern` true: without it NTLM is still offered outside, where passwords are tried.',
    where: `${MANAGEMENT_SHELL}; then on each server, as local administrator`,
    text: [
      'Inside nothing changes: modern and Windows authentication are both offered. Outside, clients that know no modern authentication cannot sign in any more: Lync 2010, Lync for Mac 2011, Lync Phone Edition, Lync Windows Store app, most desk phones of other makers, scripts with NTLM.',
      ...(clients === undefined ? [] : [`The deployment names ${codes(clients)}: compare.`]),
      'Announce it, and do it days before the cut-over.',
      ...(isAll
        ? []
        : [
            'It is set pool by pool, as other pools sign in otherwise. Microsoft advises against that: a client that is given the settings of two pools may be unable to sign in. If all pools can, choose `modern` for all.',
          ]),
      'Where servers of Skype for Business Server are missing in the table, such as those of other pools or of the Edge, they count too.',
    ],
    effects: [
      {
        text: 'Nothing has changed until `Enable-CsComputer` has run on every server of Skype for Business Server, after the setting. The way back wants it again, on every server as well.',
        source: TOPICS.setAuthConfig,
      },
      { text: 'From then on clients that come through the old proxy are blocked too, as they come from outside.', source: undefined },
    ],
    table: serversTable(isAll ? all : pools),
    commands: [
      powershell(scenario('BlockWindowsAuthExternally')),
      powershell(NOT_REPLICATED, 'Whoever has not got the change yet: wait for them'),
      powershell([cmdlet('Enable-CsComputer')], 'Then on every server, one after the other'),
      powershell(scenario('AllowAllExternallyAndInternally'), 'The way back'),
      powershell([cmdlet('Enable-CsComputer')], 'The way back, then on every server again'),
    ],
    checks: [
      {
        expect: `It says so for ${codes(pools.map(({ name }) => name))}.`,
        commands: [powershell([cmdlet('Get-CsAuthConfig')])],
      },
      {
        expect:
          '`/abs` of each pool, asked from outside through the old proxy or on the listening port of each server, offers neither NTLM nor Negotiate. If a server still does, `Enable-CsComputer` has not run there.',
      },
    ],
    topics: [TOPICS.setAuthConfig, TOPICS.enableComputer],
    ...(isAll ? {} : { unverified: ['that `-Pool` takes the pool FQDN: the page of the cmdlet shows no example.'] }),
  };
}
