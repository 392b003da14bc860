import type { ProxyDeclaration } from '../declaring/declarations';
import type { HaproxyFiles } from '../haproxy/configuration';
import { OUTPUT_README } from '../haproxy/file-names';
import { outputReadme } from '../haproxy/output-readme';
import { runningFiles } from './running-files';
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
