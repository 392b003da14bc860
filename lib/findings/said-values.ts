/** Kind of CDK's metadata, in which a cloud assembly keeps the values of findings that were said at synthesis. */
export const SAID_VALUES = 'lync-reverse-proxy:said';
