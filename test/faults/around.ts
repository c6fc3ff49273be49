/** What fault tests wrap around every call of a worker to the outside. */

/** The worker's process is gone: nothing of it runs any more. */
export class Died extends Error {
  constructor() {
    super('the process died');
    this.name = 'Died';
  }
}

/** Gets each call by its name (`store.claimRun`), makes it or not, and answers for it. */
export type Around = <T>(name: string, call: () => Promise<T>) => Promise<T>;

export const untouched: Around = (_name, call) => call();

/** Dies at the n-th call (from 0), before its effect or after it; tells the names of all calls. */
export function dieAt(
  n: number,
  when: 'before' | 'after',
): Around & { readonly calls: readonly string[] } {
  const calls: string[] = [];
  let isDead = false;
  const around: Around = async (name, call) => {
    if (isDead) throw new Died();
    const mine = calls.push(name) - 1 === n;
    if (mine && when === 'before') isDead = true;
    if (isDead) throw new Died();
    const answer = await call();
    if (mine) isDead = true;
    if (isDead) throw new Died();
    return answer;
  };
  return Object.assign(around, { calls });
}

/** Every method of the port goes through `around`. */
export function wrap<T extends object>(port: T, label: string, around: Around): T {
  return new Proxy(port, {
    get(target, key) {
      const value = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) =>
        around(`${label}.${String(key)}`, () => Promise.resolve(value.apply(target, args)));
    },
  });
}
