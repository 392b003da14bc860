import { ConnectionLateError } from './dialler';
import { CLOSED, HTTP_1_REFUSED, LATE, RESET } from '../verification/explanations';

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection is refused',
  ECONNRESET: RESET,
  EPIPE: CLOSED,
  ETIMEDOUT: 'no answer to the connection',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ENOTFOUND: 'the name does not resolve',
  ENODATA: 'the name has no address',
  ESERVFAIL: 'the name server fails',
  ETIMEOUT: 'the name server does not answer',
  EREFUSED: 'the name server refuses',
  ABORT_ERR: LATE,
  HPE_HEADER_OVERFLOW: 'its headers are too large',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no TLS is spoken there',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no TLS is spoken there',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'a client certificate is required',
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: HTTP_1_REFUSED,
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'the TLS version is refused',
  ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR: 'the server fails in the handshake (internal_error)',
  ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY: 'the handshake is refused (insufficient_security)',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'the TLS version is refused',
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'the name is refused',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'the handshake is refused',
};

/** A failure in a few words, without what differs from run to run. */
export function failureText(error: unknown): string {
  if (!isErrorLike(error)) return String(error);
  const { code, message, name, errors } = error;
  if (name === 'TimeoutError') return LATE;
  // Several addresses were tried.
  if (errors?.[0] !== undefined) return failureText(errors[0]);
  const known = typeof code === 'string' ? WORDS[code] : undefined;
  if (known !== undefined) return known;
  if (typeof code === 'string' && code.startsWith('HPE_')) return `no HTTP is spoken there (${code})`;
  return typeof code === 'string' ? code : (message.split('\n')[0] ?? '');
}

/** Whether a connection failed because no packet came back, at any of the addresses that were tried. */
export function isSilence(error: unknown): boolean {
  if (error instanceof ConnectionLateError) return true;
  if (!isErrorLike(error)) return false;
  return error.errors === undefined ? error.code === 'ETIMEDOUT' : error.errors.length > 0 && error.errors.every(isSilence);
}

interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
  readonly errors?: readonly unknown[];
}

function isErrorLike(error: unknown): error is ErrorLike {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}
