-- Which pools give 5xx, and whether the load balancer said so or a server did, for Athena
SELECT coalesce(nullif(split_part(target_group_arn, '/', 2), ''), 'no target group') AS target_group,
  target_ip,
  elb_status_code,
  CASE WHEN target_status_code >= 500 THEN 'server' ELSE 'load balancer' END AS said_by,
  count(*) AS answers,
  round(max(target_processing_time)) AS longest_seconds,
  max(time) AS latest
FROM lync_requests
WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d')
  AND elb_status_code >= 500
GROUP BY 1, 2, 3, 4
ORDER BY answers DESC, 1, 2
LIMIT 100
