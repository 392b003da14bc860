import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { planPage } from '../lib/reports/plan/plan-html';
import { verificationPage } from '../lib/reports/verification/verification-html';
import { templatePlan, type TemplatePlan } from '../lib/routing/overview/template-plan';
import { quotasOf } from '../lib/routing/quotas';
import { TemplateRouting } from '../lib/routing/template-routing';
import type { CloudFormationTemplate, TemplateResource } from '../lib/templates/cloudformation-template';
import { DeploymentFile } from '../lib';
import { synthesized } from '../test/support/synthesize';

const ROOT = join(__dirname, '..');

/** Opens the page of `plan --html` in a real browser: with a filter, for errors, and on paper. */
function main(): number {
  const browser = chromium();
  if (browser === undefined) {
    say('skipped: there is no Chromium or Chrome. Name one with CHROMIUM=/path/to/it.');
    return 0;
  }
  say(`with ${browser}`);
  // The validation of templates takes seconds, and other tests have it on.
  process.env['CDK_VALIDATION'] = 'false';
  const example = DeploymentFile.read(join(ROOT, 'examples', 'contoso', 'deployment.yaml'));
  const mistakes = [
    ...check(
      browser,
      'the example',
      routingOf(synthesized(JSON.stringify(example._deployment)).template as CloudFormationTemplate),
      'fabrikam',
    ),
    ...check(browser, '500 names', routingOf(manyNames(500)), 'fabrikam'),
    ...check(browser, 'markup in names', routingOf(hostile()), 'dialin'),
  ];
  mistakes.push(...checkVerification(browser));
  for (const mistake of mistakes) say(`FAILED ${mistake}`);
  return mistakes.length === 0 ? 0 : 1;
}

function check(browser: string, what: string, routing: TemplateRouting, filter: string): readonly string[] {
  const plan = templatePlan(routing);
  const page = planPage({ plan, quotas: quotasOf(routing), findings: [], capacity: undefined, outputs: [] });
  const folder = mkdtempSync(join(tmpdir(), 'plan-html-'));
  try {
    const file = join(folder, 'plan.html');
    writeFileSync(file, page);
    const url = pathToFileURL(file).href;
    const started = Date.now();
    const mistakes = [
      ...references(page),
      ...filtered(open(browser, folder, `${url}#filter=${filter}`, '--dump-dom'), plan, filter),
      ...errors(open(browser, folder, url, '--enable-logging=stderr', '--v=0', '--dump-dom').stderr),
      ...onPaper(browser, folder, url, plan),
    ];
    say(`${what}: ${plan.names.length} names, ${Math.round(page.length / 1024)} KB, ${Date.now() - started} ms`);
    return mistakes.map((each) => `${what}: ${each}`);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The page of `verify --html` with what a hostile server may send. */
function checkVerification(browser: string): readonly string[] {
  const text = '</style></script><script>document.title="run"</script><img src=x onerror=alert(1)>\u001b[31m';
  const result = { id: 'address-book', name: 'webext.contoso.com', expected: '401', got: text, usually: text, change: text };
  const states = ['ok', 'failed', 'warning', 'skipped'] as const;
  const results = states.flatMap((state) => ['webext.contoso.com', text].map((name) => ({ ...result, state, name })));
  const differences = [{ ...result, kind: 'verdict', before: { state: 'ok', got: text }, now: { state: 'failed', got: text } } as const];
  const page = verificationPage({ title: 'What clients find', remarks: [text], results, differences });
  const folder = mkdtempSync(join(tmpdir(), 'verify-html-'));
  try {
    const file = join(folder, 'verify.html');
    writeFileSync(file, page);
    const { stdout, stderr } = open(browser, folder, pathToFileURL(file).href, '--enable-logging=stderr', '--v=0', '--dump-dom');
    const shown = stdout.match(/<li class="(?:ok|failed|warning|skipped)">\s*<b>/g)?.length ?? 0;
    const mistakes = [
      ...references(page),
      ...errors(stderr),
      ...(stdout.includes('<title>What clients find</title>') ? [] : ['the title is not its own']),
      ...(/<(?:script|img)\b/.test(stdout) ? ['markup of a server became elements'] : []),
      ...(shown === results.length + differences.length ? [] : [`${shown} of ${results.length} results are shown`]),
    ];
    say(`a verification: ${results.length} results, ${Math.round(page.length / 1024)} KB`);
    return mistakes.map((each) => `a verification: ${each}`);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Names left by a filter are those that it is about, and no others. */
function filtered({ stdout }: Output, { names }: TemplatePlan, filter: string): readonly string[] {
  const rows = [...stdout.matchAll(/<li data-id="(n\d+)" data-name=""([^>]*)>/g)].map(([, id = '', rest = '']) => ({
    id,
    isLeft: !/class="[^"]*\boff\b/.test(rest),
  }));
  const about = (index: number) => JSON.stringify(names[index]).toLowerCase().includes(filter);
  const wrong = rows.filter(({ id, isLeft }) => isLeft !== about(Number(id.slice(1))));
  const left = rows.filter(({ isLeft }) => isLeft).length;
  return [
    ...(rows.length === names.length ? [] : [`${rows.length} rows for ${names.length} names`]),
    ...(left === 0 || left === rows.length ? [`#filter=${filter} leaves ${left} of ${rows.length} rows`] : []),
    ...(stdout.includes(`>${left} of ${names.length} names<`) ? [] : ['the number of names left is not shown']),
    ...wrong.slice(0, 3).map(({ id }) => `#filter=${filter} is wrong about ${names[Number(id.slice(1))]?.host ?? id}`),
  ];
}

function errors(log: string): readonly string[] {
  return log.split('\n').filter((line) => /CONSOLE.*(?:error|refused|violat|uncaught)/i.test(line));
}

/** Addresses of anything outside of the page. */
function references(page: string): readonly string[] {
  const tags = page.replace(/<script>[\s\S]*?<\/script>/, '').match(/<[a-z][^>]*>/g) ?? [];
  const addresses = tags.flatMap((tag) =>
    [...tag.matchAll(/ (src|srcset|href|action|poster|data)="([^"]*)"/g)].map(([, , address = '']) => address),
  );
  const outside = [...addresses.filter((address) => !/^(?:#|data:,$)/.test(address)), ...(page.match(/@import|url\(/g) ?? [])];
  return outside.map((found) => `refers to ${found}`);
}

/** Sheets of paper: for the first names and what they share, and for further names with their certificates. */
const MOST_PAGES = 2;
const NAMES_PER_PAGE = 20;

function onPaper(browser: string, folder: string, url: string, { names }: TemplatePlan): readonly string[] {
  const file = join(folder, 'plan.pdf');
  open(browser, folder, url, '--no-pdf-header-footer', `--print-to-pdf=${file}`);
  if (!existsSync(file)) return ['nothing was printed'];
  const pdf = readFileSync(file);
  const glyphs = shownGlyphs(pdf);
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  const most = MOST_PAGES + Math.ceil(names.length / NAMES_PER_PAGE);
  const fewest = names.reduce((sum, { host }) => sum + host.length, 0);
  return [
    ...(glyphs >= fewest ? [] : [`the print has ${glyphs} characters, and its names alone have ${fewest}`]),
    ...(pages > 0 && pages <= most ? [] : [`the print has ${pages} pages, more than ${most} for ${names.length} names`]),
  ];
}

/** Characters that the pages of a PDF show: Chromium writes them as hexadecimal glyph numbers of four digits. */
function shownGlyphs(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/>>\s*stream\r?\n([\s\S]*?)endstream/g)].map(([, content = '']) =>
    inflated(Buffer.from(content, 'latin1')),
  );
  const shown = streams.flatMap((content) => content.match(/<[0-9A-Fa-f]+>(?=[^\n]*T[jJ])/g) ?? []);
  return shown.reduce((sum, each) => sum + (each.length - 2) / 4, 0);
}

/** Empty where the stream is no compressed text: fonts and pictures are of no interest. */
function inflated(content: Buffer): string {
  try {
    return inflateSync(content).toString('latin1');
  } catch {
    return '';
  }
}

interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function open(browser: string, folder: string, url: string, ...flags: readonly string[]): Output {
  const { stdout, stderr, status, error } = spawnSync(browser, [...FLAGS, `--user-data-dir=${join(folder, 'profile')}`, ...flags, url], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`${browser} ${flags.join(' ')} ended with ${status ?? 'a signal'}\n${error?.message ?? ''}\n${stderr}`);
  return { stdout, stderr };
}

/** CHROMIUM, else the usual names and places of each system. */
function chromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const base = process.env[name];
    return base === undefined ? [] : [join(base, 'Google', 'Chrome', 'Application', 'chrome.exe')];
  });
  const mac = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  return [...(process.platform === 'win32' ? windows : process.platform === 'darwin' ? mac : []), ...onPath].find((file) =>
    existsSync(file),
  );
}

function routingOf(template: CloudFormationTemplate): TemplateRouting {
  return new TemplateRouting([{ name: 'Lync', template, nested: {}, parameters: {} }]);
}

/** Five names a rule, as AWS allows, and five rules a pool. */
function manyNames(count: number): CloudFormationTemplate {
  const domains = ['contoso.com', 'fabrikam.com', 'adatum.co.uk', 'wingtiptoys.com'];
  const host = (index: number) => `name-${index}.${domains[Math.floor(index / 25) % domains.length] ?? ''}`;
  const rules = Array.from({ length: count / 5 }, (_, rule) =>
    ruleFor(
      Array.from({ length: 5 }, (__, index) => host(rule * 5 + index)),
      `Pool${Math.floor(rule / 5)}`,
      rule + 1,
    ),
  );
  const pools = Array.from(
    { length: count / 25 },
    (_, index) => [`Pool${index}`, group(`webext-${index}.${domains[index % domains.length] ?? ''}`)] as const,
  );
  return templateOf(Object.fromEntries<TemplateResource>([...pools, ...rules.map((rule, index) => [`Rule${index}`, rule] as const)]));
}

function hostile(): CloudFormationTemplate {
  const hosts = [
    '<script>document.title="run"</script>',
    '"><img src=x onerror=alert(1)>.contoso.com',
    '</style>.contoso.com',
    'meet.contoso.com',
  ];
  return templateOf({
    Pool: group('</script><b>webext'),
    Rule: ruleFor(hosts, 'Pool', 1),
    Plain: ruleFor(['dialin.contoso.com'], 'Pool', 2),
  });
}

function templateOf(resources: CloudFormationTemplate['Resources']): CloudFormationTemplate {
  const listener = {
    LoadBalancerArn: { Ref: 'LoadBalancer' },
    Port: 443,
    Protocol: 'HTTPS',
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
  };
  return {
    Resources: {
      LoadBalancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} },
      Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: listener },
      ...resources,
    },
  };
}

function ruleFor(hosts: readonly string[], targetGroup: string, priority: number) {
  return {
    Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    Properties: {
      ListenerArn: { Ref: 'Listener' },
      Priority: priority,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: hosts } }],
      Actions: [{ Type: 'forward', TargetGroupArn: { Ref: targetGroup } }],
    },
  };
}

function group(pool: string) {
  return {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: {
      Protocol: 'HTTPS',
      Port: 4443,
      TargetType: 'ip',
      Targets: [{ Id: '10.20.0.11' }],
      Tags: [{ Key: 'lync-reverse-proxy:pool', Value: pool }],
    },
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = main();
