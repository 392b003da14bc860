import type { PoolFacts, RunbookInputs } from '../inputs';
import { code } from '../markdown';
import { poolFqdn, serversText } from '../pools';
import { cmdlet } from '../powershell';
import { powershell, section, type Section, type Table } from '../step';
import { TOPICS } from '../topics';

export function enableComputers({ pools }: RunbookInputs): readonly Section[] {
  return section('enable-computers', 'Make the servers take the changes up', [
    {
      title: 'Run Enable-CsComputer, one server after the other',
      why: 'The names and URLs set above are in the topology, and the web sites of IIS still have the old ones.',
      where:
        'the Management Shell on each server of the table, as local administrator; the Deployment Wizard (Setup or Remove Lync Server Components) does the same',
      text: [
        'Changed simple URLs want it on every Director and Front End server, changed web services on the servers of that pool. If you changed nothing above, leave it out.',
        'Wait until the change has reached all servers (the first command), then go from server to server.',
      ],
      effects: [
        {
          text: 'Changed web services are those of IIS when the cmdlet has run on each server of the pool.',
          source: TOPICS.webServicesUrl,
        },
        { text: 'So are changed simple URLs, on every Director and Front End server.', source: TOPICS.simpleUrls },
        { text: 'Web clients of a server are interrupted while it runs there.', source: undefined },
      ],
      table: serversTable(pools),
      commands: [
        powershell(NOT_REPLICATED, 'Whoever has not got the change yet'),
        powershell(
          pools.map((pool) => `${cmdlet('Get-CsPool', { Identity: poolFqdn(pool) })} | Select-Object -ExpandProperty Computers`),
          'The servers by name',
        ),
        powershell([cmdlet('Enable-CsComputer')], 'On each of them'),
      ],
      checks: [
        {
          expect: 'On each server the external web site is started and bound to the listening ports above.',
          commands: [powershell(["Get-Website | Where-Object { $_.Name -like '*External*' } | Format-List Name, State, Bindings"])],
        },
      ],
      topics: [TOPICS.webServicesUrl, TOPICS.simpleUrls],
    },
  ]);
}

/** Servers on which nothing that was set can have an effect yet. */
export const NOT_REPLICATED = [`${cmdlet('Get-CsManagementStoreReplicationStatus')} | Where-Object { -not $_.UpToDate }`];

export function serversTable(pools: readonly PoolFacts[]): Table {
  return {
    columns: ['pool', 'role', 'servers'],
    rows: pools.map((pool) => [code(pool.name), ROLES[pool.role ?? 'unknown'], serversText(pool)]),
  };
}

const ROLES = {
  director: 'Director',
  frontEndPool: 'Front End pool',
  standardEdition: 'Standard Edition server',
  unknown: 'not known',
} as const;
