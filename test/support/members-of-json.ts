/** How members of a struct are called in JSON, where that name is no good in some language, by the name in JSON. */
export type Renamed = Readonly<Record<string, string>>;

/** What JSON says, as structs say it: without null, lists of the same, under their own names. */
export function membersOfJson(value: unknown, renamed: Renamed = {}): unknown {
  if (Array.isArray(value)) return value.map((each) => membersOfJson(each, renamed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [renamed[name] ?? name, membersOfJson(member, renamed)]),
  );
}

/** The public members of an object, as any language sees them. */
export function publicMembers(value: object, hidden: readonly string[]): unknown {
  const shown = Object.entries(value).filter(([name, member]) => member !== undefined && !hidden.includes(name));
  return JSON.parse(JSON.stringify(Object.fromEntries(shown))) as unknown;
}
