import type { PoolFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { MANAGEMENT_SHELL, poolFqdn } from '../pools';
import { cmdlet, quoted, Written } from '../powershell';
import { powershell, type Step } from '../step';
import { NOT_REPLICATED } from './enable-computers';
import { TOPICS } from '../topics';

const METADATA = 'federationmetadata/2007-06/federationmetadata.xml';

/** AD FS. Everything is set for each pool: set globally, it locks out whoever has an older client. */
export function passive(pools: readonly PoolFacts[], inputs: RunbookInputs): readonly Step[] {
  if (pools.length === 0) return [];
  return [trust(pools), webTickets(pools, inputs), ...registrars(pools.filter(({ role }) => role !== 'director'))];
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
      'AD FS must be reachable from outside under its own name, through a proxy of its own: this one does not publish it. The metadata is read from the internal web site of each pool.',
      'Adding a trust that is there already fails, and does no harm.',
      ...withoutAnswer(pools),
    ],
    commands: [
      powershell([
        ...rules,
        ...pools.flatMap((pool) => [
          cmdlet('Add-AdfsRelyingPartyTrust', {
            Name: `Lync ${pool.name}`,
            MetadataUrl: `https://${pool.internalFqdn ?? poolFqdn(pool)}/passiveauth/${METADATA}`,
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
        expect: `The external web services FQDNs ${codes(pools.map(({ externalFqdn }) => externalFqdn))} are among the identifiers or endpoints.`,
        commands: [
          powershell(["Get-AdfsRelyingPartyTrust | Where-Object { $_.Name -like 'Lync *' } | Format-List Name, Identifier, WSFedEndpoint"]),
        ],
      },
    ],
    topics: [TOPICS.passiveAuthentication],
    unverified: ['that the metadata names the external FQDN too: if the check does not find it, add it to the trust by hand.'],
  };
}

/** AD FS sends browsers and clients back to /passiveauth on the external web services FQDN. */
function withoutAnswer(pools: readonly PoolFacts[]): readonly string[] {
  const cut = pools.filter(
    ({ virtualDirectories }) => virtualDirectories?.every((path) => !/^\/?passiveauth(?:\/|$)/i.test(path)) ?? false,
  );
  if (cut.length === 0) return [];
  return [
    `${codes(cut.map(({ name }) => name))}: only some virtual directories are published, and \`/passiveauth\`, where the answer of AD FS comes back, is not among them. Add it to \`virtualDirectories\` first, or nobody signs in there from outside.`,
  ];
}

function webTickets(pools: readonly PoolFacts[], { haproxy }: RunbookInputs): Step {
  const identities = pools.map((pool) => `Service:WebServer:${poolFqdn(pool)}`);
  const tooOld = pools.filter(({ version }) => version === 'lync2010').map(({ name }) => name);
  return {
    title: 'Let clients sign in through AD FS',
    why: `${haproxy === undefined ? 'Windows authentication off is what this proxy depends on.' : 'With Windows authentication on, passwords are tried from outside.'} Certificate and PIN go off too, because clients take passive authentication only where nothing else is offered.`,
    where: MANAGEMENT_SHELL,
    text: [
      'Needs on every server Lync Server 2013 with the cumulative update of July 2013, or newer, and on every Lync 2013 client its update of then.',
      ...(tooOld.length === 0
        ? []
        : [
            `${codes(tooOld)} ${tooOld.length === 1 ? 'is' : 'are'} Lync Server 2010, which has no passive authentication: leave the lines out, and ${haproxy === undefined ? 'choose another front end for it' : 'write `externalSignIn: windows` for it, which HAProxy keeps apart by client'}.`,
          ]),
      'Announce it, begin with a pool of pilots, and do it days before the cut-over. Desk phones cannot sign in with a PIN any more, and clients that know no passive authentication (Lync 2010, Lync Phone Edition) not at all.',
      `Set it pool by pool, never globally; ${code('<federation service name>')} is under Edit Federation Service Properties in the console of AD FS.`,
    ],
    effects: [
      {
        text: 'The servers take the settings up by themselves, soon after they have got them (the second command lists who has not): no page says when, or whether `Enable-CsComputer` must run on each server. If a server still offers NTLM an hour later, run it there. The same goes for the way back.',
        source: undefined,
      },
      { text: 'Inside too: users of the pool get the page of AD FS there as well.', source: undefined },
      { text: 'Through the old proxy too, from then on.', source: undefined },
    ],
    commands: [
      powershell(identities.flatMap(turnOn)),
      powershell(NOT_REPLICATED, 'Whoever has not got the change yet'),
      powershell(
        identities.map((identity) => cmdlet('Remove-CsWebServiceConfiguration', { Identity: identity })),
        'The way back for a pool that had no configuration of its own before',
      ),
    ],
    checks: [
      {
        expect:
          '`/abs` of each pool, asked from outside through the old proxy or on the listening port of each server, offers neither NTLM nor Negotiate.',
      },
      {
        expect: 'For each pool UseWindowsAuth is None, UseWsFedPassiveAuth True, the other two False.',
        commands: [
          powershell(
            identities.map(
              (identity) =>
                `${cmdlet('Get-CsWebServiceConfiguration', { Identity: identity })} | Format-List Identity, UseWsFedPassiveAuth, WsFedPassiveMetadataUri, UseWindowsAuth, UseCertificateAuth, UsePinAuth`,
            ),
          ),
        ],
      },
    ],
    topics: [TOPICS.passiveAuthentication, TOPICS.setWebServiceConfiguration],
    unverified: [
      'that the settings of the site, or else the global ones, apply to a pool again when its own are removed: the page of Remove-CsWebServiceConfiguration does not say it.',
    ],
  };
}

function turnOn(identity: string): readonly string[] {
  return [
    unlessThere('CsWebServiceConfiguration', identity),
    cmdlet('Set-CsWebServiceConfiguration', {
      Identity: identity,
      UseWsFedPassiveAuth: true,
      WsFedPassiveMetadataUri: `https://<federation service name>/${METADATA}`,
    }),
    cmdlet('Set-CsWebServiceConfiguration', { Identity: identity, UseWindowsAuth: 'None', UseCertificateAuth: false, UsePinAuth: false }),
  ];
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
        'Only where SIP is to ask AD FS as well, for two factors. The reverse proxy does not depend on it. Repeat the last two lines for each Edge pool.',
      ],
      effects: [
        {
          text: 'The servers take it up by themselves: no page says when, or whether anything must run on each of them. The same goes for the way back.',
          source: undefined,
        },
      ],
      commands: [
        powershell(
          identities.flatMap((identity) => [
            unlessThere('CsProxyConfiguration', identity),
            cmdlet('Set-CsProxyConfiguration', { Identity: identity, ...off }),
          ]),
        ),
        powershell(
          identities.map((identity) => cmdlet('Remove-CsProxyConfiguration', { Identity: identity })),
          'The way back for those that had no configuration of their own before',
        ),
      ],
      checks: [
        {
          expect:
            'A pilot whose client has forgotten its certificate (sign out, delete my sign-in info) signs in outside with the AD FS page.',
        },
      ],
      topics: [TOPICS.passiveAuthentication],
    },
  ];
}

function unlessThere(noun: string, identity: string): string {
  const created = cmdlet(`New-${noun}`, { Identity: identity });
  return `if (-not (Get-${noun} -Identity ${quoted(identity)} -ErrorAction SilentlyContinue)) { ${created} }`;
}
