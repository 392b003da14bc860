import type { Prober } from '../verification/observation';
import { dial } from './dialler';
import { probeDns } from './dns-probe';
import { failureText, isSilence } from './failure-text';
import { probeHandshakes } from './handshakes-probe';
import { probeHello } from './hello-probe';
import { probeHttp, type HttpSettings } from './http-probe';
import { probeIdle } from './idle-probe';
import { probeTls } from './tls-probe';

export interface ProberSettings extends HttpSettings {
  /** Address of the name server to ask; undefined: the system's. */
  readonly resolver: string | undefined;
}

/** Probes over sockets of its own. */
export function networkProber(settings: ProberSettings): Prober {
  return {
    dns: ({ name }) => probeDns(name, settings.resolver),
    tcp: async ({ name, port }) => {
      try {
        (await dial(settings.dialler, name, port, settings.milliseconds)).destroy();
        return {};
      } catch (error) {
        return { failure: failureText(error), ...(isSilence(error) ? { isLate: true } : {}) };
      }
    },
    tls: (probe) => probeTls(probe, settings),
    hello: (probe) => probeHello(probe, settings),
    http: (probe) => probeHttp(probe, settings),
    handshakes: (probe) => probeHandshakes(probe, settings),
    idle: (probe) => probeIdle(probe, settings),
  };
}
