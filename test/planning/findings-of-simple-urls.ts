import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import type { SimpleUrlsEntry } from '../../lib/declaring/deployment-file/deployment';
import { POOL01, POOL02, declared, type FindingExample } from './findings-of-names';

const withUrls = (simpleUrls: SimpleUrlsEntry, sipDomains: readonly string[] = []) =>
  declared({ simpleUrls, sipDomains, autodiscover: { sipDomains: [] }, hostedZones: ZONES });
const ZONES = [
  { name: 'contoso.com', id: 'Z1' },
  { name: 'fabrikam.com', id: 'Z2' },
];
const MEET = 'https://meet.contoso.com';

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
];
