/** The id that CDK makes up for every hosted zone while the first synthesis asks for look-ups: `HostedZone.fromLookup`. */
export const PENDING_ZONE_ID = 'DUMMY';
