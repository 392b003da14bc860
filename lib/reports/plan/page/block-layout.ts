import type { PictureBlock } from './picture-blocks';

/** Pixels from the middle of one node to the next. */
export const NAME_PITCH = 46;
export const NODE_PITCH = 66;

export interface BlockLayout {
  readonly height: number;
  /** Middle of each node, from the top. */
  readonly middles: ReadonlyMap<string, number>;
}

/** Names evenly; rules and ends at the middle of what leads to them, as far as there is room. The page's script does the same. */
export function blockLayout({ names, rules, ends, edges }: PictureBlock): BlockLayout {
  const height = Math.max(names.length * NAME_PITCH, NODE_PITCH * Math.max(rules.length, ends.length, 1));
  const middles = new Map(names.map(({ id }, index) => [id, ((index + 0.5) * height) / names.length]));
  for (const column of [rules, ends]) {
    const wanted = column.map(({ id }) => {
      const sources = edges.filter(({ to }) => to === id).flatMap(({ from }) => middles.get(from) ?? []);
      return { id, at: sources.reduce((sum, each) => sum + each, 0) / Math.max(sources.length, 1) };
    });
    wanted.sort((a, b) => a.at - b.at);
    let room = NODE_PITCH / 2;
    const down = wanted.map(({ id, at }) => {
      const middle = Math.max(at, room);
      room = middle + NODE_PITCH;
      return { id, middle };
    });
    let floor = height - NODE_PITCH / 2;
    for (const { id, middle } of down.reverse()) {
      middles.set(id, Math.min(middle, floor));
      floor = Math.min(middle, floor) - NODE_PITCH;
    }
  }
  return { height, middles };
}
