/** What a count of indicators is of, where it is none of a level: those with all their points, the others, and those met. */
export const FULL_ROWS = '得满分';
export const LOSING_ROWS = '扣分';
export const MET_ROWS = '完成';
