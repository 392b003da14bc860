import fc from 'fast-check';
import {
  FEATURE_COUNT,
  INTERNAL_DIRECTORIES,
  canonicalDirectory,
  directoryProblem,
  knownDirectories,
  pathGroups,
  pathRegex,
} from '../../lib/declaring/virtual-directories';
import { otherCase } from '../support/listener-model';

const known = fc.constantFrom(...knownDirectories());
const own = fc.stringMatching(/^[a-z0-9_.-]{1,12}(\/[a-z0-9_.-]{1,8})?$/);
const directory = fc.oneof(known, own);
const directories = fc.uniqueArray(directory, { minLength: 1, maxLength: 30 });
const subset = fc.subarray([...knownDirectories()]);

describe('the expressions for virtual directories', () => {
  test('match each of them, with or without a slash, whatever follows it, in any letter case, with a query', () => {
    fc.assert(
      fc.property(directories, fc.integer({ min: 0 }), fc.webPath(), fc.webQueryParameters(), (chosen, seed, path, query) => {
        const tails = ['', '/', '/x', '/AutodiscoverService.svc/root', `/${path}`, `?${query}`, `/?${query}`, `/x?${query}`];
        const urls = chosen.flatMap((each) => tails.map((tail) => otherCase(`/${each}`, seed) + tail));
        expect(urls.filter((url) => !isMatched(url, chosen))).toEqual([]);
      }),
    );
  });

  test('match nothing beside them', () => {
    fc.assert(
      fc.property(directories, fc.integer({ min: 0 }), own, (chosen, seed, other) => {
        const beside = chosen.flatMap((each) => [`/${each}x`, `/${each}-`, `/x/${each}`, `//${each}`, each, `/x${each}`, `/?/${each}`]);
        const outside = [...beside, `/${other}`, '/', ''].filter((url) => !chosen.some((each) => isBelow(url, each)));
        expect(outside.map((url) => otherCase(url, seed)).filter((url) => isMatched(url, chosen))).toEqual([]);
      }),
    );
  });

  test('take a dot for a dot', () => {
    expect(isMatched('/a.b', ['a.b'])).toBe(true);
    expect(isMatched('/axb', ['a.b'])).toBe(false);
  });

  test('are no longer than a condition may be', () => {
    fc.assert(
      fc.property(directories, (chosen) => {
        const regexes = pathGroups(chosen).flatMap((group) => group.regexes);
        expect(regexes.filter((regex) => regex.length > 128)).toEqual([]);
      }),
    );
  });

  test('leave room for a host in every rule, whichever of Lync’s own are chosen', () => {
    fc.assert(
      fc.property(subset, (chosen) => {
        expect(pathGroups(chosen).filter(({ regexes }) => regexes.length > 4)).toEqual([]);
      }),
    );
  });

  test('are spelled without flags, which no source says ELB takes', () => {
    expect(pathRegex(['abs'])).toBe('^/[Aa][Bb][Ss]([/?].*)?$');
    expect(pathRegex(['abs', 'v1'])).toBe('^/([Aa][Bb][Ss]|[Vv]1)([/?].*)?$');
  });
});

describe('the rules for virtual directories', () => {
  test('stay what they are, each at its own place, when a directory of another feature is added', () => {
    fc.assert(
      fc.property(directories, directory, (chosen, added) => {
        const before = pathGroups(chosen);
        const joined = pathGroups([added])[0]?.id;
        const after = pathGroups([...chosen, added]);
        expect(after.filter(({ id }) => id !== joined)).toEqual(before.filter(({ id }) => id !== joined));
        expect(after.length - before.length).toBe(before.some(({ id }) => id === joined) ? 0 : 1);
      }),
    );
  });

  test('have places of their own, fewer than a pool keeps free behind its priority', () => {
    const offsets = pathGroups([...knownDirectories(), 'our-own']).map(({ offset }) => offset);
    expect(offsets).toEqual(Array.from({ length: FEATURE_COUNT }, (_, i) => i));
  });

  test('do not depend on order, letter case or spelling', () => {
    fc.assert(
      fc.property(directories, (chosen) => {
        const otherwise = chosen.toReversed().flatMap((each) => [`/${each.toUpperCase()}/*`, `${each}/`]);
        expect(pathGroups(otherwise)).toEqual(pathGroups(chosen));
      }),
    );
  });

  test('put what Lync does not document into one of their own', () => {
    expect(pathGroups(['abs', 'our-app']).map(({ id }) => id)).toEqual(['AddressBook', 'Others']);
  });
});

test.each(['Abs', '/Abs', '/Abs/', 'abs/*', '/abs/*', 'ABS'])('%s means the virtual directory abs', (text) => {
  expect(canonicalDirectory(text)).toBe('abs');
});

describe('a virtual directory', () => {
  test.each([...knownDirectories(), ...INTERNAL_DIRECTORIES])('can be called %s, once', (name) => {
    expect(directoryProblem(name)).toBeUndefined();
    expect([...knownDirectories(), ...INTERNAL_DIRECTORIES].filter((each) => each === name)).toEqual([name]);
  });

  test.each(['', '/', '/*', 'me et', '/me?t', '/meet/*/x', 'a//b', 'a(b', '^', 'ä', '/abs\n'])('cannot be called %j', (text) => {
    expect(directoryProblem(text)).toContain('is no path of letters');
  });

  test.each([
    ['a'.repeat(29), undefined],
    ['a'.repeat(30), 'is too long'],
    ['1'.repeat(116), undefined],
    ['1'.repeat(117), 'is too long'],
  ])('can be as long as its expression may be: %s', (text, problem) => {
    expect(directoryProblem(text)?.split(':')[0]).toBe(problem);
  });
});

function isMatched(url: string, chosen: readonly string[]): boolean {
  return pathGroups(chosen).some(({ regexes }) => regexes.some((regex) => new RegExp(regex).test(url)));
}

/** IIS: the directory itself, or anything behind a slash, without case. */
function isBelow(url: string, name: string): boolean {
  const [path = ''] = url.toLowerCase().split('?');
  return path === `/${name}` || path.startsWith(`/${name}/`);
}
