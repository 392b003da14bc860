import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import nag from 'cdk-nag/package.json';
import cdkJson from '../cdk.json';
import { LyncStack } from '../bin/lync-stack';
import { DeploymentFile } from '../lib';
import { CHECKOV_CHECKS } from '../lib/facts/checkov-checks';
import { EXAMPLES } from './example-runbooks';
import { answeredVariants, examined, variantOf, wrongAnswers, type Said, type Variant } from './linters/examined';
import { linterPage } from './linters/linter-page';
import { saidByCdkNag } from './linters/said-by-cdk-nag';
import { inPython, type WantedPython } from './python-environment';

const ROOT = join(__dirname, '..');
const LINTERS = join(__dirname, 'linters');
const PAGE = join(ROOT, 'docs', 'linters.md');

/** A table that CloudFormation refuses, so that a linter that says nothing of anything is noticed. */
const WRONG = { Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: 'FREE' } } } };

/** Deployments with everything in them, of which cfn-lint has nothing to say either. */
const OTHERS = ['test/deployment-everything.yaml', 'test/deployment-haproxy.yaml'];

const PYTHON: WantedPython = {
  condition: 'import sys; sys.exit(sys.version_info < (3, 10))',
  missing: 'there is no Python 3.10 or later (name one with PYTHON=/path/to/it)',
  packages: 'cfn-lint and checkov',
  requirements: join(LINTERS, 'requirements.txt'),
  // Of most of it nothing is ever loaded.
  pip: ['--no-compile'],
};

/** What a linter says of a template, by the path of the template. */
interface SaidOfTemplate {
  readonly template: string;
  readonly rule: string;
  readonly text: string;
}

interface Checkov {
  readonly said: readonly SaidOfTemplate[];
  /** By type. */
  readonly checks: Readonly<Record<string, readonly string[]>>;
}

/**
 * Whether docs/linters.md tells what linters say of the examples, and each of its answers is one: checkov and cfn-lint in a Python
 * environment of their own that is removed again, cdk-nag in this one. With --write the page is written.
 */
function main(): Promise<number> {
  // That of aws-cdk-lib has a test of its own.
  process.env['CDK_VALIDATION'] = 'false';
  return inPython('test-linters', PYTHON, (python, folder) => {
    const mistakes = judged(python, folder);
    for (const each of mistakes) say(`FAILED ${each}`);
    return mistakes.length > 0;
  });
}

function judged(python: string, folder: string): readonly string[] {
  const bases = EXAMPLES.map((example) => variantOf(example));
  const templates = new Map(bases.map((variant) => [templateOf(variant, folder), variant]));
  const others = new Map(OTHERS.map((path, index) => [otherTemplate(path, folder, index), path]));
  const wrong = join(folder, 'wrong.json');
  writeFileSync(wrong, JSON.stringify(WRONG));

  const linted = saidByCfnLint(python, [...templates.keys(), ...others.keys(), wrong]);
  const complaints = linted.filter(({ template, rule }) => template !== wrong && !rule.startsWith('I'));
  const informed = ofExamples(
    linted.filter(({ rule }) => rule.startsWith('I')),
    templates,
  );
  const checkov = askCheckov(python, [...templates.keys()]);
  const checked = ofExamples(checkov.said, templates);
  const nagged = bases.flatMap((variant) => saidByCdkNag(variant, folder));

  return [
    ...complaints.map(
      ({ template, rule, text }) => `cfn-lint says of ${templates.get(template)?.example ?? others.get(template) ?? ''}: ${rule} ${text}`,
    ),
    ...(linted.some(({ template }) => template === wrong) ? [] : ['cfn-lint does not notice a wrong template']),
    ...wrongAnswers(
      checked,
      answers(checked, folder, (paths) => askCheckov(python, paths).said),
    ),
    ...wrongAnswers(
      informed,
      answers(informed, folder, (paths) => saidByCfnLint(python, paths)),
    ),
    ...wrongAnswers(nagged, (variant) => saidByCdkNag(variant, folder).map(({ rule }) => rule)),
    ...wrongTypes(checkov, [...templates.keys()]),
    ...stalePage(linterPage(checked, informed, nagged, { ...pinned(), cdkNag: nag.version })),
  ];
}

/** What is said of variants, all of them asked about at once: a linter takes longer to begin than to judge. */
function answers(
  said: readonly Said[],
  folder: string,
  ask: (paths: readonly string[]) => readonly SaidOfTemplate[],
): (variant: Variant) => readonly string[] {
  const paths = new Map(answeredVariants(said).map((variant) => [variant.lines.join('\n') + variant.example, templateOf(variant, folder)]));
  const all = ask([...paths.values()]);
  return ({ lines, example }) => all.filter(({ template }) => template === paths.get(lines.join('\n') + example)).map(({ rule }) => rule);
}

function ofExamples(said: readonly SaidOfTemplate[], templates: ReadonlyMap<string, Variant>): readonly Said[] {
  return said.flatMap(({ template, rule, text }) => {
    const example = templates.get(template)?.example;
    return example === undefined ? [] : [{ example, rule, text }];
  });
}

function templateOf(variant: Variant, folder: string): string {
  const { app, stack } = examined(variant, folder);
  return app.synth().getStackByName(stack.stackName).templateFullPath;
}

function otherTemplate(path: string, folder: string, index: number): string {
  const file = DeploymentFile.read(join(ROOT, path));
  const app = new App({ analyticsReporting: false, outdir: join(folder, `other${index}`), context: cdkJson.context });
  new LyncStack(app, file.stackName, file);
  return app.synth().getStackByName(file.stackName).templateFullPath;
}

/** Errors, warnings and information. */
function saidByCfnLint(python: string, templates: readonly string[]): readonly SaidOfTemplate[] {
  const code = ['-c', 'from cfnlint.runner import main; main()', '--include-checks', 'I', '--format', 'json', '--template', ...templates];
  const said = JSON.parse(run(python, code)) as readonly { Filename: string; Rule: { Id: string }; Message: string }[];
  return said.map(({ Filename, Rule, Message }) => ({ template: Filename, rule: Rule.Id, text: Message }));
}

function askCheckov(python: string, templates: readonly string[]): Checkov {
  return JSON.parse(run(python, [join(LINTERS, 'ask_checkov.py'), ...templates])) as Checkov;
}

function run(python: string, parameters: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(python, parameters, { encoding: 'utf8', timeout: 600_000, maxBuffer: 100_000_000 });
  if (stdout === '') throw new Error(`${parameters.slice(0, 2).join(' ')} says nothing: ${error?.message ?? stderr}`);
  return stdout;
}

/** What of lib/facts/checkov-checks.ts checkov sees otherwise. Checks of several resources (CKV2) it does not list by type. */
function wrongTypes({ checks }: Checkov, templates: readonly string[]): readonly string[] {
  const made = templates.flatMap((path) => {
    const { Resources } = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
    };
    return Object.values(Resources).map(({ Type }) => Type);
  });
  const types = [...new Set([...Object.keys(CHECKOV_CHECKS), ...made.filter((type) => checks[type] !== undefined)])].sort();
  return types.flatMap((type) => {
    const listed = (CHECKOV_CHECKS[type] ?? []).filter((id) => id.startsWith('CKV_')).sort();
    const there = [...(checks[type] ?? [])].sort();
    return listed.join() === there.join() ? [] : [`lib/facts/checkov-checks.ts: of ${type} checkov has ${there.join(', ')}`];
  });
}

function pinned(): { readonly checkov: string; readonly cfnLint: string } {
  const text = readFileSync(PYTHON.requirements, 'utf8');
  const version = (name: string) => new RegExp(`^${name}==(\\S+)$`, 'm').exec(text)?.[1] ?? '';
  return { checkov: version('checkov'), cfnLint: version('cfn-lint') };
}

function stalePage(page: string): readonly string[] {
  if (process.argv.includes('--write')) writeFileSync(PAGE, page);
  const isCurrent = readFileSync(PAGE, 'utf8').replaceAll('\r\n', '\n') === page;
  if (isCurrent) say('docs/linters.md is current.');
  return isCurrent ? [] : ['docs/linters.md is out of date: npm run test:linters "--" --write'];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main().then((code) => {
  process.exitCode = code;
});
