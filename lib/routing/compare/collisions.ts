import type { Finding } from '../../planning/findings/finding';
import { updateFinding } from './catalogue';
import type { Replacement } from './comparison';
import { clash, holdingsOf, type Holding, type HoldingKind } from './holdings';
import type { Update } from './update';

/** What becomes of the resource that has what another is to get. */
export type Fate = 'goes' | 'keeps it' | 'gets another';

/** One resource is to get what another has until CloudFormation comes to it. */
export interface Collision {
  readonly holder: Holding;
  readonly taker: Holding;
  readonly fate: Fate;
  /** Whether resources pass something on in a circle, so that no order helps. */
  readonly inCircle: boolean;
}

/**
 * CloudFormation creates and updates before it deletes, in an order it chooses.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
export function collisionsOf(update: Update, replaced: ReadonlyMap<string, Replacement>): readonly Collision[] {
  const [before, after] = [update.before, update.after].map(holdingsOf) as [readonly Holding[], readonly Holding[]];
  const held = groupedByPlace(before);
  const keptBy = groupedByPlace(after);
  const stays = (key: string) => {
    const pair = update.resources.get(key);
    return pair?.before?.type === pair?.after?.type && !replaced.has(key);
  };
  const found = after.flatMap((taker): readonly Omit<Collision, 'inCircle'>[] => {
    const rivals = (held.get(placeOf(taker)) ?? []).filter((holder) => clash(holder, taker));
    const own = (holding: Holding) => holding.resource.key === taker.resource.key && stays(taker.resource.key);
    if (rivals.some(own) || !isThere(taker.parent, update, stays)) return [];
    return rivals.map((holder) => {
      const { key } = holder.resource;
      const kept = (keptBy.get(placeOf(taker)) ?? []).some((other) => other.resource.key === key && clash(other, taker));
      return { holder, taker, fate: !stays(key) ? 'goes' : kept ? 'keeps it' : 'gets another' };
    });
  });
  const passedOn = found.filter(({ fate }) => fate === 'gets another');
  return found.map((each) => ({ ...each, inCircle: each.fate === 'gets another' && isCircle(each, passedOn) }));
}

/** What something is unique within has to be the same before and after: a new listener has no priorities taken. */
function isThere(parent: string | undefined, { resources }: Update, stays: (key: string) => boolean): boolean {
  if (parent === undefined) return true;
  const pair = resources.get(parent);
  return pair === undefined || (pair.before !== undefined && pair.after !== undefined && stays(parent));
}

type Handover = Pick<Collision, 'holder' | 'taker'>;

function isCircle({ holder, taker }: Handover, handovers: readonly Handover[]): boolean {
  const seen = new Set<string>();
  const open = [holder.resource.key];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (key === taker.resource.key) return true;
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...handovers.filter((each) => each.taker.resource.key === key).map((each) => each.holder.resource.key));
  }
  return false;
}

function placeOf({ kind, within, value }: Holding): string {
  return `${kind} ${within} ${value}`;
}

function groupedByPlace(holdings: readonly Holding[]): ReadonlyMap<string, readonly Holding[]> {
  const groups = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const group = groups.get(placeOf(holding));
    if (group === undefined) groups.set(placeOf(holding), [holding]);
    else group.push(holding);
  }
  return groups;
}

export function collisionFindings(collisions: readonly Collision[]): readonly Finding[] {
  return collisions.map((collision) => {
    const { holder, taker, fate, inCircle } = collision;
    const [old, young] = [holder.resource.key, taker.resource.key];
    const itself = old === young;
    const certain = (fate !== 'gets another' || inCircle) && !holder.resource.conditional && !taker.resource.conditional;
    return updateFinding(
      certain ? `${taker.kind}-collision` : 'collision-possible',
      young,
      itself ? `${young} is replaced and keeps ${taker.label}.` : `${young} is to get ${taker.label}, which ${old} has.`,
      why(collision),
      itself ? RENAME : cure(collision),
    );
  });
}

const RENAME = 'Leave the name out, or give another one in the same update.';

function why({ holder, taker, fate, inCircle }: Collision): string {
  const { resource } = holder;
  const [from, to] = [resource.key, taker.resource.key].map(stackOf);
  if (holder.resource.conditional || taker.resource.conditional) return 'If the conditions of both hold, the update fails.';
  if (from !== to && fate === 'goes') {
    return `${resource.key} goes with an update of stack ${String(from)}; until then the update of stack ${String(to)} fails.`;
  }
  switch (fate) {
    case 'goes':
      return 'CloudFormation creates the new one before it deletes the old one, and the update fails.';
    case 'keeps it':
      return `${resource.key} keeps it, and the update fails.`;
    case 'gets another':
      return inCircle
        ? 'Both change in one update and neither can go first, so it fails.'
        : `${resource.key} gets another in the same update; it fails if CloudFormation comes to ${taker.resource.key} first.`;
  }
}

/** Nested stacks are updated together with the one that holds them. */
function stackOf(key: string): string {
  return key.slice(0, Math.max(key.indexOf(':'), 0));
}

const CHOOSE: Readonly<Record<HoldingKind, string>> = {
  record: 'leave the record to the resource that has it',
  priority: 'choose a free priority',
  port: 'choose another port',
  name: 'leave the name out',
  network: 'choose another network',
};

function cure({ holder, taker, fate }: Collision): string {
  const keep =
    fate === 'goes' ? `Keep the logical id ${holder.resource.logicalId}, ${CHOOSE[taker.kind]}, ` : `${capital(CHOOSE[taker.kind])}, `;
  return `${keep}or deploy twice: first without ${fate === 'goes' ? holder.resource.key : taker.resource.key}, then with ${taker.resource.key}.`;
}

function capital(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
