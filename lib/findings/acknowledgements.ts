import { LINTER_IDS, type Linter } from '../facts/linter-rules';
import type { CatalogueEntry, FindingFamily, Law } from './finding-family';
import { ID_PREFIX } from './id-prefix';

/** Why nobody can acknowledge an error, by its law. */
const WHY_HARD: Readonly<Record<Law, string>> = {
  aws: 'AWS would refuse a deployment with it, or never finish it.',
  publishing: 'With it, names could not be published as they are meant to be.',
  lync: 'With it, Lync is not safe or its clients do not work.',
  input: 'Nothing can be made of it.',
};

/** Why an id cannot be acknowledged. */
export type UnknownAcknowledgement =
  | { readonly kind: 'no such id'; readonly id: string }
  | { readonly kind: 'malformed'; readonly id: string; readonly linter: Linter }
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
            `Those of linters that are acknowledged here look like ${Object.values(LINTER_IDS).join(', ')}.`,
            'Copy the id from the message you want to acknowledge.',
          ];
        case 'malformed':
          return [
            `No finding of ${unknown.linter} has the id ${JSON.stringify(unknown.id)}.`,
            `Its ids look like ${LINTER_IDS[unknown.linter]}, in these letters; with another one it would go on complaining.`,
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
    message: ({ kind, id }: { readonly kind: 'matches nothing' | 'without its finding'; readonly id: string }) =>
      kind === 'without its finding'
        ? [
            `The acknowledgement of ${id} matches nothing.`,
            'cdk-nag 3 has each finding of this rule acknowledged by itself.',
            `Copy the id with what is in brackets after it, such as ${id}[Resource::*].`,
          ]
        : [
            `The acknowledgement of ${id} matches nothing.`,
            'What it was written for may have been mended.',
            'Remove it, or correct its where.',
          ],
  },
  'acknowledgement-of-no-resource': {
    severity: 'note',
    law: 'input',
    foundIn: ['template'],
    says: "An acknowledgement of a linter's finding that no resource of the template has.",
    source: 'a logical id changes with the path of its construct',
    message: ({ id, where, linter }: { readonly id: string; readonly where: string | null; readonly linter: Linter }) => [
      where === null
        ? `${id} is acknowledged, but the proxy has no resource of a type that it is about.`
        : `${id} is acknowledged at ${where}, but no resource of the proxy that it may be about has that logical id or path.`,
      `Nothing tells ${linter}, which goes on complaining if it does.`,
      where === null ? 'Remove it.' : `Copy the logical id from what ${linter} prints, or leave where out.`,
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
