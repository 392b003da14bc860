import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../lib/findings/catalogue';
import { clientTable } from '../scripts/client-table';
import { fieldTable } from '../scripts/field-table';
import { findingTable } from '../scripts/finding-table';
import { DECLARED_MISTAKES, TEMPLATE_MISTAKES } from '../scripts/mistakes';

const page = (name: string) => readFileSync(join(__dirname, '..', 'docs', name), 'utf8').replaceAll('\r\n', '\n');

test('docs/findings.md is what the catalogue says', () => {
  expect(page('findings.md')).toBe(findingTable());
});

test('docs/clients.md is what the clients and policies say', () => {
  expect(page('clients.md')).toBe(clientTable());
});

test('docs/field.md is what the dated facts say', () => {
  expect(page('field.md')).toBe(fieldTable());
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

describe('commands can be pasted as they stand', () => {
  const file = (name: string) => readFileSync(join(__dirname, '..', name), 'utf8').replaceAll('\r\n', '\n');
  const blocksOf = (name: string) => [...file(name).matchAll(/```(?:text|sh|console)\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const inlineOf = (name: string) =>
    [
      ...file(name)
        .replace(/```[\s\S]*?```/g, '')
        .matchAll(/`([^`]+)`/g),
    ].map(([, code = '']) => code);
  const PAGES = [
    'README.md',
    'CONTRIBUTING.md',
    'docs/upgrading.md',
    'docs/clients.md',
    'docs/findings.md',
    'docs/field.md',
    'docs/guard-rails.md',
  ];
  const PORTABLE = /^(?:npm|npx|node|aws|git|cd) /;
  const written = PAGES.flatMap((page) =>
    [...blocksOf(page).flatMap((block) => block.split('\n')), ...inlineOf(page)]
      .filter((line) => PORTABLE.test(line) || /^(?:Get|Set|Export|Enable|Out)-/.test(line))
      .map((line) => [page, line] as const),
  );

  test('README begins with the two of a fresh clone, and there are many', () => {
    expect(blocksOf('README.md')[0]).toBe('npm start\nnpm test\n');
    expect(written.length).toBeGreaterThan(40);
  });

  /**
   * What cmd.exe, PowerShell and sh each read in a way of their own, outside of double quotes: redirections, pipes, variables,
   * wildcards, comments, continued lines; in PowerShell also lists (`a,b` is two words) and two dashes alone.
   */
  const special = (line: string) => {
    const bare = line.replace(/"[^"$`%!\\]*"/g, 'q');
    return /[<>|&^%$`;*?'"\\!(){}[\]~#,]|(?:^| )--(?: |$)| {2}|\s$/.test(bare);
  };

  test('in cmd.exe, PowerShell and sh alike', () => {
    const inBlocks = PAGES.flatMap((page) => blocksOf(page).flatMap((block) => block.split('\n')));
    expect(written.filter(([, line]) => PORTABLE.test(line) && special(line))).toEqual([]);
    // Words in capitals stand for something, and only in prose.
    const commands = inBlocks.filter((line) => PORTABLE.test(line) || line.startsWith('Get-'));
    expect(commands.filter((line) => /\b[A-Z]{3,}\b/.test(line.replaceAll(/\/alice\/ABC123/g, '')))).toEqual([]);
  });

  test('cmdlets of Lync in PowerShell: nothing stands for something else, and no line goes on', () => {
    expect(written.filter(([, line]) => !PORTABLE.test(line) && /[<>]|`$|\|\s*$|#/.test(line))).toEqual([]);
  });

  test.each([
    'npx lync-reverse-proxy verify --names a.contoso.com,b.contoso.com',
    'npm start -- -c deployment=x',
    'npx cdk synth -c deployment=<file>',
    'npx cdk deploy \\',
    "npx cdk synth -c 'deployment=x'",
    'npx cdk synth # first',
    'npx cdk synth && npx cdk deploy',
  ])('%s would not do', (line) => {
    expect(special(line)).toBe(true);
  });
});
