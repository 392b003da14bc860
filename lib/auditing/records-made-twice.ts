import { finding, type Finding } from '../findings/finding';
import type { MadeRecord } from '../findings/records';
import { PENDING_ZONE_ID } from '../facts/pending-look-ups';
import { declaredZone, zoneName } from './hosted-zones';
import { withAcknowledgements } from '../routing/acknowledged-findings';
import type { MadeByPlan, Parts } from '../routing/lync-parts';
import type { TemplateRouting } from '../routing/template-routing';
import { Assumptions } from '../templates/assumptions';
import type { StackTemplate } from '../templates/cloudformation-template';
import { deployedResources, type DeployedResource } from '../templates/deployed-resources';
import { excludeOneAnother, readRecords, type DnsRecord } from '../templates/load-balancers/read-records';
import { LOAD_BALANCER } from '../templates/load-balancers/read-load-balancers';
import { readDeploymentNotes } from '../templates/read-deployment-notes';
import { Symbolic } from '../templates/symbolic';

/** The template of a stack, and what proxies made in it. */
export interface StackOfProxies extends StackTemplate {
  /** Keys of resources, as the template has them by itself. */
  readonly made: ReadonlySet<string>;
  readonly zones: ZoneNames;
}

/** Names of hosted zones by their ids, as far as the constructs know them. */
export type ZoneNames = ReadonlyMap<string, string>;

/** Of stacks that are deployed apart: what the template of neither tells. With the name of the stack that has the later record. */
export function recordsOfTwoStacks(stacks: readonly StackOfProxies[]): readonly { readonly found: Finding; readonly stack: string }[] {
  const made = new Set(stacks.flatMap(({ name, made: keys }) => [...keys].map((key) => `${name}:${key}`)));
  const resources = deployedResources(stacks, new Assumptions());
  const records = readRecords(resources);
  const isOfProxy = ({ resource: { key } }: DnsRecord) => made.has(key);
  const means = { resources, zones: new Map(stacks.flatMap(({ zones }) => [...zones])), hasRecord: isOfProxy };
  const pairs = pairsOf(records, stacks, means).filter(isAcross);
  const { acknowledged } = readDeploymentNotes(stacks);
  return pairs.flatMap((pair) => {
    const judged = withAcknowledgements([madeTwice(pair, isOfProxy)], acknowledged);
    return judged.filter((each) => each.acknowledged === undefined).map((found) => ({ found, stack: pair.second.stack }));
  });
}

/** Records of which Route 53 takes one, the later of the two named. Those of which only the deployment tells are not judged. */
export function recordsMadeTwice(
  { records, stacks, resources }: Pick<TemplateRouting, 'records' | 'stacks' | 'resources'>,
  { hasRecord }: Pick<Parts, 'hasRecord'>,
  made: MadeByPlan | undefined,
): readonly Finding[] {
  // Where nobody says what proxies made, it is what leads to their load balancers.
  const balancers = new Set(resources.filter(({ type }) => type === LOAD_BALANCER).map(({ key }) => key));
  const isOfProxy = ({ resource, leadsTo }: DnsRecord) => made?.keys.has(resource.key) ?? balancers.has(leadsTo ?? '');
  const pairs = pairsOf(records, stacks, { resources, zones: made?.zones ?? new Map<string, string>(), hasRecord });
  return pairs.map((pair) => madeTwice(pair, isOfProxy));
}

interface PairMeans {
  readonly resources: readonly DeployedResource[];
  readonly zones: ZoneNames;
  readonly hasRecord: (record: DnsRecord) => boolean;
}

interface RecordOfStack {
  readonly record: DnsRecord;
  /** The stack that holds the nested ones. */
  readonly stack: string;
  readonly zone: ZoneOfRecord;
}

interface Pair {
  readonly first: RecordOfStack;
  readonly second: RecordOfStack;
}

/** Records that exclude one another, of which one at least is somebody's. */
function pairsOf(records: readonly DnsRecord[], stacks: readonly StackTemplate[], { hasRecord, ...means }: PairMeans): readonly Pair[] {
  const places = new Map<string, RecordOfStack[]>();
  for (const record of records) {
    const { name, resource, type } = record;
    const holder = holderOf(resource.stackName, stacks);
    const zone = zoneOf(record, holder, means);
    // Conditions may exclude one another.
    if (name === undefined || type === '' || resource.conditional) continue;
    places.set(name, [...(places.get(name) ?? []), { record, stack: holder?.name ?? '', zone }]);
  }
  return [...places.values()].flatMap((rivals) =>
    rivals.flatMap((second, index) => {
      const isRival = ({ record, zone }: RecordOfStack) =>
        isSameZone(zone, second.zone) && excludeOneAnother(record, second.record) && (hasRecord(record) || hasRecord(second.record));
      const first = rivals.slice(0, index).find(isRival);
      return first === undefined ? [] : [{ first, second }];
    }),
  );
}

function isAcross({ first, second }: Pair): boolean {
  return first.stack !== second.stack;
}

function madeTwice(pair: Pair, isOfProxy: (record: DnsRecord) => boolean): Finding {
  const maker = ({ record, stack }: RecordOfStack): MadeRecord => ({
    type: record.type,
    logicalId: record.resource.logicalId,
    stack,
    isOfProxy: isOfProxy(record),
  });
  const { first, second } = pair;
  const { name = '', zone, resource } = second.record;
  const found = finding('record-made-twice', resource.logicalId, {
    name,
    zone: zone.replace(/\.$/, ''),
    first: maker(first),
    second: maker(second),
  });
  // What another stack has is none of this plan, and whether both are ever deployed nobody here knows.
  return isAcross(pair) ? { ...found, isElsewhere: true } : found;
}

/** The hosted zone of a record. */
interface ZoneOfRecord {
  /** As the record has it; undefined where nobody can tell. */
  readonly said: string | undefined;
  /** Its name, where that is known. */
  readonly name: string | undefined;
  /** Whether that is what the record says: it can where there is one zone of that name only. */
  readonly isNamed: boolean;
}

function zoneOf(record: DnsRecord, holder: StackTemplate | undefined, means: Pick<PairMeans, 'resources' | 'zones'>): ZoneOfRecord {
  const name = nameOfZone(record, means);
  return {
    said: zoneIn(record, holder),
    name: name === undefined ? undefined : `${holder?.environment ?? ''} ${name}`,
    isNamed: typeof record.zoneValue === 'string' && record.zone.includes('.'),
  };
}

function isSameZone(one: ZoneOfRecord, other: ZoneOfRecord): boolean {
  if (one.said !== undefined && one.said === other.said) return true;
  return (one.isNamed || other.isNamed) && one.name !== undefined && one.name === other.name;
}

function nameOfZone({ zone, zoneValue }: DnsRecord, { resources, zones }: Pick<PairMeans, 'resources' | 'zones'>): string | undefined {
  if (zoneValue instanceof Symbolic) return declaredZone(zoneValue, resources)?.zone;
  return zones.get(zone.replace(/^\/hostedzone\//, '')) ?? (zone.includes('.') ? zoneName(zone) : undefined);
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
