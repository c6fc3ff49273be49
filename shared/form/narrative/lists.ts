/** Hands the labels in front of 分别 to the values behind it: 预算数、执行数分别为 A、B 万元. */
import type { Said } from './sentences.ts';

const RESPECTIVELY =
  /^(.*?)(?:各?分别|依次)(?:为|是|达到|达|完成|支出|安排|自评|得分|实得|得|:)*$/s;
/** 预算执行率 in a list of labels is a label. */
const LEVEL_LIKE_CUE = /^预算执行率$/;
const BETWEEN = /^[、,和与及]*$/;

function labelsIn(text: string, count: number): string[] | null {
  const tail = text.replace(/[,、]+$/, '');
  for (const separator of [/[、]/, /[、和与及]/, /[、,和与及]/]) {
    for (const words of [tail, tail.split(/[,;:]/).at(-1) ?? '']) {
      const labels = words.split(separator).filter((label) => label.trim() !== '');
      if (labels.length === count) return labels;
    }
  }
  return null;
}

/** What the last label of a list says for all of them: 投入指标、产出指标得分分别为 A、B. */
const SHARED_CUE =
  /(?:自评)?得分$|分值$|权重$|(?:预算)?执行率$|完成率$|(?:年初|调整后?|全年)?预算数?$|决算数?$|执行数$/;

function withSharedCue(labels: readonly string[]): readonly string[] {
  const cue = SHARED_CUE.exec(labels.at(-1) ?? '')?.[0];
  const others = labels.slice(0, -1);
  if (!cue || others.some((label) => SHARED_CUE.test(label) && !LEVEL_LIKE_CUE.test(label)))
    return labels;
  return [...others.map((label) => label + cue), labels.at(-1) ?? ''];
}

/** 产出指标、效益指标分别得49.68分、30分: the word behind 分别 says what the values are. */
const SCORED = /(?:得|得分|实得)(?:为|是|:)?$/;
const scored = (label: string): string => (/得分?$/.test(label) ? label : `${label}得分`);

/** 基本支出和项目支出分别为 A 和 B,执行率分别为 C 和 D: one cue for the labels of the list before. */
function labelsOf(text: string, count: number, last: readonly string[]): readonly string[] | null {
  const labels = labelsIn(text, count);
  if (labels || last.length !== count) return labels && withSharedCue(labels);
  const cue =
    text
      .split(/[,;:]/)
      .filter((clause) => clause !== '')
      .at(-1) ?? '';
  return last.map((label) => label + cue);
}

/**
 * Returns the values with the words of their own label in front. A list whose labels and values
 * do not pair up is left out whole.
 */
export function pairLists(said: readonly Said[]): Said[] {
  const paired: Said[] = [];
  let last: readonly string[] = [];
  for (let i = 0; i < said.length; i++) {
    const first = said[i];
    if (!first) continue;
    const words = first.before + first.near;
    const match = RESPECTIVELY.exec(words);
    if (!match) {
      paired.push(first);
      continue;
    }
    let end = i + 1;
    for (; end < said.length; end++) {
      const next = said[end];
      if (!next || next.value.unit !== first.value.unit) break;
      if (!BETWEEN.test(next.before + next.near)) break;
    }
    const named = labelsOf(match[1] ?? '', end - i, last);
    const labels = SCORED.test(match[0]) ? (named?.map(scored) ?? null) : named;
    last = labels ?? [];
    for (let k = i; k < end && labels; k++) {
      const item = said[k];
      if (item) paired.push({ ...item, near: labels[k - i] ?? '', before: '' });
    }
    i = end - 1;
  }
  return paired;
}
