import type { Check } from '../../verification/check';
import type { NameExpectation } from '../../verification/name-expectation';

/** What `verify` expects, before it asks. Keys may be added; those here keep their names and meaning. Absent parts are null. */
export function expectationsJson(names: readonly NameExpectation[], checks: readonly Check[]) {
  return { names: names.map(nameJson), checks: checks.map(checkJson) };
}

export function expectationsJsonText(names: readonly NameExpectation[], checks: readonly Check[]): string {
  return `${JSON.stringify(expectationsJson(names, checks), undefined, 2)}\n`;
}

export function nameJson(expectation: NameExpectation) {
  const {
    http: { port, behaviour = null },
    simpleUrlPaths,
    ...rest
  } = expectation;
  return {
    name: rest.name,
    kind: rest.kind,
    isKindGuessed: rest.isKindGuessed ?? false,
    httpsPort: rest.httpsPort ?? null,
    http: { port, behaviour },
    simpleUrlPaths: simpleUrlPaths.map(({ path, component }) => ({ path, component })),
    unpublishedPaths: rest.unpublishedPaths,
    readsHosts: rest.readsHosts ?? null,
    isFleet: rest.isFleet ?? false,
    sharesWithOthers: rest.sharesWithOthers ?? false,
    isDirector: rest.isDirector ?? null,
    needsTls10: rest.needsTls10,
    mayRunOnOldWindows: rest.mayRunOnOldWindows ?? null,
    signIn: rest.signIn ?? null,
    acceptsWindows: rest.acceptsWindows,
    externalNames: rest.externalNames,
  };
}

/** As the results of `verify --json` begin. */
export function checkJson({ name, id, expected }: Check) {
  return { name, id, expected };
}
