import type { Check, CheckOptions } from './check';
import { addressSpaceChecks } from './checks/address-space-checks';
import { autodiscoverChecks } from './checks/autodiscover-checks';
import { certificateChecks } from './checks/certificate-checks';
import { dnsChecks } from './checks/dns-checks';
import { exposureChecks } from './checks/exposure-checks';
import { furtherServiceChecks } from './checks/further-service-checks';
import { idleChecks } from './checks/idle-checks';
import { negotiationChecks } from './checks/negotiation-checks';
import { officeWebAppsChecks } from './checks/office-web-apps-checks';
import { plainHttpChecks } from './checks/plain-http-checks';
import { sharedConnectionChecks } from './checks/shared-connection-checks';
import { simpleUrlChecks } from './checks/simple-url-checks';
import { tlsChecks } from './checks/tls-checks';
import { webServicesChecks } from './checks/web-services-checks';
import type { NameExpectation } from './name-expectation';

/** Every check of names that are published together, in the order of the report. */
export function checksForAll(expectations: readonly NameExpectation[], options: CheckOptions): readonly Check[] {
  return expectations.flatMap((each) => checksFor(each, options, expectations));
}

/** Every check of a name, beside others that are published together with it. */
export function checksFor(
  expectation: NameExpectation,
  options: CheckOptions,
  together: readonly NameExpectation[] = [expectation],
): readonly Check[] {
  return [
    ...(options.dns ? [...dnsChecks(expectation), ...addressSpaceChecks(expectation, together)] : []),
    ...tlsChecks(expectation, options),
    ...negotiationChecks(expectation),
    ...certificateChecks(expectation, options),
    ...plainHttpChecks(expectation, options),
    ...autodiscoverChecks(expectation),
    ...webServicesChecks(expectation),
    ...simpleUrlChecks(expectation),
    ...officeWebAppsChecks(expectation),
    ...furtherServiceChecks(expectation),
    ...exposureChecks(expectation),
    ...sharedConnectionChecks(expectation),
    ...(options.patience === undefined ? [] : idleChecks(expectation, options.patience, options.pollPath)),
  ];
}
