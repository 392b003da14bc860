import { FAMILIES, type CatalogueEntry } from '../lib/findings/catalogue';

const WHEN: Readonly<Record<CatalogueEntry['foundIn'][number], string>> = {
  declarations: 'synthesis',
  template: 'template',
  update: 'compare',
  import: 'import',
};

/** Every finding, by families, in Markdown. */
export function findingTable(): string {
  const families = Object.entries(FAMILIES).map(([heading, entries]) => {
    const rows = Object.entries<CatalogueEntry>(entries)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([name, entry]) =>
          `| \`${name}\` | ${severity(entry)} | ${entry.foundIn.map((each) => WHEN[each]).join(', ')} | ${entry.says} | ${source(entry)} |`,
      );
    return [
      `## ${heading}`,
      '',
      '| id | severity | seen in | what it says | the fact behind it |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return `${INTRODUCTION}\n\n${families.join('\n\n')}\n`;
}

function severity({ severity: level, acknowledgeable }: CatalogueEntry): string {
  return acknowledgeable === true ? `${level} (may be acknowledged)` : level;
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

Warnings and notes are acknowledged with a reason (\`acknowledge\` in the deployment file, \`acknowledgements\` of the proxy);
of the errors only those that say so. What only the deployment knows (tokens, parameters) is not checked, and
\`value-unresolved\` says so.`;
