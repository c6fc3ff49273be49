/** The weight that a label prints behind its words: `产出指标(50分)`. */
import { slicePlaced } from '../placed.ts';
import type { Field } from '../raw-form.ts';

/** `产出指标(50分)`, `产出指标50分`, `产出指标(50)`: the weight of a label; an open bracket goes on. */
const LABEL_WEIGHT =
  /\s*(?:[(（]\s*(?:权重|分值|满分)?[:：]?\s*(\d+(?:\.\d+)?)\s*(?:分?|分[,，、;；][^()（）]*)\s*[)）]|(?<![(（\d.加扣减得])(\d+(?:\.\d+)?)\s*分)\s*$/;
/** `(50分)得分:48分`: the score behind the weight says nothing of the name. */
const SCORE_OF_LEVEL = /(?<=分\s*[)）])\s*得分?\s*[:：]?\s*\d+(?:\.\d+)?\s*分?\s*$/;

/** `产出指标(续)`: a label that a page end parts from its rows, printed again. */
const AGAIN = /\s*\(\s*续\s*\)$/;

/** Returns the label without its weight, and the weight. */
export function splitLabelWeight(printed: Field): { name: Field; weight: Field } {
  const text = printed?.text ?? '';
  const end = (AGAIN.exec(text) ?? SCORE_OF_LEVEL.exec(text))?.index;
  const label = printed && end !== undefined ? slicePlaced(printed, 0, end) : printed;
  const match = label ? LABEL_WEIGHT.exec(label.text) : null;
  if (!label || !match || match.index === 0) return { name: label, weight: null };
  const digits = match[1] ?? match[2] ?? '';
  const at = label.text.indexOf(digits, match.index);
  return {
    name: slicePlaced(label, 0, match.index),
    weight: slicePlaced(label, at, at + digits.length),
  };
}
