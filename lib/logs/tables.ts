import type { LogField, LogTable } from './log-table';

/** Anything without a space or quote; a dash where there is nothing. */
const text = (name: string): LogField => ({ name, type: 'string', pattern: '([^ "]*)' });
/** May have spaces, or be a dash without quotes. */
const quoted = (name: string): LogField => ({ name, type: 'string', pattern: '(?:"([^"]*)"|-)' });
/** Nothing where there is a dash. */
const whole = (name: string, type: 'int' | 'bigint' = 'int'): LogField => ({ name, type, pattern: '(?:(-?[0-9]+)|-)' });
const seconds = (name: string): LogField => ({ name, type: 'double', pattern: '(?:(-?[0-9.]+)|-)' });
/** Addresses of IPv6 have colons too; the last one is that of the port. */
const endpoint = (host: string, port: string): readonly LogField[] => [
  { name: host, type: 'string', pattern: '([^ ]*?)' },
  { name: port, type: 'int', pattern: '(?::([0-9]+))?', after: '' },
];

const APPLICATION = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer';

/** One line for each request, those that are refused and malformed among them. */
export const REQUESTS: LogTable = {
  name: 'lync_requests',
  holds: 'requests to Application Load Balancers (access logs)',
  source: `${APPLICATION}-access-logs.html`,
  fields: [
    text('type'),
    text('time'),
    text('elb'),
    ...endpoint('client_ip', 'client_port'),
    ...endpoint('target_ip', 'target_port'),
    seconds('request_processing_time'),
    seconds('target_processing_time'),
    seconds('response_processing_time'),
    whole('elb_status_code'),
    whole('target_status_code'),
    whole('received_bytes', 'bigint'),
    whole('sent_bytes', 'bigint'),
    // A request that was none is written `- http://host:80- -` or `- - - `.
    { name: 'request_method', type: 'string', pattern: '"([^ "]*)' },
    { name: 'request_url', type: 'string', pattern: '(.*?)' },
    { name: 'request_protocol', type: 'string', pattern: '(?: (HTTP/[0-9.]+|-)? ?)?"', after: '' },
    // Whoever asks chooses it, quotes too.
    { name: 'user_agent', type: 'string', pattern: '"(.*?)"' },
    text('ssl_cipher'),
    text('ssl_protocol'),
    text('target_group_arn'),
    { name: 'trace_id', type: 'string', pattern: '"([^"]*)"' },
    { name: 'domain_name', type: 'string', pattern: '"([^"]*)"' },
    quoted('chosen_cert_arn'),
    whole('matched_rule_priority'),
    text('request_creation_time'),
    quoted('actions_executed'),
    quoted('redirect_url'),
    quoted('error_reason'),
    quoted('target_port_list'),
    quoted('target_status_code_list'),
    quoted('classification'),
    quoted('classification_reason'),
  ],
  laterFields: [
    text('conn_trace_id'),
    { name: 'transformed_host', type: 'string', pattern: '"([^"]*)"' },
    { name: 'transformed_uri', type: 'string', pattern: '"([^"]*)"' },
    { name: 'request_transform_status', type: 'string', pattern: '"([^"]*)"' },
    text('ip_address'),
  ],
};

/** One line for each connection, those that came to no request among them. */
export const CONNECTIONS: LogTable = {
  name: 'lync_connections',
  holds: 'connections to Application Load Balancers (connection logs)',
  source: `${APPLICATION}-connection-logs.html`,
  fields: [
    text('time'),
    text('client_ip'),
    whole('client_port'),
    whole('listener_port'),
    text('tls_protocol'),
    text('tls_cipher'),
    seconds('tls_handshake_latency'),
    quoted('leaf_client_cert_subject'),
    { name: 'leaf_client_cert_validity', type: 'string', pattern: '"?([^ "]*)"?' },
    { name: 'leaf_client_cert_serial_number', type: 'string', pattern: '"?([^ "]*)"?' },
    text('tls_verify_status'),
    { name: 'conn_trace_id', type: 'string', pattern: '(TID_[^ "]*|-)' },
  ],
  laterFields: [text('tls_keyexchange'), text('elb'), text('ip_address')],
};

/** One line for each health check. */
export const HEALTH_CHECKS: LogTable = {
  name: 'lync_health_checks',
  holds: 'health checks of Application Load Balancers (health-check logs)',
  source: `${APPLICATION}-health-check-logs.html`,
  fields: [
    text('type'),
    text('time'),
    seconds('latency'),
    ...endpoint('target_ip', 'target_port'),
    text('target_group'),
    text('status'),
    whole('status_code'),
    text('reason_code'),
  ],
  laterFields: [text('elb'), text('ip_address')],
};

/** One line for each connection to a listener that ends TLS. */
export const TLS_CONNECTIONS: LogTable = {
  name: 'lync_tls_connections',
  holds: 'connections to TLS listeners of Network Load Balancers (access logs)',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html',
  fields: [
    text('type'),
    text('version'),
    text('time'),
    text('elb'),
    text('listener'),
    ...endpoint('client_ip', 'client_port'),
    ...endpoint('destination_ip', 'destination_port'),
    whole('connection_milliseconds', 'bigint'),
    whole('tls_handshake_milliseconds', 'bigint'),
    whole('received_bytes', 'bigint'),
    whole('sent_bytes', 'bigint'),
    text('incoming_tls_alert'),
    text('chosen_cert_arn'),
    text('chosen_cert_serial'),
    text('tls_cipher'),
    text('tls_protocol_version'),
    text('tls_keyexchange'),
    text('domain_name'),
    { name: 'alpn_fe_protocol', type: 'string', pattern: '([^ ]*)' },
    { name: 'alpn_be_protocol', type: 'string', pattern: '([^ ]*)' },
    { name: 'alpn_client_preference_list', type: 'string', pattern: '([^ ]*)' },
    text('tls_connection_creation_time'),
  ],
  laterFields: [],
};

export const LOG_TABLES: readonly LogTable[] = [REQUESTS, CONNECTIONS, HEALTH_CHECKS, TLS_CONNECTIONS];
