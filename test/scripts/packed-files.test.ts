import { packedFileProblems } from '../../scripts/packed-files';

const COMMAND = 'build/bin/lync-reverse-proxy.js';
const packed = (...files: readonly (readonly [path: string, mode: number])[]) =>
  `> compile\n${JSON.stringify([{ files: files.map(([path, mode]) => ({ path, mode })) }], undefined, 2)}`;

test("commands with run bit, and no manifest but the package's own and those of what is bundled, are in order", () => {
  const files = packed([COMMAND, 0o755], ['package.json', 0o644], ['node_modules/yaml/package.json', 0o644], ['build/cdk.json', 0o644]);
  expect(packedFileProblems(files, 'linux')).toEqual([]);
});

test.each([
  ['a command without run bit', packed([COMMAND, 0o644]), /without run bit \(644\)/],
  ['a command that only its owner may run', packed([COMMAND, 0o744]), /without run bit \(744\)/],
  ['a command that is missing', packed(['build/cdk.json', 0o644]), /is not packed/],
  ['a manifest among the products', packed([COMMAND, 0o755], ['build/package.json', 0o644]), /^build\/package\.json is packed/],
  ['a manifest deeper among them', packed([COMMAND, 0o755], ['build/lib/package.json', 0o644]), /^build\/lib\/package\.json is packed/],
])('%s is told', (_, files, message) => {
  expect(packedFileProblems(files, 'linux')).toEqual([expect.stringMatching(message)]);
});

test('Windows has no run bit to ask for', () => {
  expect(packedFileProblems(packed([COMMAND, 0o644]), 'win32')).toEqual([]);
});
