import type { PoolFacts } from '../inputs';
import { code, codes } from '../markdown';
import { MANAGEMENT_SHELL, poolFqdn, poolText } from '../pools';
import { cmdlet, quoted, Written } from '../powershell';
import { powershell, type Step } from '../step';
import { TOPICS } from '../topics';

const AD_FS = '<federation service name>';
const NEEDS = 'Lync Server 2013 with the cumulative update of July 2013 or newer, Lync 2013 clients with theirs';

/** AD FS. Everything is set for each pool: set globally, it locks out whoever has an older client. */
export function passive(pools: readonly PoolFacts[]): readonly Step[] {
  if (pools.length === 0) return [];
  return [trust(pools), ...pools.map(webTickets), ...registrars(pools.filter(({ role }) => role !== 'director'))];
}

function trust(pools: readonly PoolFacts[]): Step {
  const rules = [
    `$permit = '@RuleTemplate = "AllowAllAuthzRule" => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");'`,
    `$sid = '@RuleTemplate = "PassThroughClaims" @RuleName = "Sid" c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarysid"] => issue(claim = c);'`,
  ];
  return {
    title: 'Let AD FS trust the pools',
    why: 'The sign-in page of AD FS hands its token only to relying parties it knows: without, every sign-in ends at an AD FS error.',
    where: 'PowerShell on the AD FS server, as administrator',
    text: [
      `Needs: ${NEEDS}. AD FS must be reachable from outside under its own name, through a proxy of its own: this one does not publish it.`,
      'The metadata is read from the internal web site of each pool.',
    ],
    commands: [
      powershell([
        ...rules,
        ...pools.flatMap((pool) => [
          cmdlet('Add-AdfsRelyingPartyTrust', {
            Name: `Lync ${pool.name}`,
            MetadataUrl: `https://${pool.internalFqdn ?? poolFqdn(pool)}/passiveauth/federationmetadata/2007-06/federationmetadata.xml`,
          }),
          cmdlet('Set-AdfsRelyingPartyTrust', {
            TargetName: `Lync ${pool.name}`,
            IssuanceAuthorizationRules: new Written('$permit'),
            IssuanceTransformRules: new Written('$sid'),
          }),
        ]),
      ]),
    ],
    checks: [
      {
        expect: `Get-AdfsRelyingPartyTrust lists them, with the external web services FQDNs ${codes(pools.map(({ externalFqdn }) => externalFqdn))} among the identifiers or endpoints.`,
      },
    ],
    topics: [TOPICS.passiveAuthentication],
    unverified: ['that the metadata names the external FQDN too: if the check does not find it, add it to the trust by hand.'],
  };
}

function webTickets(pool: PoolFacts): Step {
  const identity = `Service:WebServer:${poolFqdn(pool)}`;
  const existing = `Get-CsWebServiceConfiguration -Identity ${quoted(identity)} -ErrorAction SilentlyContinue`;
  return {
    title: `Sign in to ${poolText(pool)} through AD FS`,
    why: 'Windows authentication off is what this proxy depends on. Certificate and PIN go off too, because clients take passive authentication only where nothing else is offered.',
    where: MANAGEMENT_SHELL,
    text: [
      ...refused(pool),
      'It holds inside as well: users of the pool get the AD FS page there too, desk phones cannot sign in with a PIN any more, and clients that know no passive authentication (Lync 2010, Lync Phone Edition) not at all. Announce it, and begin with a pool of pilots.',
    ],
    commands: [
      powershell([
        `if (-not (${existing})) { ${cmdlet('New-CsWebServiceConfiguration', { Identity: identity })} }`,
        cmdlet('Set-CsWebServiceConfiguration', {
          Identity: identity,
          UseWsFedPassiveAuth: true,
          WsFedPassiveMetadataUri: `https://${AD_FS}/federationmetadata/2007-06/federationmetadata.xml`,
        }),
        cmdlet('Set-CsWebServiceConfiguration', {
          Identity: identity,
          UseWindowsAuth: 'None',
          UseCertificateAuth: false,
          UsePinAuth: false,
        }),
      ]),
      powershell(
        [cmdlet('Remove-CsWebServiceConfiguration', { Identity: identity })],
        'The way back, if the pool had no configuration of its own before: global or site settings hold again',
      ),
    ],
    checks: [
      {
        expect: 'UseWindowsAuth is None, UseWsFedPassiveAuth True, the other two False.',
        commands: [
          powershell([
            `${cmdlet('Get-CsWebServiceConfiguration', { Identity: identity })} | Format-List UseWsFedPassiveAuth, WsFedPassiveMetadataUri, UseWindowsAuth, UseCertificateAuth, UsePinAuth`,
          ]),
        ],
      },
    ],
    topics: [TOPICS.passiveAuthentication, TOPICS.setWebServiceConfiguration],
  };
}

function refused({ version, name }: PoolFacts): readonly string[] {
  return version === 'lync2010'
    ? [`${code(name)} is Lync Server 2010, which has no passive authentication: give the pool another front end or another way to sign in.`]
    : [];
}

/** Once certificates are off, clients would fall back to Kerberos and NTLM at the registrar. */
function registrars(pools: readonly PoolFacts[]): readonly Step[] {
  if (pools.length === 0) return [];
  const off = { UseKerberosForClientToProxyAuth: false, UseNtlmForClientToProxyAuth: false };
  const identities = [...pools.map((pool) => `Service:Registrar:${poolFqdn(pool)}`), 'Service:EdgeServer:<FQDN of the Edge pool>'];
  return [
    {
      title: 'Take Kerberos and NTLM from the registrars and Edge pools',
      why: 'Otherwise clients sign in to SIP with a password and never come to AD FS.',
      where: MANAGEMENT_SHELL,
      text: [
        'Only where Microsoft’s two-factor sign-in is wanted for SIP as well. The reverse proxy does not depend on it. Repeat the last two lines for each Edge pool.',
      ],
      commands: [
        powershell(
          identities.flatMap((identity) => [
            `if (-not (Get-CsProxyConfiguration -Identity ${quoted(identity)} -ErrorAction SilentlyContinue)) { ${cmdlet('New-CsProxyConfiguration', { Identity: identity })} }`,
            cmdlet('Set-CsProxyConfiguration', { Identity: identity, ...off }),
          ]),
        ),
        powershell(
          identities.map((identity) => cmdlet('Remove-CsProxyConfiguration', { Identity: identity })),
          'The way back, if they had no configuration of their own before',
        ),
      ],
      checks: [
        {
          expect:
            'A pilot signs in outside with the AD FS page, and again after `%UserProfile%\\AppData\\Local\\Microsoft\\Office\\15.0\\Lync` of the client is emptied.',
        },
      ],
      topics: [TOPICS.passiveAuthentication],
    },
  ];
}
