import { FINDINGS_OF_ALARMS } from './findings-of-alarms';
import { FINDINGS_OF_CLIENTS } from './findings-of-clients';
import { FINDINGS_OF_FRONT_ENDS } from './findings-of-front-ends';
import { FINDINGS_OF_HAPROXY } from './findings-of-haproxy';
import { FINDINGS_OF_IDS } from './findings-of-ids';
import { FINDINGS_OF_LIMITS } from './findings-of-limits';
import { FINDINGS_OF_LOAD_BALANCERS } from './findings-of-load-balancers';
import { FINDINGS_OF_NAMES, type FindingExample } from './findings-of-names';
import { FINDINGS_OF_NETWORKS } from './findings-of-networks';
import { FINDINGS_OF_POOLS } from './findings-of-pools';
import { FINDINGS_OF_SIMPLE_URLS } from './findings-of-simple-urls';
import { FINDINGS_OF_VALUES } from './findings-of-values';

export const FINDING_EXAMPLES: readonly FindingExample[] = [
  ...FINDINGS_OF_NAMES,
  ...FINDINGS_OF_SIMPLE_URLS,
  ...FINDINGS_OF_POOLS,
  ...FINDINGS_OF_CLIENTS,
  ...FINDINGS_OF_FRONT_ENDS,
  ...FINDINGS_OF_HAPROXY,
  ...FINDINGS_OF_LIMITS,
  ...FINDINGS_OF_LOAD_BALANCERS,
  ...FINDINGS_OF_VALUES,
  ...FINDINGS_OF_NETWORKS,
  ...FINDINGS_OF_IDS,
  ...FINDINGS_OF_ALARMS,
];
