import type { Duration } from 'aws-cdk-lib/core';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

/** What only HAProxy asks for. */
export interface HaproxyOptions {
  /**
   * Repository and digest of the image. An image of another registry than Amazon ECR Public must have a POSIX shell, `base64`,
   * `gzip` and `tar`, and run as another user than root.
   *
   * @default - the official image of a release with long-term support
   * @see https://gallery.ecr.aws/docker/library/haproxy
   */
  readonly image?: string;

  /**
   * How many tasks there are, and how large they are.
   *
   * @default - two to ten of half a processor and 1 GiB
   */
  readonly tasks?: HaproxyTasks;

  /**
   * Contents in PEM of who issued the certificates of the servers: one text may hold several.
   *
   * @default - nothing is verified, and a warning says so
   */
  readonly serverAuthorities?: string[];

  /**
   * Allocation ids of Elastic IP addresses for its load balancer, one for each subnet.
   *
   * @default - addresses of Elastic Load Balancing
   */
  readonly fixedAddresses?: string[];

  /**
   * How long a task that is to go still has for its clients, up to an hour.
   *
   * @default - as long as a connection may be silent, `idleTimeout`
   */
  readonly deregistrationDelay?: Duration;

  /**
   * Certificates where TLS is to end in HAProxy, the one for clients that name no host first.
   *
   * @default - TLS ends at the load balancer, with certificates of ACM
   */
  readonly certificates?: HaproxySecret[];

  /**
   * Text that is appended to the configuration: sections of its own, which name nothing that is published here.
   *
   * @default - none
   */
  readonly furtherConfiguration?: string;
}

/** How many tasks there are, and how large they are. */
export interface HaproxyTasks {
  /**
   * How many there are at least.
   *
   * @default 2
   */
  readonly minimum?: number;

  /**
   * How many there are at most.
   *
   * @default - 10, or `minimum` if that is more
   */
  readonly maximum?: number;

  /**
   * What one has of a processor, in 1/1024: 256, 512, 1024, 2048, 4096, 8192 or 16384.
   *
   * @default 512
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
   */
  readonly cpu?: number;

  /**
   * What one has of memory, in MiB, as far as Fargate has it for that processor.
   *
   * @default - twice as many as `cpu`, at least 1024
   */
  readonly memoryMiB?: number;
}

/** A certificate whose text is a secret. */
export interface HaproxySecret {
  /**
   * Its text is PEM: the certificate, those of its issuers in order, and the private key without a passphrase. One that is
   * encrypted with a key of KMS of your own needs a grant for the role that starts tasks.
   */
  readonly secret: secretsmanager.ISecret;

  /** Every name it covers; a wildcard stands for one label. */
  readonly names: string[];
}
