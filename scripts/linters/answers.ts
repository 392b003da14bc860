/** What answers findings of linters about the examples, and whether they are right. */
export interface Answer {
  /** Of each linter that says it. */
  readonly rules: readonly RegExp[];
  readonly isTrue: boolean;
  readonly because: string;
  /** Keys of the deployment file as YAML, or the reason of an acknowledgement. */
  readonly line: { readonly keys: string } | { readonly reason: string };
  /** Examples whose file allows no such keys, and the reason to acknowledge it with there. */
  readonly otherwise?: { readonly examples: readonly string[]; readonly reason: string };
}

const BUCKET_ELSEWHERE = { keys: 'accessLogs: s3://contoso-central-logs/lync' };

/** In the order in which the rules are explained; the first that matches answers. */
export const ANSWERS: readonly Answer[] = [
  {
    rules: [/^AwsSolutions-EC23$/],
    isTrue: true,
    because: 'Phones and guests connect from anywhere, to the published ports alone.',
    line: { keys: 'network: { allowedSources: [203.0.113.0/24] }' },
  },
  {
    rules: [/^CKV_AWS_260$/],
    isTrue: true,
    because: 'Port 80 redirects to HTTPS what people type without a scheme, and answers autodiscover where a name is on no certificate.',
    line: { keys: 'http: none' },
    otherwise: { examples: ['adatum'], reason: 'Autodiscover over HTTP' },
  },
  {
    rules: [/-ELBv2ACMCertificateRequired$/],
    isTrue: false,
    because:
      'The listener on port 80 redirects to HTTPS, where the certificates are; a load balancer in front of HAProxy hands port 80 through to it for the same.',
    line: { keys: 'http: none' },
    otherwise: { examples: ['adatum'], reason: 'Autodiscover over HTTP' },
  },
  {
    rules: [/^CKV_AWS_103$/],
    isTrue: true,
    because: 'Lync 2013 on phones negotiates TLS 1.0 at most. Without it among the `clients` the policy begins with 1.2.',
    line: { reason: 'Phones with Lync 2013 know no TLS 1.2' },
  },
  {
    rules: [/^CKV_AWS_131$/, /-ALBHttpDropInvalidHeaderEnabled$/],
    isTrue: true,
    because: 'Headers that break the rules go on to IIS, which judges them itself. That no client of Lync sends any is UNVERIFIED live.',
    line: { reason: 'IIS judges headers itself' },
  },
  {
    rules: [/-ALBWAFEnabled$/],
    isTrue: true,
    because: 'None is made: a web ACL of your own is associated with the load balancer by its ARN.',
    line: { reason: 'Firewall Manager associates a web ACL' },
  },
  {
    rules: [/^AwsSolutions-VPC7$/, /-VPCFlowLogsEnabled$/],
    isTrue: true,
    because: 'Access logs of the load balancer tell who asked for what; flow logs tell the rest, and cost by the gigabyte.',
    line: { keys: 'network: { flowLogs: create }' },
  },
  {
    rules: [/-VPCDefaultSecurityGroupClosed$/],
    isTrue: true,
    because: 'The default security group of the VPC is as AWS makes it, and nothing is in it. CloudFormation cannot empty it.',
    line: { reason: 'Nothing is in the default security group' },
  },
  {
    rules: [/-VPCNoUnrestrictedRouteToIGW$/],
    isTrue: true,
    because: 'A perimeter network leads to the Internet: answers to clients take this route.',
    line: { reason: 'Clients are on the Internet' },
  },
  {
    rules: [/^CKV_AWS_18$/, /^AwsSolutions-S1$/, /-S3BucketLoggingEnabled$/],
    isTrue: true,
    because: 'It is the bucket of the access logs itself, read by people alone. One of your own may log who reads it.',
    line: BUCKET_ELSEWHERE,
  },
  {
    rules: [/^CKV_AWS_21$/, /-S3BucketVersioningEnabled$/],
    isTrue: true,
    because:
      'Elastic Load Balancing writes each file of a log once, under a name of its own. A bucket with the object form keeps versions.',
    line: { keys: 'accessLogs: { bucket: create, retentionDays: 90 }' },
  },
  {
    rules: [/-S3BucketReplicationEnabled$/],
    isTrue: true,
    because: 'Logs are in one Region. One of your own may be replicated.',
    line: BUCKET_ELSEWHERE,
  },
  {
    rules: [/-S3DefaultEncryptionKMS$/],
    isTrue: true,
    because: 'An Application Load Balancer writes its logs to a bucket with keys of Amazon S3 (SSE-S3) and to no other.',
    line: { reason: 'Access logs need SSE-S3' },
  },
  {
    rules: [/^CKV_AWS_91$/, /^AwsSolutions-ELB2$/, /-ELBLoggingEnabled$/],
    isTrue: true,
    because: 'Requests are in the log of HAProxy, with the names, paths and pools that no log of a Network Load Balancer has.',
    line: { reason: 'HAProxy logs the requests' },
  },
  {
    rules: [/^CKV_AWS_158$/, /-CloudWatchLogGroupEncrypted$/],
    isTrue: false,
    because: 'CloudWatch Logs encrypts every log group; what is missing is a key of your own.',
    line: { reason: 'Encrypted by CloudWatch Logs' },
  },
  {
    rules: [/^CKV_AWS_65$/, /^AwsSolutions-ECS4$/],
    isTrue: true,
    because: 'Container Insights costs by the metric; the setting of the account counts.',
    line: { reason: 'The setting of the account counts' },
  },
  {
    rules: [/^AwsSolutions-ECS2$/],
    isTrue: false,
    because:
      'The variable holds the packed configuration, which is no secret, so that `plan`, `route` and `compare` read what is deployed.',
    line: { reason: 'The variable holds no secret' },
  },
  {
    rules: [/-IAMNoInlinePolicy$/],
    isTrue: true,
    because: 'What the role may do goes with the role, and nobody else can be given it.',
    line: { reason: 'The policy belongs to one role' },
  },
  {
    rules: [/^AwsSolutions-IAM5\[/],
    isTrue: true,
    because: '`ecr:GetAuthorizationToken` knows no resource but `*`; what may be pulled is that repository alone.',
    line: { reason: 'ecr:GetAuthorizationToken knows no resource' },
  },
  {
    rules: [/^I1022$/],
    isTrue: true,
    because: 'CDK writes joined texts with `Fn::Join`. Only `--include-checks I` asks for this.',
    line: { reason: 'CDK writes Fn::Join' },
  },
];

/** What answers a rule for one of the examples. */
export function answerTo(rule: string, example: string): { readonly answer: Answer; readonly line: Answer['line'] } | undefined {
  const answer = ANSWERS.find(({ rules }) => rules.some((each) => each.test(rule)));
  if (answer === undefined) return undefined;
  const { otherwise, line } = answer;
  return { answer, line: otherwise?.examples.includes(example) === true ? { reason: otherwise.reason } : line };
}

/** As it stands in a deployment file. */
export function lineText(rule: string, line: Answer['line']): string {
  if ('keys' in line) return line.keys;
  return `acknowledge: [{ id: ${/[[\]*]/.test(rule) ? `'${rule}'` : rule}, reason: ${line.reason} }]`;
}
