import type { FindingFamily } from '../finding-family';
import { listed } from '../wording';

const ENDPOINTS = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html';

export interface Unreached {
  /** Why nothing leads out of the subnets. */
  readonly reason: 'internal' | 'no route';
  /** Endpoints of the Region that stand in for it. */
  readonly endpoints: readonly string[];
  /** Another Region than this one, where the image lies in Amazon ECR: endpoints lead to no other. */
  readonly imageRegion: string | undefined;
}

/** Of a Region of which nobody knows the name, a placeholder. */
const WITHOUT_ROUTE = {
  internal: 'The load balancer is internal, so the tasks of HAProxy have no public address and reach nothing through an Internet gateway.',
  'no route': 'No route leads from the subnets of the tasks of HAProxy to the Internet.',
} as const;

/** About where the tasks of a HAProxy get their image from, and send their log to. */
export const REGISTRY = {
  'haproxy-endpoints-needed': {
    severity: 'note',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'Nothing leads from the tasks of HAProxy to the Internet, and their image is one of Amazon ECR: VPC endpoints have to be there.',
    source: ENDPOINTS,
    message: ({ reason, endpoints }: Unreached) => [
      WITHOUT_ROUTE[reason],
      `They start where the VPC has the endpoints ${listed(endpoints)} (S3 as a gateway endpoint), which let the tasks in on port 443.`,
      'See that these are there before the first deployment.',
    ],
  },
  'haproxy-registry-abroad': {
    severity: 'note',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'Amazon ECR Public, which the image of HAProxy comes from, is not in the partition of the Region.',
    source: 'https://docs.amazonaws.cn/en_us/aws/latest/userguide/ecr-public.html',
    message: ({ region }: { readonly region: string }) => [
      `The image of HAProxy comes from public.ecr.aws, and Amazon ECR Public is not available in ${region}.`,
      'Whether and how fast a task gets its image from another partition is decided by the network in between, with every task that starts.',
      'Copy the image into a repository of Amazon ECR in this Region, and write that with its digest under haproxy.image.',
    ],
  },
  'haproxy-registry-unreachable': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'Nothing leads from the tasks of HAProxy to the registry of their image and to CloudWatch Logs.',
    source: ENDPOINTS,
    acknowledgeable: true,
    message: ({ reason, endpoints, imageRegion }: Unreached) => [
      WITHOUT_ROUTE[reason],
      imageRegion === undefined
        ? 'They do not get their image, of a registry that no VPC endpoint leads to, and no task starts.'
        : `They do not get their image from ${imageRegion}, as endpoints lead to their own Region alone, and no task starts.`,
      `Either copy the image into a repository of Amazon ECR in this account and Region, write that with its digest under haproxy.image, and give the VPC the endpoints ${listed(endpoints)} (S3 as a gateway endpoint);`,
      'or have the subnets lead to the Internet: by a NAT gateway, or with the scheme internet-facing in public subnets.',
    ],
  },
} as const satisfies FindingFamily;
