import { groupedBy } from '../../lib/declaring/grouped-by';
import { EXAMPLES } from '../example-runbooks';
import { answerTo, lineText } from './answers';
import type { Said } from './examined';

/** What a pack of cdk-nag is called, by what its ids begin with. */
const FRAMEWORKS: Readonly<Record<string, string>> = { 'HIPAA.Security': 'HIPAA', 'NIST.800.53.R5': 'NIST R5', 'PCI.DSS.321': 'PCI' };

const BEGINNING = `# What linters say of the examples

Written by \`npm run test:linters "--" --write\`; do not edit. \`npm run test:linters\` fails where it is no longer so, and executes each answer:
without its line the finding is there, with it it is gone.

Whoever checks templates before they are deployed sees findings that are right, and some that are not. Each is answered by a line of the
deployment file: a key that changes what is made, or an acknowledgement with its reason, which is handed to the linter in the words that it reads.

- **checkov** reads \`Metadata\` of the resource (\`checkov: { skip: [{ id, comment }] }\`), **cfn-lint** too (\`cfn-lint: { config: { ignore_checks } }\`).
  **cdk-nag** 3 reads none: it is told by \`Validations.of(resource).acknowledge(…)\` of the CDK.
- It is said at each resource of the proxy and of the network that is made for it, of checkov at those of the types that the check is about, and at
  nothing else in the stack. \`where\` names one alone, by its logical id or path, as the linter prints it:
  \`{ id: CKV_AWS_131, reason: …, where: LyncReverseProxyLoadBalancer08269B41 }\`.
- \`Metadata\` changes no resource. What other people write there stays.
- A finding in brackets, such as \`AwsSolutions-IAM5[Resource::*]\`, is acknowledged with them.
- In code it is \`acknowledgements: [{ findingId: 'CKV_AWS_131', reason: '…' }]\` of the proxy; keys are its properties of the same name
  (\`HttpRequests.NONE\`, \`AccessLogs.toBucket\`), or those of \`PerimeterNetwork\` (\`flowLogs\`).
`;

/** The whole page, of what each linter says. */
export function linterPage(checkov: readonly Said[], cfnLint: readonly Said[], cdkNag: readonly Said[], versions: Versions): string {
  return [
    BEGINNING,
    `## checkov ${versions.checkov}\n\n${table(checkov)}\n`,
    `## cfn-lint ${versions.cfnLint}\n\nNo error and no warning. Who asks for information too (\`--include-checks I\`) gets:\n\n${table(cfnLint)}\n`,
    cdkNagSections(cdkNag, versions.cdkNag),
  ].join('\n');
}

export interface Versions {
  readonly checkov: string;
  readonly cfnLint: string;
  readonly cdkNag: string;
}

/** What needs Node.js alone. */
export function cdkNagSections(said: readonly Said[], version: string): string {
  const own = said.filter(({ rule }) => rule.startsWith('AwsSolutions-'));
  const others = said.filter(({ rule }) => !rule.startsWith('AwsSolutions-'));
  return `## cdk-nag ${version}: AwsSolutions\n\n${table(own)}\n\n## cdk-nag ${version}: HIPAA, NIST 800-53 R5 and PCI DSS 3.2.1\n\nThe id is that of the pack (${Object.keys(
    FRAMEWORKS,
  )
    .map((pack) => `\`${pack}\``)
    .join(', ')}), a dash and the rule. The line is shown with one of them.\n\n${frameworkTable(others)}\n`;
}

function table(said: readonly Said[]): string {
  return rows(
    ['rule', 'it says', 'of', 'true', 'because', 'line that answers it'],
    [...groupedBy(said, ({ rule }) => rule)]
      .sort(byRule)
      .map(([rule, each]) => [`\`${rule}\``, each[0]?.text ?? '', ...answered(rule, each)]),
  );
}

function frameworkTable(said: readonly Said[]): string {
  const byName = groupedBy(said, ({ rule }) => rule.slice(rule.indexOf('-') + 1));
  return rows(
    ['rule', 'in', 'it says', 'of', 'true', 'because', 'line that answers it'],
    [...byName].sort(byRule).map(([name, each]) => {
      const packs = Object.entries(FRAMEWORKS).filter(([pack]) => each.some(({ rule }) => rule === `${pack}-${name}`));
      return [
        `\`${name}\``,
        packs.map(([, framework]) => framework).join(', '),
        each[0]?.text ?? '',
        ...answered(each[0]?.rule ?? '', each),
      ];
    }),
  );
}

/** Of which examples it is said, whether it is so and why, and what answers it. */
function answered(rule: string, said: readonly Said[]): readonly string[] {
  const examples = EXAMPLES.filter((example) => said.some((each) => each.example === example));
  const { answer } = answerTo(rule, '') ?? {};
  const lines = groupedBy(examples, (example) => {
    const line = answerTo(rule, example)?.line;
    return line === undefined ? '' : lineText(rule, line);
  });
  const shown = [...lines].map(([line, of]) => (lines.size === 1 ? `\`${line}\`` : `${of.join(', ')}: \`${line}\``));
  const isOfAll = examples.length === EXAMPLES.length;
  return [isOfAll ? 'all' : examples.join(', '), answer?.isTrue === true ? 'yes' : 'no', answer?.because ?? '', shown.join('; ')];
}

function byRule([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...body].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
  return lines.join('\n');
}
