import { DATED_FACTS } from '../../facts/dated-facts';
import type { PoolFacts, RunbookInputs } from '../inputs';
import { codes } from '../markdown';
import { MANAGEMENT_SHELL, poolFqdn, publishedPools } from '../pools';
import { cmdlet, quoted } from '../powershell';
import { powershell, section, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

/** Service principal of Skype for Business Online, which stands for the servers as well. */
const SERVICE = '00000004-0000-0ff1-ce00-000000000000';

export function hybrid({ pools: all, names, sipDomains }: RunbookInputs): readonly Section[] {
  const pools = publishedPools(all);
  const modern = pools.filter(({ signIn }) => signIn === 'modern' || signIn === undefined);
  const discovery = names.filter(({ kind }) => kind === 'autodiscover').map(({ name }) => name);
  return section('hybrid', 'Hybrid and service principal names', [
    modern.length === 0 ? undefined : servicePrincipal(modern),
    discovery.length === 0 ? undefined : splitDomain(discovery, sipDomains),
    kerberos(pools),
  ]);
}

function servicePrincipal(pools: readonly PoolFacts[]): Step {
  const urls = pools.flatMap((pool) => [
    `https://${pool.externalFqdn}/`,
    `https://${pool.internalFqdn ?? `<InternalFqdn of ${pool.name}>`}/`,
  ]);
  return {
    title: 'Add the web services to the service principal',
    why: 'Microsoft Entra ID issues tokens only for addresses it knows: without them sign-in ends with an error of the authority.',
    where: 'PowerShell with the module Microsoft.Graph.Applications, as an administrator of applications in the tenant',
    text: [
      'Only with hybrid modern authentication. External and internal FQDN of each pool have to be there.',
      'If presence or archiving with Exchange Online fails since October 2025, look at the dedicated hybrid application: these servers ask the cloud, and the proxy has no part in it.',
    ],
    commands: [
      powershell(
        pools.map(
          (pool) => `Get-CsService -WebServer -PoolFqdn ${quoted(poolFqdn(pool))} | Format-List PoolFqdn, InternalFqdn, ExternalFqdn`,
        ),
        'The names, in the Management Shell',
      ),
      powershell([
        "Connect-MgGraph -Scopes 'Application.ReadWrite.All'",
        `$principal = Get-MgServicePrincipal -Filter ${quoted(`appId eq '${SERVICE}'`)}`,
        `$wanted = @(${urls.map(quoted).join(', ')})`,
        '$names = @($principal.ServicePrincipalNames) + $wanted | Select-Object -Unique',
        cmdlet('Update-MgServicePrincipal') + ' -ServicePrincipalId $principal.Id -ServicePrincipalNames $names',
      ]),
    ],
    checks: [
      {
        expect: 'The list has all of them.',
        commands: [powershell([`(Get-MgServicePrincipal -Filter ${quoted(`appId eq '${SERVICE}'`)}).ServicePrincipalNames`])],
      },
    ],
    facts: [DATED_FACTS.hybridApplication],
    topics: [TOPICS.hybridModernAuthentication],
    unverified: ['the commands of Microsoft.Graph: the topic read for this shows those of the retired module MSOnline, which do the same.'],
  };
}

function splitDomain(discovery: readonly string[], sipDomains: readonly string[] | undefined): Step {
  return {
    title: 'Keep autodiscover at the servers',
    why: 'As long as one user is homed on premises, clients of the whole SIP domain ask the servers first and are sent on from there.',
    where: 'nowhere, until the last user has moved',
    text: [
      `Only with users in Microsoft 365. ${codes(discovery)} ${discovery.length === 1 ? 'stays' : 'stay'} with this proxy; the hosting provider in Lync sends users on.`,
      'When the last server goes, the records become a CNAME to `webdir.online.lync.com`, and this proxy goes too (last section).',
    ],
    commands: [powershell(['Get-CsHostingProvider | Format-List Identity, Enabled, AutodiscoverUrl'])],
    checks: [
      {
        expect: `The provider of Microsoft 365 is enabled, with AutodiscoverUrl \`https://webdir.online.lync.com/autodiscover/autodiscoverservice.svc/root\`${sipDomains === undefined ? '' : `, if any of ${codes(sipDomains)} is shared with the tenant`}.`,
      },
    ],
    topics: [TOPICS.hybridDns],
  };
}

function kerberos(pools: readonly PoolFacts[]): Step {
  return {
    title: 'Leave Kerberos names as they are',
    why: 'Kerberos does not work from outside, so the external FQDNs need no entry; one on the wrong account breaks sign-in inside.',
    where: MANAGEMENT_SHELL,
    text: [
      `Internal web services keep theirs (\`http/\` and the FQDN, on the Kerberos account of the site). None is made for ${codes(pools.map(({ externalFqdn }) => externalFqdn))}.`,
    ],
    commands: [powershell(['Get-CsKerberosAccountAssignment | Format-List Identity, UserAccount'])],
    topics: [TOPICS.userAuthentication],
    checks: [{ expect: 'Nothing to change. Where an account is assigned, `Test-CsKerberosAccountAssignment` is content.' }],
  };
}
