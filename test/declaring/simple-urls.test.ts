import fc from 'fast-check';
import type { MeetDeclaration, SimpleUrlSetDeclaration } from '../../lib/declaring/declarations';
import { declareSimpleUrlSet } from '../../lib/declaring/declare-simple-url-set';
import { FURTHER, adminOnlyHost, parseSimpleUrl, simpleUrlHosts } from '../../lib/declaring/simple-urls';

const sipDomain = fc.constantFrom('contoso.com', 'fabrikam.com', 'eu.contoso.com', 'adatum.co.uk', 'wingtip-toys.net', 'northwind.org');
const sipDomains = fc.uniqueArray(sipDomain, { minLength: 2, maxLength: 6 });

/** Lync's three ways of naming, and what they make of a SIP domain. */
const NAMING: Readonly<Record<string, (domain: string) => string>> = {
  'a host for each component': (domain) => `https://meet.${domain}`,
  'a base for each SIP domain': (domain) => `https://lync.${domain}/Meet`,
  'one base for all SIP domains': (domain) => `https://lync.contoso.com/${domain}/Meet`,
};
const naming = fc.constantFrom(...Object.values(NAMING));

const set = (changes: Partial<SimpleUrlSetDeclaration>): SimpleUrlSetDeclaration =>
  declareSimpleUrlSet({
    ...{
      id: 'Lync/SimpleUrls',
      name: 'SimpleUrls',
      answeredBy: ['Lync/Pools/pool01'],
      meet: [],
      dialin: [],
      admin: undefined,
      movingFrom: undefined,
      site: undefined,
    },
    ...{ furtherHosts: [], autodiscoverFor: [], autodiscoverOverHttpFor: [], autodiscoverOverHttpOnlyFor: [], priorities: {} },
    ...changes,
  });

const meet = (url: string, domain?: string, alsoPublished: readonly string[] = []): MeetDeclaration => ({
  url,
  alsoPublished,
  sipDomain: domain,
});

const groups = (changes: Partial<SimpleUrlSetDeclaration>) =>
  Object.fromEntries(simpleUrlHosts(set(changes)).map(({ name, group }) => [name, group]));

describe('the rule that a host joins', () => {
  test('is that of its SIP domain, beside lyncdiscover, with a host for each component', () => {
    const domains = ['contoso.com', 'fabrikam.com'];
    expect(
      groups({
        meet: domains.map((domain) => meet(`https://meet.${domain}`, domain)),
        dialin: ['https://dialin.contoso.com'],
        admin: 'https://admin.contoso.com',
        autodiscoverFor: domains,
      }),
    ).toEqual({
      'meet.contoso.com': 'contoso.com',
      'lyncdiscover.contoso.com': 'contoso.com',
      'meet.fabrikam.com': 'fabrikam.com',
      'lyncdiscover.fabrikam.com': 'fabrikam.com',
      'dialin.contoso.com': FURTHER,
    });
  });

  test('is that of dialin for the base that has dialin too, with a base for each SIP domain', () => {
    expect(
      groups({
        meet: [meet('https://lync.contoso.com/Meet', 'contoso.com'), meet('https://lync.fabrikam.com/Meet', 'fabrikam.com')],
        dialin: ['https://lync.contoso.com/Dialin'],
        admin: 'https://lync.contoso.com/Admin',
      }),
    ).toEqual({ 'lync.contoso.com': FURTHER, 'lync.fabrikam.com': 'fabrikam.com' });
  });

  test('is that of the domain it lies in for the one base that all SIP domains share, unless dialin is there', () => {
    const shared = ['contoso.com', 'fabrikam.com'].map((domain) => meet(`https://lync.contoso.com/${domain}/Meet`, domain));
    expect(groups({ meet: shared })).toEqual({ 'lync.contoso.com': 'contoso.com' });
    expect(groups({ meet: shared, dialin: ['https://lync.contoso.com/Dialin'] })).toEqual({ 'lync.contoso.com': FURTHER });
  });

  test('is that of its parent domain where no SIP domain is given', () => {
    expect(groups({ meet: [meet('https://meet.fabrikam.com')] })).toEqual({ 'meet.fabrikam.com': 'fabrikam.com' });
  });

  test.each(['https://m.a.com', 'https://m.a.com/', 'https://m.a.com/meet', 'https://M.A.com/Meet/', 'https://m.a.com/MEET'])(
    'is that of the SIP domain for %s, which no other can have',
    (url) => {
      expect(groups({ meet: [meet(url, 'Contoso.com')] })).toEqual({ 'm.a.com': 'contoso.com' });
    },
  );

  test.each(['https://m.a.com/contoso', 'https://m.a.com/contoso/meet', 'https://m.a.com/meet/contoso'])(
    'is that of the domain it lies in for %s, beside which another SIP domain can have one',
    (url) => {
      expect(groups({ meet: [meet(url, 'contoso.com')] })).toEqual({ 'm.a.com': 'a.com' });
    },
  );

  test('stays the same when a SIP domain joins', () => {
    fc.assert(
      fc.property(sipDomains, naming, naming, fc.boolean(), ([added = '', ...domains], usual, inactive, withDialin) => {
        const all = [...domains, added].map((domain) => meet(usual(domain), domain, [inactive(domain)]));
        const dialin = withDialin ? ['https://lync.contoso.com/Dialin'] : [];
        const before = groups({ meet: all.slice(0, -1), dialin, autodiscoverFor: domains });
        expect(groups({ meet: all, dialin, autodiscoverFor: [...domains, added] })).toMatchObject(before);
      }),
      { numRuns: 500 },
    );
  });

  test('stays the same when a SIP domain joins below the base of another', () => {
    const first = meet('https://lync.contoso.com/Meet', 'contoso.com');
    const below = meet('https://lync.contoso.com/fabrikam/Meet', 'fabrikam.com');
    expect(groups({ meet: [first, below] })).toMatchObject(groups({ meet: [first] }));
  });

  test('does not depend on the order in which anything is said', () => {
    fc.assert(
      fc.property(sipDomains, naming, naming, (domains, usual, inactive) => {
        const all = domains.map((domain) => meet(usual(domain), domain, [inactive(domain)]));
        const declaration = set({ meet: all, dialin: ['https://a.contoso.com', 'https://b.contoso.com'], autodiscoverFor: domains });
        const otherwise = { ...declaration, meet: all.toReversed(), dialin: declaration.dialin.toReversed() };
        // But for the place in a list that each host comes from.
        const hosts = (of: SimpleUrlSetDeclaration) => simpleUrlHosts(of).map((host) => ({ ...host, key: undefined }));
        expect(hosts({ ...otherwise, autodiscoverFor: domains.toReversed() })).toEqual(hosts(declaration));
      }),
    );
  });
});

describe('a set publishes', () => {
  test('every host once, over HTTPS, whatever the naming', () => {
    fc.assert(
      fc.property(sipDomains, naming, (domains, usual) => {
        const hosts = simpleUrlHosts(set({ meet: domains.map((domain) => meet(usual(domain), domain)), autodiscoverFor: domains }));
        const expected = [
          ...domains.map((domain) => new URL(usual(domain)).hostname),
          ...domains.map((domain) => `lyncdiscover.${domain}`),
        ];
        expect(hosts.map(({ name }) => name)).toEqual([...new Set(expected)].sort());
        expect(hosts.filter(({ overHttps, overHttp }) => !overHttps || overHttp)).toEqual([]);
      }),
    );
  });

  test('autodiscover over HTTPS, over both, or over HTTP alone, as each SIP domain says', () => {
    const declaration = set({
      autodiscoverFor: ['A.com', 'b.com'],
      autodiscoverOverHttpFor: ['B.com'],
      autodiscoverOverHttpOnlyFor: ['C.com'],
    });
    expect(simpleUrlHosts(declaration).map(({ name, overHttps, overHttp }) => [name, overHttps, overHttp])).toEqual([
      ['lyncdiscover.a.com', true, false],
      ['lyncdiscover.b.com', true, true],
      ['lyncdiscover.c.com', false, true],
    ]);
  });

  test('an autodiscover name over HTTP even where it is among the further hosts too', () => {
    const hosts = simpleUrlHosts(set({ furtherHosts: ['lyncdiscover.a.com'], autodiscoverOverHttpFor: ['a.com'] }));
    expect(hosts).toMatchObject([{ name: 'lyncdiscover.a.com', overHttps: true, overHttp: true }]);
  });

  test('nothing for a text that is no URL, which a finding is about', () => {
    expect(parseSimpleUrl('meet.contoso.com')).toBeUndefined();
    expect(simpleUrlHosts(set({ meet: [meet('meet.contoso.com')], dialin: [''] }))).toEqual([]);
  });
});

describe('the host of the Admin simple URL', () => {
  test.each([
    ['is unknown where no URL is given', undefined, [], undefined],
    ['is for Admin only where nothing else is there', 'https://Admin.contoso.com', ['https://dialin.contoso.com'], 'admin.contoso.com'],
    ['is published where dialin is there', 'https://lync.contoso.com/Admin', ['https://lync.contoso.com/Dialin'], undefined],
  ])('%s', (_, admin, dialin, host) => {
    expect(adminOnlyHost(set({ admin, dialin }))).toBe(host);
  });

  test('is published where Meet, in use or not, is there', () => {
    const admin = 'https://lync.contoso.com/Admin';
    expect(
      adminOnlyHost(set({ admin, meet: [meet('https://meet.contoso.com', undefined, ['https://lync.contoso.com'])] })),
    ).toBeUndefined();
  });
});
