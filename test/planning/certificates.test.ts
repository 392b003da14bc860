import fc from 'fast-check';
import { importedKey } from '../../lib/declaring/declare-proxy';
import { certificateFor, certificates } from '../../lib/planning/certificates';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { covers } from '../../lib/declaring/host-name';
import { publishedNames } from '../../lib/planning/published-names';
import type { CertificatePlan } from '../../lib/planning/publishing-plan';
import { stableHash } from '../../lib/declaring/stable-split';
import { POOL01, declared } from './findings-of-names';

/** How many names each of some zones has: the first is an external web services FQDN, the others are further names. */
const zoneSizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 20 });

describe('while a listener has room for them, the certificates', () => {
  test('hold every name once, and each the names of one zone', () => {
    fc.assert(
      fc.property(zoneSizes, fc.integer({ min: 1, max: 10 }), (sizes, namesPerCertificate) => {
        const proxy = withZones(sizes, { namesPerCertificate, certificates: 300 });
        const planned = plan(proxy);
        expect(planned.flatMap(({ names }) => names).sort()).toEqual(namesOf(proxy));
        expect(planned.filter(({ names }) => new Set(names.map(zoneOf)).size !== 1)).toEqual([]);
        expect(planned.filter(({ names }) => names.length > namesPerCertificate)).toEqual([]);
      }),
    );
  });

  test('are replaced in the zone of a new name alone: one of them, or none', () => {
    fc.assert(
      fc.property(zoneSizes, fc.nat(), fc.integer({ min: 1, max: 10 }), (sizes, pick, namesPerCertificate) => {
        const grown = pick % sizes.length;
        const larger = sizes.map((size, zone) => (zone === grown ? size + 1 : size));
        const [before, after] = [sizes, larger].map((each) => plan(withZones(each, { namesPerCertificate, certificates: 300 })));
        const gone = missing(before, after);
        expect(gone.length).toBeLessThanOrEqual(1);
        expect(gone.flatMap(({ names }) => names).filter((name) => zoneOf(name) !== `zone${grown}.com`)).toEqual([]);
      }),
    );
  });
});

describe('where a listener has too little room, zones are put together', () => {
  test('as few as needed: exactly as many certificates as it holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 25 }), (zones, quota) => {
        const planned = plan(withZones(ones(zones), { namesPerCertificate: 100, certificates: quota }));
        expect(planned).toHaveLength(Math.min(zones, quota));
        expect(planned.flatMap(({ names }) => names)).toHaveLength(zones);
      }),
    );
  });

  test('one zone more than it holds replaces the certificates of at most two, and leaves the others alone', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 999 }), { minLength: 2, maxLength: 26 }), (zones) => {
        const quota = zones.length - 1;
        const [before, after] = [zones.slice(1), zones].map((each) => planOfZones(each, quota));
        const joined = after?.filter(({ names }) => names.length > 1) ?? [];
        expect(joined.map(({ names }) => names.length)).toEqual([2]);
        expect(missing(before, after).filter(({ names }) => !names.every((name) => joined[0]?.names.includes(name)))).toEqual([]);
      }),
    );
  });

  test('every further zone replaces three at most: the one it comes into, and two that are put together for it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 999 }), { minLength: 5, maxLength: 30 }), fc.integer({ min: 2, max: 4 }), (zones, quota) => {
        const [before, after] = [zones.slice(1), zones].map((each) => planOfZones(each, quota));
        expect(missing(before, after).length).toBeLessThanOrEqual(3);
        expect(after).toHaveLength(quota);
      }),
      { numRuns: 300 },
    );
  });

  test('never so that a certificate has more names than it may', () => {
    fc.assert(
      fc.property(zoneSizes, fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 5 }), (sizes, namesPerCertificate, quota) => {
        const proxy = withZones(sizes, { namesPerCertificate, certificates: quota });
        const planned = plan(proxy);
        expect(planned.flatMap(({ names }) => names).sort()).toEqual(namesOf(proxy));
        expect(planned.filter(({ names }) => names.length > namesPerCertificate)).toEqual([]);
      }),
    );
  });

  test('those that fit onto one certificate first', () => {
    const byHash = [0, 1, 2, 3, 4, 5].sort((a, b) => stableHash(`zone${a}.com`) - stableHash(`zone${b}.com`));
    const sizes = [10, 10, 1, 1, 10, 10];
    const planned = plan(
      withZones(
        ones(6).map((_, zone) => sizes[byHash.indexOf(zone)] ?? 0),
        { namesPerCertificate: 10, certificates: 5 },
      ),
    );
    expect(planned.map(({ names }) => names.length).sort((a, b) => a - b)).toEqual([2, 10, 10, 10, 10]);
  });

  test('imported certificates take part of the room', () => {
    const proxy = withZones(ones(3), { namesPerCertificate: 10, certificates: 2 });
    const importing = { ...proxy, importedCertificates: [{ key: 'theirs', names: ['*.zone0.com'] }] };
    expect(plan(importing).map(({ names }) => names.length)).toEqual([1, 2]);
  });
});

describe('the subject of a certificate', () => {
  const subjectOf = (names: readonly string[], further: readonly string[]) =>
    plan(
      declared({
        pools: [{ ...POOL01, externalWebServicesFqdn: names[0] ?? '', furtherNames: further }],
      }),
    ).map((each) => (each.kind === 'acm' ? each.subject : undefined));

  test.each([
    ['an external web services FQDN', ['webext.contoso.com'], ['a.contoso.com'], 'webext.contoso.com'],
    ['a name that fits, where that FQDN is too long', [`${'w'.repeat(53)}.contoso.com`], ['a.contoso.com'], 'a.contoso.com'],
    ['that FQDN, where it just fits', [`${'w'.repeat(52)}.contoso.com`], ['a.contoso.com'], `${'w'.repeat(52)}.contoso.com`],
    ['a name that is too long, where there is no other', [`${'w'.repeat(53)}.contoso.com`], [], `${'w'.repeat(53)}.contoso.com`],
  ])('is %s', (_, names, further, subject) => {
    expect(subjectOf(names, further)).toEqual([subject]);
  });

  test('stands first among its names, which are in no other order than that of the alphabet', () => {
    const [certificate] = plan(declared({ pools: [{ ...POOL01, furtherNames: ['z.contoso.com', 'a.contoso.com'] }] }));
    expect(certificate?.names).toEqual(['webext.contoso.com', 'a.contoso.com', 'z.contoso.com']);
  });
});

describe('an imported certificate', () => {
  const imported = (...names: string[]) => declared({ certificates: [{ arn: 'theirs', names }] });

  test('stands for the names it covers, so that none is requested for them', () => {
    expect(plan(imported('*.contoso.com'))).toEqual([
      { kind: 'imported', key: importedKey('theirs', ['*.contoso.com']), names: ['*.contoso.com'] },
    ]);
  });

  test.each(['*.com', 'contoso.com', '*.webext.contoso.com', 'webext2.contoso.com'])('for %s stands for no name here', (name) => {
    expect(plan(imported(name)).map(({ kind }) => kind)).toEqual(['acm']);
  });
});

test('the certificate for a name covers it, and there is one for every name in a public zone', () => {
  fc.assert(
    fc.property(zoneSizes, (sizes) => {
      const proxy = withZones(sizes, { namesPerCertificate: 10, certificates: 25 });
      const plans = plan(proxy);
      const certificateOf = certificateFor(plans);
      const uncovered = namesOf(proxy).filter((name) => !certificateOf(name)?.names.some((each) => covers(each, name)));
      expect(uncovered).toEqual([]);
    }),
  );
});

test('a name is validated in the zone that the Internet asks for it, if that is in this account', () => {
  const proxy = declared({
    hostedZones: [
      { name: 'contoso.com', id: 'Z1' },
      { name: 'eu.contoso.com', managedElsewhere: true },
      { name: 'webext.contoso.com', id: 'Z3', private: true },
    ],
    pools: [{ ...POOL01, furtherNames: ['webext.eu.contoso.com'] }],
  });
  expect(plan(proxy).flatMap((each) => (each.kind === 'acm' ? each.validation : []))).toEqual([
    { name: 'webext.contoso.com', zone: 'public contoso.com Z1' },
    { name: 'webext.eu.contoso.com', zone: undefined },
  ]);
});

function plan(proxy: ProxyDeclaration): readonly CertificatePlan[] {
  return certificates(publishedNames(proxy), proxy);
}

function withZones(
  sizes: readonly number[],
  limits: { readonly namesPerCertificate: number; readonly certificates: number },
  label = (zone: number) => `zone${zone}.com`,
): ProxyDeclaration {
  return declared({
    namesPerCertificate: limits.namesPerCertificate,
    quotas: { certificates: limits.certificates },
    hostedZones: sizes.map((_, zone) => ({ name: label(zone), id: `Z-${label(zone)}` })),
    pools: sizes.map((size, zone) => ({
      ...POOL01,
      name: label(zone),
      externalWebServicesFqdn: `webext.${label(zone)}`,
      furtherNames: Array.from({ length: size - 1 }, (_, i) => `h${i}.${label(zone)}`),
    })),
  });
}

function planOfZones(zones: readonly number[], quota: number): readonly CertificatePlan[] {
  const limits = { namesPerCertificate: 100, certificates: quota };
  return plan(withZones(ones(zones.length), limits, (zone) => `zone${zones[zone] ?? ''}.com`));
}

function ones(count: number): readonly number[] {
  return Array.from({ length: count }, () => 1);
}

function namesOf(proxy: ProxyDeclaration): readonly string[] {
  return publishedNames(proxy).map(({ name }) => name);
}

function zoneOf(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

/** Certificates of one plan that are not in the other. */
function missing(these: readonly CertificatePlan[] = [], those: readonly CertificatePlan[] = []): readonly CertificatePlan[] {
  return these.filter(({ key }) => !those.some((each) => each.key === key));
}
