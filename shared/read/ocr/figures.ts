/** Characters that figures are printed with, and the others that a recognizer takes them for. */

/** Figure → characters that look the same; the figure itself is one of them. */
export const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': '0〇OoＯ０Ο○',
  '1': '1lI|丨１ｌ',
  '2': '2２',
  '3': '3３',
  '4': '4４',
  '5': '5５',
  '6': '6６',
  '7': '7７',
  '8': '8８',
  '9': '9９',
  '.': '.．·。',
  ',': ',，',
  '%': '%％',
  '-': '-一—－–',
  '/': '/／',
  '≥': '≥≧⩾',
  '≤': '≤≦⩽',
  '>': '>＞',
  '<': '<＜',
  '=': '=＝',
};
