/** Time by what a file costs: what else the machine does is not the file's fault. */

/** A real hang ends here, on the wall clock; a machine under load is slower by whatever else it does. */
export const HANGS_MS = 5 * 60_000;

/** CPU of this process and its threads since the mark, in milliseconds. */
export function cpuSince(mark: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(mark);
  return (user + system) / 1000;
}
