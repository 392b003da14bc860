import type { PoolFacts, RunbookInputs, TargetGroupFacts, TemplateFacts } from '../inputs';
import { code, codes } from '../markdown';
import { physicalId } from '../cdk-commands';
import { poolText } from '../pools';
import { cmdlet, SWITCH } from '../powershell';
import { word } from '../shell';
import { powershell, section, shell, type Commands, type Effect, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

/** An update of a server: first no more requests, then no more sessions, then the update. */
export function patching({ pools, template, names }: RunbookInputs): readonly Section[] {
  const used = new Set(names.flatMap(({ answeredBy }) => answeredBy));
  return section(
    'patching',
    'Updating a Front End server',
    pools.filter(({ externalFqdn }) => used.has(externalFqdn)).map((pool) => update(pool, template)),
  );
}

function update(pool: PoolFacts, template: TemplateFacts | undefined): Step {
  const { ids, kind } = pool.servers;
  const isBehindOwn = kind === 'hardware load balancer';
  const groups = isBehindOwn ? [] : groupsOf(pool, template);
  return {
    title: `Update the servers of ${poolText(pool)}`,
    why: 'Requests that are under way end by themselves. A server that stops while it is a target is still sent requests, and clients see 502 and 503.',
    where:
      'AWS CloudShell, or another POSIX shell with the AWS command line; and the Management Shell on the server, as local administrator',
    text: [
      ...orderText(pool),
      ...(isBehindOwn ? [`Requests go to ${codes(ids)}: take the server out there, as the maker says. The stack is not touched.`] : []),
      ...(groups.length > 0 && ids.length > 1
        ? [`${code(ids[0] ?? '')} in the commands is the first server: put each of ${codes(ids)} in its place in turn.`]
        : []),
    ],
    ...(groups.length === 0 ? {} : { effects: DRAINING }),
    commands: [...ready(pool), ...away(ids[0], groups), ...onServer(), ...back(ids[0], groups)],
    checks: [{ expect: 'The target is healthy and the readiness is as before. Only then the next server.' }],
    topics: [TOPICS.updating, TOPICS.deregistration],
  };
}

const DRAINING: readonly Effect[] = [
  {
    text: 'A deregistered target gets no new requests; those under way have 300 seconds to end, unless the target group says otherwise.',
    source: TOPICS.deregistration,
  },
  { text: 'A long poll that is still open then is cut, and its client comes back to another server.', source: undefined },
];

function orderText({ role, version, servers: { ids, kind } }: PoolFacts): readonly string[] {
  if (kind !== 'hardware load balancer' && ids.length === 1) {
    return ['There is one server: while it is updated, nobody outside reaches these web services. Announce it.'];
  }
  if (role === 'frontEndPool' && version !== 'lync2010') {
    return ['One upgrade domain after the other, and in it one server after the other: a pool that loses its quorum stops as a whole.'];
  }
  return ['One server after the other.'];
}

/** A server may be a target of its own pool's groups and of those that several pools share. */
function groupsOf({ servers: { ids }, externalFqdn }: PoolFacts, template: TemplateFacts | undefined): readonly TargetGroupFacts[] {
  return (template?.targetGroups ?? []).filter(
    ({ pools, targets }) => pools.includes(externalFqdn) && targets.some(({ id }) => id === ids[0]),
  );
}

function ready({ role, version }: PoolFacts): readonly Commands[] {
  if (version === 'lync2010' || role === 'director' || role === 'standardEdition') return [];
  return [
    powershell(
      [cmdlet('Get-CsPoolUpgradeReadinessState')],
      'On a server of the pool: go on if PoolUpgradeState is Ready, and ReadyForUpgrade True for the upgrade domain of the server',
    ),
  ];
}

function away(id: string | undefined, groups: readonly TargetGroupFacts[]): readonly Commands[] {
  return groups.length === 0
    ? []
    : [
        shell(
          groups.flatMap((group, index) => targetCommands(group, id, index, 'deregister-targets', 'target-deregistered')),
          'Take it out, and wait until it is drained',
        ),
      ];
}

function back(id: string | undefined, groups: readonly TargetGroupFacts[]): readonly Commands[] {
  return groups.length === 0
    ? []
    : [
        shell(
          groups.flatMap((group, index) => targetCommands(group, id, index, 'register-targets', 'target-in-service')),
          'Put it back, and wait until it is healthy',
        ),
      ];
}

function targetCommands(
  { stack, logicalId, targets, port }: TargetGroupFacts,
  id: string | undefined,
  index: number,
  verb: string,
  state: string,
): readonly string[] {
  const target = targets.find((each) => each.id === id);
  const parts = [
    `Id=${id ?? ''}`,
    `Port=${target?.port ?? port ?? ''}`,
    ...(target?.zone === undefined ? [] : [`AvailabilityZone=${target.zone}`]),
  ];
  const name = `group${index + 1}`;
  const on = `--target-group-arn "$${name}" --targets ${word(parts.join(','))}`;
  return [physicalId(name, stack, logicalId), `aws elbv2 ${verb} ${on}`, `aws elbv2 wait ${state} ${on}`];
}

function onServer(): readonly Commands[] {
  return [
    powershell([cmdlet('Stop-CsWindowsService', { Graceful: SWITCH })], 'On the server: let its sessions end'),
    powershell([cmdlet('Start-CsWindowsService')], 'On the server: when the update is done, and Windows is up again if it asked for that'),
  ];
}
