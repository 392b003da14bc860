import type { FindingFamily } from './finding-family';
import { listed } from './wording';

/** An id that the examples show. */
export interface ExampleId {
  readonly id: string;
  /** What it is, and the command that lists one's own. */
  readonly what: string;
  readonly whereToFind: string;
}

/** About the ids of what is there already. */
export const IDS = {
  'id-blank': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The id of something that is there already is an empty text.',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html',
    message: ({ what }: { readonly what: string }) => [
      `The ${what} has an empty text for an id.`,
      'Nothing has such an id, and the deployment fails.',
      'Write the id; perhaps a variable it is read from is not set. Leave the property out if there is none.',
    ],
  },
  'id-of-an-example': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['declarations'],
    says: "Constructs have ids that the library's examples show, and nobody's account has.",
    source: 'the examples and docs of this library',
    message: ({ examples }: { readonly examples: readonly ExampleId[] }) => [
      `${listed(examples.map(({ id }) => id))} ${examples.length === 1 ? 'is an id' : 'are ids'} that the examples of this library show, and not filled in yet.`,
      "Nobody's account has them, and the deployment fails.",
      `Write ${examples.length === 1 ? 'the id' : 'the ids'} of your own: ${listed([...new Set(examples.map(({ what, whereToFind }) => `${what} (${whereToFind})`))])}.`,
    ],
  },
} as const satisfies FindingFamily;
