-- Which names nobody asks for, for Athena
WITH published (name) AS (VALUES ('<name 1>'), ('<name 2>'))
SELECT name
FROM published
WHERE name NOT IN (
  SELECT lower(domain_name)
  FROM lync_tls_connections
  WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d')
    AND lower(domain_name) IS NOT NULL
)
ORDER BY name
