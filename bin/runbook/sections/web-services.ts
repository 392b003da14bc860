import type { PoolFacts, RunbookInputs } from '../inputs';
import { DEFAULT_PORTS } from '../../../lib/planning/default-ports';
import { LISTENING_PORTS } from '../lync-defaults';
import { code } from '../markdown';
import { MANAGEMENT_SHELL, poolFqdn, poolText, publishedPools } from '../pools';
import { cmdlet, quoted, type ParameterValue } from '../powershell';
import { powershell, section, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

export function webServices({ pools }: RunbookInputs): readonly Section[] {
  return section('web-services', 'External web services FQDNs and ports', publishedPools(pools).map(webServer));
}

/** The cmdlet names only what is not Lync's default: an administrator sees at once what is special. */
function webServer(pool: PoolFacts): Step {
  const identity = `WebServer:${poolFqdn(pool)}`;
  const look = `Get-CsService -WebServer -PoolFqdn ${quoted(poolFqdn(pool))} | Format-List ${PROPERTIES}`;
  return {
    title: `Set the external web services of ${poolText(pool)}`,
    why: 'Lync hands this name and the published port to every client. If they are others than those of the proxy, sign-in works and address book, meetings and mobility do not.',
    where: MANAGEMENT_SHELL,
    text: [
      'Look first. If all is as the check says, change nothing: Topology Builder (Edit Properties, Web services) sets the same values.',
      'The command names what is not the default of Lync. If a port of yours is neither the default nor what the check says, add its parameter, as in `-ExternalHttpsPort 4443`.',
      ...(pool.internalFqdn === undefined
        ? []
        : [`The internal web services FQDN ${code(pool.internalFqdn)} stays what it is; it must differ from the external one.`]),
    ],
    commands: [
      powershell([look], 'What is set'),
      powershell([cmdlet('Set-CsWebServer', { Identity: identity, ...parameters(pool) })], 'What to set if it is not'),
    ],
    checks: [{ expect: expected(pool) }],
    topics: [TOPICS.webFarmFqdns, TOPICS.webServicesUrl, TOPICS.setWebServer],
  };
}

const PROPERTIES =
  'PoolFqdn, InternalFqdn, ExternalFqdn, ExternalHttpPort, ExternalHttpsPort, PublishedExternalHttpPort, PublishedExternalHttpsPort';

function parameters({ externalFqdn, listening, published }: PoolFacts): Readonly<Record<string, ParameterValue>> {
  const ports = {
    ExternalHttpPort: differing(listening.http, LISTENING_PORTS.http),
    ExternalHttpsPort: differing(listening.https, LISTENING_PORTS.https),
    PublishedExternalHttpPort: differing(published.http, DEFAULT_PORTS.http),
    PublishedExternalHttpsPort: differing(published.https, DEFAULT_PORTS.https),
  };
  const set = Object.entries(ports).flatMap(([name, port]) => (port === undefined ? [] : [[name, port] as const]));
  return { ExternalFqdn: externalFqdn, ...Object.fromEntries(set) };
}

function differing(port: number, byDefault: number): number | undefined {
  return port === byDefault ? undefined : port;
}

function expected({ externalFqdn, listening, published }: PoolFacts): string {
  return [
    `ExternalFqdn is ${code(externalFqdn)}`,
    `the external ports are ${listening.http} and ${listening.https}`,
    `the published ones ${published.http} and ${published.https}, and InternalFqdn is another name.`,
  ].join(', ');
}
