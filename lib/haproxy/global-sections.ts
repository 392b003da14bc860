import { CHECK_TIMING } from './check-timing';
import type { ConfigurationWriter } from './configuration-writer';
import { JSON_LOG_BYTES, JSON_LOG_FORMAT, LOG_FIELDS } from './log-format';
import type { HaproxySite } from './site';

/**
 * Bytes of a buffer. HTTP.sys takes headers of up to 65,534 bytes where `MaxFieldLength` was raised for Kerberos tickets with
 * many groups (16,384 by default); an idle poll holds no buffer.
 * https://learn.microsoft.com/troubleshoot/developer/webapps/iis/iisadmin-service-inetinfo/httpsys-registry-windows
 */
const BUFFER_BYTES = 65_536;

/** File descriptors are allocated for as many connections as a process may have, which in some containers is a milliard. */
export const MOST_DESCRIPTORS = 50_000;

/** Seconds. */
const REQUEST_HEADERS = 30;
const QUEUE = 30;
const KEEPALIVE_IDLE = 60;
const KEEPALIVE_INTERVAL = 20;

const LOG_FORMAT = LOG_FIELDS.map(({ code }) => code).join(' ');

export function writeGlobal(writer: ConfigurationWriter, { idleSeconds, behind }: HaproxySite): void {
  writer
    .section('global')
    .because('Paths are those below the folder of this file, wherever HAProxy is started.', 'default-path', 'config')
    .because(
      'To the journal under systemd, to the log of a container. README.md says what a line means.',
      'log',
      'stdout',
      ...(behind === undefined ? [] : ['len', String(JSON_LOG_BYTES)]),
      'format',
      'raw',
      'local0',
    )
    .because('Only caps what the system allows; about two for each client.', 'fd-hard-limit', String(MOST_DESCRIPTORS))
    .because(
      'Kerberos tickets of users in many groups fill headers of up to 64 KB. An idle poll holds no buffer.',
      'tune.bufsize',
      String(BUFFER_BYTES),
    )
    .line('tune.maxrewrite', '1024');
  if (behind === undefined) {
    writer.because('The old process of a reload ends its polls, and then itself.', 'hard-stop-after', `${idleSeconds}s`);
    return;
  }
  writer
    .because('As many as the memory of a task holds, and its open files.', 'maxconn', String(behind.mostConnections))
    .comment('Clients have left by then: the load balancer sends a task that is to go no new ones, and waits for those it has.')
    .line('hard-stop-after', `${behind.stopSeconds}s`);
}

export function writeDefaults(writer: ConfigurationWriter, { idleSeconds, tls, behind }: HaproxySite): void {
  const idle = `${idleSeconds}s`;
  writer
    .section('defaults')
    .line('mode', 'http')
    .line('log', 'global')
    .line('log-format', behind === undefined ? LOG_FORMAT : JSON_LOG_FORMAT)
    .line('option', 'dontlognull')
    .comment('Windows authentication is of the connection. Kerberos in one round shows no 401, so that HAProxy cannot tell, and would')
    .comment('let somebody else use it: https://github.com/haproxy/haproxy/issues/2985')
    .line('http-reuse', 'never')
    .because('And a client stays with the server that its connection leads to.', 'option', 'prefer-last-server')
    .because('The address of the client, and nothing else, is added to what it sent.', 'option', 'forwardfor')
    .because('Then another server is tried.', 'timeout', 'connect', `${CHECK_TIMING.connect}s`)
    .comment('Long polls are silent for so long, and a signed-in connection is idle between them. Which of the three ends an idle')
    .comment('connection differs between versions: all of them are written.')
    .line('timeout', 'client', idle)
    .line('timeout', 'http-keep-alive', idle)
    .line('timeout', 'http-request', `${REQUEST_HEADERS}s`)
    .because('Longer than the longest poll, which would end in 504.', 'timeout', 'server', idle)
    .line('timeout', 'queue', `${QUEUE}s`)
    .because('Half as long as the interval of checks: a silent server takes it each time.', 'timeout', 'check', `${CHECK_TIMING.answer}s`)
    .comment(
      behind !== undefined && tls === undefined
        ? 'Keepalives restart the 350 seconds after which a TLS listener of a Network Load Balancer closes what is idle.'
        : 'Routers of home networks forget what is idle; keepalives remind them of a poll.',
    )
    .line('option', 'clitcpka')
    .line('clitcpka-idle', `${KEEPALIVE_IDLE}s`)
    .line('clitcpka-intvl', `${KEEPALIVE_INTERVAL}s`)
    .comment(
      'A server that does not take a connection is nothing a client notices: another is tried. What has been sent is not sent again,',
    )
    .comment('for which each poll would hold a copy of its request as large as a buffer.')
    .line('retries', '2')
    .line('option', 'redispatch', '1');
}
