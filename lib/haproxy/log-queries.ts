import { SPRAYED } from './spray-limit';

/** A question to the log of a fleet, as Logs Insights takes it. */
export interface LogQuery {
  /** What its file is called. */
  readonly name: string;
  readonly asks: string;
  readonly query: string;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
export const ERRORS_BY_SERVER: LogQuery = {
  name: 'errors',
  asks: 'Which servers answer with errors, and why',
  query: lines('filter status >= 500', 'stats count(*) as answers by pool, server, status, ended', 'sort answers desc'),
};

export const SERVERS_AWAY: LogQuery = {
  name: 'servers-away',
  asks: 'Which servers went away and came back',
  query: lines('filter @message like /Server .* is (DOWN|UP)/', 'fields @timestamp, @message', 'sort @timestamp desc'),
};

export const UNPUBLISHED_NAMES: LogQuery = {
  name: 'unpublished',
  asks: 'What is asked for that nobody publishes',
  query: lines('filter pool = "nobody"', 'stats count(*) as requests by name', 'sort requests desc', 'limit 50'),
};

export const LOG_QUERIES: readonly LogQuery[] = [
  ERRORS_BY_SERVER,
  SERVERS_AWAY,
  {
    name: 'one-client',
    asks: 'What one client did',
    query: lines(
      'filter client = "198.51.100.7"',
      'fields @timestamp, name, method, path, pool, server, status, milliseconds, ended',
      'sort @timestamp desc',
      'limit 200',
    ),
  },
  {
    name: 'ended-otherwise',
    asks: 'Which sessions ended otherwise than they should',
    query: lines('filter ended != "--" and ended != "LR"', 'stats count(*) as sessions by ended, pool, status', 'sort sessions desc'),
  },
  {
    name: 'refused',
    asks: 'Who is refused at sign-in again and again; one sign-in with NTLM is two answers of 401',
    query: lines('filter status = 401', 'stats count(*) as refusals by client, name', 'sort refusals desc', 'limit 50'),
  },
  {
    name: 'sprayed-sign-ins',
    asks: 'Who tries passwords or names: refused at the sign-in paths, or told to wait',
    query: lines(
      `filter status in [401, 403, 429] and path like /(?i)^\\/+(${SPRAYED.join('|')})(\\/|$)/`,
      'stats count(*) as refusals, count_distinct(name) as names, min(@timestamp) as earliest, max(@timestamp) as latest by client',
      'filter refusals >= 20',
      'sort refusals desc',
      'limit 50',
    ),
  },
  {
    name: 'asked-names',
    asks: 'Which names are asked for, the rarest first: one that is published and stands nowhere nobody asks for',
    query: lines(
      'filter ispresent(name) and pool != "nobody"',
      'stats count(*) as requests, max(@timestamp) as latest by name',
      'sort requests asc',
      'limit 1000',
    ),
  },
  UNPUBLISHED_NAMES,
  {
    name: 'distance',
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
