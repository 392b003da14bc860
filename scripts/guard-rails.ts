import { App, Stack } from 'aws-cdk-lib/core';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks } from 'cdk-nag';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditTemplate } from '../lib/auditing/audit-template';
import { TemplateRouting } from '../lib/routing/template-routing';
import type { CloudFormationTemplate } from '../lib/templates/cloudformation-template';
import { DECLARED_MISTAKES, TEMPLATE_MISTAKES, type DeclaredMistake, type TemplateMistake } from './mistakes';
import { PLAIN_CDK, plainProxy, type Change } from './plain-cdk';
import { planPublishing } from '../lib/planning/plan-publishing';

const REPORT = join(__dirname, '..', 'docs', 'guard-rails.md');

/** What notices one mistake: rule ids, empty where nothing does. */
interface Noticed {
  readonly title: string;
  readonly cdk: readonly string[];
  readonly nag: readonly string[];
  readonly library: readonly string[];
}

/** Shows which mistakes plain CDK with its validator, cdk-nag and this library notice. With --check the report must be what it would write. */
function main(): number {
  const noise = [...TEMPLATE_MISTAKES.sound.map((resources) => judged(resources)), judged({}, {})];
  const template = TEMPLATE_MISTAKES.rows.map((row) => templateRow(row, noise));
  const text = report(template, DECLARED_MISTAKES.map(declaredRow));
  if (!process.argv.includes('--check')) {
    writeFileSync(REPORT, text);
    return 0;
  }
  const isCurrent = existsSync(REPORT) && readFileSync(REPORT, 'utf8').replaceAll('\r\n', '\n') === text;
  process.stdout.write(isCurrent ? 'docs/guard-rails.md is current.\n' : 'docs/guard-rails.md is out of date: npm run docs:guard-rails\n');
  return isCurrent ? 0 : 1;
}

/** Of other tools whatever they do not say of sound templates as well; of this library the finding the row is about. */
function templateRow({ title, resources, finding }: TemplateMistake, noise: readonly Judgement[]): Noticed {
  const found = judged(resources, PLAIN_CDK[title]);
  const more = (key: 'cdk' | 'nag') =>
    unique(found[key].filter((id) => !noise.some((each) => each[key].includes(id))).map((id) => id.replace(/ .*/s, '')));
  return { title, cdk: more('cdk'), nag: more('nag'), library: found.library.filter((id) => id === finding) };
}

function declaredRow({ title, declaration }: DeclaredMistake): Noticed {
  const ids = planPublishing(declaration).findings.map(({ id }) => id.replace(/^.*:/, ''));
  return { title, cdk: [], nag: [], library: [...new Set(ids)] };
}

type Judgement = Omit<Noticed, 'title'>;

function judged(resources: CloudFormationTemplate['Resources'], plain?: Change): Judgement {
  const folder = mkdtempSync(join(tmpdir(), 'guard-rails-'));
  try {
    const template = { Resources: resources };
    const file = join(folder, 'mistake.template.json');
    writeFileSync(file, JSON.stringify(template));
    const ways: readonly ((stack: Stack) => void)[] = [
      (stack) => {
        new CfnInclude(stack, 'Template', { templateFile: file });
      },
      ...(plain === undefined
        ? []
        : [
            (stack: Stack) => {
              plainProxy(stack, plain);
            },
          ]),
    ];
    const ids = auditTemplate(new TemplateRouting([{ name: 'Mistake', template, nested: {}, parameters: {} }])).map(({ id }) => id);
    return {
      cdk: unique(ways.flatMap((way, index) => validatorOf(way, join(folder, `cdk${index}`)))),
      nag: unique(ways.flatMap((way, index) => nagOf(way, join(folder, `nag${index}`)))),
      library: unique(ids.map((id) => id.replace(/^.*:/, ''))),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function appOf(outdir: string, way: (stack: Stack) => void): App {
  const app = new App({ analyticsReporting: false, outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  way(new Stack(app, 'Mistake'));
  return app;
}

/** Errors of the strict validator, and those that CDK throws itself, each with what it says. */
function validatorOf(way: (stack: Stack) => void, outdir: string): readonly string[] {
  // CDK prints its report, which is not wanted once for each mistake.
  /* eslint-disable no-console */
  const say = console.error;
  try {
    console.error = () => undefined;
    appOf(outdir, way).synth();
    return [];
  } catch (error) {
    const written = join(outdir, 'validation-report.json');
    if (!existsSync(written)) return [`${(error as Error).name} ${(error as Error).message}`];
    const { pluginReports } = JSON.parse(readFileSync(written, 'utf8')) as {
      readonly pluginReports: readonly {
        readonly violations?: readonly { readonly ruleName: string; readonly severity?: string; readonly description: string }[];
      }[];
    };
    return pluginReports
      .flatMap(({ violations = [] }) => violations)
      .filter(({ severity }) => severity !== 'warning' && severity !== 'info')
      .map(({ ruleName, description }) => `${ruleName.replace(/^.*::/, '')} ${description}`);
  } finally {
    console.error = say;
    /* eslint-enable no-console */
  }
}

function nagOf(way: (stack: Stack) => void, outdir: string): readonly string[] {
  try {
    const app = appOf(outdir, way);
    return new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);
  } catch {
    return [];
  }
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}

function report(template: readonly Noticed[], declared: readonly Noticed[]): string {
  const all = [...template, ...declared];
  const count = (key: 'cdk' | 'nag' | 'library', rows: readonly Noticed[] = all) => rows.filter((row) => row[key].length > 0).length;
  return `# Guard rails: who notices a mistake

Made by \`npm run docs:guard-rails\`; do not edit. Each row is a template without fault, or a deployment, in which one thing
is wrong. **Plain CDK** is a CDK app, of L2 constructs where they have a word for it and else of L1, with the validator of aws-cdk-lib switched to strict
(\`@aws-cdk/core:validateAgainstDefaultRules\`), **cdk-nag** is \`AwsSolutionsChecks\`: what either says of the template with the
mistake and of none without one. Of ${all.length} mistakes plain CDK notices ${count('cdk')}, cdk-nag ${count('nag')}, this library ${count('library')}.

## In a template

Of ${template.length}, plain CDK notices ${count('cdk', template)}, cdk-nag ${count('nag', template)}, this library ${count('library', template)}: by \`plan\`, and in every synthesis.

${table(template)}

## In what is declared

Pools, roles, simple URLs and clients are nothing that a template shows, so neither plain CDK nor cdk-nag can know of these
${declared.length}. This library notices them before there is a template.

${table(declared)}
`;
}

function table(rows: readonly Noticed[]): string {
  const cell = (ids: readonly string[]) => (ids.length === 0 ? '–' : ids.map((id) => `\`${id}\``).join(', '));
  return [
    '| mistake | plain CDK | cdk-nag | this library |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ title, cdk, nag, library }) => `| ${title.replaceAll('|', '\\|')} | ${cell(cdk)} | ${cell(nag)} | ${cell(library)} |`),
  ].join('\n');
}

process.exitCode = main();
