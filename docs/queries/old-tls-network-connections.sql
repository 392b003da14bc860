-- Who still connects with TLS 1.0 or 1.1, by address and name, for Athena
SELECT client_ip,
  tls_protocol_version,
  domain_name,
  count(*) AS connections,
  max(time) AS latest
FROM lync_tls_connections
WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d')
  AND tls_protocol_version IN ('tlsv10', 'tlsv11')
GROUP BY 1, 2, 3
ORDER BY connections DESC, 1, 2
LIMIT 100
