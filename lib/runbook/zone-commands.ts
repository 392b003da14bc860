import type { Changes } from '../planning/change-batch';
import { continued, word } from './shell';

export const ZONE_SHELL = 'AWS CloudShell, or another POSIX shell with the AWS command line, in the account of the zone';

export function listRecords(hostedZoneId: string | null): string {
  return `aws route53 list-resource-record-sets --hosted-zone-id ${zoneWord(hostedZoneId)}`;
}

export function submitBatch(hostedZoneId: string | null, file: string): readonly string[] {
  return continued(
    `aws route53 change-resource-record-sets --hosted-zone-id ${zoneWord(hostedZoneId)}`,
    `--change-batch ${word(`file://${file}`)}`,
  );
}

function zoneWord(hostedZoneId: string | null): string {
  return word(hostedZoneId ?? '<id of the zone>');
}

/** Names of outputs in angle brackets. */
export function placeholdersIn({ Changes }: Changes): readonly string[] {
  return [...new Set(Changes.flatMap((each) => JSON.stringify(each).match(/<\w+>/g) ?? []))].sort();
}
