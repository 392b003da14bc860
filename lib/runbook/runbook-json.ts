import type { DatedFact } from '../facts/dated-facts';
import type { Check, Commands, Runbook, Step } from './step';

/**
 * What `runbook --json` prints. Keys may be added; those here keep their names and meaning. Absent parts are null or empty.
 * Texts are Markdown; commands are as they are typed.
 */
export function runbookJson({ about, missing, sections }: Runbook) {
  return { about, missing, sections: sections.map(({ id, title, steps }) => ({ id, title, steps: steps.map(stepJson) })) };
}

function stepJson({
  title,
  why,
  where,
  text = [],
  effects = [],
  table,
  commands = [],
  checks = [],
  facts = [],
  topics = [],
  unverified = [],
}: Step) {
  return {
    title,
    why,
    where,
    text,
    effects: effects.map(({ text: effect, source }) => ({ text: effect, source: source ?? null })),
    table: table ?? null,
    commands: commands.map(commandsJson),
    checks: checks.map(({ expect, commands: shown = [] }: Check) => ({ expect, commands: shown.map(commandsJson) })),
    facts: facts.map(factJson),
    unverified,
    sources: topics,
  };
}

function factJson({ fact, date, mark, source, lookedUpOn }: DatedFact) {
  return { fact, date, mark, source, lookedUpOn };
}

function commandsJson({ language, title, lines }: Commands) {
  return { language, title: title ?? null, lines };
}

export function runbookJsonText(book: Runbook): string {
  return `${JSON.stringify(runbookJson(book), undefined, 2)}\n`;
}
