-- Which servers fail their health checks, and why, for Athena
SELECT target_group,
  target_ip,
  reason_code,
  status_code,
  count(*) AS failures,
  min(time) AS earliest,
  max(time) AS latest
FROM lync_health_checks
WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d')
  AND status = 'FAIL'
GROUP BY 1, 2, 3, 4
ORDER BY failures DESC, 1, 2
LIMIT 100
