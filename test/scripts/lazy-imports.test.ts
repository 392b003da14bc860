import { runInNewContext } from 'node:vm';
import { lazyImports } from '../../scripts/lazy-imports';

/** What a module of such imports exports, and the modules that were loaded until then and until the last export is used. */
function carriedOut(text: string, modules: Readonly<Record<string, object>>) {
  const loaded: string[] = [];
  const exports: Record<string, unknown> = {};
  const load = (name: string) => {
    loaded.push(name);
    return modules[name];
  };
  const namesOf = (name: string) => Object.keys(modules[name] ?? {});
  runInNewContext(lazyImports(text, 'module.js', namesOf), {
    ...{ exports, require: load },
    __importStar: (each: unknown) => each,
    __importDefault: (each: unknown) => ({ default: each }),
  });
  return { exports, loaded };
}

class Made {
  public constructor(public readonly by = 'nobody') {}
}

const MODULES = { './a': { Made, value: 1, twice: (number: number) => number * 2 }, './b': { other: 2 } };

test.each<readonly [string, string, unknown]>([
  ['a value', 'const a_1 = require("./a"); exports.run = () => a_1.value;', 1],
  ['a call', 'const a_1 = require("./a"); exports.run = () => (0, a_1.twice)(a_1.value);', 2],
  ['what is made', 'const a_1 = require("./a"); exports.run = () => new a_1.Made("somebody").by;', 'somebody'],
  ['what is made of nothing', 'const a_1 = require("./a"); exports.run = () => (new a_1.Made).by;', 'nobody'],
  ['what is made in an argument', 'const a_1 = require("./a"); exports.run = () => (0, a_1.twice)(new a_1.Made(new a_1.Made(3).by).by);', 6],
  ['a class that extends', 'const a_1 = require("./a"); exports.run = () => new (class extends a_1.Made {})("x").by;', 'x'],
  ['a namespace', 'const a = __importStar(require("./a")); exports.run = () => ({ a, b: a }).a.value;', 1],
  ['a default', 'const a_1 = __importDefault(require("./a")); exports.run = () => a_1.default.value;', 1],
  ['properties of the name', 'const a_1 = require("./a"); exports.run = () => ({ a_1: 5, b: { a_1() { return 6; } } }).a_1 + a_1.value;', 6],
  ['an import of several modules', 'const a_1 = require("./a"); const b_1 = require("./b"); exports.run = () => a_1.value + b_1.other;', 3],
])('%s is the same, and loaded with the first use', (_, text, expected) => {
  const { exports, loaded } = carriedOut(text, MODULES);
  expect(loaded).toEqual([]);
  const { run } = exports as { readonly run: () => unknown };
  expect([run(), run()]).toEqual([expected, expected]);
  expect(loaded).toEqual([...new Set(loaded)]);
  expect(loaded).toContain('./a');
}); // prettier-ignore

test('what is passed on whole is loaded with the first name that is used', () => {
  const { exports, loaded } = carriedOut('__exportStar(require("./a"), exports); __exportStar(require("./b"), exports);', MODULES);
  expect(Object.keys(exports)).toEqual(['Made', 'value', 'twice', 'other']);
  expect(loaded).toEqual([]);
  expect(exports['other']).toBe(2);
  expect(loaded).toEqual(['./b']);
});

test('one name that is passed on is loaded with its use, and defined where Node.js does not read it', () => {
  const text =
    'const a_1 = require("./a"); Object.defineProperty(exports, "value", { enumerable: true, get: function () { return a_1.value; } });';
  const { exports, loaded } = carriedOut(text, MODULES);
  expect(Object.keys(exports)).toEqual(['value']);
  expect(loaded).toEqual([]);
  expect(exports['value']).toBe(1);
  expect(lazyImports(text, 'module.js', () => [])).not.toContain('defineProperty(');
});

test('an import for what it does is done at once', () => {
  expect(carriedOut('require("./a");', MODULES).loaded).toEqual(['./a']);
});

test('a name that is an import and something else too is refused', () => {
  expect(() => carriedOut('const a_1 = require("./a"); exports.run = (a_1) => a_1.value;', MODULES)).toThrow(/module\.js: a_1 is the name/);
});
