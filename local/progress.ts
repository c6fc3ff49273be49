/** A progress bar on standard error: one line that is drawn over, or plain lines where there is no terminal. */
import { printable } from './announce.ts';

const WIDTH = 24;
/** Without a terminal a line is printed for every twentieth part. */
const STEPS = 20;

export interface Progress {
  step(what: string): void;
  end(): void;
}

export function progressBar(total: number, out: NodeJS.WriteStream = process.stderr): Progress {
  let done = 0;
  let printed = 0;
  return {
    step(what) {
      done += 1;
      if (out.isTTY) {
        const full = Math.round((WIDTH * done) / Math.max(1, total));
        const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
        const room = Math.max(0, (out.columns ?? 80) - WIDTH - 20);
        // Half of the room: Chinese characters take two columns.
        out.write(`\r\x1b[K${bar} ${done}/${total} ${printable(what.slice(0, room / 2))}`);
        return;
      }
      const part = Math.floor((STEPS * done) / Math.max(1, total));
      if (part <= printed) return;
      printed = part;
      out.write(`${done}/${total} files\n`);
    },
    end() {
      if (out.isTTY) out.write('\r\x1b[K');
    },
  };
}
