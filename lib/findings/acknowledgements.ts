import type { CatalogueEntry, FindingFamily, Law } from './finding-family';
import { ID_PREFIX } from './id-prefix';

/** Why nobody can acknowledge an error, by its law. */
const WHY_HARD: Readonly<Record<Law, string>> = {
  aws: 'AWS would refuse a deployment with it, or never finish it.',
  publishing: 'With it, names could not be published as they are meant to be.',
  lync: 'With it, Lync is not safe or its clients do not work.',
  input: 'Nothing can be made of it.',
};

type UnknownAcknowledgement =
  | { readonly kind: 'no such id'; readonly id: string }
  /** hard: an error that stays one whatever the reason; elsewhere: but for resources that the proxy did not make. */
  | { readonly kind: 'hard' | 'hard but elsewhere'; readonly id: string; readonly law: CatalogueEntry['law'] };

/** About what somebody says of other findings. */
export const ACKNOWLEDGEMENTS = {
  'acknowledgement-unknown': {
    severity: 'error',
    law: 'input',
    foundIn: ['declarations'],
    says: 'An acknowledgement of something that does not exist or cannot be acknowledged.',
    source: 'an id that no finding has hides nothing',
    message: (unknown: UnknownAcknowledgement) => {
      switch (unknown.kind) {
        case 'no such id':
          return [
            `No finding has the id ${JSON.stringify(unknown.id)}.`,
            `Ids begin with ${ID_PREFIX}.`,
            'Copy the id from the message you want to acknowledge.',
          ];
        case 'hard':
          return [`${unknown.id} cannot be acknowledged.`, WHY_HARD[unknown.law], 'Correct what it says and remove the acknowledgement.'];
        case 'hard but elsewhere':
          return [
            `${unknown.id} cannot be acknowledged for everything.`,
            WHY_HARD[unknown.law],
            'Correct what it says. Of a resource that this proxy did not make it may be acknowledged: name its logical id (where).',
          ];
      }
    },
  },
  'acknowledgement-unused': {
    severity: 'note',
    law: 'input',
    foundIn: ['declarations'],
    says: 'An acknowledgement that matches nothing.',
    source: 'the deployment may have been mended since',
    message: ({ id }: { readonly id: string }) => [
      `The acknowledgement of ${id} matches nothing.`,
      'What it was written for may have been mended.',
      'Remove it, or correct its where.',
    ],
  },
  'acknowledgement-without-reason': {
    severity: 'error',
    law: 'input',
    foundIn: ['declarations'],
    says: 'An acknowledgement without a reason.',
    source: 'the reason is what a reviewer reads',
    message: ({ id }: { readonly id: string }) => [
      `The acknowledgement of ${id} has no reason.`,
      'Whoever reads it later must know why the risk was taken.',
      'Write the reason.',
    ],
  },
} as const satisfies FindingFamily;
