/**
 * What is wrong with the prefix of logs in a bucket, or undefined.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function logPrefixProblem(prefix: string): 'slash' | 'AWSLogs' | undefined {
  if (/^\/|\/\/|\/$/.test(prefix)) return 'slash';
  return prefix.includes('AWSLogs') ? 'AWSLogs' : undefined;
}
