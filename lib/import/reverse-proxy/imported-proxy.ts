import type { FurtherServiceEntry } from '../../declaring/deployment-file/deployment';
import type { Draft, ImportedDeployment } from '../deployment-draft';
import type { ProxyReport } from './proxy-report';

/** What the import of a reverse proxy gives. */
export interface ImportedProxy extends ImportedDeployment {
  readonly report: ProxyReport;
  /** What stays behind and could come along: no part of the draft until somebody wants it. */
  readonly furtherServices: readonly Draft<FurtherServiceEntry>[];
  /** Servers of the deployment, and of what could come along, whose addresses are not known. */
  readonly unresolved: readonly string[];
}
