import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Table from 'cli-table3';
import { httpRequest } from '../lib/routing/matching/request';
import { asTemplate } from '../lib/templates/cloudformation-template';
import { TemplateRouting } from '../lib/routing/template-routing';
import { median } from './median';
import { NaiveMatcher } from './naive-matcher';
import { routingTemplate, routingUrls } from './routing-template';

const ROUNDS = 9;
const ROUND_MILLISECONDS = 300;
const RULES = 100;
const MEGABYTE = 1024 * 1024;

/** Prints what the routing table takes beside the least that could do. Fails only if two matchers disagree. */
function main(): void {
  const table = new Table({
    head: [`median of ${ROUNDS}`, 'beside', 'routing table'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [], border: [] },
  });
  table.push(decisions(), ...NEVER_SEEN.map(decisionsNeverSeen), loading(), answering());
  process.stdout.write(`${table.toString()}\n${NOTES}\n`);
}

const NOTES = `\
Behind =: the ratio. A naive matcher takes the rules from the top and makes an
expression of each value as it compares it. Load: parsed JSON to compiled rules.
Route: the whole process for one URL over a template of 1 MB, start-up included.`;

function decisions(): string[] {
  const template = routingTemplate(RULES);
  const urls = routingUrls(RULES);
  const naive = new NaiveMatcher(template);
  const routing = routingOf(template);
  const astray = urls.find((url) => naive.route(url) !== routing.route(httpRequest(url)).rule?.logicalId);
  if (astray !== undefined) throw new Error(`the two matchers disagree about ${astray}`);
  const [slow, fast] = inTurn(
    () => perSecond(urls, (url) => naive.route(url)),
    () => perSecond(urls, (url) => routing.route(httpRequest(url))),
  );
  return [`decisions a second, ${RULES} rules`, `naive ${thousands(slow)}`, `${thousands(fast)} = ${(fast / slow).toFixed(0)}`];
}

/** Rules of a listener that is asked for ever new hosts. */
const NEVER_SEEN = [100, 1_000];

/** A third of the hosts are for a wildcard, the others for nobody. */
function decisionsNeverSeen(rules: number): string[] {
  const template = routingTemplate(rules);
  const naive = new NaiveMatcher(template);
  const routing = routingOf(template);
  let count = 0;
  const next = () => {
    const number = count++;
    const rule = number % rules;
    const hosts = [`meet${number}.site${rule - (rule % 3)}.contoso.com`, `host${number}.example.org`, `x${number}.pool${rule}.contoso.com`];
    return `https://${hosts[number % 3]}/Meet/alice`;
  };
  const astray = Array.from({ length: 1_000 }, next).find((url) => naive.route(url) !== routing.route(httpRequest(url)).rule?.logicalId);
  if (astray !== undefined) throw new Error(`the two matchers disagree about ${astray}`);
  const some = Array.from({ length: 100 });
  const [slow, fast] = inTurn(
    () => perSecond(some, () => naive.route(next())),
    () => perSecond(some, () => routing.route(httpRequest(next()))),
  );
  return [
    `of hosts never seen, ${rules.toLocaleString('en')} rules`,
    `naive ${(slow / 1000).toFixed(1)} k`,
    `${thousands(fast)} = ${(fast / slow).toFixed(0)}`,
  ];
}

function loading(): string[] {
  const text = templateOf(MEGABYTE);
  const [parse, load] = inTurn(
    () => milliseconds(() => JSON.parse(text) as unknown),
    () => milliseconds(() => routingOf(JSON.parse(text))),
  );
  return ['load a template of 1 MB', `JSON.parse ${parse.toFixed(0)} ms`, `${load.toFixed(0)} ms = ${(load / parse).toFixed(1)}`];
}

function answering(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'routing-bench-'));
  try {
    const file = join(folder, 'big.template.json');
    writeFileSync(file, templateOf(MEGABYTE));
    const script = join(dirname(require.resolve('cdk-lync-reverse-proxy/package.json')), 'build', 'bin', 'lync-reverse-proxy.js');
    const [empty, route] = inTurn(
      () =>
        milliseconds(() => {
          run('-e', '0');
        }),
      () =>
        milliseconds(() => {
          run(script, 'route', '--template', file, 'https://meet.pool1.contoso.com/');
        }),
    );
    return ['route, whole process', `node alone ${empty.toFixed(0)} ms`, `${route.toFixed(0)} ms = ${(route / empty).toFixed(1)}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed:\n${stderr}`);
}

/** A template of at least so many characters. */
function templateOf(size: number): string {
  const one = JSON.stringify(routingTemplate(1)).length;
  const each = (JSON.stringify(routingTemplate(101)).length - one) / 100;
  return JSON.stringify(routingTemplate(Math.ceil((size - one) / each) + 1));
}

function routingOf(template: unknown): TemplateRouting {
  return new TemplateRouting([{ name: 'Bench', template: asTemplate(template, 'the template'), nested: {}, parameters: {} }]);
}

/** Medians of two measurements that take turns. */
function inTurn(one: () => number, other: () => number): readonly [number, number] {
  const rounds = Array.from({ length: ROUNDS }, () => [one(), other()] as const);
  return [median(rounds.map(([first]) => first)), median(rounds.map(([, second]) => second))];
}

function perSecond<T>(urls: readonly T[], route: (url: T) => unknown): number {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < ROUND_MILLISECONDS) {
    for (const url of urls) route(url);
    count += urls.length;
  }
  return (count / (performance.now() - start)) * 1000;
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function thousands(count: number): string {
  return `${Math.round(count / 1000).toLocaleString('en')} k`;
}

main();
