import { spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { groupedBy } from '../lib/declaring/grouped-by';
import { LOG_QUESTIONS } from '../lib/logs/log-questions';
import { tableStatement } from '../lib/logs/log-table';
import { LOG_TABLES } from '../lib/logs/tables';
import { ASKED_LINES, EXPECTED_ANSWERS, PUBLISHED_NAMES } from '../test/support/asked-lines';
import { LOG_LINES } from '../test/support/log-lines';
import { inPython, type WantedPython } from './python-environment';

const FOLDER = join(__dirname, 'queries');

const PYTHON: WantedPython = {
  condition: 'import sys; sys.exit(sys.version_info < (3, 10))',
  missing: 'there is no Python 3.10 or later (name one with PYTHON=/path/to/it)',
  packages: 'sqlglot and DuckDB',
  requirements: join(FOLDER, 'requirements.txt'),
};

interface Answers {
  readonly expressions: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

const WHERE = {
  bucket: 'logs',
  prefix: 'lync/access',
  balancers: ['edge', 'edge-2'],
  account: '111122223333',
  region: 'eu-west-1',
  days: 90,
};

/**
 * Whether the statements for Athena are SQL, read sample lines and answer what they ask: read by sqlglot, which knows Athena's, and
 * carried out by DuckDB, in a Python environment of its own that is removed again; and whether Java reads the expressions alike.
 */
function main(): Promise<number> {
  return inPython('test-queries', PYTHON, (python) => {
    const mistakes = [...answered(python), ...asJava()];
    for (const each of mistakes) say(`FAILED ${each}`);
    return mistakes.length > 0;
  });
}

function answered(python: string): readonly string[] {
  const tables = LOG_TABLES.map((table) => tableStatement(table, WHERE));
  const input = {
    tables,
    lines: Object.fromEntries([...groupedBy(ASKED_LINES, ({ table }) => table)].map(([name, own]) => [name, own.map(({ line }) => line)])),
    questions: Object.fromEntries(LOG_QUESTIONS.map(({ name, table, sql }) => [name, sql(table, PUBLISHED_NAMES)])),
  };
  const run = spawnSync(python, [join(FOLDER, 'answer.py')], { input: JSON.stringify(input), encoding: 'utf8', timeout: 300_000 });
  if (run.status !== 0) return [`Python: ${run.stderr.trim().split('\n').at(-1) ?? ''}`];
  const { answers } = JSON.parse(run.stdout) as Answers;
  return LOG_QUESTIONS.flatMap(({ name }) => {
    const expected = EXPECTED_ANSWERS[name];
    const found = answers[name]?.map((row) => Object.fromEntries(Object.keys(expected?.[0] ?? {}).map((key) => [key, row[key]])));
    const isRight = expected !== undefined && expected.length > 0 && isDeepStrictEqual(found, expected);
    if (isRight) say(`${name}: ${expected.length} rows`);
    return isRight ? [] : [`${name}: ${JSON.stringify(answers[name])}`];
  });
}

/** Athena compares with the expressions of Java. */
function asJava(): readonly string[] {
  if (spawnSync('java', ['-version']).status !== 0) {
    say('Java: skipped, there is none');
    return [];
  }
  return LOG_TABLES.flatMap((table) => {
    const expression = /'input\.regex' = '([^']*)'/.exec(tableStatement(table, WHERE))?.[1] ?? '';
    const lines = LOG_LINES.filter((each) => each.table === table.name).map(({ line }) => line);
    const compared = new RegExp(`^(?:${expression})$`, 's');
    const expected = lines.map((line) =>
      (compared.exec(line) ?? [])
        .slice(1)
        .map((group: string | undefined) => `${group ?? 'null'}\u0001`)
        .join(''),
    );
    const run = spawnSync('java', ['-Dstdout.encoding=UTF-8', join(FOLDER, 'Lines.java')], {
      input: [expression, ...lines].join('\n'),
      encoding: 'utf8',
    });
    const isRight = run.status === 0 && isDeepStrictEqual(run.stdout.trimEnd().split(/\r?\n/), expected);
    if (isRight) say(`Java, ${table.name}: ${lines.length} lines`);
    return isRight ? [] : [`Java, ${table.name}: ${run.stderr}${run.stdout}`];
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main().then((code) => {
  process.exitCode = code;
});
