import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { exampleId } from '../example-ids';
import { asList } from './deployment';
import type { CrossProblem } from './file-problem';
import { packageFolder } from './package-folder';

/*
 * An example's id is in its place in an example only, which is told by two things. A file in the folder `examples` of this package is
 * one. And where the package is not installed, in its repository, so is a file about the organisations of an example and
 * nobody else: tests and contributors vary the examples there. Everywhere else such an id is one that was not filled in.
 */

/** Domains of one example belong together; those of another are somebody else's. */
const ORGANISATIONS: readonly (readonly string[])[] = [['contoso', 'fabrikam'], ['adatum', 'litware', 'wingtiptoys'], ['proseware']];

/** The ids of the examples that stand in a file which is none of them. */
export function exampleIdProblems(value: unknown, path: readonly (string | number)[] = []): readonly CrossProblem[] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => exampleIdProblems(inner, [...path, index]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => exampleIdProblems(inner, [...path, key]));
  }
  const example = typeof value === 'string' ? exampleId(value) : undefined;
  if (example === undefined) return [];
  const { what, whereToFind } = example;
  return [
    {
      path,
      message: `${JSON.stringify(value)} is the ${what} of an example, and not filled in yet: nobody's account has it. Write the id of your own: ${whereToFind}.`,
    },
  ];
}

/** Whether a file is an example. Without a path it is a text that a program made. */
export function isExample(value: unknown, path: string | undefined): boolean {
  const folder = packageFolder();
  if (path !== undefined && isWithin(path, join(folder, 'examples'))) return true;
  if (!isRepository(folder)) return false;
  return path === undefined || ORGANISATIONS.some((names) => isAboutThem(value, names));
}

/** The package brings products only. */
function isRepository(folder: string): boolean {
  return existsSync(join(folder, 'lib'));
}

function isWithin(path: string, folder: string): boolean {
  try {
    const way = relative(realpathSync(folder), realpathSync(path));
    return way !== '' && !way.startsWith('..') && !isAbsolute(way);
  } catch {
    return false;
  }
}

/** Whether every public name and every zone is one of theirs, as far as the file has the form of a deployment. */
function isAboutThem(value: unknown, names: readonly string[]): boolean {
  const texts = (key: string, inner: string) =>
    asList((value as Readonly<Record<string, unknown>> | undefined)?.[key]).map((entry) =>
      typeof entry === 'object' && entry !== null ? String((entry as Readonly<Record<string, unknown>>)[inner]) : String(entry),
    );
  const domains = [
    ...texts('hostedZones', 'name'),
    ...texts('sipDomains', 'name'),
    ...texts('pools', 'externalWebServicesFqdn'),
    ...texts('officeWebApps', 'host'),
    ...texts('furtherServices', 'host'),
  ];
  return domains.every((domain) =>
    domain
      .toLowerCase()
      .split('.')
      .some((label) => names.includes(label)),
  );
}
