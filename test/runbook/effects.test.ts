import fc from 'fast-check';
import { deploymentFacts } from '../../lib/runbook/deployment-facts';
import type { RunbookInputs } from '../../lib/runbook/inputs';
import { runbook } from '../../lib/runbook/runbook';
import { runbookMarkdown } from '../../lib/runbook/runbook-markdown';
import type { Runbook, Step } from '../../lib/runbook/step';
import { TOPICS } from '../../lib/runbook/topics';
import { EXAMPLES, exampleInputs } from '../../scripts/example-runbooks';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { none } from '../support/planned';
import { HAPROXY_WITH_EVERYTHING, haproxyInputsOf, WITH_EVERYTHING } from '../support/runbooks';

/** How a sentence says when, or whether, something takes effect. */
const SAYS_WHEN =
  /\b(?:at once|immediately|instantly|(?:right|straight) away|tak(?:e|es|ing) (?:effect|hold)|in force|(?:goes?|is|are) live|as soon as|(?:with)?in (?:a|an|one|two|\d[\d,]*) (?:seconds?|minutes?|hours?|days?)\b(?! [a-z]+ing)|holds? (?:again|within|at|from|only|inside|through)|only after|(?:do|does|are|is) not (?:known|changed) until|until the next restart|without a? ?restart|restarts?\b|resolvers|after the TTL|up to date)\b/i;

const stepsIn = ({ sections }: Runbook): readonly Step[] => sections.flatMap(({ steps }) => steps);

/** Every text of a step but its effects and its commands. */
function proseOf({ title, why, where, text = [], table, checks = [], commands = [], unverified = [] }: Step): readonly string[] {
  return [
    title,
    why,
    where,
    ...text,
    ...unverified,
    ...(table?.rows.flat() ?? []),
    ...checks.map((check) => check.expect),
    ...[...commands, ...checks.flatMap((check) => check.commands ?? [])].flatMap((each) => each.title ?? []),
  ];
}

/** Values out of a file say nothing of ours. */
const withoutCode = (text: string) => text.replace(/`+[^`]*`+/g, '');

function unsourced(inputs: RunbookInputs): readonly string[] {
  return stepsIn(runbook(inputs)).flatMap(proseOf).map(withoutCode).filter((text) => SAYS_WHEN.test(text));
} // prettier-ignore

const fromFile = (deployment: Parameters<typeof deploymentFacts>[0]): RunbookInputs => ({
  ...deploymentFacts(deployment, 'deployment.yaml'),
  template: undefined,
});

test('no sentence says when something takes effect but where its source stands beside it', () => {
  none([WITH_EVERYTHING, HAPROXY_WITH_EVERYTHING, ...EXAMPLES.map(exampleInputs)].flatMap(unsourced));
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      none(unsourced(fromFile(deployment)));
      none(unsourced(haproxyInputsOf(deployment)));
    }),
    { numRuns: 20 },
  );
});

test('every such sentence is printed with its page, or as UNVERIFIED', () => {
  const pages = new Set<string>(Object.values(TOPICS).map(({ url }) => url));
  for (const inputs of [WITH_EVERYTHING, HAPROXY_WITH_EVERYTHING, ...EXAMPLES.map(exampleInputs)]) {
    const book = runbook(inputs);
    const lines = runbookMarkdown(book).split('\n');
    const effects = stepsIn(book).flatMap((step) => step.effects ?? []);
    expect(effects.length).toBeGreaterThan(8);
    const asPrinted = effects.map(({ text, source }) =>
      source === undefined ? `- UNVERIFIED: ${text}` : `- ${text} ([${source.title}](${source.url}))`,
    );
    none(asPrinted.filter((line) => !lines.includes(line)));
    none(effects.filter(({ source }) => source !== undefined && !pages.has(source.url)));
  }
});

const stepOf = (inputs: RunbookInputs, title: string) => stepsIn(runbook(inputs)).find((step) => step.title === title);
const linesOf = (step: Step | undefined) => step?.commands?.flatMap(({ lines }) => lines) ?? [];

test('modern sign-in wants Enable-CsComputer on every server, after the setting and after the way back', () => {
  const step = stepOf(exampleInputs('fabrikam'), 'Block Windows authentication outside');
  const [first] = step?.effects ?? [];
  expect(first?.text).toMatch(/Nothing has changed until `Enable-CsComputer` has run on every server.*The way back wants it again/);
  expect(first?.source?.url).toBe('https://learn.microsoft.com/powershell/module/skype/set-csauthconfig');
  expect(linesOf(step).filter((line) => /^(?:Set-CsAuthConfig|Enable-CsComputer)/.test(line))).toEqual([
    "Set-CsAuthConfig -Scenario 'BlockWindowsAuthExternally'",
    'Enable-CsComputer',
    "Set-CsAuthConfig -Scenario 'AllowAllExternallyAndInternally'",
    'Enable-CsComputer',
  ]);
  expect(step?.table?.rows).toEqual([['`server01`', 'Standard Edition server', '`192.168.10.20`']]);
});

test('when passive sign-in takes effect no page says', () => {
  const inputs = exampleInputs('contoso');
  for (const title of ['Let clients sign in through AD FS', 'Take Kerberos and NTLM from the registrars and Edge pools']) {
    const effects = stepOf(inputs, title)?.effects ?? [];
    expect(effects.map(({ source }) => source)).toEqual(effects.map(() => undefined));
    expect(effects[0]?.text).toMatch(/no page says when.*way back/);
  }
});

test.each([
  'It holds at once, and through the old proxy as well.',
  'The listener rules are updated in place and hold within a minute.',
  'The web sites of IIS know them only after this.',
  'A name without one is live as soon as the stack is.',
  'Clients follow in a minute.',
])('the law sees %j', (sentence) => {
  expect(sentence).toMatch(SAYS_WHEN);
});
