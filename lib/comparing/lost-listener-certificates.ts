import { finding, type Finding } from '../findings/finding';
import { entry, list, shown } from '../templates/load-balancers/properties';
import { LISTENER_CERTIFICATE } from '../templates/load-balancers/read-certificates';
import { referenceIn } from '../templates/symbolic';
import type { TemplateRouting } from '../routing/template-routing';
import type { Replacement } from './comparison';
import { isRetained, type Update } from './update';

/** A certificate in the list of a listener, as a resource of the template put it there. */
interface Attachment {
  readonly by: string;
  readonly listener: string;
  readonly certificate: string;
  readonly listenerKey: string | undefined;
  readonly certificateKey: string | undefined;
}

/**
 * Certificates that two listener certificates attach, of which one is deleted: what is attached already is attached once,
 * and CloudFormation deletes last.
 */
export function lostCertificateFindings(update: Update, replaced: ReadonlyMap<string, Replacement>): readonly Finding[] {
  const [before, after] = [update.before, update.after].map(attachmentsOf) as [readonly Attachment[], readonly Attachment[]];
  const isReplaced = (key: string | undefined) => key !== undefined && replaced.has(key);
  const goes = ({ by }: Attachment) => {
    const pair = update.resources.get(by);
    if (pair?.before === undefined || isRetained(update.before, pair.before, 'DeletionPolicy')) return false;
    return pair.after?.type !== LISTENER_CERTIFICATE;
  };
  const found = after.flatMap((wanted) => {
    if (isReplaced(wanted.listenerKey) || isReplaced(wanted.certificateKey)) return [];
    const going = before.filter((each) => each.listener === wanted.listener && each.certificate === wanted.certificate && goes(each));
    return going.map((each) => ({ wanted, going: each }));
  });
  return found.map(({ wanted, going }) => {
    const [certificate, listener] = [wanted.certificateKey ?? wanted.certificate, wanted.listenerKey ?? wanted.listener];
    return finding('listener-certificate-lost', wanted.by, { attachment: wanted.by, going: going.by, certificate, listener });
  });
}

function attachmentsOf({ resources }: TemplateRouting): readonly Attachment[] {
  return resources
    .filter(({ type }) => type === LISTENER_CERTIFICATE)
    .flatMap(({ key, properties }) => {
      const listener = properties['ListenerArn'];
      const arns = list(properties['Certificates']).map((each) => entry(each, 'CertificateArn'));
      return arns
        .filter((arn) => shown(arn) !== '')
        .map((arn) => ({
          by: key,
          listener: shown(listener),
          certificate: shown(arn),
          listenerKey: referenceIn(listener)?.resource,
          certificateKey: referenceIn(arn)?.resource,
        }));
    });
}
