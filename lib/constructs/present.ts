type Missing = null | undefined;

/** A value as other languages take it: what is null or undefined is left out, and lists belong to whoever gets them. */
export type Present<T> = T extends readonly (infer E)[] ? Present<E>[] : T extends object ? PresentMembers<T> : T;

type PresentMembers<T> = {
  [K in keyof T as Missing & T[K] extends never ? K : never]: Present<T[K]>;
} & {
  [K in keyof T as Missing & T[K] extends never ? never : K]?: Present<Exclude<T[K], Missing>>;
};

/** A copy, so that nobody changes what it was made of. */
export function present<T>(value: T): Present<T> {
  return copy(value) as Present<T>;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined && member !== null)
      .map(([name, member]) => [name, copy(member)]),
  );
}
