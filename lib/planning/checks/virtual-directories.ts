import { INTERNAL_DIRECTORIES, canonicalDirectory, directoryProblem, knownDirectories } from '../../declaring/virtual-directories';
import type { CheckInput } from './check-input';
import { finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { ofPool } from '../places';

/** Virtual directories that cannot be published, or are none of Lync's. */
export function virtualDirectoryFindings({ proxy }: CheckInput): readonly Finding[] {
  return proxy.pools.flatMap((pool) =>
    (pool.virtualDirectories ?? []).flatMap((directory, index) => findings(ofPool(pool, 'virtualDirectories', index), directory)),
  );
}

function findings(place: Place, directory: string): readonly Finding[] {
  const problem = directoryProblem(directory);
  if (problem !== undefined) return [finding('virtual-directory-malformed', place, { directory, problem })];
  const [root = ''] = canonicalDirectory(directory).split('/');
  if (INTERNAL_DIRECTORIES.includes(root)) return [finding('virtual-directory-internal', place, { directory })];
  if (knownDirectories().includes(root)) return [];
  return [finding('virtual-directory-unknown', place, { directory, known: knownDirectories() })];
}
