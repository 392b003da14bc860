import type { FindingFamily } from './catalogue';

/** About what somebody says of other findings. */
export const ACKNOWLEDGEMENTS = {
  'acknowledgement-unknown': {
    severity: 'error',
    law: 'input',
    foundIn: ['declarations'],
    says: 'An acknowledgement of something that does not exist or cannot be acknowledged.',
    source: 'an id that no finding has hides nothing',
  },
  'acknowledgement-unused': {
    severity: 'note',
    law: 'input',
    foundIn: ['declarations'],
    says: 'An acknowledgement that matches nothing.',
    source: 'the deployment may have been mended since',
  },
  'acknowledgement-without-reason': {
    severity: 'error',
    law: 'input',
    foundIn: ['declarations'],
    says: 'An acknowledgement without a reason.',
    source: 'the reason is what a reviewer reads',
  },
} as const satisfies FindingFamily;
