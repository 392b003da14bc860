import { finding, type Finding } from '../findings/finding';
import type { Collision } from './collisions';
import type { HoldingKind } from './holdings';

/** What CloudFormation fails at for certain is an error, the rest a warning. */
export function collisionFindings(collisions: readonly Collision[]): readonly Finding[] {
  return collisions.map((collision) => {
    const { holder, taker, fate, perhaps, inCircle } = collision;
    const [old, young] = [holder.resource.key, taker.resource.key];
    const itself = old === young;
    const certain = (fate !== 'gets another' || inCircle) && !perhaps;
    return finding(
      certain ? `${taker.kind}-collision` : 'collision-possible',
      young,
      itself
        ? `${young} is ${perhaps ? 'perhaps replaced' : 'replaced'} and keeps ${taker.label}.`
        : `${young} is to get ${taker.label}, which ${old} has.`,
      why(collision),
      itself ? CURE_OF_ITSELF[taker.kind] : cure(collision),
    );
  });
}

const CURE_OF_ITSELF: Readonly<Record<HoldingKind, string>> = {
  record: 'Leave what replaces it as it was.',
  priority: 'Leave what replaces it as it was.',
  port: 'Leave what replaces it as it was.',
  name: 'Leave the name out, or give another one in the same update.',
  network: 'Choose another network in the same update.',
  gateway: 'Leave the VPC as it was, or give the gateway another logical id in the same update, so that a new one is attached.',
};

function why({ holder, taker, fate, perhaps, retained, inCircle }: Collision): string {
  const { resource } = holder;
  const [from, to] = [resource.key, taker.resource.key].map(stackOf);
  if (resource.conditional || taker.resource.conditional) return 'If the conditions of both hold, the update fails.';
  if (perhaps) return 'AWS replaces it with some values only; if so, the new one comes before the old one goes, and the update fails.';
  if (retained) return `${resource.key} is retained: it stays in AWS when it goes from the template, and the update fails.`;
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
  gateway: 'attach another gateway',
};

function cure({ holder, taker, fate, retained }: Collision): string {
  const { key, logicalId } = holder.resource;
  if (retained) return `Keep the logical id ${logicalId}, ${CHOOSE[taker.kind]}, or delete by hand what ${key} leaves behind.`;
  const keep = fate === 'goes' ? `Keep the logical id ${logicalId}, ${CHOOSE[taker.kind]}, ` : `${capital(CHOOSE[taker.kind])}, `;
  return `${keep}or deploy twice: first without ${fate === 'goes' ? key : taker.resource.key}, then with ${taker.resource.key}.`;
}

function capital(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
