import { finding, type Finding } from '../findings/finding';
import { list, shown } from '../templates/load-balancers/properties';
import { LOAD_BALANCER } from '../templates/load-balancers/read-load-balancers';
import type { DeployedResource } from '../templates/deployed-resources';
import { referenceIn } from '../templates/symbolic';
import type { TemplateRouting } from '../routing/template-routing';
import type { Replacement } from './comparison';
import type { Update } from './update';

/** The VPC of a subnet or security group. */
interface Place {
  /** What the template calls it. */
  readonly vpc: string;
  /** Key of the VPC, if it is in the template. */
  readonly key: string | undefined;
}

/** Load balancers that stay and get subnets or security groups of another VPC: subnets change in place, the VPC never. */
export function vpcFindings(update: Update, replaced: ReadonlyMap<string, Replacement>): readonly Finding[] {
  return [...update.resources.values()].flatMap(({ key, before, after }) => {
    if (before?.type !== LOAD_BALANCER || after?.type !== LOAD_BALANCER || replaced.get(key)?.certain === true) return [];
    const [old, young] = [placesOf(before, update.before), placesOf(after, update.after)];
    if (old.length === 0 || young.length === 0) return [];
    const other = young.find(({ vpc }) => !old.some((place) => place.vpc === vpc));
    const replacement = young.map((place) => replaced.get(place.key ?? '')).find((each) => each !== undefined);
    if (other === undefined && replacement === undefined) return [];
    const certain = other !== undefined || replacement?.certain === true;
    return [
      finding(certain ? 'vpc-changes-under-load-balancer' : 'collision-possible', key, {
        kind: 'VPC',
        loadBalancer: key,
        change:
          replacement === undefined
            ? { from: old.map((place) => place.key ?? place.vpc), to: other?.key ?? other?.vpc }
            : { replaced: replacement.key },
      }),
    ];
  });
}

function placesOf({ properties }: DeployedResource, { resources }: TemplateRouting): readonly Place[] {
  const ids = [...list(properties['Subnets']), ...list(properties['SecurityGroups'])];
  const keys = new Set(ids.flatMap((id) => referenceIn(id)?.resource ?? []));
  const places = resources
    .filter(({ key }) => keys.has(key))
    .flatMap((resource): readonly Place[] => {
      const vpc = resource.properties['VpcId'];
      return shown(vpc) === '' ? [] : [{ vpc: shown(vpc), key: referenceIn(vpc)?.resource }];
    });
  return [...new Map(places.map((place) => [place.vpc, place])).values()];
}
