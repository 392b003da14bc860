import { DEFAULT_LISTENING_PORTS, DEFAULT_PORTS } from '../../facts/default-ports';
import type { PoolFacts, RunbookInputs } from '../inputs';
import { code } from '../markdown';
import { MANAGEMENT_SHELL, poolFqdn, publishedPools } from '../pools';
import { cmdlet, quoted, type ParameterValue } from '../powershell';
import { powershell, section, type Section } from '../step';
import { TOPICS } from '../topics';

export function webServices(inputs: RunbookInputs): readonly Section[] {
  const pools = publishedPools(inputs.pools);
  if (pools.length === 0) return [];
  return section('web-services', 'External web services FQDNs and ports', [
    {
      title: 'Set the external web services of each pool',
      why: 'Lync hands the name and the published port to every client. If they are others than those of the proxy, sign-in works and address book, meetings and mobility do not.',
      where: MANAGEMENT_SHELL,
      text: [
        'Look first, and change only a pool that differs from its row. Topology Builder (Edit Properties, Web services) sets the same values. The internal FQDN stays as it is, and must be another name than the external one, or mobile clients fail.',
        'The commands name what is not the default of Lync. If a port of yours is neither the default nor that of the row, add its parameter, as in `-ExternalHttpsPort 4443`.',
      ],
      effects: [
        { text: 'What is set here stands in the topology alone until the section on Enable-CsComputer.', source: TOPICS.webServicesUrl },
      ],
      table: {
        columns: ['pool', 'ExternalFqdn', 'external HTTP and HTTPS port', 'published HTTP and HTTPS port', 'InternalFqdn'],
        rows: pools.map(({ name, externalFqdn, internalFqdn, listening, published }) => [
          code(name),
          code(externalFqdn),
          `${listening.http}, ${listening.https}`,
          `${published.http}, ${published.https}`,
          internalFqdn === undefined ? 'another name' : code(internalFqdn),
        ]),
      },
      commands: [
        powershell(pools.map(look), 'What is set'),
        powershell(pools.map(set), 'What to set where it differs'),
        powershell(['Enable-CsTopology'], 'After the last of them'),
      ],
      checks: [{ expect: 'Each pool is as its row says.', commands: [powershell(pools.map(look))] }],
      topics: [TOPICS.webFarmFqdns, TOPICS.webServicesUrl, TOPICS.setWebServer],
    },
  ]);
}

const PROPERTIES =
  'PoolFqdn, InternalFqdn, ExternalFqdn, ExternalHttpPort, ExternalHttpsPort, PublishedExternalHttpPort, PublishedExternalHttpsPort';

function look(pool: PoolFacts): string {
  return `Get-CsService -WebServer -PoolFqdn ${quoted(poolFqdn(pool))} | Format-List ${PROPERTIES}`;
}

/** Only what is not Lync's default: an administrator sees at once what is special. */
function set(pool: PoolFacts): string {
  const { externalFqdn, listening, published } = pool;
  const ports = {
    ExternalHttpPort: differing(listening.http, DEFAULT_LISTENING_PORTS.http),
    ExternalHttpsPort: differing(listening.https, DEFAULT_LISTENING_PORTS.https),
    PublishedExternalHttpPort: differing(published.http, DEFAULT_PORTS.http),
    PublishedExternalHttpsPort: differing(published.https, DEFAULT_PORTS.https),
  };
  const unusual = Object.entries(ports).flatMap(([name, port]): readonly [string, ParameterValue][] =>
    port === undefined ? [] : [[name, port]],
  );
  return cmdlet('Set-CsWebServer', {
    Identity: `WebServer:${poolFqdn(pool)}`,
    ExternalFqdn: externalFqdn,
    ...Object.fromEntries(unusual),
  });
}

function differing(port: number, byDefault: number): number | undefined {
  return port === byDefault ? undefined : port;
}
