const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection is refused',
  ECONNRESET: 'the connection is reset',
  EPIPE: 'the connection is closed',
  ETIMEDOUT: 'no answer to the connection',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ENOTFOUND: 'the name does not resolve',
  ENODATA: 'the name has no address',
  ESERVFAIL: 'the name server fails',
  ETIMEOUT: 'the name server does not answer',
  EREFUSED: 'the name server refuses',
  ABORT_ERR: 'no whole answer in time',
  HPE_HEADER_OVERFLOW: 'its headers are too large',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no TLS is spoken there',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no TLS is spoken there',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'the TLS version is refused',
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'the name is refused',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'the handshake is refused',
};

/** A failure in a few words, without what differs from run to run. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, message, name } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError') return 'no whole answer in time';
  if (error instanceof AggregateError && error.errors.length > 0 && message === '') return failureText(error.errors[0]);
  const known = code === undefined ? undefined : WORDS[code];
  if (known !== undefined) return known;
  if (code?.startsWith('HPE_') === true) return `no HTTP is spoken there (${code})`;
  return code ?? message.split('\n')[0] ?? '';
}
