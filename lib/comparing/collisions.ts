import { groupedBy } from '../declaring/grouped-by';
import type { Replacement } from './comparison';
import { clash, holdingsOf, type Holding } from './holdings';
import { isRetained, type Update } from './update';

/** What becomes of the resource that has what another is to get. */
export type Fate = 'goes' | 'keeps it' | 'gets another';

/** One resource is to get what another has until CloudFormation comes to it. */
export interface Collision {
  readonly holder: Holding;
  readonly taker: Holding;
  readonly fate: Fate;
  /** Whether it depends on what the templates do not tell: conditions, and properties that replace only with some values. */
  readonly perhaps: boolean;
  /** Whether the holder stays in AWS when it goes from the template. */
  readonly retained: boolean;
  /** Whether resources pass something on in a circle, so that no order helps. */
  readonly inCircle: boolean;
}

type Staying = 'stays' | 'perhaps' | 'goes';

/**
 * CloudFormation creates and updates before it deletes, in an order it chooses.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
export function collisionsOf(update: Update, replaced: ReadonlyMap<string, Replacement>): readonly Collision[] {
  const [before, after] = [update.before, update.after].map(holdingsOf) as [readonly Holding[], readonly Holding[]];
  const held = groupedBy(before, placeOf);
  const keptBy = groupedBy(after, placeOf);
  const staying = (key: string): Staying => {
    const pair = update.resources.get(key);
    if (pair?.before?.type !== pair?.after?.type) return 'goes';
    const replacement = replaced.get(key);
    return replacement === undefined ? 'stays' : replacement.certain ? 'goes' : 'perhaps';
  };
  // What is perhaps replaced because its parent is, is then in the new one, or stays in the old one.
  const followsParent = (key: string, { parent }: Holding) =>
    parent !== undefined && (replaced.get(key)?.because ?? []).every(({ refersTo }) => refersTo === parent) && staying(key) === 'perhaps';
  const found = after.flatMap((taker): readonly Omit<Collision, 'inCircle'>[] => {
    const rivals = (held.get(placeOf(taker)) ?? []).filter((holder) => clash(holder, taker) && !changesType(holder, taker));
    const own = ({ resource: { key } }: Holding) => key === taker.resource.key && (staying(key) === 'stays' || followsParent(key, taker));
    const parent = stayingParent(taker.parent, update, staying);
    if (rivals.some(own) || parent === 'goes') return [];
    return rivals.map((holder) => {
      const { key } = holder.resource;
      const stay = staying(key);
      const kept = (keptBy.get(placeOf(taker)) ?? []).some((other) => other.resource.key === key && clash(other, taker));
      const keeps = kept && key !== taker.resource.key && stay !== 'goes';
      const fate: Fate = keeps ? 'keeps it' : stay === 'stays' ? 'gets another' : 'goes';
      const unsure = parent === 'perhaps' || (stay === 'perhaps' && !keeps);
      return {
        holder,
        taker,
        fate,
        perhaps: unsure || holder.resource.conditional || taker.resource.conditional,
        retained: update.resources.get(key)?.after === undefined && isRetained(update.before, holder.resource, 'DeletionPolicy'),
      };
    });
  });
  const circles = circlesOf(found.filter(({ fate }) => fate === 'gets another'));
  return found.map((each) => ({ ...each, inCircle: each.fate === 'gets another' && isCircle(each, circles) }));
}

/** That a resource cannot become one of another type is told apart. */
function changesType(holder: Holding, taker: Holding): boolean {
  return holder.resource.key === taker.resource.key && holder.resource.type !== taker.resource.type;
}

/** What something is unique within has to be the same before and after: a new listener has no priorities taken. */
function stayingParent(parent: string | undefined, { resources }: Update, staying: (key: string) => Staying): Staying {
  const pair = parent === undefined ? undefined : resources.get(parent);
  if (parent === undefined || pair === undefined) return 'stays';
  return pair.before === undefined || pair.after === undefined ? 'goes' : staying(parent);
}

type Handover = Pick<Collision, 'holder' | 'taker'>;

/** A taker waits for its holder: they are in a circle if the holder waits for the taker too. */
function isCircle({ holder, taker }: Handover, circles: ReadonlyMap<string, number>): boolean {
  const [one, other] = [circles.get(holder.resource.key), circles.get(taker.resource.key)];
  return holder.resource.key === taker.resource.key || (one !== undefined && one === other);
}

/** A number for each resource, the same for those that wait for each other: its strongly connected component, found by two walks. */
function circlesOf(handovers: readonly Handover[]): ReadonlyMap<string, number> {
  const waitsFor = groupedBy(handovers, ({ taker }) => taker.resource.key);
  const isAwaitedBy = groupedBy(handovers, ({ holder }) => holder.resource.key);
  const last = new Set<string>();
  const left: string[] = [];
  for (const start of waitsFor.keys()) {
    const open: { readonly key: string; readonly isLeft: boolean }[] = [{ key: start, isLeft: false }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { key, isLeft } = next;
      if (isLeft) left.push(key);
      if (isLeft || last.has(key)) continue;
      last.add(key);
      open.push({ key, isLeft: true });
      for (const { holder } of waitsFor.get(key) ?? []) open.push({ key: holder.resource.key, isLeft: false });
    }
  }
  const circles = new Map<string, number>();
  for (const [number, start] of left.toReversed().entries()) {
    const open = [start];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (circles.has(key)) continue;
      circles.set(key, number);
      for (const { taker } of isAwaitedBy.get(key) ?? []) open.push(taker.resource.key);
    }
  }
  return circles;
}

function placeOf({ kind, within, value }: Holding): string {
  return `${kind} ${within} ${value}`;
}
