import { DATED_FACTS, LOOK_UP_AGAIN_AFTER_DAYS, type DatedFact, type Meeting } from '../lib/facts/dated-facts';
import { runbook } from '../lib/runbook/runbook';
import { EXAMPLES, exampleInputs } from './example-runbooks';

/** What changed in the field, from the oldest on, and where a user meets it, in Markdown. */
export function fieldTable(): string {
  const titles = sectionTitles();
  const rows = Object.values<DatedFact>(DATED_FACTS)
    .toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
    .map(
      ({ fact, date, mark, source, lookedUpOn, meets }) =>
        `| ${date} | ${fact} | ${mark === 'unverified' ? 'UNVERIFIED' : mark} | [${source.title}](${source.url}), ${lookedUpOn} | ${meets.map((each) => meetingText(each, titles)).join('; ')} |`,
    );
  return [
    INTRODUCTION,
    '',
    '| since | what changed | known | source, looked up on | where it is met |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** As the runbooks of the examples have them, which have every section. */
function sectionTitles(): ReadonlyMap<string, string> {
  const sections = EXAMPLES.flatMap((example) => runbook(exampleInputs(example)).sections);
  return new Map(sections.map(({ id, title }) => [id, title]));
}

function meetingText(meeting: Meeting, titles: ReadonlyMap<string, string>): string {
  if ('finding' in meeting) return `finding [\`${meeting.finding}\`](findings.md)`;
  if ('runbook' in meeting) return `\`runbook\`, “${titles.get(meeting.runbook) ?? meeting.runbook}”`;
  if ('check' in meeting) return `\`verify\`, check \`${meeting.check}\``;
  if ('page' in meeting)
    return `[${meeting.page}](${meeting.page.startsWith('docs/') ? meeting.page.slice('docs/'.length) : `../${meeting.page}`})`;
  return `\`${meeting.construct}\``;
}

const INTRODUCTION = `# What changed in the field

Made by \`npm run docs\` from lib/facts/dated-facts.ts; do not edit.

Lync's documentation ends in 2014. These facts are newer; each has its date, where it stands, the day on which that was last read,
and where this library says it. **known**: *seen* where the source was read, *inferred* where it was concluded from what was read,
UNVERIFIED where no page can be shown. A fact that was looked up more than ${LOOK_UP_AGAIN_AFTER_DAYS} days ago is to be looked up again: the tests
say which. The runbook prints a fact below the step that it bears on.`;
