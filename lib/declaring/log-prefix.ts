/**
 * What is wrong with the prefix of logs in a bucket.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function logPrefixProblems(prefix: string): readonly ('slash' | 'AWSLogs')[] {
  return [...(/^\/|\/\/|\/$/.test(prefix) ? (['slash'] as const) : []), ...(prefix.includes('AWSLogs') ? (['AWSLogs'] as const) : [])];
}
