-- Table of connections to TLS listeners of Network Load Balancers (access logs), for Athena
CREATE EXTERNAL TABLE IF NOT EXISTS lync_tls_connections (
  type string,
  version string,
  time string,
  elb string,
  listener string,
  client_ip string,
  client_port int,
  destination_ip string,
  destination_port int,
  connection_milliseconds bigint,
  tls_handshake_milliseconds bigint,
  received_bytes bigint,
  sent_bytes bigint,
  incoming_tls_alert string,
  chosen_cert_arn string,
  chosen_cert_serial string,
  tls_cipher string,
  tls_protocol_version string,
  tls_keyexchange string,
  domain_name string,
  alpn_fe_protocol string,
  alpn_be_protocol string,
  alpn_client_preference_list string,
  tls_connection_creation_time string,
  further_fields string
)
PARTITIONED BY (day string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'
WITH SERDEPROPERTIES (
  'input.regex' = '([^ "]*) ([^ "]*) ([^ "]*) ([^ "]*) ([^ "]*) ([^ ]*?)(?::([0-9]+))? ([^ ]*?)(?::([0-9]+))? (?:(-?[0-9]+)|-) (?:(-?[0-9]+)|-) (?:(-?[0-9]+)|-) (?:(-?[0-9]+)|-) ([^ "]*) ([^ "]*) ([^ "]*) ([^ "]*) ([^ "]*) ([^ "]*) ([^ "]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ "]*)(.*)'
)
LOCATION 's3://<bucket>/<prefix>/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.day.type' = 'date',
  'projection.day.format' = 'yyyy/MM/dd',
  'projection.day.range' = 'NOW-90DAYS,NOW',
  'projection.day.interval' = '1',
  'projection.day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://<bucket>/<prefix>/AWSLogs/<account>/elasticloadbalancing/<region>/${day}'
)
