import type { Fleet } from './described';
import { localHeader, proxyHeader } from './proxy-header';
import { answerTo, statusOf } from './raw';

/** Of the load balancer itself, at an address of its own. */
const CHECKER = { source: '10.80.0.17', sourcePort: 40_001, destination: '10.80.0.99', destinationPort: 443 };

/** Whether the load balancer is answered as it wants, and nobody who does not say for whom they come. */
export async function healthAnswers({ health, passages }: Fleet): Promise<{ readonly isRight: boolean; readonly inWords: string }> {
  const check = `GET ${health.path} HTTP/1.1\r\nHost: 192.0.2.1:${health.port}\r\nUser-Agent: ELB-HealthChecker/2.0\r\nConnection: close\r\n\r\n`;
  const status = async (port: number, ...before: readonly Buffer[]) => statusOf(await answerTo(port, ...before, check));
  const local = await status(health.port, localHeader());
  const proxied = await status(health.port, proxyHeader(CHECKER));
  const silent = await Promise.all([health.port, ...passages.map(({ container }) => container)].map((port) => status(port)));
  return {
    isRight: local === health.status && proxied === health.status && silent.every((each) => each === 'no answer'),
    inWords: `a check is answered ${local} as LOCAL and ${proxied} as PROXY; without a header there is ${[...new Set(silent)].join()}`,
  };
}
