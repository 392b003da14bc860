import type { PoolFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { poolText, publishedPools, serversText } from '../pools';
import { cmdlet, SWITCH } from '../powershell';
import { powershell, section, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

/** The certificates of the external web sites. What they are for differs with the front end of the pool. */
export function iisCertificates(inputs: RunbookInputs): readonly Section[] {
  return section(
    'iis-certificates',
    'Certificates on the IIS external web sites',
    publishedPools(inputs.pools).map((pool) =>
      pool.frontEnd === 'networkLoadBalancer' ? shownToClients(pool, inputs) : behindBridge(pool, inputs),
    ),
  );
}

/** The load balancer ends TLS: clients never see this certificate, and the load balancer does not judge it. */
function behindBridge(pool: PoolFacts, inputs: RunbookInputs): Step {
  return {
    ...common(pool, siteNames(pool, inputs)),
    title: `Check the certificate of ${poolText(pool)}`,
    why: 'The original host name reaches IIS, so Microsoft wants all of these names on it. The load balancer does not verify it, so a gap does no harm there; it does to whoever connects to the servers directly, such as clients inside, the old proxy, and the roll-back.',
    text: [
      'A certificate of your internal authority will do. An expired one still works through the load balancer, and fails everywhere else.',
    ],
    topics: [TOPICS.virtualDirectories, TOPICS.internalCertificates, TOPICS.albAddresses, TOPICS.setCertificate],
  };
}

/** TLS is handed through: this is the certificate of every name that leads here. */
function shownToClients(pool: PoolFacts, inputs: RunbookInputs): Step {
  const routed = inputs.names.filter(({ answeredBy, httpsPort }) => httpsPort !== undefined && answeredBy.includes(pool.externalFqdn));
  const names = [...new Set([...siteNames(pool, inputs), ...routed.map(({ name }) => name)])];
  return {
    ...common(pool, names),
    title: `Put a public certificate on ${poolText(pool)}`,
    why: 'The front end of this pool hands TLS through: what IIS shows is what every client outside sees, and a missing name or an unknown authority stops them.',
    text: [
      'It has to come from a public authority, with the external web services FQDN as subject and again among the names, 2048 bits or more, and no wildcard as subject. You renew it yourself, on all servers of the pool at once.',
    ],
    topics: [TOPICS.proxyCertificate, TOPICS.virtualDirectories, TOPICS.internalCertificates, TOPICS.setCertificate],
  };
}

/** External FQDN, all of Meet and Dialin, and autodiscover: Microsoft's list for each Front End server and Director. */
function siteNames({ externalFqdn, furtherNames }: PoolFacts, { names }: RunbookInputs): readonly string[] {
  const kinds = new Set(['meet', 'dialin', 'autodiscover', undefined]);
  const shared = names.filter(({ kind, httpsPort }) => kinds.has(kind) && httpsPort !== undefined).map(({ name }) => name);
  return [...new Set([externalFqdn, ...furtherNames, ...shared])];
}

function common(pool: PoolFacts, names: readonly string[]): Pick<Step, 'where' | 'commands' | 'checks' | 'table'> {
  const request = cmdlet('Request-CsCertificate', {
    New: SWITCH,
    Type: 'WebServicesExternal',
    CA: '<CA server>\\<CA name>',
    DomainName: names.join(','),
    FriendlyName: `External web services of ${pool.externalFqdn}`,
  });
  return {
    where: `the Management Shell on each of ${serversText(pool)}, as local administrator`,
    table: { columns: ['names it must carry'], rows: names.map((name) => [code(name)]) },
    commands: [
      powershell(
        [`${cmdlet('Get-CsCertificate', { Type: 'WebServicesExternal' })} | Format-List Subject, AlternativeNames, NotAfter, Thumbprint`],
        'What is there',
      ),
      powershell([request], 'If a name is missing (for a public authority with -Output FILE in place of -CA)'),
      powershell(
        [cmdlet('Set-CsCertificate', { Type: 'WebServicesExternal', Thumbprint: '<thumbprint>' })],
        'Assign it, once it is issued and in the store of the computer',
      ),
    ],
    checks: [
      {
        expect: `The external web site is bound to HTTPS on port ${pool.listening.https} with the new certificate, whose AlternativeNames are ${codes(names)}.`,
      },
    ],
  };
}
