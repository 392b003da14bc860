import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../lib/declaring/deployment-file/package-folder';

/** What `init` calls the deployment file. */
export const DEPLOYMENT = 'deployment.yaml';

/** What a new deployment has beside what the example says, which is of those that are there already. */
const FOR_NEW = ['accessLogs: { bucket: create, retentionDays: 90 } # addresses of people stand in logs: as long as your rules say'];

/** The deployment file that `init` writes: the example about Contoso. */
export function initialDeployment(): string {
  const example = readFileSync(join(packageFolder(), 'examples', 'contoso', DEPLOYMENT), 'utf8').replaceAll('\r\n', '\n');
  return [
    '# yaml-language-server: $schema=node_modules/cdk-lync-reverse-proxy/deployment.schema.json',
    '# Contoso stands in for your organisation: put your own names, addresses and ids in its place, or have import replace this file.',
    ...example
      .split('\n')
      .slice(1)
      .flatMap((line) => (line.startsWith('externalSignIn:') ? [line, ...FOR_NEW] : line)),
  ].join('\n');
}

/**
 * Whether a text is what `init` wrote, so that nothing in it is anybody's own. Editors may have changed line endings, the mark
 * in front and empty lines at the end.
 */
export function isUntouchedExample(text: string): boolean {
  return normal(text) === normal(initialDeployment());
}

function normal(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trimEnd();
}
