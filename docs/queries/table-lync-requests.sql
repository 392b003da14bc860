-- Table of requests to Application Load Balancers (access logs), for Athena
CREATE EXTERNAL TABLE IF NOT EXISTS lync_requests (
  type string,
  time string,
  elb string,
  client_ip string,
  client_port int,
  target_ip string,
  target_port int,
  request_processing_time double,
  target_processing_time double,
  response_processing_time double,
  elb_status_code int,
  target_status_code int,
  received_bytes bigint,
  sent_bytes bigint,
  request_method string,
  request_url string,
  request_protocol string,
  user_agent string,
  ssl_cipher string,
  ssl_protocol string,
  target_group_arn string,
  trace_id string,
  domain_name string,
  chosen_cert_arn string,
  matched_rule_priority int,
  request_creation_time string,
  actions_executed string,
  redirect_url string,
  error_reason string,
  target_port_list string,
  target_status_code_list string,
  classification string,
  classification_reason string,
  conn_trace_id string,
  transformed_host string,
  transformed_uri string,
  request_transform_status string,
  ip_address string,
  further_fields string
)
PARTITIONED BY (day string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'
WITH SERDEPROPERTIES (
  'input.regex' = '([^ "]*) ([^ "]*) ([^ "]*) ([^ ]*?)(?::([0-9]+))? ([^ ]*?)(?::([0-9]+))? (?:(-?[0-9.]+)|-) (?:(-?[0-9.]+)|-) (?:(-?[0-9.]+)|-) (?:(-?[0-9]+)|-) (?:(-?[0-9]+)|-) (?:(-?[0-9]+)|-) (?:(-?[0-9]+)|-) "([^ "]*) (.*?)(?: (HTTP/[0-9.]+|-)? ?)?" "(.*?)" ([^ "]*) ([^ "]*) ([^ "]*) "([^"]*)" "([^"]*)" (?:"([^"]*)"|-) (?:(-?[0-9]+)|-) ([^ "]*) (?:"([^"]*)"|-) (?:"([^"]*)"|-) (?:"([^"]*)"|-) (?:"([^"]*)"|-) (?:"([^"]*)"|-) (?:"([^"]*)"|-) (?:"([^"]*)"|-)(?: ([^ "]*)(?: "([^"]*)"(?: "([^"]*)"(?: "([^"]*)"(?: ([^ "]*))?)?)?)?)?(.*)'
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
