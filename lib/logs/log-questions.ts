import { SPRAYED } from '../haproxy/spray-limit';
import { CONNECTIONS, HEALTH_CHECKS, REQUESTS, TLS_CONNECTIONS } from './tables';

/** A question to the tables of Athena. */
export interface LogQuestion {
  /** What its file is called. */
  readonly name: string;
  readonly asks: string;
  /** Which kind of table it is put to, by the name of the first of it. */
  readonly table: string;
  /** Where several places have lines of one kind, each is a table of a name of its own. */
  readonly sql: (table: string, names: readonly string[]) => string;
}

/** Of how many days a question is; Athena is paid by what it reads. */
const DAYS = 7;
const RECENT = `day >= date_format(current_date - interval '${DAYS}' day, '%Y/%m/%d')`;

/** As everybody but Network Load Balancers writes them. */
const OLD_TLS = "('TLSv1', 'TLSv1.1')";
const OLD_TLS_OF_NETWORK = "('tlsv10', 'tlsv11')";

/** The host a request was for, whatever its letter case. */
const HOST = "lower(regexp_extract(request_url, '^[a-z]+://([^:/?]+)', 1))";
const POOL = "coalesce(nullif(split_part(target_group_arn, '/', 2), ''), 'no target group')";

const SIGN_IN = `regexp_like(request_url, '(?i)^[a-z]+://[^/]+/+(${SPRAYED.join('|')})([/?]|$)')`;

/** What people want to know first; the runbook has them with the values of a deployment. */
export const LOG_QUESTIONS: readonly LogQuestion[] = [
  {
    name: 'old-tls-requests',
    asks: 'Who still uses TLS 1.0 or 1.1, by program and name',
    table: REQUESTS.name,
    sql: (table) =>
      select(
        [
          'user_agent',
          'ssl_protocol',
          `${HOST} AS name`,
          'count(*) AS requests',
          'count(DISTINCT client_ip) AS clients',
          'max(time) AS latest',
        ],
        table,
        [`ssl_protocol IN ${OLD_TLS}`],
        'GROUP BY 1, 2, 3',
        'ORDER BY requests DESC, 1, 2',
        'LIMIT 100',
      ),
  },
  {
    name: 'old-tls-connections',
    asks: 'Who still connects with TLS 1.0 or 1.1, and whose TLS fails, by address',
    table: CONNECTIONS.name,
    sql: (table) =>
      select(
        ['client_ip', 'tls_protocol', 'tls_cipher', 'tls_verify_status', 'count(*) AS connections', 'max(time) AS latest'],
        table,
        [`(tls_protocol IN ${OLD_TLS} OR tls_verify_status LIKE 'Failed%')`],
        'GROUP BY 1, 2, 3, 4',
        'ORDER BY connections DESC, 1, 2',
        'LIMIT 100',
      ),
  },
  {
    name: 'server-errors',
    asks: 'Which pools give 5xx, and whether the load balancer said so or a server did',
    table: REQUESTS.name,
    sql: (table) =>
      select(
        [
          `${POOL} AS target_group`,
          'target_ip',
          'elb_status_code',
          "CASE WHEN target_status_code >= 500 THEN 'server' ELSE 'load balancer' END AS said_by",
          'count(*) AS answers',
          'round(max(target_processing_time)) AS longest_seconds',
          'max(time) AS latest',
        ],
        table,
        ['elb_status_code >= 500'],
        'GROUP BY 1, 2, 3, 4',
        'ORDER BY answers DESC, 1, 2',
        'LIMIT 100',
      ),
  },
  {
    name: 'unasked-names',
    asks: 'Which names nobody asks for',
    table: REQUESTS.name,
    sql: (table, names) => unasked(names, HOST, table),
  },
  {
    name: 'sprayed-sign-ins',
    asks: 'Who is refused at the sign-in paths again and again; one sign-in with NTLM is two answers of 401',
    table: REQUESTS.name,
    sql: (table) =>
      select(
        [
          'client_ip',
          'count_if(elb_status_code IN (401, 403, 429)) AS refused',
          'count_if(elb_status_code < 400) AS admitted',
          'count(DISTINCT user_agent) AS programs',
          'min(time) AS earliest',
          'max(time) AS latest',
        ],
        table,
        [SIGN_IN],
        'GROUP BY 1',
        'HAVING count_if(elb_status_code IN (401, 403, 429)) >= 20',
        'ORDER BY refused DESC, 1, 2',
        'LIMIT 50',
      ),
  },
  {
    name: 'failed-health-checks',
    asks: 'Which servers fail their health checks, and why',
    table: HEALTH_CHECKS.name,
    sql: (table) =>
      select(
        ['target_group', 'target_ip', 'reason_code', 'status_code', 'count(*) AS failures', 'min(time) AS earliest', 'max(time) AS latest'],
        table,
        ["status = 'FAIL'"],
        'GROUP BY 1, 2, 3, 4',
        'ORDER BY failures DESC, 1, 2',
        'LIMIT 100',
      ),
  },
  {
    name: 'old-tls-network-connections',
    asks: 'Who still connects with TLS 1.0 or 1.1, by address and name',
    table: TLS_CONNECTIONS.name,
    sql: (table) =>
      select(
        ['client_ip', 'tls_protocol_version', 'domain_name', 'count(*) AS connections', 'max(time) AS latest'],
        table,
        [`tls_protocol_version IN ${OLD_TLS_OF_NETWORK}`],
        'GROUP BY 1, 2, 3',
        'ORDER BY connections DESC, 1, 2',
        'LIMIT 100',
      ),
  },
  {
    name: 'unasked-network-names',
    asks: 'Which names nobody asks for',
    table: TLS_CONNECTIONS.name,
    sql: (table, names) => unasked(names, 'lower(domain_name)', table),
  },
];

function select(columns: readonly string[], table: string, conditions: readonly string[], ...rest: readonly string[]): string {
  return [`SELECT ${columns.join(',\n  ')}`, `FROM ${table}`, `WHERE ${[RECENT, ...conditions].join('\n  AND ')}`, ...rest].join('\n');
}

/** What is published and stands in no line. */
function unasked(names: readonly string[], host: string, table: string): string {
  return [
    `WITH published (name) AS (VALUES ${names.map((name) => `('${name}')`).join(', ')})`,
    'SELECT name',
    'FROM published',
    'WHERE name NOT IN (',
    `  SELECT ${host}`,
    `  FROM ${table}`,
    `  WHERE ${RECENT}`,
    `    AND ${host} IS NOT NULL`,
    ')',
    'ORDER BY name',
  ].join('\n');
}
