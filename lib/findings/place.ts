/** Keys and list positions, from the outside in. */
export type Path = readonly (string | number)[];

/** Whose value it is: the whole proxy, the network made for it, something declared for it, or a resource of a template. */
export type Owner =
  | { readonly kind: 'proxy' | 'perimeter' }
  | {
      readonly kind: 'pool' | 'officeWebApps' | 'furtherService' | 'simpleUrlSet' | 'hostedZone' | 'certificate';
      /** What tells it apart from others of its kind. */
      readonly id: string;
      readonly name: string;
    }
  | {
      readonly kind: 'resource';
      /** Its logical id, or what documents that are imported call it. */
      readonly id: string;
    };

/** Where a value stands, whatever it was written in: a deployment file, the properties of constructs, a template. */
export interface Place {
  readonly owner: Owner;
  /** Within the owner, in the words of its declaration; empty: the owner as a whole. */
  readonly key: Path;
}

/** What people acknowledge a finding by. Of the whole there is one, and certificates have no name. */
export function nameOf({ owner }: Place): string | undefined {
  switch (owner.kind) {
    case 'proxy':
    case 'perimeter':
    case 'certificate':
      return undefined;
    case 'resource':
      return owner.id;
    case 'pool':
    case 'officeWebApps':
    case 'furtherService':
    case 'simpleUrlSet':
    case 'hostedZone':
      return owner.name;
  }
}

/** A resource of a template, by its logical id. */
export function ofResource(id: string): Place {
  return { owner: { kind: 'resource', id }, key: [] };
}
