import type { Comparison, NameChange } from '../comparing/comparison';
import type { JudgedTemplateFinding } from './judged-template-finding';
import { present } from './present';

/**
 * What an update of deployed stacks would do: what `lync-reverse-proxy compare` prints, as values.
 *
 * Resources are matched by the name of their stack and their logical id; with one stack on each side whatever the stacks are
 * called. Members that are absent are not there or not told by the templates.
 *
 * @example
 * const deployed = RoutingTable.fromAssembly('deployed/cdk.out');
 * const comparison = deployed.comparedWith(RoutingTable.fromStack(this));
 * const failures = comparison.failures();
 * const comment = comparison.toMarkdown();
 */
export class TemplateComparison {
  /** @internal */
  public static _of(comparison: Comparison): TemplateComparison {
    return new TemplateComparison(comparison);
  }

  /** Public names that are answered otherwise, come or go. */
  public readonly names: ComparedNames;

  /** What goes wrong during the update or is risky about it. Errors first. */
  public readonly findings: JudgedTemplateFinding[];

  /** Resources that CloudFormation replaces, or may. */
  public readonly replacements: ComparedReplacement[];

  /** Certificates that are issued, go, or are attached to other listeners. */
  public readonly certificates: ComparedCertificates;

  /** Target groups of both sides with other servers, or for other pools. */
  public readonly targetGroups: ComparedTargetGroup[];

  /** How much of AWS's quotas each load balancer uses and will use. */
  public readonly quotas: ComparedQuota[];

  /** Resources that come, go or are changed without being replaced, as far as is known. */
  public readonly changed: ComparedResource[];

  /** Whether nothing is worth a word: quotas, which are always told, stay too. */
  public readonly isQuiet: boolean;

  private constructor(private readonly comparison: Comparison) {
    const { names, findings, replacements, certificates, targetGroups, quotas, changed } = comparison;
    this.names = { moved: names.moved.map(nameChange), added: names.added.map(nameChange), removed: names.removed.map(nameChange) };
    this.findings = findings.map(({ id, severity, message, where, acknowledged }) =>
      present({ id, severity, message, where, acknowledged }),
    );
    this.replacements = replacements.map(({ type: resourceType, ...replacement }) => present({ ...replacement, resourceType }));
    this.certificates = {
      issued: present(certificates.issued),
      removed: present(certificates.removed),
      listeners: certificates.listeners.map(({ listener, from, to }) => present({ listener, before: from, after: to })),
    };
    this.targetGroups = targetGroups.map(({ pools, ...group }) => present({ ...group, pools: { before: pools.from, after: pools.to } }));
    this.quotas = present(quotas);
    this.changed = changed.map(({ type: resourceType, values, ...resource }) =>
      present({ ...resource, resourceType, values: values.map(({ property, from, to }) => ({ property, before: from, after: to })) }),
    );
    this.isQuiet = engine().isQuiet(comparison);
  }

  /**
   * The findings for which `compare` exits with 1: errors that nobody acknowledged.
   *
   * @param strict whether warnings that nobody acknowledged fail too
   */
  public failures(strict: boolean = false): JudgedTemplateFinding[] {
    const { isFailing } = engine();
    return this.findings.filter((finding) => isFailing(finding, strict));
  }

  /**
   * What `compare --json` prints, byte for byte: JSON in which every key is there, and null stands for what is absent. `before`
   * and `after` of the members are called `from` and `to` there, except in quotas.
   */
  public toJson(): string {
    return engine().compareJson(this.comparison);
  }

  /** What `compare --markdown` prints: for the comment of a pull request. */
  public toMarkdown(): string {
    return engine().compareMarkdown(this.comparison);
  }

  /** What `compare` prints. */
  public toText(): string {
    return engine().compareReport(this.comparison);
  }
}

function nameChange({ name, record, zones, answers, alike }: NameChange): ComparedName {
  return present({
    name,
    record: record === undefined ? undefined : { before: record.from, after: record.to },
    zones: zones === undefined ? undefined : { before: zones.from, after: zones.to },
    answers: answers.map(({ url, paths, from, to }) => ({ url, paths, before: from, after: to })),
    alike,
  });
}

/** Public names that are answered otherwise, come or go. */
export interface ComparedNames {
  /** Names of both sides that are answered otherwise, or whose record leads to another load balancer. */
  readonly moved: ComparedName[];

  /** Names that come. */
  readonly added: ComparedName[];

  /** Names that go. */
  readonly removed: ComparedName[];
}

/** What becomes of a public name. */
export interface ComparedName {
  /** The name, `*.contoso.com`, or `*` for any host that no rule and no record names. */
  readonly name: string;

  /**
   * The load balancers its record leads to.
   *
   * @default - that stays
   */
  readonly record?: ComparedRecord;

  /**
   * The hosted zones its records are in.
   *
   * @default - they stay, or there were or will be none
   */
  readonly zones?: ComparedZones;

  /** How it is answered, as far as that changes. */
  readonly answers: ComparedAnswer[];

  /** Of `*` alone: names of both sides that share its changes, and do not list them again. */
  readonly alike: string[];
}

/** Where the record of a name leads. */
export interface ComparedRecord {
  /**
   * Logical ids of load balancers.
   *
   * @default - there is no record in the template
   */
  readonly before?: string[];

  /**
   * Logical ids of load balancers.
   *
   * @default - there will be no record in the template
   */
  readonly after?: string[];
}

/** The hosted zones in which the records of a name are. */
export interface ComparedZones {
  /** What the templates call the zones. */
  readonly before: string[];

  /** What the templates call the zones. */
  readonly after: string[];
}

/** How a URL is answered. */
export interface ComparedAnswer {
  /** `https://meet.contoso.com`, with the port if it is not the usual one. */
  readonly url: string;

  /** Samples of the paths it is about; empty: all of them. */
  readonly paths: string[];

  /** What clients get. */
  readonly before: ComparedClientAnswer;

  /** What clients will get. */
  readonly after: ComparedClientAnswer;
}

/** What clients get, whichever rule and target group say so. */
export interface ComparedClientAnswer {
  /** The answer in words. */
  readonly text: string;

  /**
   * `forward`, `redirect` or `fixed-response`.
   *
   * @default - nothing answers, or the template does not tell what does
   */
  readonly action?: string;

  /** External web services FQDNs, or the host of Office Web Apps or a further service, of the pools that answer. */
  readonly pools: string[];

  /**
   * HTTP status code of a redirect or fixed response.
   *
   * @default - a target answers
   */
  readonly status?: number;
}

/** A resource that CloudFormation replaces. */
export interface ComparedReplacement {
  /** Unique over all stacks. */
  readonly key: string;

  /** Its logical id. */
  readonly logicalId: string;

  /** The stack it is in. */
  readonly stackName: string;

  /** Its CloudFormation type. It is called `type` in JSON. */
  readonly resourceType: string;

  /** Whether AWS replaces it for certain: of some properties it says "some interruption, or replacement". */
  readonly certain: boolean;

  /** Why. */
  readonly because: ComparedCause[];

  /** What clients notice. */
  readonly clients: string;

  /** The page of AWS that says so. */
  readonly documentation: string;
}

/** Why a resource is replaced. */
export interface ComparedCause {
  /** The property. */
  readonly property: string;

  /**
   * Key of the replaced resource the property refers to.
   *
   * @default - the property itself is another
   */
  readonly refersTo?: string;
}

/** What becomes of certificates. */
export interface ComparedCertificates {
  /** Certificates that ACM issues during the update. */
  readonly issued: ComparedIssuedCertificate[];

  /** Certificates that go. */
  readonly removed: ComparedCertificate[];

  /** Listeners that come to certificates from outside of the templates, or leave them. */
  readonly listeners: ComparedListenerCertificates[];
}

/** A certificate. */
export interface ComparedCertificate {
  /** Its logical id. */
  readonly logicalId: string;

  /** The names it is for; empty where the template does not tell. */
  readonly names: string[];
}

/** A certificate that ACM issues during the update. */
export interface ComparedIssuedCertificate extends ComparedCertificate {
  /** Whether it takes the place of one under the same logical id. */
  readonly replaces: boolean;

  /** `DNS`, `EMAIL`, or `none` for a private certificate authority. */
  readonly validation: string;

  /** Names whose validation record CloudFormation does not create: the update waits until somebody does. */
  readonly validatedByHand: string[];
}

/** The certificates of a listener. */
export interface ComparedListenerCertificates {
  /** Key of the listener. */
  readonly listener: string;

  /** ARNs and logical ids it has no longer. */
  readonly before: string[];

  /** ARNs and logical ids it has now. */
  readonly after: string[];
}

/** A target group of both sides with other servers, or for other pools. */
export interface ComparedTargetGroup {
  /** Unique over all stacks. */
  readonly key: string;

  /** The pools it is for. */
  readonly pools: ComparedPools;

  /** Servers that come. */
  readonly added: string[];

  /** Servers that go. */
  readonly removed: string[];

  /** Number of servers that stay. */
  readonly kept: number;
}

/** The pools a target group is for. */
export interface ComparedPools {
  /** External web services FQDNs, or the host of Office Web Apps or a further service. */
  readonly before: string[];

  /** External web services FQDNs, or the host of Office Web Apps or a further service. */
  readonly after: string[];
}

/** How much of one quota a load balancer uses. */
export interface ComparedQuota {
  /** Key of the load balancer. */
  readonly loadBalancer: string;

  /** What is counted: `rules`, `targetGroups`, `certificates`, `targets`, `securityGroupRules inbound` or `securityGroupRules outbound`. */
  readonly name: string;

  /**
   * How many there are.
   *
   * @default - there is no such load balancer
   */
  readonly before?: number;

  /**
   * How many there will be.
   *
   * @default - there will be no such load balancer
   */
  readonly after?: number;

  /** How many there may be. */
  readonly limit: number;
}

/** A resource that comes, goes or is changed without being replaced, as far as is known. */
export interface ComparedResource {
  /** Its logical id. */
  readonly logicalId: string;

  /** The stack it is in. */
  readonly stackName: string;

  /** Its CloudFormation type. It is called `type` in JSON. */
  readonly resourceType: string;

  /**
   * `added`, `removed`, `kept` (removed from the template and retained in AWS), `updated in place`, or `changed`: in place or by
   * replacement, which is not known for this type.
   */
  readonly change: string;

  /** The properties that differ. */
  readonly properties: string[];

  /** How they differ. */
  readonly values: ComparedValue[];
}

/** A value of a property. */
export interface ComparedValue {
  /** As far into the property as only one value differs: `LoadBalancerAttributes idle_timeout.timeout_seconds`. */
  readonly property: string;

  /**
   * What it is.
   *
   * @default - nothing
   */
  readonly before?: string;

  /**
   * What it will be.
   *
   * @default - nothing
   */
  readonly after?: string;
}

type Engine = typeof import('./comparison-engine');

/** Loaded when a comparison is wanted: most apps synthesize without one. */
function engine(): Engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./comparison-engine') as Engine;
}
