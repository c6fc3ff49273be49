/** What a count of indicators is of, where it is none of a level: those with all their points, and the others. */
export const FULL_ROWS = '得满分';
export const LOSING_ROWS = '扣分';
