/**
 * When servers are asked and for how long they may keep silent, in seconds. HAProxy waits an interval from the end of a check to
 * the next; what limits the connection of a check, TLS included, is the lesser of `timeout connect` and `inter`, and `timeout check`
 * begins once it is there. So a silent server takes the time-out as often as it is asked, and with time-outs as long as the
 * interval it would stay nearly twice as long as three intervals.
 * https://docs.haproxy.org/2.6/configuration.html#4.2-timeout%20check
 */
export const CHECK_TIMING = {
  interval: 6,
  /** Once a check has failed, or has succeeded again. */
  fastInterval: 1,
  /** While it is out of service: right after a start or a reload a single failure is enough for that. */
  downInterval: 2,
  fall: 3,
  rise: 2,
  /** Until a connection is there: of a check and of a client's request, which is then tried at another server. */
  connect: 3,
  /** From there to the answer of a check. */
  answer: 3,
} as const;

const { interval, fastInterval, downInterval, fall, rise, connect, answer } = CHECK_TIMING;

/** Seconds that a server is in service at most after it has begun to refuse or reset connections. */
export const REFUSING_SERVER_SECONDS = interval + (fall - 1) * fastInterval;

/** And after it has begun to accept connections and answer nothing, before TLS or in it. */
export const SILENT_SERVER_SECONDS = REFUSING_SERVER_SECONDS + fall * Math.max(connect, answer);

/** Seconds until a server that answers again is back in service: a check may have begun before, in silence. */
export const RETURNING_SERVER_SECONDS = Math.max(connect, answer) + downInterval + (rise - 1) * fastInterval;
