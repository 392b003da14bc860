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
const JSON_LOG_FIELDS: readonly (readonly [string, string])[] = [
  ['client', '"%ci"'],
  ['listener', '"%f"'],
  ['name', textOf('host', 255)],
  ['method', textOf('method', 32)],
  ['path', textOf('path', 768)],
  ['pool', '"%b"'],
  ['server', '"%s"'],
  ['status', '%ST'],
  ['millisecondsToRequest', '%TR'],
  ['millisecondsInQueue', '%Tw'],
  ['millisecondsToConnect', '%Tc'],
  ['millisecondsToAnswer', '%Tr'],
  ['milliseconds', '%Ta'],
  ['bytes', '%B'],
  ['ended', '"%ts"'],
];

export const JSON_LOG_FORMAT = `{${JSON_LOG_FIELDS.map(([key, value]) => `"${key}":${value}`).join(',')}}`;
