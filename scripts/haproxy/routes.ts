import { haproxyFiles } from '../../lib/haproxy/configuration';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { first, wrongAnswers } from './answers';
import { cases, portsOfServers, type Case } from './cases';
import { Client } from './client';
import type { ProxyHost } from './network';
import type { HaproxyProgram, Run, Tell } from './parts';
import { PoolServers } from './pool-servers';
import { redirected, type Expected } from './questions';
import { RunningHaproxy } from './running-haproxy';

/** Every URL of every example and of random plans, and as many that nobody published, asked of a running HAProxy. */
export async function routes({ programs, plans }: Run, host: ProxyHost, tell: Tell): Promise<void> {
  const authority = new ThrowAwayAuthority();
  const all = cases(plans);
  const servers = await PoolServers.start(authority, portsOfServers(all.map(({ site }) => site)));
  try {
    const opinions = all.flatMap(({ name, expected }) => expected.flatMap((each) => contradictions(name, each)));
    const asked = all.flatMap(({ expected }) => expected);
    const lost = asked.filter(({ outcome }) => !outcome.startsWith('forward')).length;
    tell(
      opinions.length === 0,
      `the reference and the table of an Application Load Balancer say the same of ${asked.length} URLs${first(opinions)}`,
    );
    for (const program of programs) {
      const wrong: string[] = [];
      for (const each of all) wrong.push(...(await wrongAnswersOf(program, each, host, servers, authority)));
      const what = `${asked.length - lost} URLs of ${all.length} deployments reach their pools and ${lost} nobody`;
      tell(wrong.length === 0, `HAProxy ${program.version}: ${what}${first(wrong)}`);
    }
  } finally {
    await servers.stop();
  }
}

/** What the two models of an Application Load Balancer do differently. */
function contradictions(name: string, { question, outcome, byReference, byTable }: Expected): readonly string[] {
  if (byReference.length === 0 && byTable === undefined) return [];
  const isRight = byReference.includes(outcome) && byTable === (redirected(outcome) ?? outcome);
  return isRight
    ? []
    : [`${name}: ${JSON.stringify(question)} should be ${outcome}: ${byReference.join(' or ')}; ${byTable ?? 'undetermined'}`];
}

async function wrongAnswersOf(
  { file, version }: HaproxyProgram,
  each: Case,
  host: ProxyHost,
  servers: PoolServers,
  authority: ThrowAwayAuthority,
): Promise<readonly string[]> {
  const { cert, key } = authority.issue(each.names);
  const files = { ...haproxyFiles(each.site), 'certificates/default.pem': cert + key, 'authorities.pem': authority.certificate };
  const ports = each.site.listeners.map(({ port }) => port);
  const haproxy = await RunningHaproxy.start(file, host, files, ports);
  try {
    return await wrongAnswers(version, each, servers, (address) => new Client(address, authority.certificate), haproxy);
  } finally {
    await haproxy.stop();
  }
}
