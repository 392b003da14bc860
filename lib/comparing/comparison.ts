import type { QuotaName } from '../planning/quotas';
import type { JudgedFinding } from '../routing/judged-finding';

/** What an update from one set of templates to another would do. */
export interface Comparison {
  readonly names: NameChanges;
  readonly findings: readonly JudgedFinding[];
  readonly replacements: readonly Replacement[];
  readonly certificates: CertificateChanges;
  readonly targetGroups: readonly TargetGroupChange[];
  readonly quotas: readonly QuotaChange[];
  readonly changed: readonly ResourceChange[];
}

export interface NameChanges {
  /** Names of both templates that are answered otherwise, or whose record leads to another load balancer. */
  readonly moved: readonly NameChange[];
  readonly added: readonly NameChange[];
  readonly removed: readonly NameChange[];
}

/** A public name, `*.contoso.com`, or `*` for any host that no rule and no record names. */
export interface NameChange {
  readonly name: string;
  /** The load balancers its record leads to; undefined where that stays. */
  readonly record: RecordMove | undefined;
  /** The hosted zones its records are in; undefined where they stay, and where there were or will be none. */
  readonly zones: ZoneMove | undefined;
  /** Only what changes. */
  readonly answers: readonly AnswerChange[];
  /** Of `*` alone: names of both templates that share its changes. They do not list them again. */
  readonly alike: readonly string[];
}

export interface ZoneMove {
  /** What the templates call the zones. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface RecordMove {
  /** Logical ids; undefined: no record in the template. */
  readonly from: readonly string[] | undefined;
  readonly to: readonly string[] | undefined;
}

export interface AnswerChange {
  /** `https://meet.contoso.com`, with the port if it is not the usual one. */
  readonly url: string;
  /** Samples of the paths it is about; empty: all of them. */
  readonly paths: readonly string[];
  readonly from: ClientAnswer;
  readonly to: ClientAnswer;
}

/** What clients get, whichever rule and target group say so. */
export interface ClientAnswer {
  readonly text: string;
  readonly action: string | undefined;
  readonly pools: readonly string[];
  readonly status: number | undefined;
}

export interface Replacement {
  /** Unique over all stacks. */
  readonly key: string;
  readonly logicalId: string;
  readonly stackName: string;
  readonly type: string;
  /** Whether AWS replaces it for certain: of some properties it says "some interruption, or replacement". */
  readonly certain: boolean;
  readonly because: readonly ReplacementCause[];
  /** What clients notice. */
  readonly clients: string;
  readonly documentation: string;
}

export interface ReplacementCause {
  readonly property: string;
  /** The replaced resource the property refers to; undefined: the property itself is another. */
  readonly refersTo: string | undefined;
}

export interface CertificateChanges {
  readonly issued: readonly IssuedCertificate[];
  readonly removed: readonly CertificateNames[];
  readonly listeners: readonly ListenerCertificateChange[];
}

/** A listener that comes to certificates from outside of the templates, or leaves them. */
export interface ListenerCertificateChange {
  readonly listener: string;
  /** ARNs and logical ids it has no longer. */
  readonly from: readonly string[];
  /** And those it has now. */
  readonly to: readonly string[];
}

export interface CertificateNames {
  readonly logicalId: string;
  /** Empty where the template does not tell. */
  readonly names: readonly string[];
}

export interface IssuedCertificate extends CertificateNames {
  /** Whether it takes the place of one under the same logical id. */
  readonly replaces: boolean;
  /** `DNS`, `EMAIL`, or `none` for a private certificate authority. */
  readonly validation: string;
  /** Names whose validation record CloudFormation does not create, for the template names no hosted zone for them. */
  readonly validatedByHand: readonly string[];
}

/** A target group of both templates with other servers, or for other pools. */
export interface TargetGroupChange {
  readonly key: string;
  readonly pools: { readonly from: readonly string[]; readonly to: readonly string[] };
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Number of servers that stay. */
  readonly kept: number;
}

export interface QuotaChange {
  readonly loadBalancer: string;
  readonly name: QuotaName;
  /** undefined: there is no such load balancer. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly limit: number;
}

/** A resource that is not replaced, as far as is known. */
export interface ResourceChange {
  readonly logicalId: string;
  readonly stackName: string;
  readonly type: string;
  /** `kept`: removed from the template and retained in AWS. `changed`: in place or by replacement, which is not known for this type. */
  readonly change: 'added' | 'removed' | 'kept' | 'updated in place' | 'changed';
  readonly properties: readonly string[];
  readonly values: readonly PropertyChange[];
}

export interface PropertyChange {
  /** As far into the property as only one value differs: `LoadBalancerAttributes idle_timeout.timeout_seconds`. */
  readonly property: string;
  /** undefined: nothing. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}
