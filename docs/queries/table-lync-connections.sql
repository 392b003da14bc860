-- Table of connections to Application Load Balancers (connection logs), for Athena
CREATE EXTERNAL TABLE IF NOT EXISTS lync_connections (
  time string,
  client_ip string,
  client_port int,
  listener_port int,
  tls_protocol string,
  tls_cipher string,
  tls_handshake_latency double,
  leaf_client_cert_subject string,
  leaf_client_cert_validity string,
  leaf_client_cert_serial_number string,
  tls_verify_status string,
  conn_trace_id string,
  tls_keyexchange string,
  elb string,
  ip_address string,
  further_fields string
)
PARTITIONED BY (day string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'
WITH SERDEPROPERTIES (
  'input.regex' = '([^ "]*) ([^ "]*) (?:(-?[0-9]+)|-) (?:(-?[0-9]+)|-) ([^ "]*) ([^ "]*) (?:(-?[0-9.]+)|-) (?:"([^"]*)"|-) "?([^ "]*)"? "?([^ "]*)"? ([^ "]*) (TID_[^ "]*|-)(?: ([^ "]*)(?: ([^ "]*)(?: ([^ "]*))?)?)?(.*)'
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
