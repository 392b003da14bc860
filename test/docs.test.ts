import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../lib/findings/catalogue';
import { clientTable } from '../scripts/client-table';
import { findingTable } from '../scripts/finding-table';
import { DECLARED_MISTAKES, TEMPLATE_MISTAKES } from '../scripts/mistakes';

const page = (name: string) => readFileSync(join(__dirname, '..', 'docs', name), 'utf8').replaceAll('\r\n', '\n');

test('docs/findings.md is what the catalogue says', () => {
  expect(page('findings.md')).toBe(findingTable());
});

test('docs/clients.md is what the clients and policies say', () => {
  expect(page('clients.md')).toBe(clientTable());
});

test('every finding of the catalogue is in docs/findings.md once', () => {
  const text = page('findings.md');
  const counts = Object.keys(CATALOGUE).map((name) => [name, text.split(`| \`${name}\` |`).length - 1] as const);
  expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
});

// What plain CDK and cdk-nag say takes half a minute: `npm run docs:guard-rails -- --check`.
test('docs/guard-rails.md has a row for every mistake, and this library notices it', () => {
  const rows = new Map(
    page('guard-rails.md')
      .split('\n')
      .flatMap((line) => {
        const [, title, , , library] = line.split(' | ').length === 4 ? ['', ...line.replace(/^\| | \|$/g, '').split(' | ')] : [];
        return title === undefined ? [] : [[title, library ?? ''] as const];
      }),
  );
  const titles = [...TEMPLATE_MISTAKES.rows, ...DECLARED_MISTAKES].map(({ title }) => title);
  expect(titles.filter((title) => !rows.get(title)?.startsWith('`'))).toEqual([]);
  expect([...rows.keys()].filter((title) => title !== 'mistake' && !titles.includes(title) && title !== '---')).toEqual([]);
});
