-- Which names nobody asks for, for Athena
WITH published (name) AS (VALUES ('<name 1>'), ('<name 2>'))
SELECT name
FROM published
WHERE name NOT IN (
  SELECT lower(regexp_extract(request_url, '^[a-z]+://([^:/?]+)', 1))
  FROM lync_requests
  WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d')
    AND lower(regexp_extract(request_url, '^[a-z]+://([^:/?]+)', 1)) IS NOT NULL
)
ORDER BY name
