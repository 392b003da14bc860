import type { DeployedResource } from '../deployed-resources';
import { Symbolic } from '../symbolic';
import type { AttachedCertificate } from './load-balancer';
import { entry, keyIn, list, text } from './properties';

export const CERTIFICATE = 'AWS::CertificateManager::Certificate';
export const LISTENER_CERTIFICATE = 'AWS::ElasticLoadBalancingV2::ListenerCertificate';

/** The certificates of listeners: those in the listener's own list, of which the first is the default, and those added to it. */
export class CertificateReader {
  private readonly requested: ReadonlyMap<string, readonly string[] | undefined>;
  private readonly added: readonly { readonly listener: string; readonly arns: readonly unknown[] }[];

  public constructor(
    resources: readonly DeployedResource[],
    /** Names of certificates outside of the template, by ARN. */
    private readonly imported: ReadonlyMap<string, readonly string[]>,
  ) {
    this.requested = new Map(resources.filter(({ type }) => type === CERTIFICATE).map((each) => [each.key, namesOn(each)]));
    this.added = resources
      .filter(({ type }) => type === LISTENER_CERTIFICATE)
      .map(({ properties }) => ({
        listener: keyIn(properties['ListenerArn']),
        arns: arnsIn(properties['Certificates']),
      }));
  }

  public of(listener: DeployedResource): readonly AttachedCertificate[] {
    const own = arnsIn(listener.properties['Certificates']).map((arn, index) => this.attached(arn, index === 0));
    const added = this.added.filter((each) => each.listener === listener.key).flatMap(({ arns }) => arns);
    return [...own, ...added.map((arn) => this.attached(arn, false))];
  }

  private attached(arn: unknown, isDefault: boolean): AttachedCertificate {
    const key = keyIn(arn);
    const isImported = !this.requested.has(key);
    return { key, names: (isImported ? this.imported : this.requested).get(key), isImported, isDefault };
  }
}

function arnsIn(certificates: unknown): readonly unknown[] {
  return certificates instanceof Symbolic ? [certificates] : list(certificates).map((each) => entry(each, 'CertificateArn'));
}

/** In lower case; undefined where one of them is known only at deployment. */
export function namesOn({ properties }: DeployedResource): readonly string[] | undefined {
  const alternatives = properties['SubjectAlternativeNames'];
  if (alternatives instanceof Symbolic) return undefined;
  const names = [properties['DomainName'], ...list(alternatives)].map((name) => text(name)?.toLowerCase());
  return names.every((name) => name !== undefined) ? [...new Set(names)] : undefined;
}
