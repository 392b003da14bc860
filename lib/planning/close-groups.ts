/** Something with a place among 32-bit numbers, and a size. */
export interface Placed {
  readonly place: number;
  readonly size: number;
}

/** Positions of two, the first in front. */
export type Pair = readonly [number, number];

/**
 * Tells which two of some groups are closest together: their places have most leading bits in common. Not every two are compared:
 * places are the leaves of a tree of bits whose nodes know the smallest group below them, and each group waits in a queue with the one
 * it found there. That one is looked for anew only when it has gone or grown, for nothing that comes later is closer.
 */
export class CloseGroups {
  private readonly sizes: number[];
  private readonly leaves: Leaf[] = [];
  private readonly root: Node;
  private queue: Candidate[] = [];
  private most = 0;

  /** In the order in which, of pairs that are equally close, the first is taken. */
  public constructor(private readonly groups: readonly Placed[]) {
    this.sizes = groups.map(({ size }) => size);
    this.root = this.grow([...groups.keys()], 31, undefined);
  }

  /** Of two that together are no larger than `most`; undefined where there are none. */
  public closest(most: number): Pair | undefined {
    if (most !== this.most) {
      this.most = most;
      this.queue = [];
      for (const index of this.groups.keys()) this.ask(index);
    }
    for (let next = this.queue[0]; next !== undefined; next = this.queue[0]) {
      const { first, second, asking } = next;
      if (this.sizeOf(first) + this.sizeOf(second) <= most) return [first, second];
      takeFirst(this.queue);
      this.ask(asking);
    }
    return undefined;
  }

  /** Puts two together, at the place of the first. */
  public join([first, second]: Pair): void {
    this.resize(first, this.sizeOf(first) + this.sizeOf(second));
    this.resize(second, Infinity);
  }

  private sizeOf(index: number): number {
    return this.sizes[index] ?? Infinity;
  }

  private placeOf(index: number): number {
    return this.groups[index]?.place ?? 0;
  }

  /** Has a group wait with the closest one that it fits together with. */
  private ask(asking: number): void {
    const room = this.most - this.sizeOf(asking);
    const found = room < 0 ? undefined : this.find(this.root, asking, room);
    if (found === undefined) return;
    const distance = (this.placeOf(asking) ^ this.placeOf(found)) >>> 0;
    add(this.queue, { asking, first: Math.min(asking, found), second: Math.max(asking, found), distance });
  }

  /** A side of the tree with the same bit is closer than the other, whatever is in it. */
  private find(node: Node, asking: number, room: number): number | undefined {
    if (node.smallest > room) return undefined;
    if (node.kind === 'fork') {
      const [near, far] = bitOf(this.placeOf(asking), node.bit) === 0 ? node.sides : [node.sides[1], node.sides[0]];
      return this.find(near, asking, room) ?? this.find(far, asking, room);
    }
    return node.groups.find((index) => index !== asking && this.sizeOf(index) <= room);
  }

  private grow(indexes: readonly number[], bit: number, parent: Fork | undefined): Node {
    const smallest = Math.min(...indexes.map((index) => this.sizeOf(index)));
    if (bit < 0 || indexes.length <= 1) {
      const leaf: Leaf = { kind: 'leaf', groups: indexes, parent, smallest };
      for (const index of indexes) this.leaves[index] = leaf;
      return leaf;
    }
    const fork: Fork = { kind: 'fork', bit, sides: [NOBODY, NOBODY], parent, smallest };
    const side = (value: 0 | 1) => {
      const own = indexes.filter((index) => bitOf(this.placeOf(index), bit) === value);
      return this.grow(own, bit - 1, fork);
    };
    fork.sides = [side(0), side(1)];
    return fork;
  }

  private resize(index: number, size: number): void {
    this.sizes[index] = size;
    const leaf = this.leaves[index];
    if (leaf === undefined) return;
    leaf.smallest = Math.min(...leaf.groups.map((each) => this.sizeOf(each)));
    for (let fork = leaf.parent; fork !== undefined; fork = fork.parent) {
      fork.smallest = Math.min(fork.sides[0].smallest, fork.sides[1].smallest);
    }
  }
}

interface Leaf {
  readonly kind: 'leaf';
  /** Those of one place, in their order. */
  readonly groups: readonly number[];
  readonly parent: Fork | undefined;
  smallest: number;
}

interface Fork {
  readonly kind: 'fork';
  readonly bit: number;
  readonly parent: Fork | undefined;
  /** Those whose places have a 0 there, and a 1. */
  sides: readonly [Node, Node];
  smallest: number;
}

type Node = Leaf | Fork;

const NOBODY: Leaf = { kind: 'leaf', groups: [], parent: undefined, smallest: Infinity };

function bitOf(place: number, bit: number): number {
  return (place >>> bit) & 1;
}

interface Candidate {
  readonly first: number;
  readonly second: number;
  readonly asking: number;
  readonly distance: number;
}

function isCloser(one: Candidate, other: Candidate): boolean {
  return (one.distance - other.distance || one.first - other.first || one.second - other.second) < 0;
}

/** The queue is a heap: the closest stands first, and each before the two that follow at twice its position. */
function add(queue: Candidate[], candidate: Candidate): void {
  let at = queue.length;
  queue.push(candidate);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = queue[above];
    if (other === undefined || !isCloser(candidate, other)) break;
    queue[at] = other;
    at = above;
  }
  queue[at] = candidate;
}

function takeFirst(queue: Candidate[]): void {
  const last = queue.pop();
  if (last === undefined || queue.length === 0) return;
  let at = 0;
  for (;;) {
    const [left, right] = [queue[2 * at + 1], queue[2 * at + 2]];
    const isRight = right !== undefined && left !== undefined && isCloser(right, left);
    const below = isRight ? right : left;
    if (below === undefined || !isCloser(below, last)) break;
    queue[at] = below;
    at = 2 * at + (isRight ? 2 : 1);
  }
  queue[at] = last;
}
