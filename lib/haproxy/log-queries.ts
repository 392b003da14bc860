/** A question to the log of a fleet, as Logs Insights takes it. */
export interface LogQuery {
  readonly asks: string;
  readonly query: string;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
export const ERRORS_BY_SERVER: LogQuery = {
  asks: 'Which servers answer with errors, and why',
  query: lines('filter status >= 500', 'stats count(*) as answers by pool, server, status, ended', 'sort answers desc'),
};

export const SERVERS_AWAY: LogQuery = {
  asks: 'Which servers went away and came back',
  query: lines('filter @message like /Server .* is (DOWN|UP)/', 'fields @timestamp, @message', 'sort @timestamp desc'),
};

export const UNPUBLISHED_NAMES: LogQuery = {
  asks: 'What is asked for that nobody publishes',
  query: lines('filter pool = "nobody"', 'stats count(*) as requests by name', 'sort requests desc', 'limit 50'),
};

export const LOG_QUERIES: readonly LogQuery[] = [
  ERRORS_BY_SERVER,
  SERVERS_AWAY,
  {
    asks: 'What one client did',
    query: lines(
      'filter client = "198.51.100.7"',
      'fields @timestamp, name, method, path, pool, server, status, milliseconds, ended',
      'sort @timestamp desc',
      'limit 200',
    ),
  },
  {
    asks: 'Which sessions ended otherwise than they should',
    query: lines('filter ended != "--" and ended != "LR"', 'stats count(*) as sessions by ended, pool, status', 'sort sessions desc'),
  },
  {
    asks: 'Who is refused at sign-in again and again; one sign-in with NTLM is two answers of 401',
    query: lines('filter status = 401', 'stats count(*) as refusals by client, name', 'sort refusals desc', 'limit 50'),
  },
  UNPUBLISHED_NAMES,
  {
    asks: 'How far the servers are away',
    query: lines(
      'filter millisecondsToConnect >= 0',
      'stats pct(millisecondsToConnect, 95) as slowest by pool, server',
      'sort slowest desc',
    ),
  },
];

function lines(...commands: readonly string[]): string {
  return commands.join('\n| ');
}
