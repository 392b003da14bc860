import type { FindingFamily } from '../finding-family';
import { listed, listedFirst } from '../wording';

const SECRETS = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html';
const OTHER_ACCOUNTS = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html';

export type SecretRefused =
  | { readonly kind: 'no ARN of a secret'; readonly arn: string }
  | { readonly kind: 'without its last letters'; readonly arn: string }
  | { readonly kind: 'a part of a secret'; readonly arn: string }
  | { readonly kind: 'another partition'; readonly there: string; readonly region: string };

export type SecretElsewhere =
  | { readonly kind: 'another Region'; readonly there: string; readonly here: string }
  | { readonly kind: 'another account'; readonly there: string; readonly here: string };

const AN_ARN =
  'Write the whole ARN, as "aws secretsmanager describe-secret" shows it, like arn:aws:secretsmanager:eu-west-1:111122223333:secret:edge-AbCdEf.';

/** About certificates that HAProxy shows itself. */
export const SECRETS_OF_HAPROXY = {
  'haproxy-certificate-missing': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'TLS ends in HAProxy, and a name that is published over HTTPS is covered by none of its certificates.',
    source: 'https://docs.haproxy.org/2.6/configuration.html#5.1-crt',
    message: ({ names }: { readonly names: readonly string[] }) => [
      `TLS ends in HAProxy (haproxy.certificates), and none of these certificates covers ${listedFirst(names)}.`,
      'Clients that ask for such a name are refused, or warned of a wrong certificate.',
      'Add it to the names of the certificate that has it (a wildcard stands for one label), or another secret; without haproxy.certificates the load balancer ends TLS, with certificates of ACM.',
    ],
  },
  'haproxy-certificate-twice': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Two certificates of HAProxy are said to cover the same name.',
    source: 'https://docs.haproxy.org/2.6/configuration.html#5.1-crt',
    message: ({ names }: { readonly names: readonly string[] }) => [
      `Another certificate before this one covers ${listedFirst(names)} too.`,
      'HAProxy shows the first of the two, unless one has an RSA key and the other an ECDSA key.',
      'Take the name out of the one that is not meant, or acknowledge this where the keys differ.',
    ],
  },
  'haproxy-secret-from-elsewhere': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The secret with a certificate of HAProxy is in another Region or account.',
    source: OTHER_ACCOUNTS,
    message: (elsewhere: SecretElsewhere) =>
      elsewhere.kind === 'another Region'
        ? [
            `The secret is in ${elsewhere.there}, HAProxy in ${elsewhere.here}.`,
            `Every task that starts asks for it there, and does not start while ${elsewhere.there} or the way to it fails.`,
            `Replicate the secret to ${elsewhere.here}, and write the ARN of the replica.`,
          ]
        : [
            `The secret is in account ${elsewhere.there}, HAProxy in ${elsewhere.here}.`,
            'No task starts unless a policy of the secret lets the role in that starts tasks, and the secret is encrypted with a key of KMS of your own that does as well.',
            'Put the secret into this account, or acknowledge this when both policies are there.',
          ],
  },
  'haproxy-secret-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'secretArn is no ARN of a whole secret, or of another partition.',
    source: SECRETS,
    message: (refused: SecretRefused) => {
      switch (refused.kind) {
        case 'no ARN of a secret':
          return [
            `${JSON.stringify(refused.arn)} is no ARN of a secret of AWS Secrets Manager.`,
            'No task gets its certificate, and none starts.',
            AN_ARN,
          ];
        case 'without its last letters':
          return [
            `${JSON.stringify(refused.arn)} ends before the hyphen and the six letters that AWS Secrets Manager adds to every name.`,
            'The role that starts tasks is given leave to read one secret, by its whole ARN, and would not get this one.',
            AN_ARN,
          ];
        case 'a part of a secret':
          return [
            `${JSON.stringify(refused.arn)} names a key or version within a secret.`,
            'The text of the whole secret is the certificate, and the role that starts tasks is given leave to read that.',
            AN_ARN,
          ];
        case 'another partition':
          return [
            `The secret is in the partition ${refused.there}, and ${refused.region} is in another one.`,
            'Nothing of one partition is let into another: no task starts.',
            'Put the secret into this account and Region.',
          ];
      }
    },
  },
  'haproxy-tls-policy-reduced': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'TLS ends in HAProxy, which takes of a TLS policy of Elastic Load Balancing the versions alone.',
    source: 'https://docs.haproxy.org/2.6/configuration.html#5.1-ssl-min-ver',
    message: ({ policy, versions }: { readonly policy: string; readonly versions: readonly string[] }) => [
      `tlsPolicy is ${policy}, and TLS ends in HAProxy (haproxy.certificates).`,
      `HAProxy takes its versions, TLS ${listed(versions)}; cipher suites are those that its OpenSSL has by default, not those of the policy.`,
      'Where the suites matter, leave out haproxy.certificates: the load balancer then ends TLS, with this policy.',
    ],
  },
} as const satisfies FindingFamily;
