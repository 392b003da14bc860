/** Where the console of a partition is: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html */
const CONSOLES: readonly (readonly [regions: RegExp, host: string])[] = [
  [/^cn-/, 'console.amazonaws.cn'],
  [/^us-gov-/, 'console.amazonaws-us-gov.com'],
];

/** A dashboard in the console of its Region; what is not known may be a token, or what a shell puts in its place. */
export function dashboardUrl(region: string, name: string): string {
  const [, host] = CONSOLES.find(([regions]) => regions.test(region)) ?? ['', 'console.aws.amazon.com'];
  return `https://${host}/cloudwatch/home?region=${region}#dashboards/dashboard/${name}`;
}
