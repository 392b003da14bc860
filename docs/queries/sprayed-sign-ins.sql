-- Who is refused at the sign-in paths again and again; one sign-in with NTLM is two answers of 401, for Athena
SELECT client_ip,
  count_if(elb_status_code IN (401, 403, 429)) AS refused,
  count_if(elb_status_code < 400) AS admitted,
  count(DISTINCT user_agent) AS programs,
  min(time) AS earliest,
  max(time) AS latest
FROM lync_requests
WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d')
  AND regexp_like(request_url, '(?i)^[a-z]+://[^/]+/+(webticket|abs|groupexpansion|dialin|certprov)([/?]|$)')
GROUP BY 1
HAVING count_if(elb_status_code IN (401, 403, 429)) >= 20
ORDER BY refused DESC, 1, 2
LIMIT 50
