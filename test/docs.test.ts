import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import schema from '../deployment.schema.json';
import { DeploymentFile } from '../lib';
import { declareHaproxy, type SaidHaproxy } from '../lib/declaring/declare-haproxy';
import { CATALOGUE } from '../lib/findings/catalogue';
import { JSON_LOG_FIELDS } from '../lib/haproxy/log-format';
import { LOG_QUERIES } from '../lib/haproxy/log-queries';
import { queryFiles } from '../lib/logs/query-files';
import { clientTable } from '../scripts/client-table';
import { fieldTable } from '../scripts/field-table';
import { findingTable } from '../scripts/finding-table';
import { certificateChain } from './support/certificate-chain';
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

describe('docs/haproxy-on-aws.md', () => {
  const text = page('haproxy-on-aws.md');

  test('has each field of the log, as the log writes it', () => {
    const told = JSON_LOG_FIELDS.map(({ key, means }) => [`\`${key}\``, means]);
    expect(rowsOf(text).filter(([key = '']) => told.some(([field]) => field === key))).toEqual(told);
  });

  test('has each question to the log', () => {
    expect(LOG_QUERIES.filter(({ asks, query }) => !text.includes(`${asks}:\n\n\`\`\`text\n${query}\n\`\`\``))).toEqual([]);
  });

  test('has a row for each key of haproxy, with the default of the schema', () => {
    const { tasks, ...others } = schema.properties.haproxy.properties;
    const keys = [...Object.keys(others), ...Object.keys(tasks.properties).map((key) => `tasks.${key}`)];
    const rows = new Map(rowsOf(text).map(([key = '', byDefault = '']) => [key.replaceAll('`', ''), byDefault]));
    expect(keys.filter((key) => !rows.has(key))).toEqual([]);
    const { minimum, maximum, cpu, memoryMiB } = declareHaproxy(SAYING_NOTHING).fleet.tasks;
    expect(['minimum', 'maximum', 'cpu', 'memoryMiB'].map((key) => /\d+$|^\d+/.exec(rows.get(`tasks.${key}`) ?? '')?.[0])).toEqual(
      [minimum, maximum, cpu, memoryMiB].map(String),
    );
  });
});

/** Cells of the rows of every table. */
function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim()),
    );
}

const SAYING_NOTHING: SaidHaproxy = {
  ...{ serverAuthorities: [], furtherConfiguration: undefined, image: undefined, tasks: undefined },
  ...{ fixedAddresses: undefined, deregistrationDelay: undefined, certificates: undefined },
};

describe('snippets of a deployment file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lync-snippets-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'pools-ca.pem'), certificateChain({ name: 'Contoso' })[0]?.cert ?? '');
  writeFileSync(join(folder, 'further.cfg'), '');
  const POOL = { role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] };
  const LEAST = {
    network: { vpcCidr: '10.80.0.0/22' },
    hostedZones: [{ name: 'contoso.com', managedElsewhere: true }],
    pools: [{ name: 'pool01', ...POOL }],
  };
  const snippets = ['README.md', 'docs/haproxy-on-aws.md', 'docs/large-deployments.md', 'docs/logs.md', 'docs/upgrading.md'].flatMap(
    (name) =>
      [
        ...readFileSync(join(__dirname, '..', name), 'utf8')
          .replaceAll('\r\n', '\n')
          .matchAll(/^( *)```yaml\n([\s\S]*?)^ *```/gm),
      ].map(([, indent = '', block = '']) => [name, block.replaceAll(new RegExp(`^${indent}`, 'gm'), '')] as const),
  );

  test.each(snippets)('%s: %s', (_, text) => {
    const said = parse(text) as { readonly pools?: readonly object[] };
    const pools = (said.pools ?? LEAST.pools).map((pool) => ({ ...POOL, ...pool }));
    const path = join(folder, 'deployment.yaml');
    writeFileSync(path, JSON.stringify({ ...LEAST, ...said, pools }));
    expect(() => DeploymentFile.read(path)).not.toThrow();
  });

  test('there are some in each page', () => {
    expect(new Set(snippets.map(([name]) => name)).size).toBe(5);
  });
});

describe('commands can be pasted as they stand', () => {
  const file = (name: string) => readFileSync(join(__dirname, '..', name), 'utf8').replaceAll('\r\n', '\n');
  const blocksOf = (name: string) => [...file(name).matchAll(/```(?:text|sh|console)\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  /** In a list they are indented. */
  const linesOf = (name: string) => blocksOf(name).flatMap((block) => block.split('\n').map((line) => line.trimStart()));
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
    'docs/haproxy-on-aws.md',
    'docs/large-deployments.md',
    'docs/logs.md',
    'docs/linters.md',
    'docs/clients.md',
    'docs/findings.md',
    'docs/field.md',
    'docs/guard-rails.md',
  ];
  const PORTABLE = /^(?:npm|npx|node|aws|git|cd) /;
  const written = PAGES.flatMap((page) =>
    [...linesOf(page), ...inlineOf(page)]
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
    const inBlocks = PAGES.flatMap(linesOf);
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

test('docs/queries has the queries, and docs/logs.md leads to each', () => {
  const files = queryFiles();
  const there = readdirSync(join(__dirname, '..', 'docs', 'queries'));
  expect(there.sort()).toEqual(Object.keys(files).sort());
  expect(there.filter((name) => page(`queries/${name}`) !== files[name])).toEqual([]);
  expect(there.filter((name) => !page('logs.md').includes(`(queries/${name})`))).toEqual([]);
});
