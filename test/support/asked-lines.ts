import { LOG_LINES, requestLine, type LogLine } from './log-lines';

/** Lines of a day on which each question has an answer. */
const request = (said: Parameters<typeof requestLine>[0]) => ({ table: 'lync_requests', line: requestLine(said) });
const times = (count: number, said: Parameters<typeof requestLine>[0]) => Array.from({ length: count }, () => request(said));
const POOL02 = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/pool02/0123456789abcdef';
const ATTACKER = '203.0.113.66:40000';

export const PUBLISHED_NAMES = ['dialin.contoso.com', 'meet.contoso.com', 'webext.contoso.com'];

export const ASKED_LINES: readonly Pick<LogLine, 'table' | 'line'>[] = [
  ...LOG_LINES.filter(({ table }) => table !== 'lync_requests'),
  ...times(4, {}),
  ...times(2, { tls: 'AES128-SHA TLSv1', agent: 'an old phone', request: 'GET https://Meet.contoso.com:443/ HTTP/1.1' }),
  request({ tls: 'AES128-SHA TLSv1', agent: 'an old phone', client: '198.51.100.8:1' }),
  ...times(3, { codes: '503 -', target: '-', group: POOL02, times: '-1 -1 -1' }),
  request({ codes: '500 500' }),
  // Two answers of 401 are one sign-in with NTLM; the other address tries many.
  ...times(2, { codes: '401 401', request: 'POST https://webext.contoso.com:443/WebTicket/WebTicketService.svc HTTP/1.1' }),
  ...times(24, { codes: '401 401', client: ATTACKER, request: 'POST https://webext.contoso.com:443/webticket/x HTTP/1.1' }),
  request({ client: ATTACKER, request: 'POST https://webext.contoso.com:443//WebTicket?a HTTP/1.1' }),
  ...times(30, { codes: '401 401', client: '203.0.113.9:1', request: 'GET https://webext.contoso.com:443/webtickets/x HTTP/1.1' }),
  request({ codes: '400 -', request: '- http://host:80- -', agent: '-', tls: '- -', group: '-', rule: '-', target: '-' }),
];

/** By the names of the questions: the columns that matter, in their order. */
export const EXPECTED_ANSWERS: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  'old-tls-requests': [{ user_agent: 'an old phone', ssl_protocol: 'TLSv1', name: 'meet.contoso.com', requests: 3, clients: 2 }],
  'old-tls-connections': [
    { client_ip: '198.51.100.7', tls_protocol: 'TLSv1', tls_verify_status: 'Failed:ClientCertUntrusted', connections: 1 },
  ],
  'server-errors': [
    { target_group: 'pool02', target_ip: '-', elb_status_code: 503, said_by: 'load balancer', answers: 3 },
    { target_group: 'pool01', target_ip: '10.20.0.11', elb_status_code: 500, said_by: 'server', answers: 1 },
  ],
  'unasked-names': [{ name: 'dialin.contoso.com' }],
  'sprayed-sign-ins': [{ client_ip: '203.0.113.66', refused: 24, admitted: 1, programs: 1 }],
  'failed-health-checks': [
    { target_group: 'pool01', target_ip: '10.20.0.11', reason_code: 'TargetError', status_code: 503, failures: 1 },
    { target_group: 'pool01', target_ip: '10.20.0.12', reason_code: 'TimedOut', status_code: null, failures: 1 },
  ],
  'old-tls-network-connections': [
    { client_ip: '198.51.100.7', tls_protocol_version: 'tlsv10', domain_name: 'meet.contoso.com', connections: 1 },
  ],
  'unasked-network-names': [{ name: 'dialin.contoso.com' }, { name: 'webext.contoso.com' }],
};
