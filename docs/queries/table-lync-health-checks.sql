-- Table of health checks of Application Load Balancers (health-check logs), for Athena
CREATE EXTERNAL TABLE IF NOT EXISTS lync_health_checks (
  type string,
  time string,
  latency double,
  target_ip string,
  target_port int,
  target_group string,
  status string,
  status_code int,
  reason_code string,
  elb string,
  ip_address string,
  further_fields string
)
PARTITIONED BY (day string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'
WITH SERDEPROPERTIES (
  'input.regex' = '([^ "]*) ([^ "]*) (?:(-?[0-9.]+)|-) ([^ ]*?)(?::([0-9]+))? ([^ "]*) ([^ "]*) (?:(-?[0-9]+)|-) ([^ "]*)(?: ([^ "]*)(?: ([^ "]*))?)?(.*)'
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
