import fc from 'fast-check';
import { FindingsError, finding, findingText } from '../../lib/findings/finding';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { declarationOf } from '../support/declaration-of';
import { none } from '../support/planned';

/** What decides how the plan is made, and is no value that a user writes freely. */
const STRUCTURE = new Set(
  [
    ['id', 'role', 'kind', 'frontEnd', 'movingFrom', 'answeredBy', 'http', 'dnsRecords', 'ipAddressType', 'gateways'],
    ['version', 'key', 'externalSignIn', 'stickiness', 'highestTls'],
  ].flat(),
);

type Leaf = readonly (string | number)[];

/** Where the texts and numbers of a declaration stand. */
function leaves(value: unknown, path: Leaf = []): readonly Leaf[] {
  if (typeof value === 'string' || typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    STRUCTURE.has(key) ? [] : leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function replaced(value: unknown, [key, ...rest]: Leaf, by: (old: unknown) => unknown): unknown {
  if (key === undefined) return by(value);
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === key ? replaced(each, rest, by) : each));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) };
}

const NUMBER_TOKEN = -1.8881545897087503e289;
const texts = fc.constantFrom(
  () => '${Token[TOKEN.42]}',
  () => '#{Token[TOKEN.43]}',
  (old: string) => `\${Token[AWS.Region.4]}.${old}`,
  (old: string) => `${old}\${Token[Vpc.Ref.5]}`,
);

test('no finding shows how CDK spells a token, wherever one stands', () => {
  fc.assert(
    fc.property(arbitraryDeployment, fc.array(fc.tuple(fc.nat(), texts), { minLength: 1, maxLength: 4 }), (deployment, places) => {
      let declaration: unknown = declarationOf(deployment);
      const all = leaves(declaration);
      for (const [pick, spelled] of places) {
        declaration = replaced(declaration, all[pick % all.length] ?? [], (old) =>
          typeof old === 'number' ? NUMBER_TOKEN : spelled(String(old)),
        );
      }
      const { findings, acknowledged } = planPublishing(declaration as ProxyDeclaration);
      const said = [...[...findings, ...acknowledged].map(findingText), new FindingsError('Stack/Lync', findings).message];
      none(said.filter((each) => /token\[|e\+2\d\d/i.test(each)));
    }),
    { numRuns: 60 },
  );
});

test('a finding made anywhere else shows none either', () => {
  const { message, where } = finding('name-in-no-zone', '${Token[Id.1]}', { name: 'a.${token[token.2]}', zones: ['#{Token[Zones.3]}'] });
  expect([message, where].join(' ')).not.toMatch(/token\[/i);
  expect(message).toContain('a.(a CDK token) lies in none of the hosted zones declared here ((a CDK token))');
});

/** And what is malformed wherever it stands. */
const wrongTexts = fc.oneof(
  texts,
  fc.constantFrom(
    () => 'a b#c',
    () => '',
    (old: string) => `${old}\0`,
    (old: string) => `${old}\nglobal`,
  ),
);

test('law: a fleet whose configuration would hold a token has an error and no configuration, wherever one stands', () => {
  fc.assert(
    fc.property(arbitraryDeployment, fc.array(fc.tuple(fc.nat(), wrongTexts), { minLength: 1, maxLength: 3 }), (deployment, places) => {
      const { haproxy, ...declared } = declarationOf({ ...deployment, frontEnd: 'haproxy' });
      const further = { name: 'further.cfg', text: 'frontend more\n  bind :9000' };
      const authority = { name: 'ca.pem', text: 'in PEM' };
      let declaration: unknown = {
        ...declared,
        haproxy: { ...haproxy, serverAuthorities: [authority], furtherConfiguration: further },
        corporateNetworks: ['10.30.0.0/16'],
        pools: declared.pools.map((pool) => ({ ...pool, certificateName: 'web.contoso.local' })),
      };
      const all = leaves(declaration);
      for (const [pick, spelled] of places) {
        declaration = replaced(declaration, all[pick % all.length] ?? [], (old) =>
          typeof old === 'number' ? NUMBER_TOKEN : spelled(String(old)),
        );
      }
      const { findings, frontEnds } = planPublishing(declaration as ProxyDeclaration);
      const fleets = frontEnds.filter(({ fleet }) => fleet !== undefined);
      none(fleets.filter(({ configuration }) => /token\[/i.test(JSON.stringify(configuration ?? {}))));
      const isPlannable = findings.every(({ severity }) => severity !== 'error');
      const numbers = fleets.filter(({ configuration }) => /e\+2\d\d/.test(JSON.stringify(configuration ?? {})));
      if (isPlannable) none([...fleets.filter(({ configuration }) => configuration === undefined), ...numbers]);
    }),
    { numRuns: 200 },
  );
});
