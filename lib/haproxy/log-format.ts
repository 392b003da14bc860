/** What a line of the log has, from left to right: https://docs.haproxy.org/2.6/configuration.html#8.2.4 */
export const LOG_FIELDS: readonly { readonly code: string; readonly means: string }[] = [
  { code: '%ci', means: 'address of the client' },
  { code: '%ft', means: 'port it came by (`https-443`), with `~` where TLS ended here' },
  {
    code: '%b/%s',
    means:
      'pool and scheme it was sent to, and the server there (`s1` is the first); `nobody` for unknown names, `<NOSRV>` where no server answered',
  },
  { code: '%ST', means: 'status of the answer' },
  {
    code: '%TR/%Tw/%Tc/%Tr/%Ta',
    means:
      'milliseconds: until the request was whole, in the queue, until the server took the connection, until it began to answer (long polls take minutes), altogether; -1 where it did not get so far',
  },
  { code: '%ts', means: 'how it ended' },
  { code: '%HM', means: 'method' },
  { code: '%{+Q}[var(txn.host)]', means: 'host, in lower case, without port' },
  { code: '%{+Q}HP', means: 'path, without what follows a question mark' },
];

/** Bytes of a line of JSON. HAProxy cuts off what is longer, 1,024 unless it is told, and what is cut off is no JSON. */
export const JSON_LOG_BYTES = 8_192;

/**
 * A text of a client that stays a text, whatever it says. Of one that is too long the beginning is written: escapes make
 * six bytes of one at most, so that all three have room in a line.
 */
const textOf = (variable: string, bytes: number) => `"%[var(txn.${variable}),bytes(0,${bytes}),json(utf8s)]"`;

/** The same as JSON, whose keys a log service knows by itself. */
export const JSON_LOG_FIELDS: readonly { readonly key: string; readonly code: string; readonly means: string }[] = [
  { key: 'client', code: '"%ci"', means: 'address of the client' },
  { key: 'listener', code: '"%f"', means: 'scheme and published port it came by' },
  { key: 'name', code: textOf('host', 255), means: 'public name it asked for, in lower case, without port' },
  { key: 'method', code: textOf('method', 32), means: 'method' },
  { key: 'path', code: textOf('path', 768), means: 'path, without what follows a question mark' },
  {
    key: 'pool',
    code: '"%b"',
    means: 'pool and scheme it was sent to; `nobody` for names and paths that are not published, the listener for redirects',
  },
  { key: 'server', code: '"%s"', means: 'server of the pool, `s1` is the first; `<NOSRV>` where none answered' },
  { key: 'status', code: '%ST', means: 'status of the answer' },
  { key: 'millisecondsToRequest', code: '%TR', means: 'until the request was whole; -1, here and below, where it did not get so far' },
  { key: 'millisecondsInQueue', code: '%Tw', means: 'until a server was free' },
  { key: 'millisecondsToConnect', code: '%Tc', means: 'until the server took the connection, TLS included' },
  { key: 'millisecondsToAnswer', code: '%Tr', means: 'until the server began to answer; long polls take minutes' },
  { key: 'milliseconds', code: '%Ta', means: 'altogether' },
  { key: 'bytes', code: '%B', means: 'sent to the client' },
  {
    key: 'ended',
    code: '"%ts"',
    means:
      'why it ended: `--` as it should, `LR` HAProxy answered by itself (redirects, 404), `P` it refused; first letter `C` the client left, `S` the server did, `D` it was down, `c` and `s` they were silent for too long',
  },
];

export const JSON_LOG_FORMAT = `{${JSON_LOG_FIELDS.map(({ key, code }) => `"${key}":${code}`).join(',')}}`;
