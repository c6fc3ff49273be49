/** Every tolerance of the table stage, in points unless it says otherwise, with its reason. */

/** Lines this close are one: double borders are drawn 1 to 1.5 pt apart, cells are never so thin. */
export const SNAP = 2;
/** Snapping goes from neighbour to neighbour, but never further than this in all. */
export const SNAP_REACH = 4;
/** Pieces of a line this far apart are one: dashes, corner squares, gaps of separate borders. */
export const GAP = 3;
/** A line ends on a crossing one if it comes this close: producers cut at the border's outer edge. */
export const TOUCH = 3;
/** Lines this close belong to one table: the inner lines of double borders touch no outer one. */
export const JOIN = 4.5;
/** Shorter pieces that join nothing are dots, ticks and letter strokes, not borders. */
export const SHORTEST_LINE = 5;
/** Two cell borders apart by no more than this, with no text between them, are one border. */
export const THIN_BAND = 6;
/** Boxes with this much room between them may be cells; browsers leave 1.5 pt, designers up to 8. */
export const BOX_GAP = 9;
/** Boxes of one row or column agree in their edges within this. */
export const SAME_BOX_EDGE = 1.5;
/** Fewer boxes than two by two are no grid. */
export const FEWEST_BOXES = 4;
/** A border is there when this share of it is drawn; dashes and gaps stay well above. */
export const EDGE_COVER = 0.5;
/** Lines that run this far past the last crossing one enclose a column (or row) with no side border. */
export const OPEN_SIDE = 8;
/** Tables are drawn around; of boxes that lines connect, and of curves, less of the outline is. */
export const OUTLINE = 0.55;
/** When more of the positions lie in shapes that are no rectangles, the lines may draw a picture. */
export const RAGGED = 0.2;
/** Less than this share of a picture's shapes holds text. */
export const FILLED = 0.5;
/** A frame over this share of the page both ways, with few cells, is a page border. */
export const PAGE_FRAME = 0.85;
/** A page border may have this many cells (a header strip) and still be none of a table. */
export const PAGE_FRAME_CELLS = 3;

/** Outer edges of one table on two pages agree within this: producers round, scans lean. */
export const SAME_EDGE = 4;
/** Column borders of one table on two pages agree within this. */
export const SAME_COLUMN = 3;

/** Characters share a line when this share of the smaller one's height overlaps. */
export const LINE_OVERLAP = 0.5;
/** A gap this wide (in em) between Latin letters or digits is a space: TeX shrinks to 0.22 em. */
export const LATIN_SPACE = 0.18;
/** A gap this wide (in em) next to a Chinese character is a space; Word's own spacing is 0.25 em. */
export const CJK_SPACE = 0.8;
/** Characters read with less than this probability are handed on as doubtful. */
export const DOUBT = 0.97;
/** A page is read sideways when this share of its characters is turned the same way. */
export const TURNED_SHARE = 0.6;

/** Running heads and page numbers stand in this share of the page's height at either end. */
export const MARGIN = 0.12;
/** A head must recur on this share of the pages (and on two at least) to be a running head. */
export const RECURS = 0.5;
/** A line that ends within this many em of the right margin goes on in the next line. */
export const FULL_LINE = 2.2;
/** An indent of this many em opens a paragraph (two characters are usual). */
export const INDENT = 1.2;
/** Lines are set no closer than this many times the size of their letters. */
export const LEAST_PITCH = 1.2;
/** Lines further apart than this many times the usual pitch are different paragraphs. */
export const PARAGRAPH_GAP = 1.6;

/** Text runs over the lower border of its cell by less than this many em (Chromium's breaks). */
export const OVERFLOW = 0.4;
