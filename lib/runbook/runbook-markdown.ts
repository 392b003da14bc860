import { factMarkdown } from '../facts/fact-markdown';
import { cell, fenced } from './markdown';
import type { Check, Commands, Effect, Runbook, Section, Step, Table } from './step';

/** A runbook to print, to hand over, or to put into a ticket. */
export function runbookMarkdown({ about, missing, sections }: Runbook): string {
  const lines = [
    '# Runbook: Lync and the network around the reverse proxy',
    '',
    ...about.flatMap((text) => [text, '']),
    ...(missing.length === 0 ? [] : ['**What could not be told, and where to say it:**', '', ...bullets(missing), '']),
    ...sections.map(({ title }, index) => `${index + 1}. ${title}`),
    '',
    ...sections.flatMap((section, index) => sectionLines(section, index + 1)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function sectionLines({ title, steps }: Section, number: number): readonly string[] {
  return [`## ${number}. ${title}`, '', ...steps.flatMap((step, index) => stepLines(step, `${number}.${index + 1}`))];
}

function stepLines(
  { title, why, where, text = [], effects = [], table, commands = [], checks = [], facts = [], topics = [], unverified = [] }: Step,
  number: string,
) {
  return [
    `### ${number} ${title}`,
    '',
    `- Why: ${why}`,
    `- Where: ${where}`,
    '',
    ...text.flatMap((paragraph) => [paragraph, '']),
    ...(effects.length === 0 ? [] : ['When it takes effect:', '', ...bullets(effects.map(effectText)), '']),
    ...(table === undefined ? [] : [...tableLines(table), '']),
    ...commands.flatMap(commandLines),
    ...checks.flatMap(checkLines),
    ...(facts.length === 0 ? [] : ['What changed in the field, and from when:', '', ...bullets(facts.map(factMarkdown)), '']),
    ...unverified.flatMap((each) => [`UNVERIFIED: ${each}`, '']),
    ...(topics.length === 0 ? [] : [`Source: ${topics.map(({ title: name, url }) => `[${name}](${url})`).join('; ')}`, '']),
  ];
}

function effectText({ text, source }: Effect): string {
  return source === undefined ? `UNVERIFIED: ${text}` : `${text} ([${source.title}](${source.url}))`;
}

function commandLines({ language, title, lines }: Commands): readonly string[] {
  return [...(title === undefined ? [] : [`${title}:`, '']), ...fenced(language, lines), ''];
}

function checkLines({ expect, commands = [] }: Check): readonly string[] {
  return [`- [ ] ${expect}`, '', ...commands.flatMap(commandLines)];
}

function tableLines({ columns, rows }: Table): readonly string[] {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [row(columns), `| ${columns.map(() => '---').join(' | ')} |`, ...rows.map(row)];
}

function bullets(texts: readonly string[]): readonly string[] {
  return texts.map((text) => `- ${text}`);
}
