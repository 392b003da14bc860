import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBlanks } from '../lib/declaring/deployment-file/open-blanks';
import { filledIn } from '../test/support/fill-blanks';
import { npm } from './npm';

const FIXTURES = join(__dirname, '..', 'test', 'topology', 'fixtures');
const DEPLOYMENT = 'deployment.yaml';
const TEMPLATE = join('cdk.out', 'LyncReverseProxy.template.json');
const EXAMPLE_GATEWAY = 'tgw-0123456789abcdef0';

const SERVERS = ['# server,address', 'fe01.contoso.local,10.20.0.11', 'fe02.contoso.local,10.20.0.12', ''].join('\r\n');

/**
 * The path of README "With a deployment file", from an empty folder to a template and its runbook, as somebody walks it who
 * has the package, what Lync exports, and no AWS account. Every refusal on the way is met too. Throws where one is missing.
 */
export function newcomersPath(folder: string, tarball: string, say: (line: string) => void): void {
  mkdirSync(folder);
  const deployment = join(folder, DEPLOYMENT);
  const read = () => readFileSync(deployment, 'utf8');
  const command = (...args: readonly string[]) => npm(folder, 'exec', '--', 'lync-reverse-proxy', ...args);
  const synth = () => npm(folder, 'run', 'synth');

  npm(folder, 'install', tarball);
  demand('init says what comes next', command('init'), ['npm install', 'import --topology', 'npm run synth']);
  npm(folder, 'install');
  refused('init, where it was run before', () => command('init'), ['exist in', 'nothing was written']);

  const ofExample = [...read().matchAll(/tgw-[0-9a-f]+|Z[0-9A-Z]{19}/g)].map(([id]) => `"${id}" is the`);
  refused("a synthesis of Contoso's example in an app of one's own", synth, ['not filled in yet', ...ofExample]);
  demandNoTemplate(folder);
  say("a newcomer's app is made, and Contoso's ids are refused in it");

  // As PowerShell 5 writes it: UTF-16 with a byte order mark.
  const topology = readFileSync(join(FIXTURES, 'two-sites-2015.xml'), 'utf8');
  writeFileSync(join(folder, 'Topology.xml'), Buffer.from(`\uFEFF${topology}`, 'utf16le'));
  cpSync(join(FIXTURES, 'simple-urls.json'), join(folder, 'SimpleUrls.json'));
  writeFileSync(join(folder, 'servers.csv'), SERVERS);
  const documents = ['--topology', 'Topology.xml', '--simple-urls', 'SimpleUrls.json', '--servers', 'servers.csv'];
  refused('a document that is not there', () => command('import', '--topology', 'None.xml', '--output', DEPLOYMENT), ['no such file']);
  demand('import replaces the example', command('import', ...documents, '--output', DEPLOYMENT), ['and is replaced', 'lacks']);
  const imported = read();
  if (imported.includes('Contoso stands in') || imported.includes(EXAMPLE_GATEWAY))
    throw new Error(`the example is left over:\n${imported}`);
  refused('an import over a file of the user', () => command('import', ...documents, '--output', DEPLOYMENT), [
    'exists already',
    '--merge',
  ]);
  if (read() !== imported) throw new Error('a refused import changed the file');

  const blanks = openBlanks(imported);
  if (blanks.length === 0) throw new Error('the documents leave nothing open, so that nothing is tried of what follows');
  refused('a synthesis with blanks', synth, [...new Set(blanks.map(({ path }) => `${path} (line `))]);
  demandNoTemplate(folder);
  say(`what Lync exports is imported, and its ${blanks.length} blanks are refused`);

  const filled = filledIn(imported);
  writeFileSync(deployment, filled.replace(/tgw-[0-9a-f]+/, EXAMPLE_GATEWAY));
  refused("Contoso's gateway in somebody's own file", synth, [
    `"${EXAMPLE_GATEWAY}" is the transit gateway of an example, and not filled in yet`,
  ]);
  writeFileSync(deployment, filled);
  demand('npm run synth prints the plan', synth(), ['webext.contoso.com', 'meet.contoso.com']);
  if (!existsSync(join(folder, TEMPLATE))) throw new Error(`${TEMPLATE} is not written`);
  demand('the plan', command('plan'), ['webext.contoso.com']);
  demand('the runbook', command('runbook'), ['# Runbook', 'Set-CsWebServer', 'webext.contoso.com']);
  say('filled in, it is synthesized, planned, and has a runbook');
}

function demand(what: string, text: string, parts: readonly string[]): void {
  const missing = parts.filter((part) => !text.includes(part));
  if (missing.length > 0) throw new Error(`${what}: ${missing.join(' and ')} is missing in\n${text}`);
}

/** The command fails with these words, and without a stack trace. */
function refused(what: string, command: () => string, parts: readonly string[]): void {
  let words: string;
  try {
    words = `it was not: ${command()}`;
  } catch (error) {
    words = (error as Error).message;
  }
  demand(`${what} is to be refused`, words, parts);
  if (words.startsWith('it was not') || /^ {4}at /m.test(words)) throw new Error(`${what}: ${words}`);
}

function demandNoTemplate(folder: string): void {
  if (existsSync(join(folder, TEMPLATE))) throw new Error('a template was written by a synthesis that was refused');
}
