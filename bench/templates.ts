import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export function readTemplate(outputFolder: string, stackName: string): Template {
  return JSON.parse(readFileSync(join(outputFolder, `${stackName}.template.json`), 'utf8')) as Template;
}

/** The names of each requested certificate, the subject first. */
export function certificateNames({ Resources }: Template): readonly (readonly string[])[] {
  return Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::CertificateManager::Certificate')
    .map(({ Properties = {} }) => [Properties['DomainName'] as string, ...((Properties['SubjectAlternativeNames'] ?? []) as string[])]);
}

const COMPARED = /^AWS::(ElasticLoadBalancingV2|CertificateManager|Route53)::/;

/** The resource types of a reverse proxy that two templates hold in different numbers, with those numbers. */
export function differences(one: Template, other: Template): readonly string[] {
  const counts = [countByType(one), countByType(other)] as const;
  const types = [...new Set(counts.flatMap((each) => [...each.keys()]))].sort();
  return types.flatMap((type) => {
    const [left = 0, right = 0] = counts.map((each) => each.get(type));
    return left === right ? [] : `${type}: ${left} and ${right}`;
  });
}

function countByType({ Resources }: Template): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { Type } of Object.values(Resources)) if (COMPARED.test(Type)) counts.set(Type, (counts.get(Type) ?? 0) + 1);
  return counts;
}
