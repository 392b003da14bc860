import type { FindingFamily } from '../finding-family';

/** About values of which the configuration is made that the task definition of a HAProxy on AWS holds. */
export const PACKED_VALUES = {
  'haproxy-authority-refused': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'An entry of serverAuthorities is no list of certificates in PEM, or holds a private key.',
    source: 'https://docs.haproxy.org/2.6/configuration.html#5.2-ca-file',
    message: ({ entry, problem }: { readonly entry: string; readonly problem: string }) => [
      `${entry} ${problem}`,
      'HAProxy verifies the servers by these certificates: it does not start with a text that is none, and what stands in it everybody reads who may read the task definition.',
    ],
  },
  'haproxy-server-name-malformed': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'certificateName is no name that a certificate of a server has.',
    source: 'https://docs.haproxy.org/2.6/configuration.html#5.2-verifyhost',
    message: ({ owner, written }: { readonly owner: string; readonly written: string }) => [
      `${JSON.stringify(written)}, the certificateName of ${owner}, is no DNS name.`,
      'HAProxy asks the servers for the certificate of that name, and takes no other: it would take none, and answer with 503.',
      'Write a name that their certificate has, without a wildcard, like pool01.contoso.local, or leave certificateName out: it is then the name clients use.',
    ],
  },
  'haproxy-value-unresolved': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A value that the configuration of HAProxy is made of is known only to the deployment.',
    source: 'the configuration is packed into the task definition at synthesis',
    message: ({ what, instead }: { readonly what: string; readonly instead: string }) => [
      `Only the deployment knows ${what} (a CDK token).`,
      'The configuration of HAProxy is packed at synthesis, and what is packed no deployment fills in.',
      instead,
    ],
  },
} as const satisfies FindingFamily;
