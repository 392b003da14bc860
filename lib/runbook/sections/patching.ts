import { DEFAULT_IDLE_SECONDS } from '../../declaring/idle-timeout';
import { DATED_FACTS } from '../../facts/dated-facts';
import { NLB } from '../../facts/limits';
import { numberText } from '../../facts/number-text';
import type { PoolVersion } from '../../declaring/declarations';
import type { PoolFacts, RunbookInputs, TargetGroupFacts, TemplateFacts } from '../inputs';
import { code, codes } from '../markdown';
import { cdk, physicalId } from '../cdk-commands';
import { poolText, servingPools } from '../pools';
import { HAPROXY_SERVER } from '../haproxy-commands';
import { calledInHaproxy, changedFiles, DRAINED, drained, drainingText, readyAgain, serversAt, updatedHaproxy } from './patching-haproxy';
import { haproxyFor } from '../answering-haproxy';
import { LOOKED_AFTER } from './fleet';
import { muting } from './muted-alarms';
import { cmdlet, SWITCH } from '../powershell';
import { word } from '../shell';
import { powershell, section, shell, type Commands, type Effect, type Section, type Step, type Table } from '../step';
import { TOPICS, type Topic } from '../topics';

/** An update of a server: first no more requests, then no more sessions, then the update. */
export function patching(inputs: RunbookInputs): readonly Section[] {
  const { haproxy } = inputs;
  const updates = servingPools(inputs).map((pool) => update(pool, inputs));
  if (haproxy === undefined) return section('patching', 'Updating a Front End server', [...updates, changedByHand(inputs)]);
  return section('patching', 'Updating a Front End server, and HAProxy', [...updates, updatedHaproxy(), changedFiles(haproxy)]);
}

/** A server that was taken out, a weight or a rule that was changed in an emergency. */
function changedByHand(inputs: RunbookInputs): Step {
  return {
    title: 'Before the next deployment: see what was changed by hand',
    why: 'What was changed in an emergency beside the template (rules, weights, targets, time-outs) an ordinary deployment neither shows nor takes back, unless the same property changes in the template.',
    where: 'the folder of the CDK app, in the shell of the first step',
    text: [
      'The first command only looks. The second prepares a change set that brings everything back to the template, and does not execute it: read it in the console, then execute or delete it. What is to stay, write into the deployment file or the app instead; the change set then adopts it.',
    ],
    commands: [
      shell([cdk('drift', inputs)], 'What differs'),
      shell([cdk('deploy', inputs, '--revert-drift', '--method=prepare-change-set')], 'A change set that is aware of it'),
    ],
    checks: [{ expect: 'Every difference is meant, and written down where the template comes from, or taken back.' }],
    facts: [DATED_FACTS.driftAware],
    unverified: ['that an ordinary deployment leaves changes by hand alone: it follows from the guide.'],
  };
}

/** How a server of a pool is taken out, and put back. */
interface TakingOut {
  readonly why: string;
  readonly where: string;
  readonly text: readonly string[];
  readonly effects: readonly Effect[];
  readonly table?: Table;
  readonly away: readonly Commands[];
  readonly back: readonly Commands[];
  readonly check: string;
  readonly topic: Topic;
}

/** Behind its own load balancer a server is taken out there. */
function takingOut(pool: PoolFacts, { haproxy, template }: RunbookInputs): TakingOut {
  const isBehindOwn = pool.servers.kind === 'hardware load balancer';
  const [id] = pool.servers.ids;
  if (haproxy !== undefined) {
    const servers = isBehindOwn ? [] : serversAt(id, haproxy);
    return {
      why: 'Requests that are under way end by themselves. A server that stops while clients are sent to it answers them with 502 and 503 until its checks have failed.',
      where: `${HAPROXY_SERVER}; and the Management Shell on the server, as local administrator`,
      text: servers.length === 0 ? [] : drainingText(pool),
      effects: servers.length === 0 ? [] : DRAINED,
      ...(servers.length === 0 ? {} : { table: calledInHaproxy(pool, haproxy) }),
      away: drained(servers),
      back: readyAgain(servers),
      check: 'The log of HAProxy shows the server as up, and the readiness is as before. Only then the next server.',
      topic: TOPICS.masterSocket,
    };
  }
  const groups = isBehindOwn ? [] : groupsOf(pool, template);
  const answering = haproxyFor(pool, { template });
  const muted = template === undefined ? undefined : muting(pool, groups, template);
  if (answering !== undefined && groups.length === 0) {
    return {
      why: 'HAProxy asks every server whether it is alive, and leads clients to another one when it is not: nothing is to be done at the proxy. Whoever was on the server signs in once more.',
      where: 'the Management Shell on the server, as local administrator',
      text: isBehindOwn ? [] : [TASKS_TAKE_NO_COMMANDS],
      effects: isBehindOwn ? [] : LOOKED_AFTER,
      away: [],
      back: [],
      check: 'The log of HAProxy shows the server as up, and the readiness is as before. Only then the next server.',
      topic: TOPICS.haproxyChecks,
    };
  }
  return {
    why: 'Requests that are under way end by themselves. A server that stops while it is a target is still sent requests, and clients see 502 and 503.',
    where:
      'AWS CloudShell, or another POSIX shell with the AWS command line; and the Management Shell on the server, as local administrator',
    text: [
      ...(groups.length > 0 && pool.servers.ids.length > 1
        ? [`${code(id ?? '')} in the commands is the first server: put each of ${codes(pool.servers.ids)} in its place in turn.`]
        : []),
      ...(muted?.text ?? []),
    ],
    effects: groups.length === 0 ? [] : [...draining(groups), REGISTERED_AGAIN, ...(muted?.effects ?? [])],
    away: [...(muted?.before ?? []), ...away(id, groups)],
    back: [...back(id, groups), ...(muted?.after ?? [])],
    check: 'The target is healthy and the readiness is as before. Only then the next server.',
    topic: TOPICS.deregistration,
  };
}

function update(pool: PoolFacts, inputs: RunbookInputs): Step {
  const { ids, kind } = pool.servers;
  const out = takingOut(pool, inputs);
  return {
    title: `Update the servers of ${poolText(pool)}`,
    why: out.why,
    where: out.where,
    text: [
      ...orderText(pool),
      ...(failsOver(pool) === false
        ? []
        : [
            '`Invoke-CsComputerFailOver` wants somebody who is an administrator on every server of the pool; without `-Force` it refuses if the others cannot take the users on.',
          ]),
      ...(kind === 'hardware load balancer'
        ? [
            `Requests go to ${codes(ids)}: take the server out there, as the maker says. ${inputs.haproxy === undefined ? 'The stack' : 'HAProxy'} is not touched.`,
          ]
        : []),
      ...out.text,
    ],
    ...(out.effects.length === 0 ? {} : { effects: out.effects }),
    ...(out.table === undefined ? {} : { table: out.table }),
    commands: [...ready(pool), ...out.away, ...onServer(pool), ...out.back],
    checks: [{ expect: out.check }],
    topics: [TOPICS.updating, ...(failsOver(pool) === false ? [] : [TOPICS.computerFailOver]), out.topic],
  };
}

const TASKS_TAKE_NO_COMMANDS =
  'The tasks take no commands, and a deployment without the server would put new ones in their place, which moves everybody: let their checks notice that its services stop.';

/** What becomes of clients, by what their load balancers pass on: requests, connections. */
function draining(groups: readonly TargetGroupFacts[]): readonly Effect[] {
  const isOfRequests = ({ protocol = 'HTTPS' }: TargetGroupFacts) => protocol.startsWith('HTTP');
  const [requests, connections] = [groups.filter(isOfRequests), groups.filter((group) => !isOfRequests(group))];
  return [
    ...(requests.length === 0 ? [] : ofRequests(longestDelay(requests))),
    ...(connections.length === 0 ? [] : ofConnections(longestDelay(connections))),
  ];
}

function ofRequests(seconds: number): readonly Effect[] {
  return [
    {
      text: `A deregistered target gets no new requests; those under way have ${numberText(seconds)} seconds to end, unless the target group says otherwise.`,
      source: TOPICS.deregistration,
    },
    {
      text: `A long poll that is still open then is cut, and its client comes back to another server; a longer delay, up to the ${numberText(DEFAULT_IDLE_SECONDS)} seconds of the longest poll, only has it come later.`,
      source: undefined,
    },
  ];
}

function ofConnections(seconds: number): readonly Effect[] {
  return [
    {
      text: `A deregistered target of a Network Load Balancer gets no new connections, and counts as out after ${numberText(seconds)} seconds; connections that are used stay with it even then, as long as it answers.`,
      source: TOPICS.networkDeregistration,
    },
    { text: 'They end with the services of the server, and their clients connect to another one and sign in anew.', source: undefined },
  ];
}

/** Of a stack whose target groups are as they were. */
const REGISTERED_AGAIN: Effect = {
  text: 'A deployment in between leaves the server out as long as the servers of its target group stay the same in the template, and it is not one with `--revert-drift`; else the server is registered again, and gets clients.',
  source: undefined,
};

function delayOf({ drainSeconds = NLB.deregistrationDelay.byDefault }: TargetGroupFacts): number {
  return drainSeconds;
}

function longestDelay(groups: readonly TargetGroupFacts[]): number {
  return Math.max(...groups.map(delayOf));
}

/** Waiting takes ten minutes at most: `aws elbv2 wait` asks 40 times, every 15 seconds. */
const SECONDS_OF_A_WAIT = 600;

function patiently(waiting: string, seconds: number): string {
  return Array.from({ length: Math.ceil((seconds + HEADROOM_SECONDS) / SECONDS_OF_A_WAIT) }, () => waiting).join(' || ');
}

const HEADROOM_SECONDS = 60;

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

/** Only what is known to be older lacks them. */
function ready({ role, version }: PoolFacts): readonly Commands[] {
  if (version === 'lync2010' || role === 'director' || role === 'standardEdition') return [];
  const look = (name: ReadinessCmdlet, of: string) =>
    powershell(
      [cmdlet(name)],
      `On a server of the pool${of}: go on if PoolUpgradeState is Ready, and ReadyForUpgrade True for the upgrade domain of the server`,
    );
  if (version !== undefined) return [look(READINESS[version], '')];
  return [
    look('Get-CsPoolUpgradeReadinessState', ', with Lync Server 2013 or Skype for Business Server 2015'),
    look('Get-CsUpgradeDomainInfo', ', with Skype for Business Server 2019 or SE'),
  ];
}

type ReadinessCmdlet = 'Get-CsPoolUpgradeReadinessState' | 'Get-CsUpgradeDomainInfo';

/** https://learn.microsoft.com/powershell/module/skype/get-csupgradedomaininfo: 2019 replaced the older one by it. */
const READINESS: Readonly<Record<Exclude<PoolVersion, 'lync2010'>, ReadinessCmdlet>> = {
  lync2013: 'Get-CsPoolUpgradeReadinessState',
  sfb2015: 'Get-CsPoolUpgradeReadinessState',
  sfb2019: 'Get-CsUpgradeDomainInfo',
  se: 'Get-CsUpgradeDomainInfo',
};

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

function targetCommands(group: TargetGroupFacts, id: string | undefined, index: number, verb: string, state: string): readonly string[] {
  const { stack, logicalId, targets, port } = group;
  const target = targets.find((each) => each.id === id);
  const parts = [
    `Id=${id ?? ''}`,
    `Port=${target?.port ?? port ?? ''}`,
    ...(target?.zone === undefined ? [] : [`AvailabilityZone=${target.zone}`]),
  ];
  const name = `group${index + 1}`;
  const on = `--target-group-arn "$${name}" --targets ${word(parts.join(','))}`;
  return [
    physicalId(name, stack, logicalId),
    `aws elbv2 ${verb} ${on}`,
    patiently(`aws elbv2 wait ${state} ${on}`, state === 'target-deregistered' ? delayOf(group) : 0),
  ];
}

/** Whether the server has others to hand its users to, and the cmdlets for it; undefined: nobody told the role or version. */
function failsOver({ role, version, servers: { ids, kind } }: PoolFacts): boolean | undefined {
  if (role === 'director' || role === 'standardEdition') return false;
  if (version === 'lync2010' || version === 'lync2013') return false;
  if (kind !== 'hardware load balancer' && ids.length === 1) return false;
  return role === undefined || version === undefined ? undefined : true;
}

function onServer(pool: PoolFacts): readonly Commands[] {
  const fails = failsOver(pool);
  const only = fails === undefined ? NEWER : '';
  const others = fails === undefined ? ', where those two are not there' : '';
  const server = { ComputerName: '<FQDN of the server>' };
  return [
    ...(fails === false
      ? []
      : [
          powershell(
            [cmdlet('Invoke-CsComputerFailOver', server)],
            `On the server${only}: move its users, let its sessions end, stop its services and keep them from starting`,
          ),
          powershell(
            [cmdlet('Invoke-CsComputerFailBack', server)],
            `On the server${only}: when the update is done, and Windows is up again if it asked for that`,
          ),
        ]),
    ...(fails === true
      ? []
      : [
          powershell([cmdlet('Stop-CsWindowsService', { Graceful: SWITCH })], `On the server${others}: let its sessions end`),
          powershell(
            [cmdlet('Start-CsWindowsService')],
            `On the server${others}: when the update is done, and Windows is up again if it asked for that`,
          ),
        ]),
  ];
}

const NEWER = ' of a Front End pool with Skype for Business Server 2015 or newer';
