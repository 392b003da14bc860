import type { ProxyDeclaration, SimpleUrlSetDeclaration } from '../../lib/declaring/declarations';
import type { SimpleUrlsEntry } from '../../lib/declaring/deployment-file/deployment';
import { POOL01, POOL02, declared, type FindingExample } from './findings-of-names';

const withUrls = (simpleUrls: SimpleUrlsEntry, sipDomains?: readonly string[]) =>
  declared({ simpleUrls, sipDomains, autodiscover: { sipDomains: [] }, hostedZones: ZONES });
const ZONES = [
  { name: 'contoso.com', id: 'Z1' },
  { name: 'fabrikam.com', id: 'Z2' },
];
const MEET = 'https://meet.contoso.com';

/** What constructs alone can say. */
function withAutodiscover(lists: Partial<SimpleUrlSetDeclaration>): ProxyDeclaration {
  const declaration = withUrls({ meet: [MEET] });
  return { ...declaration, simpleUrlSets: declaration.simpleUrlSets.map((set) => ({ ...set, ...lists })) };
}

/** Of two sites, as a deployment file calls them. */
const TWO_DIALINS = declared({
  simpleUrls: [
    { name: 'a', dialin: 'https://dialin.contoso.com' },
    { name: 'b', dialin: 'https://dialin2.contoso.com' },
  ],
});

/** What constructs declare that say nothing of sites. */
function inOneScope(declaration: ProxyDeclaration): ProxyDeclaration {
  return { ...declaration, simpleUrlSets: declaration.simpleUrlSets.map((set) => ({ ...set, site: undefined })) };
}

function withSetsReversed(declaration: ProxyDeclaration): ProxyDeclaration {
  return { ...declaration, simpleUrlSets: declaration.simpleUrlSets.toReversed() };
}

/** About what simple URLs say together, and what is missing among them. */
export const FINDINGS_OF_SIMPLE_URLS: readonly FindingExample[] = [
  {
    ...{ finding: 'dialin-active-twice', severity: 'error', where: 'SimpleUrls-b', names: 'https://dialin2.contoso.com' },
    wrong: inOneScope(TWO_DIALINS),
    right: TWO_DIALINS,
  },
  {
    ...{ finding: 'meet-missing', severity: 'warning', where: undefined, names: 'fabrikam.com' },
    wrong: withUrls({ meet: [MEET] }, ['contoso.com', 'fabrikam.com']),
    right: withUrls({ meet: [MEET, 'https://meet.fabrikam.com'] }, ['contoso.com', 'fabrikam.com']),
  },
  {
    ...{ finding: 'meet-missing', severity: 'warning', where: undefined, names: 'contoso.com' },
    wrong: withUrls({ meet: [{ sipDomain: 'fabrikam.com', url: MEET }] }, ['contoso.com']),
    right: withUrls({ meet: [{ sipDomain: 'Contoso.com', url: MEET }] }, ['contoso.com']),
    also: ['meet-for-unknown-sip-domain'],
  },
  {
    ...{
      finding: 'meet-for-unknown-sip-domain',
      severity: 'error',
      where: 'SimpleUrls',
      names: 'contosso.com, which is none of sipDomains',
    },
    wrong: withUrls({ meet: [MEET, { sipDomain: 'contosso.com', url: 'https://meet2.contoso.com' }] }, ['contoso.com']),
    right: withUrls({ meet: [MEET, { sipDomain: 'Contoso.com', url: 'https://meet2.contoso.com' }] }, ['contoso.com']),
  },
  {
    ...{ finding: 'meet-for-unknown-sip-domain', severity: 'error', where: 'SimpleUrls', names: 'fabrikam.com' },
    wrong: withUrls({ meet: [MEET, { sipDomain: 'fabrikam.com', url: 'https://meet.fabrikam.com' }] }, ['contoso.com']),
    right: declared({
      simpleUrls: { meet: [MEET, { sipDomain: 'fabrikam.com', url: 'https://meet.fabrikam.com' }] },
      sipDomains: ['contoso.com', { name: 'fabrikam.com', meet: false, autodiscover: false }],
      autodiscover: { sipDomains: [] },
      hostedZones: ZONES,
    }),
  },
  {
    ...{ finding: 'meet-for-unknown-sip-domain', severity: 'error', where: 'SimpleUrls', names: 'none of sipDomains. ' },
    wrong: { ...withUrls({ meet: [{ sipDomain: 'contoso.com', url: MEET }] }), sipDomains: [] },
    right: withUrls({ meet: [{ sipDomain: 'contoso.com', url: MEET }] }, ['contoso.com']),
  },
  {
    ...{
      finding: 'autodiscover-contradicted',
      severity: 'error',
      where: 'SimpleUrls',
      names: 'contoso.com, which autodiscoverFor has too',
    },
    wrong: withAutodiscover({ autodiscoverFor: ['contoso.com'], autodiscoverOverHttpOnlyFor: ['contoso.com'] }),
    right: withAutodiscover({ autodiscoverFor: ['contoso.com'] }),
  },
  {
    ...{ finding: 'priority-ignored', severity: 'error', where: 'SimpleUrls', names: 'Write one of contoso.com and further, or remove it' },
    wrong: withUrls({ meet: [MEET], dialin: 'https://dialin.contoso.com', priorities: { 'contosso.com': 500 } }),
    right: withUrls({ meet: [MEET], dialin: 'https://dialin.contoso.com', priorities: { 'Contoso.com': 500, further: 600 } }),
  },
  {
    ...{
      finding: 'priority-ignored',
      severity: 'error',
      where: 'SimpleUrls',
      names: '"contoso.com" and "Contoso.com", which are one name',
    },
    wrong: withUrls({ meet: [MEET], priorities: { 'contoso.com': 500, 'Contoso.com': 600 } }),
    right: withUrls({ meet: [MEET], priorities: { 'contoso.com': 500, 'Contoso.com': 500 } }),
  },
  {
    ...{ finding: 'priority-ignored', severity: 'error', where: 'SimpleUrls', names: 'contosso.com' },
    wrong: withUrls({ meet: [MEET], priorities: { 'contosso.com': 50_001 } }),
    right: withUrls({ meet: [MEET], priorities: { 'contoso.com': 50_000 } }),
  },
  {
    ...{ finding: 'meet-missing', severity: 'warning', where: undefined, names: 'fabrikam.com' },
    wrong: withUrls({ meet: ['https://lync.contoso.com/contosoSIPdomain/Meet'] }, ['contoso.com', 'fabrikam.com']),
    right: withUrls({ meet: ['https://lync.contoso.com/contosoSIPdomain/Meet', 'https://lync.contoso.com/fabrikamSIPdomain/Meet'] }, [
      'contoso.com',
      'fabrikam.com',
    ]),
  },
  {
    ...{ finding: 'meet-missing', severity: 'warning', where: undefined, names: 'sipDomains has contoso.com' },
    wrong: withUrls({ meet: ['https://meet.eu.contoso.com'] }, ['contoso.com', 'eu.contoso.com']),
    right: withUrls({ meet: ['https://meet.eu.contoso.com'] }, ['eu.contoso.com']),
  },
  {
    ...{ finding: 'meet-missing', severity: 'warning', where: undefined, names: 'sipDomains has contoso.com' },
    wrong: declared({ sipDomains: ['contoso.com'] }),
    right: declared({ sipDomains: [{ name: 'contoso.com', meet: false }] }),
  },
  {
    ...{ finding: 'simple-url-names-pool', severity: 'error', where: 'SimpleUrls', names: 'the FQDN of the pool pool02' },
    wrong: declared({
      pools: [POOL01, { ...POOL02, poolFqdn: 'Pool02.contoso.com', publish: false }],
      simpleUrls: { answeredBy: 'pool01', meet: ['https://pool02.contoso.com/meet'] },
    }),
    right: declared({
      pools: [POOL01, { ...POOL02, poolFqdn: 'pool02.contoso.com', publish: false }],
      simpleUrls: { answeredBy: 'pool01', meet: ['https://pool02-meet.contoso.com/meet'] },
    }),
  },
  {
    ...{ finding: 'simple-url-prefix', severity: 'error', where: 'SimpleUrls', names: `"${MEET}" is the beginning of "${MEET}/Dialin"` },
    wrong: withUrls({ meet: [MEET], dialin: `${MEET}/Dialin` }),
    right: withUrls({ meet: [`${MEET}/Meet`], dialin: `${MEET}/Dialin` }),
  },
  {
    ...{ finding: 'simple-url-prefix', severity: 'error', where: 'SimpleUrls', names: 'is used twice' },
    wrong: withUrls({
      meet: [
        { sipDomain: 'contoso.com', url: MEET },
        { sipDomain: 'fabrikam.com', url: 'https://MEET.contoso.com/' },
      ],
    }),
    right: withUrls({ meet: [{ sipDomain: 'contoso.com', url: MEET, alsoPublished: [MEET] }] }),
  },
  {
    ...{ finding: 'simple-url-prefix', severity: 'error', where: 'SimpleUrls', names: 'https://lync.contoso.com/Admin' },
    wrong: withUrls({ meet: ['https://lync.contoso.com/Admin/Meet'], admin: 'https://lync.contoso.com/Admin' }),
    right: withUrls({ meet: ['https://lync.contoso.com/Administration'], admin: 'https://lync.contoso.com/Admin' }),
  },
  // Whichever of two scopes comes first in a file.
  {
    ...{ finding: 'dialin-active-twice', severity: 'error', where: 'SimpleUrls-b', names: 'https://dialin2.contoso.com' },
    wrong: withSetsReversed(inOneScope(TWO_DIALINS)),
    right: withSetsReversed(TWO_DIALINS),
  },
  {
    ...{ finding: 'dialin-active-twice', severity: 'error', where: 'SimpleUrls-b', names: 'https://dialin2.contoso.com' },
    wrong: inOneScope(TWO_DIALINS),
    // Other pools are another scope.
    right: inOneScope(
      declared({
        pools: [POOL01, POOL02],
        simpleUrls: [
          { name: 'a', answeredBy: 'pool01', dialin: 'https://dialin.contoso.com' },
          { name: 'b', answeredBy: 'pool02', dialin: 'https://dialin2.contoso.com' },
          { name: 'c', answeredBy: 'pool01', meet: [MEET] },
        ],
      }),
    ),
  },
];
