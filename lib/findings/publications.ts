import type { FindingFamily } from './finding-family';
import { listed, listedFirst } from './wording';

/** A public name that the resources of a template answer otherwise than its notes say. */
export interface Contradiction {
  readonly names: readonly string[];
  readonly scheme: 'https' | 'http';
  readonly port: number;
  /** Who declares the names, as the deployment calls it. */
  readonly ownerName: string;
  /** Who was to answer, and on which port of the servers. */
  readonly pools: readonly string[];
  readonly listening: number | undefined;
  /** Logical id of the load balancer. */
  readonly frontEnd: string;
  readonly instead:
    | { readonly kind: 'no such front end' | 'nothing listens' | 'not forwarded' }
    | { readonly kind: 'forwarded'; readonly pools: readonly string[]; readonly ports: readonly number[] }
    | { readonly kind: 'record leads elsewhere'; readonly to: readonly string[] };
}

/** About what a template's notes say of its public names. */
export const PUBLICATIONS = {
  'publication-contradicted': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'The resources of a template answer a public name otherwise than its notes say.',
    source: 'the notes are written from what was declared; reports go by the resources',
    message: (contradiction: Contradiction) => {
      const { names, scheme, port, ownerName, pools, listening, frontEnd } = contradiction;
      const servers = listening === undefined ? '' : ` (port ${listening} of its servers)`;
      return [
        `${listedFirst(names)}: the notes of this template say that ${listed(pools)}${servers} answers ${scheme} on port ${port} behind ${frontEnd}, as declared by ${ownerName}.`,
        `Its resources say otherwise: ${insteadText(contradiction)}.`,
        'Clients get what the resources do, and so every report says that; what was declared is not deployed.',
        'Change the declaration and synthesize again, or undo what changed the resources.',
      ];
    },
  },
} as const satisfies FindingFamily;

function insteadText({ instead, frontEnd, port, names }: Contradiction): string {
  const them = names.length === 1 ? 'it' : 'them';
  switch (instead.kind) {
    case 'no such front end':
      return `there is no load balancer ${frontEnd}`;
    case 'nothing listens':
      return `${frontEnd} has no listener for that on port ${port}`;
    case 'not forwarded':
      return `no rule forwards ${them} to any target group`;
    case 'forwarded': {
      const { pools, ports } = instead;
      const whose = pools.length === 0 ? 'a target group without the tag of a pool' : `the target group of ${listed(pools)}`;
      return `${whose}${ports.length === 0 ? '' : ` on port ${listed(ports.map(String))}`} answers ${them}`;
    }
    case 'record leads elsewhere':
      return `the record leads to ${listed(instead.to)}`;
  }
}
