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

test('the commands of the README can be pasted as they stand, and it begins with the two of a fresh clone', () => {
  const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8').replaceAll('\r\n', '\n');
  const blocks = [...readme.matchAll(/```text\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  expect(blocks[0]).toBe('npm start\nnpm test\n');
  const commands = blocks.flatMap((block) => block.split('\n')).filter((line) => /^(?:npm|npx|Get-)/.test(line));
  expect(commands.length).toBeGreaterThan(15);
  // Neither a remark behind a command nor a word that stands for something.
  expect(commands.filter((line) => / {2}|#|\b[A-Z]{3,}\b/.test(line.replaceAll(/\/alice\/ABC123/g, '')))).toEqual([]);
});
