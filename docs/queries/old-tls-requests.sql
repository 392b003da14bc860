-- Who still uses TLS 1.0 or 1.1, by program and name, for Athena
SELECT user_agent,
  ssl_protocol,
  lower(regexp_extract(request_url, '^[a-z]+://([^:/?]+)', 1)) AS name,
  count(*) AS requests,
  count(DISTINCT client_ip) AS clients,
  max(time) AS latest
FROM lync_requests
WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d')
  AND ssl_protocol IN ('TLSv1', 'TLSv1.1')
GROUP BY 1, 2, 3
ORDER BY requests DESC, 1, 2
LIMIT 100
