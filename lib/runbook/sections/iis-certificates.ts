import { CERTIFICATE_LIFETIMES, renewalsAYear } from '../../facts/certificate-lifetimes';
import { DATED_FACTS } from '../../facts/dated-facts';
import { siteCertificateNames } from '../../planning/site-certificate';
import type { FarmFacts, PoolFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { servingPools, serversText } from '../pools';
import { haproxyFor, verifiedNameOf, type AnsweringHaproxy } from '../answering-haproxy';
import { cmdlet, SWITCH, Written } from '../powershell';
import { powershell, section, type Section, type Step } from '../step';
import { TOPICS } from '../topics';
import { trustOfHaproxy } from './trusted-authorities';

/** The certificates of the external web sites. What they are for differs with the front end of the pool. */
export function iisCertificates(inputs: RunbookInputs): readonly Section[] {
  const pools = servingPools(inputs);
  const bridged = pools.filter((pool) => !isShown(pool));
  const atHaproxy = bridged.filter((pool) => haproxyFor(pool, inputs) !== undefined);
  return section('iis-certificates', 'Certificates on the IIS external web sites', [
    behindBridge(
      bridged.filter((pool) => !atHaproxy.includes(pool)),
      inputs,
    ),
    behindBridge(atHaproxy, inputs),
    shownToClients(pools.filter(isShown), inputs),
    onFarms(inputs.farms.filter(isShown), undefined),
    onFarms(
      inputs.farms.filter((farm) => !isShown(farm) && haproxyFor(farm, inputs) !== undefined),
      inputs,
    ),
    trustOfHaproxy(inputs),
    renewed(pools.filter(isShown), inputs.farms.filter(isShown)),
  ]);
}

function isShown({ frontEnd, movingFrom }: PoolFacts | FarmFacts): boolean {
  return frontEnd.handsTlsThrough === true || movingFrom?.handsTlsThrough === true;
}

/** TLS ends before them: clients never see these certificates. A load balancer does not judge them, HAProxy does as soon as it may. */
function behindBridge(pools: readonly PoolFacts[], inputs: RunbookInputs): Step | undefined {
  const [first] = pools;
  if (first === undefined) return undefined;
  const haproxy = haproxyFor(first, inputs);
  return {
    ...common(namesOf(pools, inputs, haproxy), 'internal', haproxy),
    title: `Check the certificates behind ${haproxy === undefined ? 'the load balancer' : 'HAProxy'}`,
    why: bridgedWhy(haproxy),
    text: [
      haproxy === undefined
        ? 'A certificate of your internal authority will do.'
        : `A certificate of your internal authority will do: clients see those of ${haproxy.fleet === undefined ? 'HAProxy' : 'the proxy'} alone, and no public one is needed here.`,
    ],
    topics: [
      TOPICS.virtualDirectories,
      TOPICS.internalCertificates,
      ...(haproxy === undefined ? [TOPICS.targetCertificates] : [TOPICS.verifyHost]),
      TOPICS.setCertificate,
    ],
  };
}

function bridgedWhy(haproxy: AnsweringHaproxy | undefined): string {
  const direct = 'to whoever connects to the servers directly, such as clients inside, the old proxy, and so the roll-back.';
  const wanted = 'The original host name reaches IIS, so Microsoft wants all of these names on it.';
  if (haproxy === undefined)
    return `${wanted} The load balancer verifies nothing: a gap or an expired certificate does no harm there, but ${direct}`;
  if (!haproxy.verifiesServers)
    return `${wanted} HAProxy verifies nothing until it is told whom to trust (below). Then a server without the name of the last column, or whose certificate has expired, is out of service.`;
  return `${wanted} HAProxy verifies the one of the last column: a server that does not show it, or whose certificate has expired or comes from another authority, is out of service. A gap among the others does harm ${direct}`;
}

/** TLS is handed through: this is the certificate of every name that leads here. */
function shownToClients(pools: readonly PoolFacts[], inputs: RunbookInputs): Step | undefined {
  if (pools.length === 0) return undefined;
  return {
    ...common(namesOf(pools, inputs, undefined), 'public', undefined),
    title: 'Put public certificates on the pools that TLS is handed through to',
    why: 'What IIS shows is what every client outside sees of these pools: a missing name or an unknown authority stops them.',
    text: [
      'It has to come from a public authority, with the external web services FQDN as subject and again among the names, 2048 bits or more, and no wildcard as subject. You renew it yourself, on all servers of the pool together.',
      'A request made on each server leaves the key there. Where all servers are to have one certificate, its key has to be exportable (`-PrivateKeyExportable $true`).',
    ],
    facts: LIFETIMES,
    topics: [
      TOPICS.proxyCertificate,
      TOPICS.requestCertificate,
      TOPICS.virtualDirectories,
      TOPICS.internalCertificates,
      TOPICS.setCertificate,
    ],
  };
}

interface PoolNames {
  readonly pool: PoolFacts;
  readonly names: readonly string[];
  /** The one that HAProxy verifies. */
  readonly verified: string | undefined;
}

function namesOf(pools: readonly PoolFacts[], { names }: RunbookInputs, haproxy: AnsweringHaproxy | undefined): readonly PoolNames[] {
  return pools.map((pool) => {
    const verified = haproxy === undefined ? undefined : verifiedNameOf(pool, haproxy);
    return { pool, verified, names: [...new Set([...siteCertificateNames(pool, names), ...(verified === undefined ? [] : [verified])])] };
  });
}

/** No cmdlet of Lync knows the certificate of a farm, which has one for the whole of it. */
function onFarms(farms: readonly FarmFacts[], inputs: RunbookInputs | undefined): Step | undefined {
  const [first] = farms;
  if (first === undefined) return undefined;
  const haproxy = inputs === undefined ? undefined : haproxyFor(first, inputs);
  const carried = (farm: FarmFacts) => (haproxy === undefined ? [farm.host] : [...new Set([farm.host, verifiedNameOf(farm, haproxy)])]);
  return {
    ...(haproxy === undefined
      ? {
          title: 'Put a public certificate on the Office Web Apps farm that TLS is handed through to',
          why: 'What IIS shows there is what attendees outside see: a missing name or an unknown authority leaves presentations blank.',
        }
      : {
          title: 'Check the certificate of the Office Web Apps farm',
          why: 'Front End servers verify it, and so does HAProxy where it knows whom to trust: without the name presentations stay blank.',
        }),
    where: 'PowerShell on one server of the farm, as administrator; the certificate has to be in the store of the computer on all of them',
    text: [
      `It has ${
        haproxy === undefined
          ? 'to come from a public authority, with'
          : 'to come from an authority that the servers of Lync trust, yours will do, with'
      } the host as subject or among the names, and a friendly name, by which the farm knows it. \`Set-CsCertificate\` does not reach these servers.`,
    ],
    table: {
      columns: ['farm', 'servers', 'port', 'name its certificate must carry'],
      rows: farms.map((farm) => [code(farm.host), serversText(farm), String(farm.port), codes(carried(farm))]),
    },
    commands: [
      powershell(['Get-OfficeWebAppsFarm | Format-List CertificateName, ExternalURL, InternalURL, SSLOffloaded'], 'What is set'),
      powershell(
        ["Get-ChildItem -Path 'Cert:\\LocalMachine\\My' | Format-List FriendlyName, Subject, DnsNameList, NotAfter, HasPrivateKey"],
        'On each server: what is there, with its friendly name',
      ),
      powershell(
        [cmdlet('Set-OfficeWebAppsFarm', { CertificateName: '<friendly name of the certificate>' })],
        'Assign it, once for the farm',
      ),
    ],
    checks: [
      {
        expect:
          'CertificateName is the friendly name, SSLOffloaded is False, and each server answers `/hosting/discovery` on its port with that certificate.',
      },
    ],
    topics: [TOPICS.officeWebApps, TOPICS.setOfficeWebAppsFarm],
  };
}

const LIFETIMES = CERTIFICATE_LIFETIMES.map(({ fact }) => fact);

/** Nobody renews by hand twelve times a year. */
function renewed(pools: readonly PoolFacts[], farms: readonly FarmFacts[]): Step | undefined {
  const behind = [...pools, ...farms];
  if (behind.length === 0) return undefined;
  return {
    title: 'Have these certificates renewed by themselves',
    why: 'A public certificate lasts less and less. One that ran out stops every client outside, and nothing in AWS renews or watches those of IIS.',
    where: 'each server that TLS is handed through to, as local administrator',
    text: [
      renewalsText(behind),
      'An ACME client on each server renews at two thirds of the lifetime, and runs a script with the thumbprint of the new certificate; simple-acme, for example, by its installation plug-in `script` with the parameter `{CertThumbprint}`. The script tells Lync, which the client does not know: a certificate that is only bound in IIS may be taken off again by `Enable-CsComputer`.',
      'Where the certificates come from: a public authority with ACME, which proves the names by records in DNS (over HTTP it would ask IIS); or ACM, which has ACME servers of its own: approve the names beforehand (`aws acm create-acme-domain-validation`), make a binding for the account of each server (`aws acm create-acme-external-account-binding`), and let the client wait up to 600 seconds. Its key stays on the server.',
      'Let `verify` run every week from outside: a renewal that failed shows there before the certificate runs out.',
    ],
    commands: [
      ...(pools.length === 0
        ? []
        : [
            powershell(
              [
                'param([Parameter(Mandatory)][string]$Thumbprint)',
                "$ErrorActionPreference = 'Stop'",
                cmdlet('Import-Module', { Name: moduleOf(pools) }),
                `${cmdlet('Set-CsCertificate', { Type: 'WebServicesExternal', Thumbprint: new Written('$Thumbprint') })} -Confirm:$false`,
              ],
              'The script, for example as `renewed.ps1`, on each server of the pools',
            ),
          ]),
      ...(farms.length === 0
        ? []
        : [
            powershell(
              [
                'param([Parameter(Mandatory)][string]$FriendlyName)',
                "$ErrorActionPreference = 'Stop'",
                cmdlet('Set-OfficeWebAppsFarm', { CertificateName: new Written('$FriendlyName'), Force: SWITCH }),
              ],
              'On the farm: the same with the friendly name, once the certificate is on all of its servers',
            ),
          ]),
    ],
    checks: [
      { expect: 'A renewal that was started by hand leaves a new certificate on the external web site, and `verify` shows its dates.' },
      { expect: 'Somebody is told when a renewal fails: the ACME client writes to the event log of Windows, or sends mail.' },
    ],
    facts: [...LIFETIMES, DATED_FACTS.acmAcme],
    topics: [TOPICS.setCertificate, TOPICS.acmeScript],
    unverified: [
      'that the script may run as the account SYSTEM, as which most ACME clients run: Microsoft asks for a local administrator.',
      'that `Enable-CsComputer` takes a binding made in IIS Manager off: it sets the certificate that Lync has stored.',
    ],
  };
}

/** With Lync Server the module has another name. */
function moduleOf(pools: readonly PoolFacts[]): string {
  const isOld = ({ version }: PoolFacts) => version === 'lync2010' || version === 'lync2013';
  if (pools.every(isOld)) return 'Lync';
  return pools.every((pool) => pool.version !== undefined && !isOld(pool)) ? 'SkypeForBusiness' : '<Lync or SkypeForBusiness>';
}

function renewalsText(behind: readonly (PoolFacts | FarmFacts)[]): string {
  const known = behind.every(({ servers: { kind } }) => kind !== 'hardware load balancer');
  const servers = new Set(behind.flatMap(({ servers: { ids } }) => ids)).size;
  const each = CERTIFICATE_LIFETIMES.map((lifetime) => {
    const times = renewalsAYear(lifetime);
    const all = known && servers > 1 ? ` (${times * servers} on the ${servers} servers here)` : '';
    return `${times} times with ${lifetime.days} days${all}, ${lifetime.fact.date}`;
  });
  return `Renewed at two thirds of its lifetime, a certificate is renewed in a year, on each server and from these days on: ${each.join('; ')}.`;
}

type Authority = 'internal' | 'public';

/** A public authority is handed a request; nothing of AD knows it. */
function request({ pool, names }: PoolNames, authority: Authority): string {
  return cmdlet('Request-CsCertificate', {
    New: SWITCH,
    Type: 'WebServicesExternal',
    ...(authority === 'public' ? { Output: '<file of the request>', KeySize: 2048 } : { CA: '<CA server>\\<CA name>' }),
    DomainName: names.join(','),
    FriendlyName: `External web services of ${pool.externalFqdn}`,
  });
}

function common(
  pools: readonly PoolNames[],
  authority: Authority,
  haproxy: AnsweringHaproxy | undefined,
): Pick<Step, 'where' | 'commands' | 'checks' | 'table'> {
  const verified = haproxy === undefined ? [] : ['name that HAProxy verifies'];
  return {
    where: 'the Management Shell on each server of the pool, as local administrator',
    table: {
      columns: ['pool', 'servers', 'external web site, port', 'names its certificate must carry', ...verified],
      rows: pools.map(({ pool, names, verified: only = '' }) => [
        code(pool.name),
        serversText(pool),
        String(pool.listening.https),
        codes(names),
        ...verified.map(() => code(only)),
      ]),
    },
    commands: [
      powershell(
        [`${cmdlet('Get-CsCertificate', { Type: 'WebServicesExternal' })} | Format-List Subject, AlternativeNames, NotAfter, Thumbprint`],
        'What is there',
      ),
      ...pools.map((each) =>
        powershell(
          [request(each, authority)],
          authority === 'public'
            ? `On each server of ${code(each.pool.name)}, if a name is missing: the request for the public authority`
            : `On ${code(each.pool.name)}, if a name is missing (for a public authority with \`-Output FILE\` in place of \`-CA\`)`,
        ),
      ),
      ...(authority === 'public'
        ? [powershell(["certreq -accept -machine '<file of the certificate>'"], 'On the server of the request: what the authority issued')]
        : []),
      powershell(
        [cmdlet('Set-CsCertificate', { Type: 'WebServicesExternal', Thumbprint: '<thumbprint>' })],
        'Assign it, once it is issued and in the store of the computer',
      ),
    ],
    checks: [
      {
        expect:
          'On each server the external web site is bound to HTTPS on its port with a certificate that is valid and has all names of its row.',
      },
    ],
  };
}
