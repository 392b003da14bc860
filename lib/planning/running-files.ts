import { certificateBlocks } from '../declaring/authority-text';
import type { HaproxyDeclaration } from '../declaring/declarations';
import { haproxyFiles, type HaproxyFiles } from '../haproxy/configuration';
import { AUTHORITIES } from '../haproxy/file-names';
import type { HaproxySite } from '../haproxy/site';

/** All that a HAProxy reads, but for the certificates it shows. */
export function runningFiles(site: HaproxySite, { serverAuthorities }: HaproxyDeclaration): HaproxyFiles {
  const authorities = serverAuthorities.flatMap(({ text = '' }) => certificateBlocks(text));
  const joined = [...new Set(authorities.map((block) => block.replace(/\r\n?/g, '\n')))].map((block) => `${block}\n`).join('');
  return { ...haproxyFiles(site), ...(joined === '' ? {} : { [AUTHORITIES]: joined }) };
}
