import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATED_FACTS, LOOK_UP_AGAIN_AFTER_DAYS, type DatedFact, type Meeting } from '../../lib/facts/dated-facts';
import { CATALOGUE } from '../../lib/findings/catalogue';
import type { RunbookInputs } from '../../lib/runbook/inputs';
import { runbook } from '../../lib/runbook/runbook';
import { runbookJson } from '../../lib/runbook/runbook-json';
import { runbookMarkdown } from '../../lib/runbook/runbook-markdown';
import type { Step } from '../../lib/runbook/step';
import { checksForAll } from '../../lib/verification/name-checks';
import { EXAMPLES, exampleInputs } from '../../scripts/example-runbooks';
import { WITH_EVERYTHING } from '../support/runbooks';
import { EXPECTATIONS } from '../support/wrong-proxy';

const FACTS: Readonly<Record<string, DatedFact>> = DATED_FACTS;
const ROOT = join(__dirname, '..', '..');
const DAY = 86_400_000;

/** As many roads as there are: pools of every version, and of none that was told. */
const BOOKS = [
  ...EXAMPLES.map(exampleInputs),
  ...(['lync2013', 'sfb2015', 'se', undefined] as const).map((version): RunbookInputs => ({
    ...WITH_EVERYTHING,
    pools: WITH_EVERYTHING.pools.map((pool) => ({ ...pool, version })),
  })),
].map(runbook);

const steps = BOOKS.flatMap(({ sections }) => sections.flatMap(({ id, steps: all }) => all.map((step) => ({ id, step }))));

describe.each(Object.entries(FACTS))('%s', (_, { fact, date, source, lookedUpOn, meets }) => {
  test('is a sentence without its date or its end, with a date, a source, and the day it was read', () => {
    expect(fact).toMatch(/^[^|\n]+[^.\s|]$/);
    expect(date).toMatch(/^20\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/);
    expect(new URL(source.url).protocol).toBe('https:');
    expect(source.title).toMatch(/\S/);
    expect(lookedUpOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(Number.isNaN(Date.parse(lookedUpOn))).toBe(false);
  });

  test('is met where it says', () => {
    expect(meets.filter((each) => !isThere(each, fact))).toEqual([]);
  });
});

function isThere(meeting: Meeting, fact: string): boolean {
  if ('finding' in meeting) return meeting.finding in CATALOGUE;
  if ('runbook' in meeting) return steps.some(({ id, step }) => id === meeting.runbook && factsOf(step).includes(fact));
  if ('check' in meeting) return CHECKS.has(meeting.check);
  if ('page' in meeting) return existsSync(join(ROOT, meeting.page));
  const [struct = '', property = ''] = meeting.construct.split('.');
  return new RegExp(`interface ${struct} [^]*?readonly ${property}\\?:`).test(CONSTRUCTS);
}

const factsOf = ({ facts = [] }: Step) => facts.map(({ fact }) => fact);
const CHECKS = new Set(checksForAll(EXPECTATIONS, { dns: true, insecure: false, now: 0, patience: 1 }).map(({ id }) => id));

const CONSTRUCTS = readdirSync(join(ROOT, 'lib', 'constructs'))
  .map((file) => readFileSync(join(ROOT, 'lib', 'constructs', file), 'utf8'))
  .join('\n');

test('and it says where it is met: each fact of a step names the section', () => {
  const untold = steps.flatMap(({ id, step }) =>
    (step.facts ?? []).filter(({ meets }) => !meets.some((each) => 'runbook' in each && each.runbook === id)).map(({ fact }) => [id, fact]),
  );
  expect(untold).toEqual([]);
  expect(steps.filter(({ step }) => factsOf(step).length > 0).length).toBeGreaterThan(20);
});

test('each fact of a step is printed below it, with date, source and mark', () => {
  for (const book of BOOKS) {
    const lines = runbookMarkdown(book).split('\n');
    const told = book.sections.flatMap(({ steps: all }) => all.flatMap(({ facts = [] }) => facts));
    for (const { fact, date, source, mark } of told) {
      const line = lines.find((each) => each.startsWith(`- ${date}: ${fact} ([${source.title}](${source.url})`));
      expect(line).toBeDefined();
      expect(line?.includes('UNVERIFIED')).toBe(mark === 'unverified');
    }
    const inJson = runbookJson(book).sections.flatMap(({ steps: all }) => all.flatMap(({ facts }) => facts));
    expect(inJson).toEqual(told.map(({ fact, date, mark, source, lookedUpOn }) => ({ fact, date, mark, source, lookedUpOn })));
  }
});

test('which are to be looked up again is said, and stops nobody', () => {
  const old = Object.entries(FACTS).filter(([, { lookedUpOn }]) => isOld(lookedUpOn, Date.now()));
  // eslint-disable-next-line no-console -- said to whoever runs the tests, and no failure
  if (old.length > 0) console.warn(`Looked up more than ${LOOK_UP_AGAIN_AFTER_DAYS} days ago: ${old.map(([name]) => name).join(', ')}`);
  expect(isOld('2026-01-01', Date.parse('2026-06-30'))).toBe(false);
  expect(isOld('2026-01-01', Date.parse('2026-07-01'))).toBe(true);
});

function isOld(lookedUpOn: string, now: number): boolean {
  return now - Date.parse(lookedUpOn) > LOOK_UP_AGAIN_AFTER_DAYS * DAY;
}
