import type { Change, ChangeBatch } from '../../planning/change-batch';

/** A zone with the files for its batches. A private zone may have the name of a public one. */
export interface BatchFiles extends ChangeBatch {
  readonly title: string;
  readonly cutOverFile: string;
  readonly rollBackFile: string;
}

export function batchFiles(batches: readonly ChangeBatch[]): readonly BatchFiles[] {
  return batches.map((batch, index) => {
    const earlier = batches.slice(0, index).filter(({ zoneName }) => zoneName === batch.zoneName).length;
    const name = `${batch.zoneName}${earlier === 0 ? '' : `.${earlier + 1}`}`;
    return {
      ...batch,
      title: zoneText(batch.zoneName, batch.hostedZoneId),
      cutOverFile: `cut-over.${name}.json`,
      rollBackFile: `roll-back.${name}.json`,
    };
  });
}

/** A hosted zone as the text and the page call it. */
export function zoneText(zone: string, hostedZoneId: string | null): string {
  return `${zone} (${hostedZoneId ?? 'id known after deployment'})`;
}

/** JSON as it is saved, each change in a line: nobody may break the lines of a batch, however long a name is. */
export function batchJson({ Comment, Changes }: ChangeBatch['cutOver']): readonly string[] {
  const changes = Changes.map((change, index) => `    ${JSON.stringify(change)}${index === Changes.length - 1 ? '' : ','}`);
  return ['{', `  "Comment": ${JSON.stringify(Comment)},`, '  "Changes": [', ...changes, '  ]', '}'];
}

/**
 * What to write where the first name of a batch is a CNAME today.
 * Route 53 has no other record beside one: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#CNAMEFormat
 */
export function cnameInstead({ Changes }: ChangeBatch['cutOver']) {
  const alias = Changes.find(({ ResourceRecordSet: { Type } }) => Type === 'A')?.ResourceRecordSet;
  if (alias === undefined) return undefined;
  const cname = { Name: alias.Name, Type: 'CNAME', TTL: 300, ResourceRecords: [{ Value: '<name of the old proxy>' }] };
  const change = (Action: string, ResourceRecordSet: Change['ResourceRecordSet']) => ({ Action, ResourceRecordSet });
  return { cutOver: [change('DELETE', cname)], rollBack: [change('DELETE', alias), change('CREATE', cname)] };
}
