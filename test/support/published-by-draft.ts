import { known, type DeploymentDraft } from '../../lib/import/deployment-draft';

/** A host that is certain in a draft, and where its requests go. */
export interface DraftedHost {
  readonly host: string;
  readonly servers: readonly string[];
  readonly port: unknown;
  readonly schemes: readonly ('https' | 'http')[];
}

type Entry = Readonly<Record<string, unknown>>;

/** Every host that a draft publishes for certain; those that lack a pool or a name are not among them. */
export function publishedByDraft(draft: DeploymentDraft): readonly DraftedHost[] {
  const pools = entries(draft.pools);
  const target = (pool: Entry) => ({
    servers: texts(pool['servers']),
    port: (value(pool['listeningPorts']) as Entry | undefined)?.['https'],
  });
  const answering = (set: Entry, hosts: readonly string[], schemes: (host: string) => DraftedHost['schemes']): readonly DraftedHost[] => {
    const pool = pools.find(({ name }) => name === value(set['answeredBy']));
    return pool === undefined ? [] : hosts.map((host) => ({ host, ...target(pool), schemes: schemes(host) }));
  };
  return [
    ...pools.flatMap((pool) => {
      const host = value(pool['externalWebServicesFqdn']);
      return typeof host === 'string' ? [{ host, ...target(pool), schemes: value(pool['publishHttp']) === true ? BOTH : HTTPS }] : [];
    }),
    ...entries(draft.simpleUrls).flatMap((set) => {
      const urls = [...texts(set['meet']), ...texts(set['dialin'])].map((url) => url.replace('https://', ''));
      return answering(set, [...urls, ...texts(set['furtherHosts'])], () => HTTPS);
    }),
    ...entries(draft.autodiscover).flatMap((set) => {
      const domains = texts(set['sipDomains'] ?? draft.sipDomains);
      const isIn = (part: unknown, domain: string) => value(part) === true || texts(part).includes(domain);
      const schemes = (domain: string) => (isIn(set['onlyOverHttp'], domain) ? HTTP : isIn(set['overHttp'], domain) ? BOTH : HTTPS);
      return answering(set, domains, schemes).map((each) => ({ ...each, host: `lyncdiscover.${each.host}` }));
    }),
    ...entries(draft.officeWebApps).map((farm) => ({
      host: String(value(farm['host'])),
      servers: texts(farm['servers']),
      port: value(farm['port']),
      schemes: HTTPS,
    })),
  ];
}

const HTTPS: DraftedHost['schemes'] = ['https'];
const HTTP: DraftedHost['schemes'] = ['http'];
const BOTH: DraftedHost['schemes'] = ['https', 'http'];

/** Without its remark; undefined for a blank. */
function value(part: unknown): unknown {
  return known(part);
}

/** A list, or a value that stands alone; blanks left out. */
function entries(part: unknown): readonly Entry[] {
  const list = value(part);
  return (Array.isArray(list) ? list : [list]).map(value).filter((each) => each !== undefined) as readonly unknown[] as readonly Entry[];
}

function texts(part: unknown): readonly string[] {
  return entries(part).map(String);
}
