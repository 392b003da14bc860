import { DATED_FACTS, type DatedFact } from '../../facts/dated-facts';
import type { PoolVersion } from '../../declaring/declarations';
import type { PoolFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { MANAGEMENT_SHELL, servingPools, serversText } from '../pools';
import { proxyWordFirst } from '../proxy-words';
import { cmdlet, list } from '../powershell';
import { powershell, type Commands, type Step } from '../step';
import { TOPICS } from '../topics';

/** Servers that nobody outside could reach are about to be asked by everybody. */
export function facingTheInternet(inputs: RunbookInputs): readonly Step[] {
  const pools = servingPools(inputs);
  return pools.length === 0 ? [] : [lyncUpdates(pools), windowsUpdates(pools, inputs), kerberosAccount()];
}

type Known = PoolVersion | 'unknown';

interface Build {
  readonly product: string;
  /** What to see on each server, or newer. */
  readonly wanted: string;
  readonly says: string;
}

/** Records of CVE-2026-66302, CVE-2026-70297, in which Lync Server is not; of Lync Server 2013 that of CVE-2022-33633. */
const BUILDS: Readonly<Record<PoolVersion, Build>> = {
  lync2010: { product: 'Lync Server 2010', wanted: 'the last update there was', says: 'none any more' },
  lync2013: { product: 'Lync Server 2013', wanted: '5.0.8308.1198 (July 2022)', says: 'none any more' },
  sfb2015: {
    product: 'Skype for Business Server 2015',
    wanted: '6.0.9319.886',
    says: 'paid ones until 31 October 2026; none later was found',
  },
  sfb2019: {
    product: 'Skype for Business Server 2019',
    wanted: '7.0.2046.583',
    says: 'paid ones until 31 October 2026; none later was found',
  },
  se: { product: 'Skype for Business Server Subscription Edition', wanted: '7.0.2046.889', says: 'newer ones are published' },
};

function lyncUpdates(pools: readonly PoolFacts[]): Step {
  const versions = new Set<Known>(pools.map(({ version }): Known => version ?? 'unknown'));
  const hasBuilds = isAmong(versions, 'sfb2015', 'sfb2019', 'se', 'unknown');
  return {
    title: 'Compare the patch level of the servers, before anybody outside can reach them',
    why: `What is published can be attacked by everybody. ${
      hasBuilds
        ? 'Skype for Business Server was mended twice in autumn 2026 against code execution, once without sign-in; whether the hole is in the web services is not said.'
        : 'Lync Server gets no security updates any more, so that the last ones have to be there.'
    }`,
    where: `${MANAGEMENT_SHELL}, on each server of the table`,
    text: [
      ...(hasBuilds
        ? [
            'The builds of Skype for Business Server are those of 13 October 2026: newer may exist, and the newest is the right one. Publish no pool below them.',
          ]
        : []),
      ...(isAmong(versions, 'lync2010', 'lync2013')
        ? [
            'The records of 2026 do not name Lync Server 2010 and 2013; that these are not affected does not follow. Nothing mends them any more: to publish them is a risk that somebody has to accept. Fewer virtual directories make it smaller (`virtualDirectories`).',
          ]
        : []),
      ...(isAmong(versions, 'sfb2019', 'unknown')
        ? ['Subscription Edition has the version 7.0.2046 of 2019: below build 820 a server is 2019, from there on Subscription Edition.']
        : []),
    ],
    table: {
      columns: ['pool', 'servers', 'version', 'build, or newer', 'updates'],
      rows: pools.map((pool) => [code(pool.name), serversText(pool), ...buildCells(pool.version)]),
    },
    commands: versionCommands(versions),
    checks: [{ expect: 'Each server shows the build of its row or a newer one, and Microsoft lists no newer security update for it.' }],
    facts: lyncFacts(versions),
    topics: [...(hasBuilds ? [TOPICS.serverPatchVersion] : []), TOPICS.updating],
  };
}

function buildCells(version: PoolVersion | undefined): readonly string[] {
  if (version !== undefined) {
    const { product, wanted, says } = BUILDS[version];
    return [product, wanted, says];
  }
  const known = (['sfb2015', 'sfb2019', 'se'] as const).map((each) => `${BUILDS[each].wanted} (${each})`);
  return ['not known', known.join(', '), 'none for Lync Server'];
}

/** Get-CsServerPatchVersion came with the update of November 2015 for Skype for Business Server 2015. */
function versionCommands(versions: ReadonlySet<Known>): readonly Commands[] {
  const hasSome = isAmong(versions, 'sfb2015', 'sfb2019', 'se', 'unknown');
  const hasOld = isAmong(versions, 'lync2010', 'lync2013', 'unknown');
  return [
    ...(hasSome ? [powershell([cmdlet('Get-CsServerPatchVersion')], 'Skype for Business Server: the version of each component')] : []),
    ...(hasOld
      ? [
          powershell(
            [
              cmdlet('Get-CsServerVersion'),
              "Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\*' | Where-Object { $_.DisplayName -like '*Lync Server*' } | Format-Table DisplayName, DisplayVersion",
            ],
            'Lync Server: the version of each component',
          ),
        ]
      : []),
  ];
}

function lyncFacts(versions: ReadonlySet<Known>): readonly DatedFact[] {
  const { lyncSupportEnded, sfbSeptember, sfbOctober, sfbSupportEnded, sfbPaidUpdatesEnded } = DATED_FACTS;
  return [
    ...(isAmong(versions, 'lync2010', 'lync2013', 'unknown') ? [lyncSupportEnded] : []),
    ...(isAmong(versions, 'sfb2015', 'sfb2019', 'se', 'unknown') ? [sfbSeptember, sfbOctober] : []),
    ...(isAmong(versions, 'sfb2015', 'sfb2019', 'unknown') ? [sfbSupportEnded, sfbPaidUpdatesEnded] : []),
  ];
}

function isAmong(versions: ReadonlySet<Known>, ...wanted: readonly Known[]): boolean {
  return wanted.some((each) => versions.has(each));
}

/** Record of CVE-2026-47291. */
const WINDOWS_BUILDS =
  '2012 from 6.2.9200.26132, 2012 R2 from 6.3.9600.23228, 2016 from 10.0.14393.9234, 2019 from 10.0.17763.8880, 2022 from 10.0.20348.5256, 2025 from 10.0.26100.32995';

function windowsUpdates(pools: readonly PoolFacts[], inputs: RunbookInputs): Step {
  const { farms } = inputs;
  const passed = pools.filter(({ frontEnd }) => frontEnd.handsTlsThrough === true);
  const servers = [...pools, ...farms].flatMap(({ servers: { ids } }) => ids);
  const mayBeOld = pools.some(({ version }) => version === undefined || version === 'lync2010' || version === 'lync2013');
  return {
    title: 'Compare the updates of Windows, and the largest request it takes',
    why: 'HTTP.sys, in the kernel, reads every request before IIS does. One request can take a server over where its update is missing and larger requests than by default are let in, as they often are for large Kerberos tickets.',
    where: `PowerShell on each of ${servers.length === 0 ? 'the servers' : codes([...new Set(servers)])}, as administrator`,
    text: [
      `Mended in June 2026: Windows Server ${WINDOWS_BUILDS}. Wanted is the newest update: October 2026 mended HTTP.sys again.`,
      ...(passed.length === 0
        ? [
            `${proxyWordFirst(inputs)} in front makes requests of its own, with HTTP/1.1, of what it receives: HTTP/2 of Windows is out of reach, paths, headers and bodies are not.`,
          ]
        : [
            `To ${codes(passed.map(({ name }) => name))} connections are handed through: there HTTP.sys answers the Internet itself, with HTTP/2 from Windows Server 2016 on.`,
          ]),
    ],
    commands: [
      powershell(
        [
          "$windows = Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'",
          "'{0}, build {1}.{2}' -f $windows.ProductName, $windows.CurrentBuildNumber, $windows.UBR",
          "Get-HotFix | Where-Object { $_.InstalledOn -ge '2026-06-09' } | Format-Table HotFixID, InstalledOn",
        ],
        'The build of Windows, and the updates since June 2026',
      ),
      powershell(
        ["Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters' | Format-List MaxRequestBytes, MaxFieldLength"],
        'The largest request: empty means the default, 16,384 bytes',
      ),
    ],
    checks: [
      { expect: 'Each server has the newest security update that there is for its Windows.' },
      { expect: 'MaxRequestBytes and MaxFieldLength are empty or 16384. A server with more is patched first, whatever stands in front.' },
    ],
    facts: [
      DATED_FACTS.httpSysJune,
      DATED_FACTS.httpSysOctober,
      ...(passed.length === 0 ? [] : [DATED_FACTS.http2Bomb]),
      ...(mayBeOld ? [DATED_FACTS.windowsServer2012Ended] : []),
    ],
    topics: [TOPICS.httpSysRegistry],
    unverified: [
      'that MaxRequestBytes at its default keeps the request of June 2026 out: security pages say so, the record of the hole does not.',
      ...(passed.length === 0
        ? []
        : ['that `EnableHttp2Tls` with the value 0, beside MaxRequestBytes, switches HTTP/2 off where the update is missing.']),
    ],
  };
}

/** The very kind of account that has no types of its own: Lync makes it, and nobody ever signs in with it. */
function kerberosAccount(): Step {
  return {
    title: 'Look which tickets the Kerberos account of the web services can have',
    why: 'Domain controllers issue tickets with RC4 no more, but for accounts that ask for it. An account whose password is older than AES in the domain has no AES keys: clients of the domain then fall back to NTLM, or fail where that is blocked.',
    where: `${MANAGEMENT_SHELL}, with the module ActiveDirectory`,
    text: [
      'Only where a Kerberos account is assigned (first command); put its name in place of the placeholder. AES is 8 and 16: 24, 28 or an empty value are fine, 4 is not.',
      'If the password is older than the domain functional level of 2008, or the account shows 4, set a new one; the types are an attribute of the account, which an administrator of the domain changes.',
    ],
    commands: [
      powershell([`${cmdlet('Get-CsKerberosAccountAssignment')} | Format-List Identity, UserAccount`], 'Which account there is'),
      powershell(
        [
          `${cmdlet('Get-ADComputer', { Identity: '<name of the account>', Properties: list(['msDS-SupportedEncryptionTypes', 'PasswordLastSet']) })} | Format-List Name, msDS-SupportedEncryptionTypes, PasswordLastSet`,
        ],
        'Its types, and the age of its password',
      ),
      powershell(
        [cmdlet('Set-CsKerberosAccountPassword', { UserAccount: '<domain>\\<name of the account>' })],
        'A new password, only if one is needed; it is set on all servers of IIS',
      ),
      powershell(
        [
          "Get-WinEvent -FilterHashtable @{ LogName = 'System'; Id = 201..209 } -MaxEvents 50 | Where-Object { $_.ProviderName -match 'KDC|Key-Distribution' }",
        ],
        'On each domain controller: whom it refused, or would refuse, a ticket',
      ),
    ],
    checks: [{ expect: 'The account takes AES, or there is none; and no event names it.' }],
    facts: [DATED_FACTS.rc4],
    topics: [TOPICS.kerberosAccountPassword],
    unverified: ['that the Kerberos account of Lync is concerned: it follows from the page, and no report about Lync was found.'],
  };
}
