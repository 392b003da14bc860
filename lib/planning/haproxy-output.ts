import type { HaproxyDeclaration, ProxyDeclaration } from '../declaring/declarations';
import { certificateBlocks } from '../declaring/authority-text';
import { haproxyFiles, type HaproxyFiles } from '../haproxy/configuration';
import { AUTHORITIES, OUTPUT_README } from '../haproxy/file-names';
import { outputReadme } from '../haproxy/output-readme';
import type { HaproxySite } from '../haproxy/site';
import type { HaproxyPlan } from './plan-haproxy';

/**
 * All that is written for a HAProxy; nothing as long as there are errors.
 *
 * @param deploymentFile its name, without the folder it lies in, which differs between machines
 */
export function haproxyOutput({ site, findings }: HaproxyPlan, { haproxy }: ProxyDeclaration, deploymentFile: string): HaproxyFiles {
  if (findings.some(({ severity }) => severity === 'error')) return {};
  return { ...runningFiles(site, haproxy), [OUTPUT_README]: outputReadme(site, deploymentFile) };
}

/** All that a HAProxy reads, but for the certificates it shows. */
export function runningFiles(site: HaproxySite, { serverAuthorities }: HaproxyDeclaration): HaproxyFiles {
  const authorities = serverAuthorities.flatMap(({ text = '' }) => certificateBlocks(text));
  const joined = [...new Set(authorities.map((block) => block.replace(/\r\n?/g, '\n')))].map((block) => `${block}\n`).join('');
  return { ...haproxyFiles(site), ...(joined === '' ? {} : { [AUTHORITIES]: joined }) };
}
