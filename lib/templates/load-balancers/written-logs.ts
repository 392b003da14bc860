import { LOG_KINDS, type LogKind } from '../../facts/load-balancer-logs';
import type { LoadBalancer } from './load-balancer';
import { text, valueOf } from './properties';

/** A log that a load balancer is told to write to a bucket. */
export interface WrittenLog {
  readonly kind: LogKind;
  /** As the template has it. */
  readonly bucket: unknown;
  readonly prefix: unknown;
}

/** Those that are switched on for certain. */
export function writtenLogs({ resource }: Pick<LoadBalancer, 'resource'>): readonly WrittenLog[] {
  const attributes = resource?.properties['LoadBalancerAttributes'];
  return LOG_KINDS.filter((kind) => text(valueOf(attributes, `${kind}.s3.enabled`)) === 'true').map((kind) => ({
    kind,
    bucket: valueOf(attributes, `${kind}.s3.bucket`),
    prefix: valueOf(attributes, `${kind}.s3.prefix`),
  }));
}
