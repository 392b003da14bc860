import { VirtualDirectory } from '../../lib';
import { canonicalDirectory, knownDirectories } from '../../lib/declaring/virtual-directories';

test('the typed virtual directories are those that the planner knows', () => {
  const typed = Object.values(VirtualDirectory).flatMap((value: unknown) =>
    value instanceof VirtualDirectory ? canonicalDirectory(value.path) : [],
  );
  expect(typed.sort()).toEqual([...knownDirectories()].sort());
});
