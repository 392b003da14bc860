import type { PublicNameKind } from '../declaring/declarations';

interface Named {
  readonly kind: PublicNameKind;
}

/** Whether clients of Lync come by a name: those of a further service are somebody else's. */
export function isLyncName({ kind }: Named): boolean {
  return kind !== 'further service';
}

/** Whether desk phones come by a name: they show no presentations, which is all that a farm is asked for. */
export function isPhoneName(name: Named): boolean {
  return isLyncName(name) && name.kind !== 'office web apps';
}
