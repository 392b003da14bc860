import type { SimpleUrlSetDeclaration } from '../declarations';
import { hostNameProblem, isToken } from '../host-name';
import { adminOnlyHost, simpleUrlProblem } from '../simple-urls';
import { answeringPools, type PublishedName } from '../published-names';
import { listed, type CheckInput } from './check-input';
import { finding, type Finding } from './finding';

/** Names that cannot be published, must not be, or are claimed twice. */
export function nameFindings(input: CheckInput): readonly Finding[] {
  return [...simpleUrls(input), ...malformed(input), ...publishedTwice(input), ...internalNames(input), ...adminHosts(input)];
}

function malformed({ names }: CheckInput): readonly Finding[] {
  return names.flatMap(({ name, kind, ownerName }) => {
    if (isToken(name)) return unresolved(ownerName, `${kind} name`);
    const problem = hostNameProblem(name);
    if (problem === undefined) return [];
    return finding(
      'host-name-malformed',
      ownerName,
      `${JSON.stringify(name)} (${kind}) ${problem}.`,
      'Neither Lync nor a host-header condition accepts it.',
      'Write a fully qualified domain name made of letters, digits and hyphens, like webext.contoso.com.',
    );
  });
}

function unresolved(where: string, what: string): Finding {
  return finding(
    'host-name-unresolved',
    where,
    `The ${what} is not known at synthesis (it is a CDK token).`,
    'It decides listener rules, certificates and records.',
    'Write the name itself as a string.',
  );
}

function publishedTwice({ names }: CheckInput): readonly Finding[] {
  const claims = new Map<string, Map<string, PublishedName>>();
  for (const name of names) claims.set(name.name, (claims.get(name.name) ?? new Map<string, PublishedName>()).set(name.owner, name));
  return [...claims].flatMap(([name, claimants]) => {
    const [first, second] = claimants.values();
    if (first === undefined || second === undefined) return [];
    const owners = [...claimants.values()].map(({ ownerName }) => ownerName);
    const isPoolAndSimpleUrl = first.backend.owner === second.backend.owner && first.owner === first.backend.owner;
    return isPoolAndSimpleUrl
      ? finding(
          'name-published-twice',
          second.ownerName,
          `${name} is the external web services FQDN of a pool and a simple URL or autodiscover host too.`,
          'Clients use a simple URL on port 443, with any path, while the rule of the pool has another port, only some virtual directories, or a redirect.',
          'Give the simple URL a host of its own, or publish the whole pool on port 443.',
        )
      : finding(
          'name-published-twice',
          first.ownerName,
          `${name} is published by ${listed(owners)}.`,
          'Every public name reaches exactly one of them, and Lync wants every external web services FQDN to be unique.',
          'Remove it from all but one.',
        );
  });
}

function internalNames({ names }: CheckInput): readonly Finding[] {
  return names
    .filter(({ name }) => name.startsWith('lyncdiscoverinternal.'))
    .map(({ name, ownerName }) =>
      finding(
        'internal-name-published',
        ownerName,
        `${name} is for clients inside only.`,
        'Published, it hands outside clients internal addresses.',
        `Remove it; outside clients use ${name.replace('internal', '')}.`,
      ),
    );
}

function adminHosts({ proxy, names }: CheckInput): readonly Finding[] {
  return proxy.simpleUrlSets.flatMap((set) => {
    const host = adminOnlyHost(set);
    const published = names.find(({ name }) => name === host);
    if (host === undefined || published === undefined) return [];
    return finding(
      'admin-url-published',
      published.ownerName,
      `${host} is the host of the Admin simple URL.`,
      'Lync Server Control Panel is for the internal network and is never published.',
      `Remove ${host} from the published names.`,
    );
  });
}

function simpleUrls({ proxy }: CheckInput): readonly Finding[] {
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  return proxy.simpleUrlSets.flatMap((set) => {
    const unpublished = answeringPools(set, pools).filter((pool) => !pool.publish);
    return [
      ...urlsOf(set).flatMap((url) => simpleUrlFinding(set, url)),
      ...(answeringPools(set, pools).length > 0 ? [] : [answeredByNobody(set)]),
      ...unpublished.map((pool) =>
        finding(
          'answered-by-unpublished-pool',
          set.name,
          `The names are answered by ${pool.name}, which is not published.`,
          'Clients are sent on from there to names that do not answer.',
          `Publish ${pool.name}, or name another pool in answeredBy.`,
        ),
      ),
    ];
  });
}

function answeredByNobody(set: SimpleUrlSetDeclaration): Finding {
  return finding(
    'answered-by-nobody',
    set.name,
    'No pool answers these names.',
    'Simple URLs and autodiscover go to the Director, or to one designated pool where there is none.',
    'Write answeredBy with a pool of this proxy.',
  );
}

function urlsOf(set: SimpleUrlSetDeclaration): readonly string[] {
  return [...set.dialin, ...(set.admin === undefined ? [] : [set.admin]), ...set.meet.flatMap((meet) => [meet.url, ...meet.alsoPublished])];
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls, naming rules. */
function simpleUrlFinding(set: SimpleUrlSetDeclaration, text: string): readonly Finding[] {
  if (isToken(text)) return [unresolved(set.name, 'simple URL')];
  const problem = simpleUrlProblem(text);
  if (problem === undefined) return [];
  return [
    finding(
      'simple-url-malformed',
      set.name,
      `The simple URL ${JSON.stringify(text)} ${problem}.`,
      'Lync refuses it.',
      'Write it like https://meet.contoso.com or https://lync.contoso.com/Meet.',
    ),
  ];
}
