import { CERTIFICATES, CONFIGURATION } from '../haproxy/file-names';
import type { HaproxyFacts } from './inputs';
import { command, word } from './shell';
import type { Effect } from './step';
import { TOPICS } from './topics';

/** Where the configuration is used, and the shell in which it is. */
export const HAPROXY_SERVER = 'the server with HAProxy, as root';

/** Where the configuration is written. */
export const DEPLOYMENT_FOLDER = 'the folder of the deployment file, in a shell with Node.js';

/** A verb that reads the deployment file as that of a HAProxy. */
export function haproxyVerb(
  verb: 'plan' | 'rehearse' | 'runbook' | 'verify',
  { deployment }: Pick<HaproxyFacts, 'deployment'>,
  ...options: readonly string[]
): string {
  return command('npx', 'lync-reverse-proxy', verb, '--deployment', deployment, '--engine', 'haproxy', ...options);
}

/** The verb that writes the configuration or judges certificates. */
export function writeConfiguration({ deployment }: Pick<HaproxyFacts, 'deployment'>, ...options: readonly string[]): string {
  return command('npx', 'lync-reverse-proxy', 'haproxy', '--deployment', deployment, ...options);
}

/** All files at once: a new folder, a look at it, then the link to it. */
export const TAKE_OVER: readonly string[] = [
  'cp -r lync /etc/haproxy/lync-2',
  `ln -s ../${CERTIFICATES} /etc/haproxy/lync-2/${CERTIFICATES}`,
  `haproxy -c -dW -f /etc/haproxy/lync-2/${CONFIGURATION} -f /etc/haproxy/process.cfg`,
  'ln -s lync-2 /etc/haproxy/lync.new',
  'mv -T /etc/haproxy/lync.new /etc/haproxy/lync',
  'systemctl reload haproxy',
];

/** When a configuration that was taken over is that of clients. */
export const RELOADED: readonly Effect[] = [
  {
    text: 'The reload starts a new process, which takes every new connection; the old one goes on with those that are under way until they end.',
    source: TOPICS.haproxyReload,
  },
];

/**
 * Asked of the process that is running, by the socket of its master, as the README beside the configuration has it made.
 * https://docs.haproxy.org/2.6/management.html#9.4
 */
export function askProcess(text: string): string {
  return `echo ${word(`@1 ${text}`)} | socat stdio /run/haproxy-master.sock`;
}
