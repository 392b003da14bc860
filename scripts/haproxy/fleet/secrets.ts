import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'node:tls';
import type { ThrowAwayAuthority } from '../../../lib/probing/rehearsal/throw-away-certificates';
import { Client } from '../client';
import { HOST, OTHER_HOST } from '../laboratory';
import type { ProxyHost } from '../network';
import type { HaproxyProgram, Tell } from '../parts';
import { PoolServers } from '../pool-servers';
import { RunningContainer, type Shell } from './container';
import type { Fleet } from './described';
import { LOAD_BALANCER, LoadBalancer } from './load-balancer';

const CLIENT = '203.0.113.77';

/** Certificates from secrets: TLS ends in HAProxy, and a text that is none ends the container with the file it became. */
export async function secrets(
  program: HaproxyProgram,
  shells: readonly Shell[],
  host: ProxyHost,
  fleet: Fleet,
  authority: ThrowAwayAuthority,
  tell: Tell,
): Promise<void> {
  const pems = [HOST, OTHER_HOST].map((name) => {
    const { cert, key } = authority.issue([name]);
    return { cert, key, whole: cert + key };
  });
  const [first, second] = pems;
  if (first === undefined || second === undefined) return;
  const servers = await PoolServers.start(authority, { https: [4443], http: [8080], silent: [5061] });
  // It shows no certificate of its own: its listeners for TLS are of TCP.
  const balancer = await LoadBalancer.start(fleet.passages, first);
  try {
    for (const shell of shells) {
      const good: Readonly<Record<string, string>> = {
        'as they are': second.whole,
        'with line ends of Windows': second.whole.replaceAll('\n', '\r\n'),
        'without line end': second.whole.trimEnd(),
        'with the key first': `${second.key}${second.cert}`,
        'with text between': `subject=%s \\n "$HOME" \`id\`\n${second.cert}issuer=100%\n${second.key}`,
      };
      const wrong: string[] = [];
      for (const [what, text] of Object.entries(good)) {
        const seen = await served(program, shell, host, fleet, authority, [first.whole, text]);
        if (seen !== `${HOST} 200 ${CLIENT}, ${OTHER_HOST} 200 ${CLIENT}, nobody ${HOST}`) wrong.push(`${what}: ${seen}`);
      }
      const none = wrong.length === 0 ? '' : `; but ${wrong.join('; ')}`;
      tell(
        wrong.length === 0,
        `HAProxy ${program.version} with ${shell.name}, certificates from secrets: served in ${Object.keys(good).length} ways${none}`,
      );

      const bad: Readonly<Record<string, string>> = {
        'an empty one': '',
        'no PEM': 'my certificate',
        JSON: JSON.stringify({ certificate: second.cert, key: second.key }),
        'without key': second.cert,
        'without certificate': second.key,
        'cut off': second.whole.slice(0, -300),
        'with the key of another': second.cert + first.key,
        'with an encrypted key': second.cert + encrypted(),
      };
      const lenient: string[] = [];
      for (const [what, text] of Object.entries(bad)) {
        for (const [place, file] of ['certificates/default.pem', 'certificates/2.pem'].entries()) {
          const given = place === 0 ? [text, second.whole] : [first.whole, text];
          const running = RunningContainer.start(program, shell, host, fleet.container, given);
          const code = await Promise.race([running.ended, sleep(5_000, 'none' as const)]);
          await running.stop();
          if (code === 0 || code === 'none' || !running.errors.includes(file))
            lenient.push(`${what} as ${file}: ${code} ${running.errors}`);
        }
      }
      const some = lenient.length === 0 ? '' : `; but not\n${lenient.join('\n')}`;
      tell(
        lenient.length === 0,
        `HAProxy ${program.version} with ${shell.name}, secrets that are no certificates: the container ends and names the file in ${Object.keys(bad).length} cases${some}`,
      );
    }
  } finally {
    await balancer.stop();
    await servers.stop();
  }
}

async function served(
  program: HaproxyProgram,
  shell: Shell,
  host: ProxyHost,
  { container }: Fleet,
  authority: ThrowAwayAuthority,
  texts: readonly string[],
): Promise<string> {
  const running = RunningContainer.start(program, shell, host, container, texts);
  const client = new Client(CLIENT, authority.certificate, 2, LOAD_BALANCER);
  try {
    await running.listening();
    const of = async (name: string) => {
      const reply = await client.ask({ scheme: 'https', port: 443, host: name, path: '/meet' });
      return `${name} ${reply.status} ${reply.arrival?.forwardedFor ?? 'nobody'}`;
    };
    return [await of(HOST), await of(OTHER_HOST), `nobody ${await shownToNobody()}`].join(', ');
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)} ${running.errors}`;
  } finally {
    client.close();
    await running.stop();
  }
}

/** The name in the certificate of those who name no host. */
function shownToNobody(): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: LOAD_BALANCER.address, port: LOAD_BALANCER.portOf(443), rejectUnauthorized: false, servername: '' });
    socket.once('error', reject).once('secureConnect', () => {
      resolve((socket.getPeerCertificate().subjectaltname ?? '').replace('DNS:', ''));
      socket.destroy();
    });
  });
}

function encrypted(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return String(privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'a passphrase' }));
}
