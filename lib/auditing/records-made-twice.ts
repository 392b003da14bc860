import { finding, type Finding } from '../findings/finding';
import type { MadeRecord } from '../findings/records';
import { PENDING_ZONE_ID } from '../facts/pending-look-ups';
import { zoneName } from './hosted-zones';
import { withAcknowledgements } from '../routing/acknowledged-findings';
import type { Parts } from '../routing/lync-parts';
import type { TemplateRouting } from '../routing/template-routing';
import { Assumptions } from '../templates/assumptions';
import type { StackTemplate } from '../templates/cloudformation-template';
import { deployedResources } from '../templates/deployed-resources';
import { excludeOneAnother, readRecords, type DnsRecord } from '../templates/load-balancers/read-records';
import { readDeploymentNotes } from '../templates/read-deployment-notes';
import { Symbolic } from '../templates/symbolic';

/** The template of a stack, and what proxies made in it. */
export interface StackOfProxies extends StackTemplate {
  /** Keys of resources, as the template has them by itself. */
  readonly made: ReadonlySet<string>;
}

/** Of stacks that are deployed apart: what the template of neither tells. With the name of the stack that has the later record. */
export function recordsOfTwoStacks(stacks: readonly StackOfProxies[]): readonly { readonly found: Finding; readonly stack: string }[] {
  const made = new Set(stacks.flatMap(({ name, made: keys }) => [...keys].map((key) => `${name}:${key}`)));
  const records = readRecords(deployedResources(stacks, new Assumptions()));
  const pairs = pairsOf(records, stacks, ({ resource: { key } }) => made.has(key)).filter(isAcross);
  const { acknowledged } = readDeploymentNotes(stacks);
  return pairs.flatMap((pair) => {
    const judged = withAcknowledgements([madeTwice(pair)], acknowledged);
    return judged.filter((each) => each.acknowledged === undefined).map((found) => ({ found, stack: pair.second.stack }));
  });
}

/** Records of which Route 53 takes one, the later of the two named. Those of which only the deployment tells are not judged. */
export function recordsMadeTwice(
  { records, stacks }: Pick<TemplateRouting, 'records' | 'stacks'>,
  { hasRecord }: Pick<Parts, 'hasRecord'>,
): readonly Finding[] {
  return pairsOf(records, stacks, hasRecord).map(madeTwice);
}

interface RecordOfStack {
  readonly record: DnsRecord;
  /** The stack that holds the nested ones. */
  readonly stack: string;
}

interface Pair {
  readonly first: RecordOfStack;
  readonly second: RecordOfStack;
}

/** Records that exclude one another, of which one at least is somebody's. */
function pairsOf(
  records: readonly DnsRecord[],
  stacks: readonly StackTemplate[],
  hasRecord: (record: DnsRecord) => boolean,
): readonly Pair[] {
  const places = new Map<string, RecordOfStack[]>();
  for (const record of records) {
    const { name, resource, type } = record;
    const holder = holderOf(resource.stackName, stacks);
    const zone = zoneIn(record, holder);
    // Conditions may exclude one another.
    if (name === undefined || type === '' || zone === undefined || resource.conditional) continue;
    const here = places.get(`${zone} ${name}`) ?? [];
    places.set(`${zone} ${name}`, [...here, { record, stack: holder?.name ?? '' }]);
  }
  return [...places.values()].flatMap((rivals) =>
    rivals.flatMap((second, index) => {
      const isRival = ({ record }: RecordOfStack) =>
        excludeOneAnother(record, second.record) && (hasRecord(record) || hasRecord(second.record));
      const first = rivals.slice(0, index).find(isRival);
      return first === undefined ? [] : [{ first, second }];
    }),
  );
}

function isAcross({ first, second }: Pair): boolean {
  return first.stack !== second.stack;
}

function madeTwice(pair: Pair): Finding {
  const { first, second } = pair;
  const { name = '', zone, resource } = second.record;
  const found = finding('record-made-twice', resource.logicalId, { name, zone, first: maker(first), second: maker(second) });
  // What another stack has is none of this plan, and whether both are ever deployed nobody here knows.
  return isAcross(pair) ? { ...found, isElsewhere: true } : found;
}

function maker({ record: { type, resource }, stack }: RecordOfStack): MadeRecord {
  return { type, logicalId: resource.logicalId, stack };
}

/** What is the same for records of one hosted zone; undefined where nobody can tell. */
function zoneIn({ zone, zoneValue, resource }: DnsRecord, holder: StackTemplate | undefined): string | undefined {
  if (zone === '' || zone === PENDING_ZONE_ID) return undefined;
  if (!(zoneValue instanceof Symbolic)) return zoneName(zone.replace(/^\/hostedzone\//, ''));
  const isOfAll = zoneValue.parts.every(
    (part) => typeof part === 'string' || part.kind === 'reference' || /^Fn::(?:ImportValue|GetStackOutput) /.test(part.expression),
  );
  return [holder?.environment ?? '', isOfAll ? '' : resource.stackName, zone].join(' ');
}

function holderOf(stackName: string, stacks: readonly StackTemplate[]): StackTemplate | undefined {
  const holding = stacks.filter(({ name }) => stackName === name || stackName.startsWith(`${name}/`));
  return holding.sort((a, b) => b.name.length - a.name.length)[0];
}
