import type { OfficeWebAppsDeclaration } from './declarations';
import { DEFAULT_PORTS } from '../facts/default-ports';
import { WOPI_DISCOVERY } from './guessed-purpose';
import { canonicalHost } from './host-name';
import { HEALTHY, type SaidHealthCheck } from './declare-pool';

/** An Office Web Apps farm as somebody described it, in a deployment file or as a construct. */
export interface SaidFarm extends Omit<OfficeWebAppsDeclaration, 'is' | 'port' | 'healthCheck'> {
  readonly port: number | undefined;
  readonly healthCheck: SaidHealthCheck;
}

/** The farm with all that goes without saying, its host in lower case. */
export function declareFarm(said: SaidFarm): OfficeWebAppsDeclaration {
  return {
    ...said,
    is: 'officeWebApps',
    host: canonicalHost(said.host),
    port: said.port ?? DEFAULT_PORTS.https,
    // The farm has no monitor port of its own.
    healthCheck: { isChosen: true, path: said.healthCheck.path ?? WOPI_DISCOVERY, matcher: said.healthCheck.matcher ?? HEALTHY },
  };
}
