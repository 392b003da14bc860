import type { ForeignCertificate } from '../findings/certificates';
import { isOtherPartition, type Environment } from './environments';

type Here = Pick<Environment, 'region' | 'account'>;

/** Why a load balancer here does not take a certificate of there, as far as both are known. One reason is enough. */
export function foreignCertificate({ partition, region, account }: Environment, here: Here): ForeignCertificate | undefined {
  const where = here.region ?? region;
  if (partition !== undefined && where !== undefined && isOtherPartition(partition, where)) {
    return { kind: 'another partition', there: partition, region: where };
  }
  if (region !== undefined && here.region !== undefined && region !== here.region) {
    return { kind: 'another Region', there: region, here: here.region };
  }
  if (account === undefined || here.account === undefined || account === here.account) return undefined;
  return { kind: 'another account', there: account, here: here.account };
}

export interface Scattered {
  readonly key: 'region' | 'account';
  /** In order. */
  readonly all: readonly string[];
}

/** Where several certificates are that one load balancer cannot have together, wherever it is itself. */
export function scatteredCertificates(environments: readonly Environment[], here: Here): readonly Scattered[] {
  return (['region', 'account'] as const).flatMap((key) => {
    const all = [...new Set(environments.flatMap((each) => each[key] ?? []))].sort();
    if (here[key] !== undefined || all.length < 2) return [];
    return [{ key, all }];
  });
}
