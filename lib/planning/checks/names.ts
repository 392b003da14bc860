import { listed } from '../../findings/wording';
import { hostNameProblem } from '../../declaring/host-name';
import type { PublishedName } from '../published-name';
import type { CheckInput } from './check-input';
import { concerning, finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { ofName } from '../places';
import { isToken } from '../../declaring/tokens';

/** Names that cannot be published, must not be, or are claimed twice. */
export function nameFindings(input: CheckInput): readonly Finding[] {
  return [...malformed(input), ...publishedTwice(input), ...internalNames(input)];
}

function malformed({ names }: CheckInput): readonly Finding[] {
  return names.flatMap((declared) => {
    const { name, kind } = declared;
    if (isToken(name)) return unresolvedName(ofName(declared), `${kind} name`);
    const problem = hostNameProblem(name);
    if (problem === undefined) return [];
    return finding(
      'host-name-malformed',
      ofName(declared),
      `${JSON.stringify(name)} (${kind}) ${problem}.`,
      'Neither Lync nor a host-header condition accepts it.',
      'Write a fully qualified domain name made of letters, digits and hyphens, like webext.contoso.com.',
    );
  });
}

/** A name that only the deployment knows. */
export function unresolvedName(place: Place, what: string): Finding {
  return finding(
    'host-name-unresolved',
    place,
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
          ofName(second),
          `${name} is the external web services FQDN of a pool and a simple URL or autodiscover host too.`,
          'Clients use a simple URL on port 443, with any path, while the rule of the pool has another port, only some virtual directories, or a redirect.',
          'Give the simple URL a host of its own, or publish the whole pool on port 443.',
        )
      : concerning(
          first.ownerName,
          finding(
            'name-published-twice',
            ofName(leastEntitled([...claimants.values()])),
            `${name} is published by ${listed(owners)}.`,
            'Every public name reaches exactly one of them, and Lync wants every external web services FQDN to be unique.',
            'Remove it from all but one.',
          ),
        );
  });
}

/** The one to take it from: who was given the name besides its own, or else the last. */
function leastEntitled(claimants: readonly PublishedName[]): PublishedName {
  const besides = claimants.findLast(({ kind }) => kind === 'further name' || kind === 'further host');
  return besides ?? (claimants.at(-1) as PublishedName);
}

function internalNames({ names }: CheckInput): readonly Finding[] {
  return names
    .filter(({ name }) => name.startsWith('lyncdiscoverinternal.'))
    .map((declared) =>
      finding(
        'internal-name-published',
        ofName(declared),
        `${declared.name} is for clients inside only.`,
        'Published, it hands outside clients internal addresses.',
        `Remove it; outside clients use ${declared.name.replace('internal', '')}.`,
      ),
    );
}
