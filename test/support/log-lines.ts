/** A line of a log as AWS writes it, and columns it is to become; null: nothing. Written for this purpose, of nobody's traffic. */
export interface LogLine {
  readonly about: string;
  readonly table: string;
  readonly line: string;
  readonly columns: Readonly<Record<string, string | null>>;
}

const ELB = 'app/edge/0123456789abcdef';
const GROUP = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/pool01/0123456789abcdef';
const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b';
const TRACE = 'Root=1-67890000-0123456789abcdef01234567';

interface Request {
  readonly client?: string;
  readonly target?: string;
  readonly times?: string;
  readonly codes?: string;
  readonly request?: string;
  readonly agent?: string;
  readonly tls?: string;
  readonly group?: string;
  readonly rule?: string;
  readonly reason?: string;
  readonly targets?: string;
  /** What AWS added later; by default nothing. */
  readonly tail?: string;
}

/** Of 29 fields, and a tail. */
export function requestLine({
  client = '198.51.100.7:51234',
  target = '10.20.0.11:4443',
  times = '0.001 0.019 0.000',
  codes = '200 200',
  request = 'GET https://meet.contoso.com:443/ HTTP/1.1',
  agent = 'Mozilla/5.0 (Windows NT 6.1; WOW64)',
  tls = 'ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2',
  group = GROUP,
  rule = '20',
  reason = '-',
  targets = '10.20.0.11:4443',
  tail = '',
}: Request): string {
  const actions = rule === '-' ? '-' : 'forward';
  return `https 2026-11-02T08:15:30.123456Z ${ELB} ${client} ${target} ${times} ${codes} 512 2048 "${request}" "${agent}" ${tls} ${group} "${TRACE}" "meet.contoso.com" "${CERTIFICATE}" ${rule} 2026-11-02T08:15:30.100000Z "${actions}" "-" "${reason}" "${targets}" "200" "-" "-"${tail}`;
}

const TID = ' TID_0123456789abcdef';
const THIRTY_FOUR = `${TID} "-" "-" "-" 203.0.113.20`;

const request = (about: string, said: Request, columns: LogLine['columns']): LogLine => ({
  about,
  table: 'lync_requests',
  line: requestLine(said),
  columns: { elb: ELB, trace_id: TRACE, ...columns },
});

const connection = (about: string, line: string, columns: LogLine['columns']): LogLine => ({
  about,
  table: 'lync_connections',
  line,
  columns,
});

export const LOG_LINES: readonly LogLine[] = [
  request('29 fields', {}, { client_ip: '198.51.100.7', client_port: '51234', target_ip: '10.20.0.11', request_method: 'GET', request_url: 'https://meet.contoso.com:443/', request_protocol: 'HTTP/1.1', ssl_protocol: 'TLSv1.2', classification_reason: '-', conn_trace_id: null, further_fields: '' }),
  request('30 fields', { tail: TID }, { conn_trace_id: 'TID_0123456789abcdef', ip_address: null, further_fields: '' }),
  request('34 fields', { tail: THIRTY_FOUR }, { transformed_host: '-', request_transform_status: '-', ip_address: '203.0.113.20', further_fields: '' }),
  request('36 fields, of which nobody knows two', { tail: `${THIRTY_FOUR} "-" "-"` }, { ip_address: '203.0.113.20', further_fields: ' "-" "-"' }),
  request('a field of tomorrow where another was', { tail: `${TID} new=1 {x}` }, { conn_trace_id: 'TID_0123456789abcdef', transformed_host: null, further_fields: ' new=1 {x}' }),
  request('a malformed request', { target: '-', times: '-1 -1 -1', codes: '400 -', request: '- http://host:80- -', agent: '-', tls: '- -', group: '-', rule: '-', targets: '-', tail: THIRTY_FOUR }, { target_ip: '-', target_port: null, request_processing_time: '-1', elb_status_code: '400', target_status_code: null, request_method: '-', request_url: 'http://host:80-', user_agent: '-', matched_rule_priority: null, target_group_arn: '-', ip_address: '203.0.113.20' }),
  request('a malformed request that ends in a space', { request: '- http://host:80- ', codes: '400 -' }, { request_method: '-', request_url: 'http://host:80-', request_protocol: null, elb_status_code: '400' }),
  request('a request of dashes', { request: '- - - ', codes: '400 -' }, { request_method: '-', elb_status_code: '400' }),
  request('a client of IPv6', { client: '2001:db8::1:7:51234' }, { client_ip: '2001:db8::1:7', client_port: '51234' }),
  request('a client of IPv6 in brackets', { client: '[2001:db8::1]:51234' }, { client_ip: '[2001:db8::1]', client_port: '51234' }),
  request('spaces in a URL', { request: 'GET https://meet.contoso.com:443/a b c HTTP/1.1' }, { request_url: 'https://meet.contoso.com:443/a b c', request_protocol: 'HTTP/1.1' }),
  request('a quote in a user agent', { agent: 'a "quoted" agent', tail: THIRTY_FOUR }, { user_agent: 'a "quoted" agent', ssl_protocol: 'TLSv1.2', ip_address: '203.0.113.20' }),
  request('a quote in a URL', { request: 'GET https://meet.contoso.com:443/"x" HTTP/1.1' }, { request_url: 'https://meet.contoso.com:443/"x"', user_agent: 'Mozilla/5.0 (Windows NT 6.1; WOW64)' }),
  request('no user agent', { agent: '' }, { user_agent: '', ssl_cipher: 'ECDHE-RSA-AES128-GCM-SHA256' }),
  request('a space in the reason of an error', { reason: 'Some thing', tail: TID }, { error_reason: 'Some thing', conn_trace_id: 'TID_0123456789abcdef' }),
  request('two targets in a list', { targets: '10.20.0.11:4443 10.20.0.12:4443' }, { target_port_list: '10.20.0.11:4443 10.20.0.12:4443', classification: '-' }),
  request('a cipher of TLS 1.3', { tls: 'TLS_AES_128_GCM_SHA256 TLSv1.3' }, { ssl_cipher: 'TLS_AES_128_GCM_SHA256', ssl_protocol: 'TLSv1.3' }),
  request('a poll that the idle time-out cut', { target: '10.20.0.11:4443', times: '0.000 -1 -1', codes: '504 -' }, { elb_status_code: '504', target_processing_time: '-1', target_status_code: null }),
  connection('a connection', `2026-11-02T08:15:30.123456Z 198.51.100.7 51234 443 TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256 0.337 "-" - - Success TID_01 secp256r1 ${ELB} 203.0.113.20`, { client_ip: '198.51.100.7', listener_port: '443', tls_protocol: 'TLSv1.2', tls_handshake_latency: '0.337', tls_verify_status: 'Success', conn_trace_id: 'TID_01', ip_address: '203.0.113.20', further_fields: '' }),
  connection('a connection of IPv6 without TLS', `2026-11-02T08:15:30.123456Z 2001:db8::1 51234 80 - - - "-" - - - TID_02 - ${ELB} 203.0.113.20`, { client_ip: '2001:db8::1', listener_port: '80', tls_protocol: '-', tls_handshake_latency: null, conn_trace_id: 'TID_02', elb: ELB }),
  connection('bare dashes for all that a certificate says', '2026-11-02T08:15:30.123456Z 198.51.100.7 51234 443 TLSv1 AES128-SHA 0.337 - - - Failed:ClientCertUntrusted TID_03', { leaf_client_cert_subject: null, tls_protocol: 'TLSv1', tls_verify_status: 'Failed:ClientCertUntrusted', conn_trace_id: 'TID_03', elb: null }),
  connection('a certificate of a client', `2026-11-02T08:15:30.123456Z 198.51.100.7 51234 443 TLSv1.2 AES128-SHA 0.337 "CN=a b, O=Contoso" NotBefore=2026-01-01T00:00:00Z;NotAfter=2027-01-01T00:00:00Z 0A1B Success TID_04 secp256r1 ${ELB} 203.0.113.20 and more`, { leaf_client_cert_subject: 'CN=a b, O=Contoso', leaf_client_cert_serial_number: '0A1B', conn_trace_id: 'TID_04', further_fields: ' and more' }),
  { about: 'a health check that failed', table: 'lync_health_checks', line: `https 2026-11-02T08:15:30.123456Z 0.019 10.20.0.11:4443 pool01 FAIL 503 TargetError ${ELB} 203.0.113.20`, columns: { target_ip: '10.20.0.11', target_port: '4443', target_group: 'pool01', status: 'FAIL', status_code: '503', reason_code: 'TargetError', ip_address: '203.0.113.20' } },
  { about: 'a health check without an answer', table: 'lync_health_checks', line: `https 2026-11-02T08:15:30.123456Z 5.000 10.20.0.12:4443 pool01 FAIL - TimedOut ${ELB} 203.0.113.20 more`, columns: { latency: '5.000', status_code: null, reason_code: 'TimedOut', further_fields: ' more' } },
  { about: 'a connection to a TLS listener', table: 'lync_tls_connections', line: 'tls 2.0 2026-11-02T08:15:30 net/edge/0123456789abcdef 0123456789abcdef 198.51.100.7:51234 10.80.0.20:8443 5 2 98 246 - arn:aws:acm:eu-west-1:111122223333:certificate/0a1b - ECDHE-RSA-AES128-SHA tlsv10 - meet.contoso.com - - - 2026-11-02T08:15:28', columns: { client_ip: '198.51.100.7', destination_port: '8443', connection_milliseconds: '5', tls_protocol_version: 'tlsv10', domain_name: 'meet.contoso.com', tls_connection_creation_time: '2026-11-02T08:15:28', further_fields: '' } },
  { about: 'a handshake that failed, with protocols in quotes and a field of tomorrow', table: 'lync_tls_connections', line: 'tls 2.0 2026-11-02T08:15:30 net/edge/0123456789abcdef 0123456789abcdef 2001:db8::1:51234 - 5 - 98 246 40 - - - - - - - - "h2","http/1.1" 2026-11-02T08:15:28 new', columns: { client_ip: '2001:db8::1', destination_ip: '-', destination_port: null, tls_handshake_milliseconds: null, alpn_client_preference_list: '"h2","http/1.1"', further_fields: ' new' } },
]; // prettier-ignore
