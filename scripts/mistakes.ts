import type { ProxyDeclaration } from '../lib/declaring/declarations';
import type { CloudFormationTemplate } from '../lib/templates/cloudformation-template';
import { FINDING_EXAMPLES } from '../test/planning/findings-of-all';
import type { FindingExample } from '../test/planning/findings-of-names';
import { AUDIT_ROWS } from '../test/auditing/audit-rows';
import { SOUND_VALUES } from '../test/auditing/audit-of-values';
import { entryOf, type FindingName } from '../lib/findings/catalogue';
import { SOUND } from '../test/support/listener-template';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/** A template with one mistake. */
export interface TemplateMistake {
  readonly title: string;
  readonly resources: CloudFormationTemplate['Resources'];
  /** The finding it has to give. */
  readonly finding: FindingName;
}

/** A deployment with one mistake. */
export interface DeclaredMistake {
  readonly title: string;
  readonly declaration: ProxyDeclaration;
}

type Resources = CloudFormationTemplate['Resources'];

/** The rows of the tests, and what they change in. Values that nobody knows before deployment are no mistakes. */
export const TEMPLATE_MISTAKES: { readonly sound: readonly Resources[]; readonly rows: readonly TemplateMistake[] } = {
  sound: [{}, ...SOUND_VALUES.map(([, change]) => change)].map((change) => complete(change)),
  rows: AUDIT_ROWS.filter(([, , name]) => name !== 'value-unresolved').map(([title, change, finding]) => ({
    title,
    finding,
    resources: complete(change),
  })),
};

/** With the subnets that CloudFormation wants and most rows have no use for. */
function complete(change: Readonly<Record<string, unknown>>): Resources {
  const resources = Object.entries({ ...SOUND, ...change } as Resources).map(([id, { Properties, ...rest }]) => {
    const needsSubnets = rest.Type === BALANCER && Properties?.['Subnets'] === undefined;
    return [
      id,
      { ...rest, Properties: { ...Properties, ...(needsSubnets ? { Subnets: ['subnet-0aaaaaaaa', 'subnet-0bbbbbbbb'] } : {}) } },
    ] as const;
  });
  return Object.fromEntries(resources);
}

/** One for each finding about declarations, titled as the catalogue says. */
export const DECLARED_MISTAKES: readonly DeclaredMistake[] = firstOfEach(FINDING_EXAMPLES).map(({ finding, wrong }) => ({
  title: entryOf(`lync-reverse-proxy:${finding}`)?.says ?? finding,
  declaration: wrong,
}));

function firstOfEach(examples: readonly FindingExample[]): readonly FindingExample[] {
  const seen = new Map<string, FindingExample>();
  for (const example of examples) if (!seen.has(example.finding) && !isAboutItself(example)) seen.set(example.finding, example);
  return [...seen.values()].sort((a, b) => (a.finding < b.finding ? -1 : 1));
}

function isAboutItself({ finding }: FindingExample): boolean {
  return finding.startsWith('acknowledgement-') || finding === 'value-unresolved';
}
