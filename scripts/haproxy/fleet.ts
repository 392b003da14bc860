import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { synthesized } from '../../test/support/synthesize';
import { first, wrongAnswers } from './answers';
import { cases, portsOfServers } from './cases';
import { Client } from './client';
import { RunningContainer, said, withoutContainers, findShells, type Shell } from './fleet/container';
import { fleetOf } from './fleet/described';
import { healthAnswers } from './fleet/health';
import { LOAD_BALANCER, LoadBalancer } from './fleet/load-balancer';
import { logLines } from './fleet/log-lines';
import { secrets } from './fleet/secrets';
import { stops } from './fleet/stops';
import { DEPLOYMENT, HOST, OTHER_HOST } from './laboratory';
import type { ProxyHost } from './network';
import type { HaproxyProgram, Run, Tell } from './parts';
import { PoolServers } from './pool-servers';
import { MECHANISMS, visited, windowsServers } from './sign-in';
import { missingForSignIn } from './windows-servers';

/** A fifth of those of `sign-in`. */
const SIGN_INS = 200;

/** A tenth of the plans that `routes` asks: of each a stack is made. */
const FEWER = 10;

/**
 * The HAProxy that a synthesized template has run on AWS: its own container, started as Fargate starts it, behind what does as the
 * Network Load Balancer of the template.
 */
export async function fleet({ programs, plans, python }: Run, host: ProxyHost, tell: Tell): Promise<void> {
  // Why is told before.
  if (withoutContainers() !== undefined) return;
  const authority = new ThrowAwayAuthority();
  const folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  const laboratory = { authority, host, tell, trusted: join(folder, 'authorities.pem') };
  writeFileSync(laboratory.trusted, authority.certificate);
  const { shells } = findShells();
  try {
    for (const shell of shells) await permissions(programs, shell, laboratory);
    for (const program of programs) {
      await checksAndLog(program, shells, laboratory);
      const [shell] = shells;
      if (shell !== undefined)
        await stops(program, shell, host, fleetOf(synthesized(behindFleet(ON_AWS, laboratory.trusted)).template), authority, tell);
      await secrets(program, shells, host, fleetOf(synthesized(withSecrets(laboratory.trusted)).template), authority, tell);
    }
    if (python !== undefined && missingForSignIn() === undefined) await signIns(programs, shells, python, laboratory);
    await routes(programs, shells, plans, laboratory);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The one of the other parts, as AWS wants it. */
const ON_AWS: Deployment = {
  ...DEPLOYMENT,
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'ZCONTOSO' }],
};

interface Laboratory {
  readonly authority: ThrowAwayAuthority;
  readonly host: ProxyHost;
  readonly tell: Tell;
  /** The file with the certificate of the authority. */
  readonly trusted: string;
}

/** Not every computer has as many open files as Fargate, so tasks are the smallest there are. */
const SMALL = { cpu: 256, memoryMiB: 512 };

/** Where the public one is not reached. */
const PRIVATE_IMAGE = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/haproxy@sha256:${'0'.repeat(64)}`;

function behindFleet(deployment: Deployment, trusted: string): Deployment {
  const image = deployment.network.scheme === 'internal' ? { image: PRIVATE_IMAGE } : {};
  return { ...deployment, frontEnd: 'haproxy', haproxy: { serverAuthorities: [trusted], tasks: SMALL, ...image } };
}

function withSecrets(trusted: string): Deployment {
  const { haproxy, ...deployment } = behindFleet(ON_AWS, trusted);
  const secret = (name: string) => ({ secretArn: `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}-AbCdEf`, names: [name] });
  return { ...deployment, haproxy: { ...haproxy, certificates: [secret(HOST), secret(OTHER_HOST)] } };
}

/** What a process in the container may do, which is next to nothing. */
const PROBE = [
  'id -u; id -g; id -G',
  "grep -E '^(CapEff|CapPrm|CapBnd|NoNewPrivs)' /proc/self/status",
  'for each in / /bin /dev /opt /usr /usr/bin /tmp; do if touch "$each/written" 2>/dev/null; then echo "writes to $each"; fi; done',
].join('\n');

const PERMITTED = [
  ...['99', '99', '99'],
  ...['CapPrm:\t0000000000000000', 'CapEff:\t0000000000000000', 'CapBnd:\t0000000000000000', 'NoNewPrivs:\t1'],
  'writes to /tmp',
];

async function permissions(programs: readonly HaproxyProgram[], shell: Shell, { host, tell, trusted }: Laboratory): Promise<void> {
  const [program] = programs;
  if (program === undefined) return;
  const { container } = fleetOf(synthesized(behindFleet(ON_AWS, trusted)).template);
  const { text } = await said(RunningContainer.start(program, shell, host, container, [], [PROBE]));
  const isRight = text.trim() === PERMITTED.join('\n');
  tell(isRight, `a container with ${shell.name}: user 99 without capabilities writes to /tmp alone${isRight ? '' : `\n${text}`}`);
}

/** Every URL of every example and of random plans, as `routes` asks them, of the container in the template. */
async function routes(
  programs: readonly HaproxyProgram[],
  shells: readonly Shell[],
  plans: number,
  { authority, host, tell, trusted }: Laboratory,
): Promise<void> {
  const all = cases(Math.ceil(plans / FEWER));
  const fleets = all.map(({ deployment }) => fleetOf(synthesized(behindFleet(deployment, trusted)).template));
  const servers = await PoolServers.start(authority, portsOfServers(all.map(({ site }) => site)));
  try {
    for (const program of programs) {
      const wrong: string[] = [];
      for (const [index, each] of all.entries()) {
        const described = fleets[index];
        const shell = shells[index % shells.length];
        if (described === undefined || shell === undefined) continue;
        const running = RunningContainer.start(program, shell, host, described.container);
        const balancer = await LoadBalancer.start(described.passages, authority.issue(each.names));
        try {
          await running.listening();
          const clientAt = (address: string) => new Client(address, authority.certificate, 1, LOAD_BALANCER);
          wrong.push(...(await wrongAnswers(program.version, each, servers, clientAt, running)));
        } finally {
          await balancer.stop();
          await running.stop();
        }
      }
      const count = all.reduce((sum, { expected }) => sum + expected.length, 0);
      const what = `${count} URLs of ${all.length} templates are answered as the plan says, started by ${shells.map(({ name }) => name).join(' and ')}`;
      tell(wrong.length === 0, `HAProxy ${program.version} behind a load balancer: ${what}${first(wrong)}`);
    }
  } finally {
    await servers.stop();
  }
}

/** Health checks, and lines of the log for whatever clients say. */
async function checksAndLog(program: HaproxyProgram, [shell]: readonly Shell[], { host, tell, trusted }: Laboratory): Promise<void> {
  if (shell === undefined) return;
  const described = fleetOf(synthesized(behindFleet(ON_AWS, trusted)).template);
  const running = RunningContainer.start(program, shell, host, described.container);
  try {
    await running.listening();
    const { isRight, inWords } = await healthAnswers(described);
    tell(isRight, `HAProxy ${program.version} behind a load balancer: ${inWords}`);
    const { wrong, count } = await logLines(running, described.passages[0]?.container ?? 0);
    tell(wrong.length === 0, `HAProxy ${program.version} behind a load balancer: ${count} lines of the log are JSON${first(wrong)}`);
  } finally {
    await running.stop();
  }
}

/** Two people and a stranger at the same time, who come through the load balancer. */
async function signIns(
  programs: readonly HaproxyProgram[],
  [shell]: readonly Shell[],
  python: string,
  { authority, host, tell, trusted }: Laboratory,
): Promise<void> {
  if (shell === undefined) return;
  const { container, passages } = fleetOf(synthesized(behindFleet(ON_AWS, trusted)).template);
  const monitors = await PoolServers.start(authority, { https: [], http: [], silent: [5061] });
  const servers = await windowsServers(authority);
  const balancer = await LoadBalancer.start(passages, authority.issue([HOST]));
  try {
    for (const program of programs) {
      const running = RunningContainer.start(program, shell, host, container);
      try {
        await running.listening();
        for (const mechanism of MECHANISMS) {
          const { isRight, inWords } = await visited(python, mechanism, servers, trusted, SIGN_INS, LOAD_BALANCER);
          tell(isRight, `HAProxy ${program.version} behind a load balancer, ${mechanism}: ${inWords}`);
        }
      } finally {
        await running.stop();
      }
    }
  } finally {
    await balancer.stop();
    await servers.stop();
    await monitors.stop();
  }
}
