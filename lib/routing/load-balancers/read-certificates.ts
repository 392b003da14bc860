import type { DeployedResource } from '../template/deployed-resources';
import { referenceIn, Symbolic } from '../template/symbolic';
import type { AttachedCertificate } from './load-balancer';
import { entry, list, text } from './properties';

export const CERTIFICATE = 'AWS::CertificateManager::Certificate';
export const LISTENER_CERTIFICATE = 'AWS::ElasticLoadBalancingV2::ListenerCertificate';

/** The certificates of listeners: those in the listener's own list, of which the first is the default, and those added to it. */
export class CertificateReader {
  private readonly names: ReadonlyMap<string, readonly string[] | undefined>;
  private readonly added: readonly { readonly listener: string; readonly arns: readonly unknown[] }[];

  public constructor(resources: readonly DeployedResource[]) {
    this.names = new Map(resources.filter(({ type }) => type === CERTIFICATE).map((each) => [each.key, namesOn(each)]));
    this.added = resources
      .filter(({ type }) => type === LISTENER_CERTIFICATE)
      .map(({ properties }) => ({
        listener: referenceIn(properties['ListenerArn'])?.resource ?? String(properties['ListenerArn']),
        arns: arnsIn(properties['Certificates']),
      }));
  }

  public of(listener: DeployedResource): readonly AttachedCertificate[] {
    const own = arnsIn(listener.properties['Certificates']).map((arn, index) => this.attached(arn, index === 0));
    const added = this.added.filter((each) => each.listener === listener.key).flatMap(({ arns }) => arns);
    return [...own, ...added.map((arn) => this.attached(arn, false))];
  }

  private attached(arn: unknown, isDefault: boolean): AttachedCertificate {
    const key = referenceIn(arn)?.resource ?? String(arn);
    return { key, names: this.names.get(key), isDefault };
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
