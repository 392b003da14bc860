import { hostNameProblem } from '../host-name';
import type { PublishedName } from '../published-name';
import type { CheckInput } from './check-input';
import { finding, listed, type Finding } from '../../findings/finding';
import { isToken } from '../tokens';

/** Names that cannot be published, must not be, or are claimed twice. */
export function nameFindings(input: CheckInput): readonly Finding[] {
  return [...malformed(input), ...publishedTwice(input), ...internalNames(input)];
}

function malformed({ names }: CheckInput): readonly Finding[] {
  return names.flatMap(({ name, kind, ownerName }) => {
    if (isToken(name)) return unresolvedName(ownerName, `${kind} name`);
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

/** A name that only the deployment knows. */
export function unresolvedName(where: string, what: string): Finding {
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
