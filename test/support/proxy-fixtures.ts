import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importArr } from '../../lib/import/arr/import-arr';
import type { ImportedProxy } from '../../lib/import/reverse-proxy/imported-proxy';
import { importTmg } from '../../lib/import/tmg/import-tmg';

const IMPORT = join(__dirname, '..', 'import');

/** applicationHost.config files in the shapes that the rule wizard of ARR and people make. */
export const ARR_FIXTURES = [
  'farm-for-each-host.config',
  'exchange-beside-lync.config',
  'names-left-open.config',
  'names-in-hosts-file.config',
] as const;

/** Exports of Forefront TMG in the shape of its documented administration objects. */
export const TMG_FIXTURES = ['firewall-policy.xml', 'one-rule.xml'] as const;

export const arrFile = (name: string) => join(IMPORT, 'arr', 'fixtures', name);
export const tmgFile = (name: string) => join(IMPORT, 'tmg', 'fixtures', name);

export const arr = (name: string, addresses: Readonly<Record<string, readonly string[]>> = {}): ImportedProxy =>
  importArr(readFileSync(arrFile(name), 'utf8'), name, undefined, new Map(Object.entries(addresses)));
export const tmg = (name: string): ImportedProxy => importTmg(readFileSync(tmgFile(name), 'utf8'), name);

/** `translated: Lync HTTPS → Lync: meet.contoso.com`, one line for each rule. */
export function ruleLines({ report }: ImportedProxy): readonly string[] {
  return report.rules.map(({ outcome, name, farm, hosts, reason }) =>
    [`${outcome}: ${name}`, ...(farm === undefined ? [] : [`→ ${farm}`]), ...hosts, ...(reason === undefined ? [] : [`(${reason})`])].join(
      ' ',
    ),
  );
}

/** `warning proxy-tls-offloaded LyncFE`, one line for each finding. */
export function findingLines({ findings }: ImportedProxy): readonly string[] {
  return findings.map(({ severity, id, where }) => `${severity} ${id.replace('lync-reverse-proxy:', '')} ${where ?? ''}`.trim());
}
