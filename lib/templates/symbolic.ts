/** A resource, or what it returns, that a template speaks of: known only when it is deployed. */
export interface Reference {
  readonly kind: 'reference';
  /** Key of the resource over all stacks. */
  readonly resource: string;
  /** `Ref`, or the attribute of `Fn::GetAtt`. */
  readonly attribute: string;
}

/** Anything else a template leaves open: a parameter without default, a dynamic reference, a value of another stack. */
export interface Unknown {
  readonly kind: 'unknown';
  /** What it is called in the template, for people and for telling two unknown values apart. */
  readonly expression: string;
}

export type Hole = Reference | Unknown;

/** A text of which parts are known only when the template is deployed. */
export class Symbolic {
  public constructor(public readonly parts: readonly (string | Hole)[]) {}

  /** The same text for the same parts: `<DomainName>`, `dualstack.<LoadBalancer.DNSName>`. */
  public toString(): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : holeText(part))).join('');
  }
}

function holeText(hole: Hole): string {
  if (hole.kind === 'unknown') return `<${hole.expression}>`;
  return `<${hole.attribute === 'Ref' ? hole.resource : `${hole.resource}.${hole.attribute}`}>`;
}

export function unknown(expression: string): Symbolic {
  return new Symbolic([{ kind: 'unknown', expression }]);
}

export function reference(resource: string, attribute: string): Symbolic {
  return new Symbolic([{ kind: 'reference', resource, attribute }]);
}

/** Texts put together; a plain text if all of it is known. */
export function joined(parts: readonly unknown[]): string | Symbolic {
  const flat = parts.flatMap((part) => (part instanceof Symbolic ? part.parts : [text(part)]));
  return flat.every((part) => typeof part === 'string') ? flat.join('') : new Symbolic(flat);
}

function text(value: unknown): string | Hole {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return { kind: 'unknown', expression: JSON.stringify(value) };
}

/** The first resource a value speaks of. */
export function referenceIn(value: unknown): Reference | undefined {
  if (!(value instanceof Symbolic)) return undefined;
  return value.parts.find((part): part is Reference => typeof part !== 'string' && part.kind === 'reference');
}
