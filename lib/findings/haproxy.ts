import type { FindingFamily } from './finding-family';
import { PACKED_VALUES } from './haproxy/packed-values';
import { REGISTRY } from './haproxy/registry';
import { SECRETS_OF_HAPROXY } from './haproxy/secrets';
import { TASKS } from './haproxy/tasks';
import { listed } from './wording';

const CONFIGURATION = 'https://docs.haproxy.org/2.6/configuration.html';

/** What a file that is appended to the configuration may not have. */
export type FurtherConfigurationProblem =
  | { readonly kind: 'no section'; readonly line: number; readonly word: string }
  | { readonly kind: 'section of the plan'; readonly line: number; readonly section: string }
  | { readonly kind: 'published name'; readonly line: number; readonly name: string }
  | { readonly kind: 'published port'; readonly line: number; readonly port: number }
  | { readonly kind: 'cut off'; readonly line: number };

/** About what is written for a HAProxy, and what one on AWS runs on. */
export const HAPROXY = {
  ...PACKED_VALUES,
  ...REGISTRY,
  ...SECRETS_OF_HAPROXY,
  ...TASKS,
  'haproxy-further-configuration-refused': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations', 'haproxy'],
    says: 'The further configuration of a HAProxy begins within a section, or touches names and ports of the plan.',
    source: CONFIGURATION,
    message: (problem: FurtherConfigurationProblem & { readonly file: string }) => {
      const place = `Line ${problem.line} of ${problem.file}`;
      switch (problem.kind) {
        case 'no section':
          return [
            `${place} begins with ${JSON.stringify(problem.word)}, which begins no section.`,
            'It is appended, so the line would belong to the section that stands before it.',
            'Begin the file with a section, like frontend or backend.',
          ];
        case 'section of the plan':
          return [
            `${place} names ${problem.section}, a section that is written from the deployment file.`,
            'What stands there is decided by the deployment file alone, so that its plan stays true.',
            'Give the section another name.',
          ];
        case 'published name':
          return [
            `${place} has ${problem.name}, which the deployment file publishes.`,
            'Who answers it is decided there alone, so that its plan stays true.',
            'Remove the name here, or take it out of the deployment file.',
          ];
        case 'published port':
          return [
            `${place} listens on port ${problem.port}, on which the published names are answered.`,
            'HAProxy takes both, and the system then deals out connections between the two.',
            'Write another port, or the address of another interface with it.',
          ];
        case 'cut off':
          return [
            `${place} ends within quotation marks.`,
            'HAProxy refuses a file with such a line.',
            'Close them, or write \\ before them.',
          ];
      }
    },
  },
  'haproxy-servers-unverified': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations', 'haproxy'],
    says: 'Nobody says which authorities issued the certificates of the servers, so nothing is verified towards them.',
    source: `${CONFIGURATION}#5.2-verify`,
    message: () => [
      'HAProxy verifies no certificate of the servers.',
      'Whoever gets between it and them can read and change everything, passwords included.',
      'Write haproxy.serverAuthorities with the PEM files of the authorities that issued the certificates of IIS.',
    ],
  },
  'haproxy-servers-without-address': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations', 'haproxy'],
    says: 'A pool of EC2 instances: their ids are no addresses, and HAProxy connects to addresses.',
    source: `${CONFIGURATION}#4.2-server`,
    message: ({ owner, instances }: { readonly owner: string; readonly instances: readonly string[] }) => [
      `The servers of ${owner} are instances: ${listed(instances)}.`,
      'HAProxy connects to addresses, and an id is none.',
      'Write their private IPv4 addresses in servers.',
    ],
  },
} as const satisfies FindingFamily;
