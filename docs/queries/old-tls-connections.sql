-- Who still connects with TLS 1.0 or 1.1, and whose TLS fails, by address, for Athena
SELECT client_ip,
  tls_protocol,
  tls_cipher,
  tls_verify_status,
  count(*) AS connections,
  max(time) AS latest
FROM lync_connections
WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d')
  AND (tls_protocol IN ('TLSv1', 'TLSv1.1') OR tls_verify_status LIKE 'Failed%')
GROUP BY 1, 2, 3, 4
ORDER BY connections DESC, 1, 2
LIMIT 100
