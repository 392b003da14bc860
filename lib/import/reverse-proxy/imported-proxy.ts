import type { ImportedDeployment } from '../deployment-draft';
import type { ProxyReport } from './proxy-report';

/** What the import of a reverse proxy gives. */
export interface ImportedProxy extends ImportedDeployment {
  readonly report: ProxyReport;
  /** Servers of the deployment whose addresses are not known. */
  readonly unresolved: readonly string[];
}
