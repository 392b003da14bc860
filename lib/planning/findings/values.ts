import { healthCheckPathProblem, matcherProblem } from '../health-check-matcher';
import { parseCidr } from '../ip-networks';
import { ACM } from '../limits';
import type { CheckInput } from './check-input';
import { finding, type Finding } from './finding';

/** Values that a deployment file cannot have, but the props of a construct can. */
export function valueFindings(input: CheckInput): readonly Finding[] {
  return [...healthChecks(input), ...ports(input), ...networks(input), ...certificateSize(input)];
}

function healthChecks({ proxy }: CheckInput): readonly Finding[] {
  return [...proxy.pools, ...proxy.officeWebApps].flatMap(({ name, healthCheck: { path, matcher } }) => {
    const problems = [
      { text: path, problem: healthCheckPathProblem(path), like: '/Autodiscover/AutodiscoverService.svc/root' },
      { text: matcher, problem: matcherProblem(matcher), like: '200 or 200-401' },
    ];
    return problems.flatMap(({ text, problem, like }) =>
      problem === undefined
        ? []
        : finding(
            'health-check-malformed',
            name,
            `The health check's ${JSON.stringify(text)} ${problem}.`,
            'ELB refuses it.',
            `Write one like ${like}.`,
          ),
    );
  });
}

function ports({ proxy }: CheckInput): readonly Finding[] {
  const used = [
    ...proxy.pools.flatMap(({ name, listeningPorts: listening, publishedPorts: published }) =>
      [listening.https, listening.http, published.https, published.http].map((port) => ({ name, port })),
    ),
    ...proxy.officeWebApps.map(({ name, port }) => ({ name, port })),
  ];
  return used
    .filter(({ port }) => !Number.isInteger(port) || port < 1 || port > 65_535)
    .map(({ name, port }) =>
      finding(
        'port-out-of-range',
        name,
        `${port} is no port.`,
        'Neither a listener nor a target group takes it.',
        'Write a whole number from 1 to 65535.',
      ),
    );
}

function networks({ proxy }: CheckInput): readonly Finding[] {
  return [...(proxy.allowedSources ?? []), ...proxy.corporateNetworks, ...proxy.poolNetworks]
    .filter((network) => parseCidr(network) === undefined)
    .map((network) =>
      finding(
        'network-malformed',
        undefined,
        `${JSON.stringify(network)} is no address block.`,
        'A security group refuses it.',
        'Write one like 203.0.113.0/24, or 203.0.113.5/32 for one address.',
      ),
    );
}

function certificateSize({ proxy: { namesPerCertificate } }: CheckInput): readonly Finding[] {
  const most = ACM.mostNamesPerCertificate;
  if (Number.isInteger(namesPerCertificate) && namesPerCertificate >= 1 && namesPerCertificate <= most) return [];
  return [
    finding(
      'names-per-certificate-out-of-range',
      undefined,
      `namesPerCertificate is ${namesPerCertificate}.`,
      `ACM puts 10 names on a certificate, up to ${most} on request.`,
      `Write a whole number from 1 to ${most}.`,
    ),
  ];
}
