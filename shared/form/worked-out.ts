/** Values behind how they were worked out: `390÷400=97.5%`, `10×(36÷40)=9`. */

const WORKING = /^\s*\d[\d.,%×÷*/+()\s-]*[×÷*/][\d.,%×÷*/+()\s-]*=\s*(?=\d)/;

/** Returns the value alone; any other text as it is. */
export function withoutWorking(text: string): string {
  return text.replace(WORKING, '');
}
