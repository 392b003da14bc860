import { join } from 'node:path';
import type { DeploymentSize } from './deployments';

/** What a synthesizing script is to do, and where it finds and leaves things. */
export interface Job {
  readonly size: DeploymentSize;
  readonly folder: string;
}

/** Arguments of a script: POOLS SIP_DOMAINS FOLDER. */
export function jobFromArguments(): Job {
  const [pools, sipDomains, folder = ''] = process.argv.slice(2);
  return { size: { pools: Number(pools), sipDomains: Number(sipDomains) }, folder };
}

export function asArguments({ size, folder }: Job): readonly string[] {
  return [String(size.pools), String(size.sipDomains), folder];
}

/** What this library reads. */
export function deploymentFile({ folder }: Job): string {
  return join(folder, 'deployment.yaml');
}

/** What the raw L2 app takes over from this library: the names of each certificate, so that both request the same ones. */
export function certificatesFile({ folder }: Job): string {
  return join(folder, 'certificates.json');
}

/** Constructs of this library in an app, its own app with a deployment file, and an app without it. */
export const CONTENDERS = ['this-library', 'deployment-file', 'raw-l2'] as const;

export type Contender = (typeof CONTENDERS)[number];

export function assemblyFolder({ folder }: Job, contender: Contender): string {
  return join(folder, contender);
}
