import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import type { ProxyHost } from '../../scripts/haproxy/network';
import type { HaproxyProgram } from '../../scripts/haproxy/parts';
import { RunningHaproxy, type Files } from '../../scripts/haproxy/running-haproxy';
import { RunningNginx } from './running-nginx';

/** The one processor a proxy may use, and the one of clients and servers: neither takes time from the other. */
export const PROXY_PROCESSOR = '0';
export const OTHER_PROCESSOR = '1';

/** A proxy as it is measured. */
export interface RunningProxy {
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

export class Laboratory {
  public readonly authority = new ThrowAwayAuthority();

  public constructor(
    public readonly haproxy: HaproxyProgram,
    private readonly nginxFile: string | undefined,
    private readonly host: ProxyHost,
  ) {}

  public startHaproxy(files: Files): Promise<RunningProxy> {
    return RunningHaproxy.start(this.haproxy.file, this.host, files, [443], { processors: PROXY_PROCESSOR, isSilent: true });
  }

  /** undefined: there is no nginx. */
  public get startNginx(): ((files: Files) => Promise<RunningProxy>) | undefined {
    const { nginxFile: file, host } = this;
    return file === undefined ? undefined : (files) => RunningNginx.start(file, host, files, PROXY_PROCESSOR);
  }
}
