import * as fc from 'fast-check';
import { columnsOf, lineExpression, type LogTable } from '../../lib/logs/log-table';
import { LOG_TABLES, REQUESTS } from '../../lib/logs/tables';
import { LOG_LINES, requestLine } from '../support/log-lines';

/** What RegexSerDe makes of a line: nothing at all where the expression is not that of the whole line. */
function rowOf(table: LogTable, line: string): Readonly<Record<string, string | null>> | undefined {
  const found = new RegExp(`^(?:${lineExpression(table)})$`, 's').exec(line);
  return found === null ? undefined : Object.fromEntries(columnsOf(table).map(({ name }, index) => [name, found[index + 1] ?? null]));
}

test.each(LOG_LINES.map((each) => [each.table, each.about, each] as const))('%s: %s', (name, _, { line, columns }) => {
  const table = LOG_TABLES.find((each) => each.name === name);
  expect(table === undefined ? undefined : rowOf(table, line)).toMatchObject(columns);
});

describe.each(LOG_TABLES.map((table) => [table.name, table] as const))('%s', (_, table) => {
  const expression = lineExpression(table);

  test('has a group for each column, and each column once', () => {
    const groups = (new RegExp(`${expression}|`).exec('')?.length ?? 0) - 1;
    const names = columnsOf(table).map(({ name }) => name);
    expect([groups, new Set(names).size]).toEqual([names.length, names.length]);
  });

  test('is written as SQL, Java and JavaScript read it alike', () => {
    expect(expression).not.toMatch(/[\\'`]|\(\?[^:]|[*+?]\+|&&|\n/);
  });
});

test('law: whatever somebody asks for and calls itself, the line is a row with its client, status and trace', () => {
  const anything = fc.string({ unit: fc.constantFrom('a', '"', ' ', '-', '/', ':', '%22', '\\x22', '\u00e9', '[', 'HTTP/1.1'), maxLength: 30 });
  const client = fc.tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 1, max: 65_535 }));
  fc.assert(
    fc.property(anything, anything, client, fc.constantFrom('', ' TID_1', ' TID_1 "h" "u" "s" 203.0.113.1 "-"'), (url, agent, [ip, port], tail) => {
      const row = rowOf(
        REQUESTS,
        requestLine({ request: `GET https://meet.contoso.com:443/${url} HTTP/1.1`, agent, client: `${ip}:${port}`, codes: '503 503', tail }),
      );
      expect(row).toMatchObject({ client_ip: ip, client_port: String(port), elb_status_code: '503', request_method: 'GET' });
      // A text that looks like the end of a field and the beginning of the next can move a border, and loses no line.
      const isPlain = !`${url}${agent}`.includes('"');
      const others = { user_agent: agent, ssl_protocol: 'TLSv1.2', conn_trace_id: tail === '' ? null : 'TID_1' };
      expect(row).toMatchObject(isPlain ? others : {});
    }),
  );
}); // prettier-ignore
