import { LOG_QUERIES } from '../haproxy/log-queries';
import { LOG_QUESTIONS } from './log-questions';
import { tableStatement, type LogLocation } from './log-table';
import { LOG_TABLES } from './tables';

/** What stands in the files for what only a deployment tells. */
const ANYWHERE: LogLocation = {
  bucket: '<bucket>',
  prefix: '<prefix>',
  balancers: [],
  account: '<account>',
  region: '<region>',
  days: 90,
};

const NAMES = ['<name 1>', '<name 2>'];

/** Files of `docs/queries` by name: statements for Athena, and queries for CloudWatch Logs Insights. */
export function queryFiles(): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(
      LOG_TABLES.map((table) => [
        tableFile(table.name),
        file('--', `Table of ${table.holds}, for Athena`, tableStatement(table, ANYWHERE)),
      ]),
    ),
    ...Object.fromEntries(
      LOG_QUESTIONS.map(({ name, asks, table, sql }) => [questionFile(name), file('--', `${asks}, for Athena`, sql(table, NAMES))]),
    ),
    ...Object.fromEntries(
      LOG_QUERIES.map(({ name, asks, query }) => [`haproxy-${name}.txt`, file('#', `${asks}, for CloudWatch Logs Insights`, query)]),
    ),
  };
}

export function tableFile(name: string): string {
  return `table-${name.replaceAll('_', '-')}.sql`;
}

export function questionFile(name: string): string {
  return `${name}.sql`;
}

function file(comment: string, title: string, text: string): string {
  return `${comment} ${title}\n${text}\n`;
}
