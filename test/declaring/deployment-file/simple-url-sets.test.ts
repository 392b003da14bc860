import { DeploymentFile } from '../../../lib';
import type { Deployment, PoolEntry } from '../../../lib/declaring/deployment-file/deployment';
import { namedDefaultAnswerer, simpleUrlSets, type SimpleUrlSetEntry } from '../../../lib/declaring/deployment-file/simple-url-sets';

const pool = (name: string, more: Partial<PoolEntry> = {}): PoolEntry => ({
  name,
  role: 'frontEndPool',
  externalWebServicesFqdn: `webext-${name}.contoso.com`,
  servers: ['10.20.0.11'],
  ...more,
});
const director = pool('director', { role: 'director' });

function deployment(parts: Partial<Deployment>): Deployment {
  return {
    network: { vpcCidr: '10.80.0.0/22' },
    hostedZones: [{ name: 'contoso.com', id: 'Z1' }],
    pools: [director, pool('a'), pool('b')],
    ...parts,
  };
}

const NOTHING: Omit<SimpleUrlSetEntry, 'id' | 'answeredBy'> = {
  meet: [],
  dialin: [],
  admin: undefined,
  movingFrom: undefined,
  site: undefined,
  furtherHosts: [],
  autodiscoverFor: [],
  autodiscoverOverHttpFor: [],
  autodiscoverOverHttpOnlyFor: [],
  priorities: {},
};
const MEET = 'https://meet.contoso.com';
const DIALIN = 'https://dialin.contoso.com';

function setsOf(parts: Partial<Deployment>): readonly SimpleUrlSetEntry[] {
  return simpleUrlSets(deployment(parts));
}

describe('simple URLs', () => {
  test('that are none make no set', () => {
    expect(setsOf({})).toEqual([]);
    expect(setsOf({ simpleUrls: { answeredBy: 'a', admin: 'https://admin.contoso.com', meet: [] } })).toEqual([]);
  });

  test('as one object make one set, whose id does not tell who answers', () => {
    const set = { ...NOTHING, id: 'SimpleUrls', meet: [MEET], dialin: [DIALIN], furtherHosts: ['lwa.contoso.com'] };
    const simpleUrls = { meet: [MEET], dialin: DIALIN, furtherHosts: ['lwa.contoso.com'] };
    expect(setsOf({ simpleUrls: { ...simpleUrls, answeredBy: 'a' } })).toEqual([{ ...set, answeredBy: ['a'] }]);
    expect(setsOf({ simpleUrls: { ...simpleUrls, answeredBy: ['b', 'a', 'b'] } })).toEqual([{ ...set, answeredBy: ['a', 'b'] }]);
  });

  test('as one object with a name have it in their id', () => {
    expect(setsOf({ simpleUrls: { name: 'europe', answeredBy: 'a', dialin: [DIALIN] } })).toMatchObject([{ id: 'SimpleUrls-europe' }]);
  });

  test('as a list are one set for each answer, in whatever order they stand', () => {
    const [first, second] = [
      { answeredBy: ['b', 'a'], meet: [MEET] },
      { answeredBy: 'director', dialin: DIALIN },
    ];
    const expected = [
      { ...NOTHING, id: 'SimpleUrls-a-b', answeredBy: ['a', 'b'], meet: [MEET] },
      { ...NOTHING, id: 'SimpleUrls-director', answeredBy: ['director'], dialin: [DIALIN] },
    ];
    expect(setsOf({ simpleUrls: [first, second] })).toEqual(expected);
    expect(setsOf({ simpleUrls: [second, first] })).toEqual(expected);
  });

  test('of a list that are answered by the same pools are one set', () => {
    const simpleUrls: Deployment['simpleUrls'] = [
      { answeredBy: ['a', 'b'], meet: [MEET], priorities: { further: 7 } },
      { answeredBy: ['b', 'a'], dialin: DIALIN, admin: 'https://admin.contoso.com', priorities: { 'Contoso.com': 8 } },
    ];
    const set = { meet: [MEET], dialin: [DIALIN], admin: 'https://admin.contoso.com', priorities: { further: 7, 'Contoso.com': 8 } };
    expect(setsOf({ simpleUrls })).toEqual([{ ...NOTHING, ...set, id: 'SimpleUrls-a-b', answeredBy: ['a', 'b'] }]);
  });

  test('of a list with names are sets of their own though the same pools answer', () => {
    const simpleUrls = [
      { name: 'two', answeredBy: 'a', meet: [MEET] },
      { name: 'one', answeredBy: 'a', dialin: DIALIN },
    ];
    expect(setsOf({ simpleUrls })).toEqual([
      { ...NOTHING, id: 'SimpleUrls-one', site: 'one', answeredBy: ['a'], dialin: [DIALIN] },
      { ...NOTHING, id: 'SimpleUrls-two', site: 'two', answeredBy: ['a'], meet: [MEET] },
    ]);
  });

  test.each([
    ['a name that is another pool', { name: 'b', answeredBy: 'a', meet: [MEET] }, { answeredBy: 'b', dialin: DIALIN }],
    ['a pool named like two others together', { answeredBy: ['a', 'b'], meet: [MEET] }, { answeredBy: 'a-b', dialin: DIALIN }],
  ])('fail when two that different pools answer cannot be told apart: %s', (_, one, other) => {
    const text = JSON.stringify(deployment({ pools: [pool('a'), pool('b'), pool('a-b')], simpleUrls: [one, other] }));
    expect(() => DeploymentFile.parse(text)).toThrow('It has the same name as simpleUrls[0]');
  });
});

describe('autodiscover', () => {
  const sipDomains = ['Contoso.com', { name: 'fabrikam.com', meet: false }, { name: 'adatum.com', autodiscover: false }];
  const bothDomains = { autodiscoverFor: ['contoso.com', 'fabrikam.com'] };
  const meet = { answeredBy: 'a', meet: [MEET] };

  test('that is absent is published for every SIP domain that wants it, by the default answerer', () => {
    expect(setsOf({ sipDomains })).toEqual([{ ...NOTHING, ...bothDomains, id: 'Autodiscover', answeredBy: ['director'] }]);
  });

  test('that is absent joins the simple URLs', () => {
    const expected = [{ ...NOTHING, ...bothDomains, id: 'SimpleUrls', answeredBy: ['a'], meet: [MEET] }];
    expect(setsOf({ sipDomains, simpleUrls: meet })).toEqual(expected);
    expect(setsOf({ sipDomains, simpleUrls: meet, autodiscover: {} })).toEqual(expected);
  });

  test.each<[string, Partial<Deployment>]>([
    ['without SIP domains', {}],
    ['with an empty list of SIP domains', { sipDomains: [] }],
    ['with SIP domains that want none', { sipDomains: [{ name: 'contoso.com', autodiscover: false }] }],
    ['with an empty list of entries', { sipDomains, autodiscover: [] }],
  ])('makes no set %s', (_, parts) => {
    expect(setsOf(parts)).toEqual([]);
  });

  test('as an object that other pools answer is a set of its own', () => {
    expect(setsOf({ sipDomains, simpleUrls: meet, autodiscover: { answeredBy: 'b' } })).toEqual([
      { ...NOTHING, ...bothDomains, id: 'Autodiscover', answeredBy: ['b'] },
      { ...NOTHING, id: 'SimpleUrls', answeredBy: ['a'], meet: [MEET] },
    ]);
  });

  test('as a list divides the SIP domains, and an entry without any gets the rest', () => {
    const autodiscover = [{ answeredBy: 'b', sipDomains: ['Fabrikam.com'], priorities: { 'Fabrikam.com': 5 } }, { answeredBy: ['b', 'a'] }];
    expect(setsOf({ sipDomains, autodiscover })).toEqual([
      { ...NOTHING, id: 'Autodiscover-a-b', answeredBy: ['a', 'b'], autodiscoverFor: ['contoso.com'] },
      { ...NOTHING, id: 'Autodiscover-b', answeredBy: ['b'], autodiscoverFor: ['fabrikam.com'], priorities: { 'Fabrikam.com': 5 } },
    ]);
  });

  test('as a list joins whichever simple URLs the same pools answer', () => {
    const simpleUrls = [meet, { answeredBy: 'b', dialin: DIALIN }];
    const autodiscover = [
      { answeredBy: 'b', sipDomains: ['fabrikam.com'] },
      { name: 'rest', answeredBy: 'director' },
    ];
    expect(setsOf({ sipDomains, simpleUrls, autodiscover })).toEqual([
      { ...NOTHING, id: 'Autodiscover-rest', site: 'rest', answeredBy: ['director'], autodiscoverFor: ['contoso.com'] },
      { ...NOTHING, id: 'SimpleUrls-a', answeredBy: ['a'], meet: [MEET] },
      { ...NOTHING, id: 'SimpleUrls-b', answeredBy: ['b'], dialin: [DIALIN], autodiscoverFor: ['fabrikam.com'] },
    ]);
  });

  test('without answeredBy follows the first of several simple URL entries', () => {
    const simpleUrls = [{ answeredBy: 'b', dialin: DIALIN }, meet];
    expect(setsOf({ sipDomains, simpleUrls })).toMatchObject([
      { id: 'SimpleUrls-a', autodiscoverFor: [] },
      { id: 'SimpleUrls-b', ...bothDomains },
    ]);
  });

  const [contoso, fabrikam] = ['contoso.com', 'fabrikam.com'];
  test.each([
    ['over HTTP for all', { overHttp: true }, [contoso, fabrikam], [contoso, fabrikam], []],
    ['over HTTP for none', { overHttp: false }, [contoso, fabrikam], [], []],
    ['over HTTP for one', { overHttp: ['FABRIKAM.com'] }, [contoso, fabrikam], [fabrikam], []],
    ['over HTTP only for all', { onlyOverHttp: true }, [], [], [contoso, fabrikam]],
    ['over HTTP only for one', { onlyOverHttp: ['Contoso.com'] }, [fabrikam], [], [contoso]],
    ['over HTTP for all, and only so for one', { overHttp: true, onlyOverHttp: [fabrikam] }, [contoso], [contoso], [fabrikam]],
  ])('is published %s', (_, autodiscover, autodiscoverFor, autodiscoverOverHttpFor, autodiscoverOverHttpOnlyFor) => {
    const expected = { autodiscoverFor, autodiscoverOverHttpFor, autodiscoverOverHttpOnlyFor };
    expect(setsOf({ sipDomains, autodiscover })).toMatchObject([{ id: 'Autodiscover', ...expected }]);
  });
});

test.each<[string, readonly PoolEntry[], string | undefined]>([
  ['the only pool', [pool('a')], 'a'],
  ['the only Director', [pool('a'), director, pool('b')], 'director'],
  ['the only pool that is published', [pool('a'), pool('b', { publish: false })], 'a'],
  ['the only Director that is published', [{ ...director, name: 'old', publish: false }, director, pool('a')], 'director'],
  ['nobody of two pools', [pool('a'), pool('b')], undefined],
  ['nobody of two Directors, though there is one pool', [director, { ...director, name: 'second' }, pool('a')], undefined],
  ['nobody if no pool is published', [pool('a', { publish: false })], undefined],
])('where the file names none, %s answers', (_, pools, expected) => {
  expect(namedDefaultAnswerer(deployment({ pools }))).toBe(expected);
  expect(setsOf({ pools, simpleUrls: { meet: [MEET] } })).toMatchObject([{ answeredBy: expected === undefined ? [] : [expected] }]);
});
