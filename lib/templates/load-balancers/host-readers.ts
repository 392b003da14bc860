import type { DeployedResource } from '../deployed-resources';
import { readHaproxyFleet } from './haproxy-fleet';
import type { HostReader, ReadsHosts } from './host-reader';

/** One for each kind of front end that has such a thing. */
export const HOST_READERS: ReadsHosts[] = [readHaproxyFleet];

export function hostReaderOf(targetGroup: DeployedResource, resources: readonly DeployedResource[]): HostReader | undefined {
  for (const reads of HOST_READERS) {
    const reader = reads(targetGroup, resources);
    if (reader !== undefined) return reader;
  }
  return undefined;
}
