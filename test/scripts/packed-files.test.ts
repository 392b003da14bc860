import { packedFileProblems } from '../../scripts/packed-files';

const COMMAND = 'build/bin/lync-reverse-proxy.js';
const LICENCES = ['build/THIRD-PARTY-LICENSES.txt', 0o644] as const;
type Packed = readonly [path: string, mode: number];
const packedBytes = (size: number, ...files: readonly Packed[]) =>
  `> compile\n${JSON.stringify([{ size, files: files.map(([path, mode]) => ({ path, mode })) }], undefined, 2)}`;
const packed = (...files: readonly Packed[]) => packedBytes(1_300_000, LICENCES, ...files);

test("commands with run bit, and no manifest but the package's own and those of what is bundled, are in order", () => {
  const files = packed([COMMAND, 0o755], ['package.json', 0o644], ['node_modules/yaml/package.json', 0o644], ['build/cdk.json', 0o644]);
  expect(packedFileProblems(files, 'linux')).toEqual([]);
});

test.each([
  ['a command without run bit', packed([COMMAND, 0o644]), /without run bit \(644\)/],
  ['a command that only its owner may run', packed([COMMAND, 0o744]), /without run bit \(744\)/],
  ['a command that is missing', packed(['build/cdk.json', 0o644]), /is not packed/],
  ['a package that is too large', packedBytes(1_300_001, LICENCES, [COMMAND, 0o755]), /takes 1300001 bytes/],
  ['bundled code without its licences', packedBytes(1, [COMMAND, 0o755]), /LICENSES\.txt is not packed/],
  ['a manifest among the products', packed([COMMAND, 0o755], ['build/package.json', 0o644]), /^build\/package\.json is packed/],
  ['a manifest deeper among them', packed([COMMAND, 0o755], ['build/lib/package.json', 0o644]), /^build\/lib\/package\.json is packed/],
])('%s is told', (_, files, message) => {
  expect(packedFileProblems(files, 'linux')).toEqual([expect.stringMatching(message)]);
});

test('Windows has no run bit to ask for', () => {
  expect(packedFileProblems(packed([COMMAND, 0o644]), 'win32')).toEqual([]);
});
