import { ALB, NLB } from './limits';

/** What Elastic Load Balancing takes as the value of an attribute: true or false, one of some words, a whole number, any text, that of an HTTP header. */
export type AttributeValue =
  | 'boolean'
  | 'text'
  | 'header value'
  | readonly string[]
  | { readonly least: number; readonly most: number; readonly also?: readonly string[] };

export type Attributes = Readonly<Record<string, AttributeValue>>;

export type BalancerType = 'application' | 'network' | 'gateway';

const S3_LOGS = (name: string): Attributes => ({
  [`${name}.s3.enabled`]: 'boolean',
  [`${name}.s3.bucket`]: 'text',
  [`${name}.s3.prefix`]: 'text',
});

const OF_EVERY_BALANCER: Attributes = { 'deletion_protection.enabled': 'boolean', 'load_balancing.cross_zone.enabled': 'boolean' };

const OF_MOST_BALANCERS: Attributes = {
  ...OF_EVERY_BALANCER,
  ...S3_LOGS('access_logs'),
  'ipv6.deny_all_igw_traffic': 'boolean',
  'zonal_shift.config.enabled': 'boolean',
};

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
export const LOAD_BALANCER_ATTRIBUTES: Readonly<Record<BalancerType, Attributes>> = {
  application: {
    ...OF_MOST_BALANCERS,
    ...S3_LOGS('connection_logs'),
    ...S3_LOGS('health_check_logs'),
    'idle_timeout.timeout_seconds': ALB.idleTimeout,
    'client_keep_alive.seconds': ALB.clientKeepAlive,
    'routing.http.desync_mitigation_mode': ['monitor', 'defensive', 'strictest'],
    'routing.http.drop_invalid_header_fields.enabled': 'boolean',
    'routing.http.preserve_host_header.enabled': 'boolean',
    'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'boolean',
    'routing.http.xff_client_port.enabled': 'boolean',
    'routing.http.xff_header_processing.mode': ['append', 'preserve', 'remove'],
    'routing.http2.enabled': 'boolean',
    'waf.fail_open.enabled': 'boolean',
  },
  network: {
    ...OF_MOST_BALANCERS,
    'dns_record.client_routing_policy': ['availability_zone_affinity', 'partial_availability_zone_affinity', 'any_availability_zone'],
    'secondary_ips.auto_assigned.per_subnet': { least: 0, most: 7 },
  },
  gateway: OF_EVERY_BALANCER,
};

const HEALTHY_COUNT: AttributeValue = { least: 1, most: Number.MAX_SAFE_INTEGER, also: ['off'] };
const HEALTHY_PERCENTAGE: AttributeValue = { least: 1, most: 100, also: ['off'] };

const OF_EVERY_GROUP: Attributes = {
  'deregistration_delay.timeout_seconds': { least: 0, most: 3600 },
  'stickiness.enabled': 'boolean',
};

const OF_MOST_GROUPS: Attributes = {
  ...OF_EVERY_GROUP,
  'load_balancing.cross_zone.enabled': ['true', 'false', 'use_load_balancer_configuration'],
  'target_group_health.dns_failover.minimum_healthy_targets.count': HEALTHY_COUNT,
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': HEALTHY_PERCENTAGE,
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': HEALTHY_COUNT,
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': HEALTHY_PERCENTAGE,
};

const WEEK = { least: 1, most: 604_800 };

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
export const TARGET_GROUP_ATTRIBUTES: Readonly<Record<BalancerType, Attributes>> = {
  application: {
    ...OF_MOST_GROUPS,
    'stickiness.type': ['lb_cookie', 'app_cookie'],
    'load_balancing.algorithm.type': ['round_robin', 'least_outstanding_requests', 'weighted_random'],
    'load_balancing.algorithm.anomaly_mitigation': ['on', 'off'],
    'slow_start.duration_seconds': { least: 30, most: 900, also: ['0'] },
    'stickiness.app_cookie.cookie_name': 'text',
    'stickiness.app_cookie.duration_seconds': WEEK,
    'stickiness.lb_cookie.duration_seconds': WEEK,
    'lambda.multi_value_headers.enabled': 'boolean',
  },
  network: {
    ...OF_MOST_GROUPS,
    'stickiness.type': ['source_ip'],
    'deregistration_delay.connection_termination.enabled': 'boolean',
    'preserve_client_ip.enabled': 'boolean',
    'proxy_protocol_v2.enabled': 'boolean',
    'target_health_state.unhealthy.connection_termination.enabled': 'boolean',
    'target_health_state.unhealthy.draining_interval_seconds': { least: 0, most: 360_000 },
  },
  gateway: {
    ...OF_EVERY_GROUP,
    'stickiness.type': ['source_ip_dest_ip', 'source_ip_dest_ip_proto'],
    'target_failover.on_deregistration': ['rebalance', 'no_rebalance'],
    'target_failover.on_unhealthy': ['rebalance', 'no_rebalance'],
    'send_tcp_reset.on_unhealthy.enabled': 'boolean',
    'send_tcp_reset.on_deregistration.enabled': 'boolean',
  },
};

const TCP_IDLE: Attributes = { 'tcp.idle_timeout.seconds': NLB.idleTimeout };

const alike = (takes: AttributeValue, prefix: string, names: readonly string[], suffix: string): Attributes =>
  Object.fromEntries(names.map((name) => [`${prefix}${name}${suffix}`, takes]));

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html */
export const LISTENER_ATTRIBUTES: Readonly<Record<BalancerType, Attributes>> = {
  application: {
    'routing.http.response.server.enabled': 'boolean',
    ...alike(
      'text',
      'routing.http.request.x_amzn_',
      [
        'mtls_clientcert_serial_number',
        'mtls_clientcert_issuer',
        'mtls_clientcert_subject',
        'mtls_clientcert_validity',
        'mtls_clientcert_leaf',
        'mtls_clientcert',
        'tls_version',
        'tls_cipher_suite',
      ],
      '.header_name',
    ),
    ...alike(
      'header value',
      'routing.http.response.',
      [
        'strict_transport_security',
        'access_control_allow_origin',
        'access_control_allow_methods',
        'access_control_allow_headers',
        'access_control_allow_credentials',
        'access_control_expose_headers',
        'access_control_max_age',
        'content_security_policy',
        'x_content_type_options',
        'x_frame_options',
      ],
      '.header_value',
    ),
  },
  network: TCP_IDLE,
  gateway: { ...TCP_IDLE, 'send_tcp_reset.on_idle_timeout.enabled': 'boolean' },
};
