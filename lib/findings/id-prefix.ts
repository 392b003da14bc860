/** Of the id of every finding. */
export const ID_PREFIX = 'lync-reverse-proxy:';
