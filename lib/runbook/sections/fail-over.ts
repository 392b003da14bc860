import { numberText } from '../../facts/number-text';
import { DATED_FACTS } from '../../facts/dated-facts';
import type { PublicNameKind } from '../../declaring/declarations';
import { haproxyFor } from '../answering-haproxy';
import type { FleetFacts, PoolFacts, RunbookInputs } from '../inputs';
import { cdk } from '../cdk-commands';
import { code, codes } from '../markdown';
import { MANAGEMENT_SHELL, mayHomeUsers, poolFqdn } from '../pools';
import { cmdlet, SWITCH } from '../powershell';
import { command } from '../shell';
import { HAPROXY_SERVER, haproxyVerb, RELOADED, TAKE_OVER, writeConfiguration } from '../haproxy-commands';
import { FOLLOWING } from '../record-effects';
import { powershell, section, shell, type Commands, type Effect, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

/** Names that belong to one pool, farm or service and nobody else. */
const OWNED: ReadonlySet<PublicNameKind> = new Set(['external web services', 'further name', 'office web apps', 'further service']);

/** When a pool is lost, Lync moves its users; of the public names only the shared ones have to move. */
export function failOver(inputs: RunbookInputs): readonly Section[] {
  const { pools, names } = inputs;
  const shared = names.filter(({ kind }) => kind === undefined || !OWNED.has(kind));
  if (shared.length === 0) return [];
  const answering = pools.filter(({ externalFqdn }) => shared.some(({ answeredBy }) => answeredBy.includes(externalFqdn)));
  const others = pools.filter((pool) => mayHomeUsers(pool) && !answering.includes(pool));
  return section('fail-over', 'When a pool fails', [
    others.length === 0 && answering.length < 2
      ? noOther(answering)
      : moveNames(
          shared.map(({ name }) => name),
          answering,
          others,
          inputs,
        ),
    moveUsers(pools.filter(mayHomeUsers)),
    recovery(inputs),
  ]);
}

/** Records are changed through us-east-1, wherever the pools are. */
function recovery({ names, template, haproxy }: RunbookInputs): Step | undefined {
  if (haproxy !== undefined) return undefined;
  const elsewhere = new Set((template?.recordsToCreate ?? []).filter(({ how }) => how === 'elsewhere').map(({ zone }) => zone));
  const zones = [...new Set(names.flatMap(({ zone }) => zone ?? []))].filter((zone) => !elsewhere.has(zone)).sort();
  if (zones.length === 0) return undefined;
  return {
    title: 'Keep records changeable when us-east-1 is lost',
    why: 'The way back to the old proxy, and names that move to another front end, are changes of records. Route 53 takes them in us-east-1 alone; what the records say is answered all the same.',
    where:
      'AWS CloudShell, or another POSIX shell with the AWS command line, in the account of the zones, before anything fails: afterwards it cannot be switched on',
    text: [
      `Only for public zones in Route 53; put the ids of ${codes(zones)} in place of the placeholders. The library does not make zones, and so does not set it.`,
      'Few calls of the API work meanwhile; a change that was under way has to be sent again. Whether `cdk deploy` gets through then no page says: keep the change batches at hand.',
    ],
    commands: [
      shell(
        zones.map(
          (zone) =>
            `${command('aws', 'route53', 'update-hosted-zone-features', '--hosted-zone-id', `<id of ${zone}>`)} --enable-accelerated-recovery`,
        ),
        'Switch accelerated recovery on',
      ),
      shell(
        zones.map((zone) => command('aws', 'route53', 'get-hosted-zone', '--id', `<id of ${zone}>`, '--query', 'HostedZone.Features')),
        'Whether it is on',
      ),
    ],
    checks: [{ expect: 'AcceleratedRecoveryStatus is ENABLED for each zone.' }],
    facts: [DATED_FACTS.acceleratedRecovery],
    topics: [TOPICS.zoneFeatures],
  };
}

function noOther(answering: readonly PoolFacts[]): Step {
  return {
    title: 'Know that there is nowhere to move the names',
    why: `Simple URLs and autodiscover are answered by ${codes(answering.map(({ name }) => name))}, and no other pool is declared.`,
    where: 'nowhere',
    text: [
      'While it is down, nobody joins a meeting or finds the service from outside. A second pool, paired with it, is what Lync has against that.',
    ],
    checks: [{ expect: 'Whoever runs the service knows.' }],
    topics: [TOPICS.poolFailOver],
  };
}

function moveNames(names: readonly string[], answering: readonly PoolFacts[], others: readonly PoolFacts[], inputs: RunbookInputs): Step {
  const { deploymentFile, simpleUrls, haproxy } = inputs;
  const [target] = others.length > 0 ? others : answering;
  const fleet = [...answering, ...others].flatMap((pool) => haproxyFor(pool, inputs)?.fleet ?? [])[0];
  const isPassedOn = [...answering, ...others].some(({ frontEnd }) => !frontEnd.answersForSeveralPools);
  return {
    title: `If ${codes(answering.map(({ name }) => name))} ${answering.length === 1 ? 'fails' : 'fail'}: move simple URLs and autodiscover`,
    why: 'These names belong to no pool, so somebody has to answer them. An external web services FQDN stays with its pool: clients of a failed pool are handed that of the backup pool.',
    where:
      deploymentFile === undefined
        ? 'the CDK app: `answeredBy` of the SimpleUrlSet'
        : `${code(deploymentFile)}, then ${haproxy === undefined ? 'the folder of the CDK app' : HAPROXY_SERVER}`,
    text: [
      `Only these move: ${codes(names)}. ${
        isPassedOn
          ? 'No other name changes. A pool with a Network Load Balancer of its own takes the names there: their records change with it (those made by hand by the change batches of a new runbook).'
          : `No record, no certificate and no other name changes${whatChanges(inputs, fleet)}.`
      }`,
      ...(others.length > 1
        ? [
            `Any of ${codes(others.map(({ name }) => name))} can answer; if a Front End pool failed, take its backup pool (\`Get-CsPoolBackupRelationship\`).`,
          ]
        : []),
      'The IIS certificate of the pool that takes over has to carry the names, and its web site must know the simple URLs: that is so if the steps above were taken on it.',
      ...(simpleUrls?.some(({ site }) => site !== undefined) === true
        ? ['Simple URLs of a site do not work on a pool of another site: meetings held with them need new invitations.']
        : []),
    ],
    effects: haproxy !== undefined ? RELOADED : isPassedOn ? FOLLOWING : fleet === undefined ? UPDATED : rolledOut(fleet),
    commands: target === undefined ? [] : [...lines(target, inputs), ...changed(inputs)],
    checks: [
      {
        expect: `${haproxy === undefined ? 'Before you deploy' : 'Before you reload'}, the plan names the other pool for these names only; afterwards they answer.`,
        commands: [shell([haproxy === undefined ? command('npx', 'lync-reverse-proxy', 'plan') : haproxyVerb('plan', haproxy)])],
      },
    ],
    topics: [TOPICS.poolFailOver, TOPICS.simpleUrlDns],
  };
}

function whatChanges({ haproxy }: RunbookInputs, fleet: FleetFacts | undefined): string {
  if (haproxy !== undefined) return ', but for the files of HAProxy';
  return fleet === undefined
    ? ': the listener rules are updated in place'
    : ': new tasks of HAProxy, which lead these names elsewhere, take the place of the old ones';
}

/** What is on an old task goes on to the pool that failed. */
function rolledOut({ drainSeconds }: FleetFacts): readonly Effect[] {
  const seconds = drainSeconds === undefined ? 'as long as old tasks have for their clients' : `${numberText(drainSeconds)} s`;
  return [
    {
      text: 'New connections follow as soon as the new tasks are healthy, some minutes after the deployment has begun.',
      source: TOPICS.ecsRollingUpdate,
    },
    {
      text: `Connections to old tasks are led as before until they end, at most for ${seconds}: a client that is closed and opened again has a new one. Where nobody can wait, \`haproxy.deregistrationDelay: 60\` in the same deployment ends all of them after a minute; take it out again afterwards.`,
      source: TOPICS.networkDeregistration,
    },
  ];
}

const UPDATED: readonly Effect[] = [
  { text: 'Requests follow the changed listener rules within a minute of the deployment.', source: undefined },
];

/** Brings a changed file to where it takes effect. */
function changed(inputs: RunbookInputs): readonly Commands[] {
  const { haproxy } = inputs;
  if (haproxy === undefined) return [shell([cdk('deploy', inputs)])];
  return [
    shell([writeConfiguration(haproxy, '--output', 'lync', '--check')], 'Write the configuration anew'),
    shell(TAKE_OVER, 'On the server, each time with another number'),
  ];
}

function lines(target: PoolFacts, { simpleUrls: scopes, autodiscoverIsNamed, deploymentFile }: RunbookInputs): readonly Commands[] {
  if (deploymentFile === undefined) return [];
  const answeredBy = `answeredBy: ${yamlText(target.name)}`;
  const which = (scopes?.length ?? 0) > 1 ? ' # in each entry that names the failed pool' : '';
  return [
    {
      language: 'yaml',
      title: 'The lines of the deployment file to change; all others stay',
      lines: [
        ...(scopes === undefined || scopes.length === 0 ? [] : ['simpleUrls:', `  ${answeredBy}${which}`]),
        ...(autodiscoverIsNamed || scopes === undefined || scopes.length === 0 ? ['autodiscover:', `  ${answeredBy}${which}`] : []),
      ],
    },
  ];
}

/** JSON is YAML: quoted where a bare word would be read as something else. */
function yamlText(text: string): string {
  return /^[A-Za-z][\w.-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text);
}

function moveUsers(pools: readonly PoolFacts[]): Step | undefined {
  const able = pools.filter(({ version }) => version !== 'lync2010');
  if (able.length < 2) return undefined;
  return {
    title: 'Move the users of the failed pool',
    why: 'Until then they work in survivable mode. Nothing of it concerns the proxy, as long as the backup pool is published.',
    where: `${MANAGEMENT_SHELL}, on a server of the backup pool`,
    text: [
      'Pools must have been paired before. Take the line of the pool that failed; if the Central Management store was on it, that fails over first. `-DisasterMode` loses what was not replicated: without it, if the pool still runs.',
    ],
    commands: [
      powershell(
        able.map((pool) => cmdlet('Get-CsPoolBackupRelationship', { PoolFqdn: poolFqdn(pool) })),
        'Which pool backs which',
      ),
      powershell(['Invoke-CsManagementServerFailover -WhatIf'], 'Where the Central Management store is'),
      powershell(
        able.map((pool) => cmdlet('Invoke-CsPoolFailOver', { PoolFqdn: poolFqdn(pool), DisasterMode: SWITCH })),
        'One of these',
      ),
      powershell(
        able.map((pool) => cmdlet('Invoke-CsPoolFailBack', { PoolFqdn: poolFqdn(pool) })),
        'The way back, once it runs again; then the names',
      ),
    ],
    checks: [
      {
        expect: 'A user of the failed pool signs in outside, and autodiscover hands out the external web services FQDN of the backup pool.',
      },
    ],
    topics: [TOPICS.poolFailOver],
  };
}
