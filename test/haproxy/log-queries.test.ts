import { JSON_LOG_FIELDS, JSON_LOG_FORMAT } from '../../lib/haproxy/log-format';
import { LOG_QUERIES } from '../../lib/haproxy/log-queries';
import { answerOf, type LogEvent } from '../support/logs-insights';

const USUAL: Readonly<Record<string, string | number>> = {
  client: '198.51.100.7',
  listener: 'https-443',
  name: 'meet.contoso.com',
  method: 'GET',
  path: '/',
  pool: 'pool01-https',
  server: 's1',
  status: 200,
  millisecondsToRequest: 0,
  millisecondsInQueue: 0,
  millisecondsToConnect: 2,
  millisecondsToAnswer: 20,
  milliseconds: 22,
  bytes: 512,
  ended: '--',
};

/** A line as the format writes it, each code of HAProxy in the place of its field. */
function line(said: Readonly<Record<string, string | number>>): string {
  return JSON_LOG_FIELDS.reduce((text, { key, code }) => {
    const value = said[key] ?? USUAL[key];
    return text.replace(`"${key}":${code}`, () => `"${key}":${JSON.stringify(value)}`);
  }, JSON_LOG_FORMAT);
}

const events = (...messages: readonly string[]): readonly LogEvent[] => messages.map((message, timestamp) => ({ timestamp, message }));
const times = (count: number, said: Parameters<typeof line>[0]) => Array.from({ length: count }, () => line(said));

const DAY = events(
  ...times(3, {}),
  ...times(2, { status: 503, pool: 'pool02-https', server: '<NOSRV>', ended: 'SC', millisecondsToConnect: -1 }),
  line({ status: 504, ended: 'sH', milliseconds: 1_830_000 }),
  'Server pool01-https/s2 is DOWN, reason: Layer4 timeout, check duration: 3001ms. 1 active and 0 backup servers left.',
  'Server pool01-https/s2 is UP, reason: Layer7 check passed, code: 200.',
  // Somebody who signs in with NTLM, and one who tries everybody's password.
  ...times(2, { status: 401, path: '/WebTicket/WebTicketService.svc', name: 'webext.contoso.com' }),
  line({ path: '/WebTicket/WebTicketService.svc', name: 'webext.contoso.com' }),
  ...times(25, { client: '203.0.113.66', status: 401, path: '//webticket/WebTicketService.svc/Auth', name: 'webext.contoso.com' }),
  ...times(5, { client: '203.0.113.66', status: 429, path: '/abs', name: 'webext2.contoso.com' }),
  ...times(40, { client: '203.0.113.9', status: 401, path: '/webtickets-of-others', name: 'meet.contoso.com' }),
  line({
    pool: 'nobody',
    server: '<NOSRV>',
    status: 404,
    ended: 'LR',
    millisecondsToConnect: -1,
    client: '203.0.113.10',
    name: 'scanner.example',
  }),
);

const query = (name: string) => LOG_QUERIES.find((each) => each.name === name)?.query ?? '';

test.each(LOG_QUERIES.map(({ name }) => [name]))('%s is a query, and names fields of the log alone', (name) => {
  expect(() => answerOf(query(name), DAY)).not.toThrow();
  const words = query(name)
    .replace(/"[^"]*"|\/(?:\\.|[^/\\\n])+\/| as \w+/g, '')
    .match(/[a-z]\w*/gi);
  const known = [
    ...JSON_LOG_FIELDS.map(({ key }) => key),
    ...[...query(name).matchAll(/ as (\w+)/g)].map(([, alias]) => alias),
    ...['filter', 'stats', 'fields', 'sort', 'limit', 'by', 'like', 'in', 'and', 'asc', 'desc'],
    ...['ispresent', 'count', 'count_distinct', 'min', 'max', 'pct', 'message', 'timestamp'],
  ];
  expect(words?.filter((word) => !known.includes(word))).toEqual([]);
});

test.each([
  [
    'errors',
    [
      { pool: 'pool02-https', server: '<NOSRV>', status: 503, ended: 'SC', answers: 2 },
      { pool: 'pool01-https', server: 's1', status: 504, ended: 'sH', answers: 1 },
    ],
  ],
  ['sprayed-sign-ins', [{ client: '203.0.113.66', refusals: 30, names: 2 }]],
  ['asked-names', [{ name: 'webext2.contoso.com' }, { name: 'webext.contoso.com' }, { name: 'meet.contoso.com' }]],
  ['unpublished', [{ name: 'scanner.example', requests: 1 }]],
  ['one-client', times(9, {}).map(() => ({ pool: expect.stringMatching(/^pool0[12]-https$/) as unknown }))],
  ['distance', [{ pool: 'pool01-https', server: 's1', slowest: 2 }]],
] as const)('%s finds what it asks for', (name, expected) => {
  const rows = answerOf(query(name), DAY);
  expect(rows).toHaveLength(expected.length);
  expect(rows).toEqual(expect.arrayContaining(expected.map((each) => expect.objectContaining(each) as unknown)));
});

test('servers that went away and came back are lines of their own', () => {
  expect(answerOf(query('servers-away'), DAY).map((row) => String(row['@message']).split(',')[0])).toEqual([
    'Server pool01-https/s2 is UP',
    'Server pool01-https/s2 is DOWN',
  ]);
});

test.each([
  'filter status ~ 500',
  'filter status >= ',
  'stats counts(*) as answers by pool',
  'stats count(*) answers',
  'filters status = 1',
  'limit 10001',
  'sort answers down',
])('no query: %s', (text) => {
  expect(() => answerOf(text, DAY)).toThrow();
});
