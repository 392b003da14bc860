import type { CatalogueEntry, Law } from '../lib/findings/finding-family';
import { FAMILIES, isAcknowledgeableElsewhere } from '../lib/findings/catalogue';

const WHEN: Readonly<Record<CatalogueEntry['foundIn'][number], string>> = {
  declarations: 'synthesis',
  template: 'template',
  update: 'compare',
  import: 'import',
  haproxy: 'haproxy',
  plan: 'plan',
};

/** Every finding, by families, in Markdown. */
export function findingTable(): string {
  const families = Object.entries(FAMILIES).map(([heading, entries]) => {
    const rows = Object.entries<CatalogueEntry>(entries)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([name, entry]) =>
          `| \`${name}\` | ${severity(entry)} | ${LAWS[entry.law]} | ${entry.foundIn.map((each) => WHEN[each]).join(', ')} | ${entry.says} | ${source(entry)} |`,
      );
    return [
      `## ${heading}`,
      '',
      '| id | severity | law of | seen in | what it says | the fact behind it |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return `${INTRODUCTION}\n\n${families.join('\n\n')}\n`;
}

const LAWS: Readonly<Record<Law, string>> = { aws: 'AWS', publishing: 'publishing', lync: 'Lync', input: 'input' };

function severity(entry: CatalogueEntry): string {
  if (entry.severity === 'error' && entry.acknowledgeable === true) return 'error (may be acknowledged)';
  return isAcknowledgeableElsewhere(entry) ? 'error (may be acknowledged elsewhere)' : entry.severity;
}

function source({ source: fact }: CatalogueEntry): string {
  return /^https?:/.test(fact) ? `[${new URL(fact).hostname}](${fact})` : fact;
}

const INTRODUCTION = `# Findings

Made by \`npm run docs\` from the catalogue; do not edit.

Every id begins with \`lync-reverse-proxy:\` and stays what it is. **synthesis**: made by the constructors, of what is declared;
an error stops synthesis, and all of them are reported at once. **template**: made of a finished CloudFormation template,
by \`plan\` for any template, and within every synthesis for the load balancers of this library, so that escape hatches are
seen too (policy validation plugin \`lync-reverse-proxy\`). **compare**: made by \`compare\`, of two templates. **import**: made by \`import\`, of documents.

**law of** tells what a finding is said of. **AWS**: it refuses such a thing or never finishes; said of everything in a template.
**publishing**: names and what answers them. **Lync**: what Lync or its clients cannot live with. Both are said of what a proxy made,
of target groups with the tag \`lync-reverse-proxy:pool\`, of what leads to them and of their names, and never of what shares the
load balancer with them. A template without any such tag is judged by the laws of publishing as a whole, and by Lync's where
a load balancer has names or the port (4443) of Lync. **input**: there is no template yet.

Warnings and notes are acknowledged with a reason (\`acknowledge\` in the deployment file, \`acknowledgements\` of the proxy);
of the errors only those that say so: *may be acknowledged*, or *elsewhere*, of a resource that the proxy did not make and
whose logical id is named (\`where\`). What only the deployment knows (tokens, parameters) is not checked, and
\`value-unresolved\` says so.`;
