import { siteCertificateNames } from '../../planning/site-certificate';
import type { FarmFacts, PoolFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { servingPools, serversText } from '../pools';
import { cmdlet, SWITCH } from '../powershell';
import { powershell, section, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

/** The certificates of the external web sites. What they are for differs with the front end of the pool. */
export function iisCertificates(inputs: RunbookInputs): readonly Section[] {
  const pools = servingPools(inputs);
  return section('iis-certificates', 'Certificates on the IIS external web sites', [
    behindBridge(
      pools.filter((pool) => !isShown(pool)),
      inputs,
    ),
    shownToClients(pools.filter(isShown), inputs),
    onFarms(inputs.farms.filter(isShown)),
  ]);
}

function isShown({ frontEnd, movingFrom }: PoolFacts | FarmFacts): boolean {
  return !frontEnd.needsCertificatesHere || movingFrom?.needsCertificatesHere === false;
}

/** The load balancer ends TLS: clients never see these certificates, and the load balancer does not judge them. */
function behindBridge(pools: readonly PoolFacts[], inputs: RunbookInputs): Step | undefined {
  if (pools.length === 0) return undefined;
  return {
    ...common(namesOf(pools, inputs)),
    title: 'Check the certificates behind the load balancer',
    why: 'The original host name reaches IIS, so Microsoft wants all of these names on it. The load balancer verifies nothing: a gap or an expired certificate does no harm there, but to whoever connects to the servers directly, such as clients inside, the old proxy, and so the roll-back.',
    text: ['A certificate of your internal authority will do.'],
    topics: [TOPICS.virtualDirectories, TOPICS.internalCertificates, TOPICS.targetCertificates, TOPICS.setCertificate],
  };
}

/** TLS is handed through: this is the certificate of every name that leads here. */
function shownToClients(pools: readonly PoolFacts[], inputs: RunbookInputs): Step | undefined {
  if (pools.length === 0) return undefined;
  return {
    ...common(namesOf(pools, inputs)),
    title: 'Put public certificates on the pools that TLS is handed through to',
    why: 'What IIS shows is what every client outside sees of these pools: a missing name or an unknown authority stops them.',
    text: [
      'It has to come from a public authority, with the external web services FQDN as subject and again among the names, 2048 bits or more, and no wildcard as subject. You renew it yourself, on all servers of the pool together.',
    ],
    topics: [TOPICS.proxyCertificate, TOPICS.virtualDirectories, TOPICS.internalCertificates, TOPICS.setCertificate],
  };
}

interface PoolNames {
  readonly pool: PoolFacts;
  readonly names: readonly string[];
}

function namesOf(pools: readonly PoolFacts[], { names }: RunbookInputs): readonly PoolNames[] {
  return pools.map((pool) => ({ pool, names: siteCertificateNames(pool, names) }));
}

/** No cmdlet of Lync knows the certificate of a farm, which has one for the whole of it. */
function onFarms(farms: readonly FarmFacts[]): Step | undefined {
  if (farms.length === 0) return undefined;
  return {
    title: 'Put a public certificate on the Office Web Apps farm that TLS is handed through to',
    why: 'What IIS shows there is what attendees outside see: a missing name or an unknown authority leaves presentations blank.',
    where: 'PowerShell on one server of the farm, as administrator; the certificate has to be in the store of the computer on all of them',
    text: [
      'It has to come from a public authority, with the host as subject or among the names, and a friendly name, by which the farm knows it. `Set-CsCertificate` does not reach these servers.',
    ],
    table: {
      columns: ['farm', 'servers', 'port', 'name its certificate must carry'],
      rows: farms.map((farm) => [code(farm.host), serversText(farm), String(farm.port), code(farm.host)]),
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

function common(pools: readonly PoolNames[]): Pick<Step, 'where' | 'commands' | 'checks' | 'table'> {
  return {
    where: 'the Management Shell on each server of the pool, as local administrator',
    table: {
      columns: ['pool', 'servers', 'external web site, port', 'names its certificate must carry'],
      rows: pools.map(({ pool, names }) => [code(pool.name), serversText(pool), String(pool.listening.https), codes(names)]),
    },
    commands: [
      powershell(
        [`${cmdlet('Get-CsCertificate', { Type: 'WebServicesExternal' })} | Format-List Subject, AlternativeNames, NotAfter, Thumbprint`],
        'What is there',
      ),
      ...pools.map(({ pool, names }) =>
        powershell(
          [
            cmdlet('Request-CsCertificate', {
              New: SWITCH,
              Type: 'WebServicesExternal',
              CA: '<CA server>\\<CA name>',
              DomainName: names.join(','),
              FriendlyName: `External web services of ${pool.externalFqdn}`,
            }),
          ],
          `On ${code(pool.name)}, if a name is missing (for a public authority with \`-Output FILE\` in place of \`-CA\`)`,
        ),
      ),
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
