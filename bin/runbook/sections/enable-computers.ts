import type { RunbookInputs } from '../inputs';
import { code } from '../markdown';
import { poolFqdn, serversText } from '../pools';
import { cmdlet } from '../powershell';
import { powershell, section, type Section } from '../step';
import { TOPICS } from '../topics';

export function enableComputers({ pools }: RunbookInputs): readonly Section[] {
  return section('enable-computers', 'Make the servers take the changes up', [
    {
      title: 'Run Enable-CsComputer, one server after the other',
      why: 'The names and URLs set above are in the topology; the web sites of IIS know them only after this.',
      where:
        'the Management Shell on each server of the table, as local administrator; the Deployment Wizard (Setup or Remove Lync Server Components) does the same',
      text: [
        'Changed simple URLs want it on every Director and Front End server, changed web services on the servers of that pool. If you changed nothing above, leave it out.',
        'Wait until the change has reached all servers (the first command), then go from server to server: web clients of a server are interrupted while its web site restarts.',
      ],
      table: {
        columns: ['pool', 'role', 'servers'],
        rows: pools.map((pool) => [code(pool.name), ROLES[pool.role ?? 'unknown'], serversText(pool)]),
      },
      commands: [
        powershell(
          [`${cmdlet('Get-CsManagementStoreReplicationStatus')} | Where-Object { -not $_.UpToDate }`],
          'Whoever has not got the change yet',
        ),
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

const ROLES = {
  director: 'Director',
  frontEndPool: 'Front End pool',
  standardEdition: 'Standard Edition server',
  unknown: 'not known',
} as const;
