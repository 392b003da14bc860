/** What is read of a tablet of jsii-rosetta. */
export interface Tablet {
  readonly snippets: Readonly<Record<string, Snippet>>;
}

interface Snippet {
  readonly fqnsReferenced?: readonly string[];
  readonly translations: Readonly<Record<string, { readonly source: string }>>;
}

const PACKAGE = 'cdk-lync-reverse-proxy';

/** What is wrong with the translations of examples, each in a sentence. */
export function translationProblems({ snippets }: Tablet): readonly string[] {
  const all = Object.values(snippets);
  if (all.length === 0) return ['No example was translated.'];
  return all.flatMap((snippet) => {
    const { fqnsReferenced = [], translations } = snippet;
    const source = translations['$']?.source ?? '';
    // Of what is only declared, jsii-rosetta notes no reference.
    const used = source.replaceAll(/^declare const .*$/gm, '');
    const own = OWN_TYPES.filter((name) => new RegExp(`\\b${name}\\b`).test(used));
    const unknown = own.filter(
      (name) => !fqnsReferenced.some((fqn) => fqn === `${PACKAGE}.${name}` || fqn.startsWith(`${PACKAGE}.${name}#`)),
    );
    if (unknown.length === 0) return [];
    return [
      `jsii-rosetta does not take ${unknown.join(', ')} for types of ${PACKAGE}, and translates them wrongly (is there a package.json in build/?):\n${translations['java']?.source ?? source}`,
    ];
  });
}

/** Whose translation to Java and Go differs from that of any other class: constructs have builders, structs have fields. */
const OWN_TYPES = [
  'LyncReverseProxy',
  'PoolPublishingRule',
  'SimpleUrlSet',
  'PerimeterNetwork',
  'LyncDeployment',
  'LyncPool',
  'RoutingTable',
  'LyncTopology',
];
