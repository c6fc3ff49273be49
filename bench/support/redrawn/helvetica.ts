/** Widths of the letters of Helvetica: a text is drawn exactly as wide as the published one is. */

/** From the space to the tilde, in thousandths of an em. */
const WIDTHS =
  `278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556
556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667
611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
556 556 333 500 278 556 500 722 500 500 500 334 260 334 584`
    .split(/\s+/)
    .map(Number);
const FIRST = 32;
const OTHERS: Readonly<Record<string, number>> = {
  '…': 1000,
  '—': 1000,
  '•': 350,
  '‘': 222,
  '’': 222,
  '“': 333,
  '”': 333,
};
/** Most signs beyond are letters with accents. */
const USUAL = 556;

/** Returns the width of the text in em. */
export function helveticaWidth(text: string): number {
  const widths = [...text].map(
    (sign) => OTHERS[sign] ?? WIDTHS[sign.charCodeAt(0) - FIRST] ?? USUAL,
  );
  return widths.reduce((sum, width) => sum + width, 0) / 1000;
}
