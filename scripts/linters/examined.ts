import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { parse } from 'yaml';
import cdkJson from '../../cdk.json';
import { LyncStack } from '../../bin/lync-stack';
import { DeploymentFile } from '../../lib';
import { answerTo, lineText } from './answers';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

/** One thing that a linter says of an example. */
export interface Said {
  readonly example: string;
  readonly rule: string;
  readonly text: string;
}

/** An example with lines in its file that answer rules, or as it is. */
export interface Variant {
  readonly example: string;
  readonly lines: readonly string[];
  readonly answers: readonly string[];
}

/** What linters are asked about. */
export interface Examined {
  readonly stack: LyncStack;
  readonly app: App;
}

export function variantOf(example: string): Variant {
  return { example, lines: [], answers: [] };
}

/** Each line that answers something alone, and all acknowledgements of one linter together. */
export function answeredVariants(said: readonly Said[]): readonly Variant[] {
  const variants = new Map<string, Variant>();
  for (const { example, rule } of said) {
    const line = answerTo(rule, example)?.line;
    if (line === undefined) continue;
    const key = `${example} ${'keys' in line ? line.keys : 'acknowledge'}`;
    const { lines, answers } = variants.get(key) ?? variantOf(example);
    const text = lineText(rule, line);
    variants.set(key, { example, lines: lines.includes(text) ? lines : [...lines, text], answers: [...answers, rule] });
  }
  return [...variants.values()];
}

/** What is wrong with answers: rules that nothing answers, that are still said with the answer, or no longer for the wrong reason. */
export function wrongAnswers(said: readonly Said[], saidOf: (variant: Variant) => readonly string[]): readonly string[] {
  const unanswered = said.filter(({ rule, example }) => answerTo(rule, example) === undefined);
  const variants = answeredVariants(said).flatMap((variant) => {
    const before = said.filter(({ example }) => example === variant.example).map(({ rule }) => rule);
    const after = saidOf(variant);
    const onlyTells = variant.lines.every((line) => line.startsWith('acknowledge:'));
    const gone = before.filter((rule) => !after.includes(rule));
    return [
      ...variant.answers
        .filter((rule) => after.includes(rule))
        .map((rule) => `${variant.example}: ${rule} is said with ${variant.lines.join(' and ')}`),
      ...(onlyTells
        ? gone
            .filter((rule) => !variant.answers.includes(rule))
            .map((rule) => `${variant.example}: ${rule} is acknowledged by nothing and gone`)
        : []),
    ];
  });
  return [...unanswered.map(({ example, rule }) => `${example}: scripts/linters/answers.ts has no answer to ${rule}`), ...variants];
}

/** The stack of an example; the folder is for whatever is written of it. */
export function examined({ example, lines }: Variant, folder: string): Examined {
  const beside = mkdtempSync(join(folder, `${example}-`));
  cpSync(join(EXAMPLES, example), beside, { recursive: true });
  const file = join(beside, 'deployment.yaml');
  // What the examples show is nobody's own, unless it stands in an example.
  const text = readFileSync(file, 'utf8').replaceAll('0123456789', '9876543210');
  const deployments = [text, ...lines].map((each) => parse(each) as Deployment);
  const said = deployments.reduce(merged);
  writeFileSync(file, JSON.stringify(said));
  const read = DeploymentFile.read(file);
  const app = new App({ analyticsReporting: false, outdir: join(beside, 'cdk.out'), context: cdkJson.context });
  return { stack: new LyncStack(app, read.stackName, read), app };
}

type Deployment = Readonly<Record<string, unknown>>;

function merged(one: Deployment, other: Deployment): Deployment {
  const both = Object.entries(other).map(([key, value]) => {
    const held = one[key];
    if (Array.isArray(value))
      return [key, [...(Array.isArray(held) && key === 'acknowledge' ? (held as unknown[]) : []), ...(value as unknown[])]];
    return [key, typeof value === 'object' && typeof held === 'object' ? merged(held as Deployment, value as Deployment) : value];
  });
  return { ...one, ...(Object.fromEntries(both) as Deployment) };
}
