import { finding, type Finding } from '../findings/finding';
import type { Collision } from './collisions';

/** What CloudFormation fails at for certain is an error, the rest a warning. */
export function collisionFindings(collisions: readonly Collision[]): readonly Finding[] {
  return collisions.map(({ holder, taker, fate, perhaps, retained, inCircle }) => {
    const certain = (fate !== 'gets another' || inCircle) && !perhaps;
    return finding(certain ? `${taker.kind}-collision` : 'collision-possible', taker.resource.key, {
      kind: 'held',
      held: taker.held,
      holder: { key: holder.resource.key, logicalId: holder.resource.logicalId },
      taker: taker.resource.key,
      fate,
      isConditional: holder.resource.conditional || taker.resource.conditional,
      perhaps,
      retained,
      inCircle,
    });
  });
}
