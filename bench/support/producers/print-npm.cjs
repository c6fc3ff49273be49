/** Prints papers given as JSON by a library of the npm registry: node print-npm.cjs MODULES NAME FILES. */
const { createWriteStream, readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const [modules, name, ...paths] = process.argv.slice(2);
const load = createRequire(join(modules, 'package.json'));

const has = (ruling, ...kinds) => kinds.includes(ruling);

/** Returns whether a line stands above row i, of `count` rows. */
function levelAt(part, i, count) {
  const { ruling, groupRules } = part.look;
  if (has(ruling, 'zebra')) return false;
  if (i === 0) return true;
  if (i === count) return ruling !== 'head only';
  if (i === part.depth) return true;
  if (has(ruling, 'grid', 'rules across', 'dashes')) return true;
  if (has(ruling, 'head only')) return false;
  return groupRules && part.starts.includes(i);
}
/** Returns whether a line stands left of column i, of `count` columns. */
function plumbAt(part, i, count) {
  const { ruling } = part.look;
  if (has(ruling, 'grid', 'columns')) return true;
  if (ruling === 'frame') return i === 0 || i === count;
  return ruling === 'stub rule' && i === 1;
}
const shadeOf = (part, r) => {
  const zebra = part.look.ruling === 'zebra';
  if (r < part.depth) return part.look.shadedHead || zebra ? '#cccccc' : null;
  return zebra && (r - part.depth) % 2 === 0 ? '#eeeeee' : null;
};
const alignOf = (part, cell, c) => {
  if (cell.kind === 'spanner') return 'center';
  return part.kinds[c] === 'number' ? part.look.align : 'left';
};

function autotable(paper, path) {
  const { jsPDF } = load('jspdf');
  const { autoTable } = load('jspdf-autotable');
  const doc = new jsPDF({ unit: 'pt', format: 'a4' });
  const face = paper.seed % 2 ? 'helvetica' : 'times';
  let y = 50;
  const write = (text, size, style = 'normal') => {
    doc.setFont(face, style);
    doc.setFontSize(size);
    for (const line of doc.splitTextToSize(text, 495)) {
      if (y > 780) {
        doc.addPage();
        y = 50;
      }
      doc.text(line, 50, y);
      y += size * 1.25;
    }
    y += 4;
  };
  for (const part of paper.parts) {
    const { look, grid } = part;
    const count = grid[0].length;
    if (y + grid.length * (look.size * 1.2 + 2 * look.padding[1]) > 700) {
      doc.addPage();
      y = 50;
    }
    write(part.prose, 10);
    if (!part.captionBelow) write(part.caption, 9, 'bold');
    const rowsOf = (rows, from) =>
      rows.map((row, r) =>
        row.flatMap((cell, c) => {
          if (!cell) return [];
          const styles = { halign: alignOf(part, cell, c), valign: 'middle' };
          const lines = { top: 0, bottom: 0, left: 0, right: 0 };
          if (levelAt(part, from + r, grid.length)) lines.top = 0.5;
          if (levelAt(part, from + r + cell.rows, grid.length)) lines.bottom = 0.5;
          if (plumbAt(part, c, count)) lines.left = 0.5;
          if (plumbAt(part, c + cell.columns, count)) lines.right = 0.5;
          if (cell.kind === 'spanner' && look.strokes) lines.bottom = 0.5;
          styles.lineWidth = lines;
          styles.lineColor = 0;
          const shade = shadeOf(part, from + r);
          if (shade) styles.fillColor = shade;
          if (cell.indent)
            styles.cellPadding = {
              left: 10 * cell.indent,
              right: look.padding[0],
              top: look.padding[1],
              bottom: look.padding[1],
            };
          return [{ content: cell.text, rowSpan: cell.rows, colSpan: cell.columns, styles }];
        }),
      );
    autoTable(doc, {
      startY: y,
      margin: 50,
      theme: 'plain',
      pageBreak: 'avoid',
      tableWidth: look.full ? 'auto' : 'wrap',
      styles: {
        font: face,
        fontSize: look.size,
        textColor: 0,
        cellPadding: { horizontal: look.padding[0], vertical: look.padding[1] },
      },
      headStyles: { fontStyle: look.boldHead ? 'bold' : 'normal' },
      head: rowsOf(grid.slice(0, part.depth), 0),
      body: rowsOf(grid.slice(part.depth), part.depth),
    });
    y = doc.lastAutoTable.finalY + 14;
    if (part.notes) write(part.notes, 8);
    if (part.captionBelow) write(part.caption, 9, 'bold');
    if (part.proseAfter) write(part.prose, 10);
  }
  writeFileSync(path, Buffer.from(doc.output('arraybuffer')));
}

async function pdfmake(paper, path) {
  const library = load('pdfmake');
  library.addFonts({
    Times: {
      normal: 'Times-Roman',
      bold: 'Times-Bold',
      italics: 'Times-Italic',
      bolditalics: 'Times-BoldItalic',
    },
    Helvetica: {
      normal: 'Helvetica',
      bold: 'Helvetica-Bold',
      italics: 'Helvetica-Oblique',
      bolditalics: 'Helvetica-BoldOblique',
    },
  });
  const content = [];
  for (const part of paper.parts) {
    const { look, grid } = part;
    const count = grid[0].length;
    const caption = { text: part.caption, bold: true, fontSize: 9, margin: [0, 6, 0, 4] };
    content.push({ text: part.prose, margin: [0, 0, 0, 6] });
    if (!part.captionBelow) content.push(caption);
    const body = grid.map((row, r) =>
      row.map((cell, c) => {
        if (!cell) return {};
        const shade = shadeOf(part, r);
        return {
          text: cell.text,
          rowSpan: cell.rows,
          colSpan: cell.columns,
          alignment: alignOf(part, cell, c),
          bold: r < part.depth && look.boldHead,
          margin: [10 * cell.indent, 0, 0, 0],
          ...(shade ? { fillColor: shade } : {}),
          ...(cell.kind === 'spanner' && look.strokes
            ? { border: [false, true, false, true] }
            : {}),
        };
      }),
    );
    const widths = part.kinds.map((kind, c) =>
      kind === 'text' ? look.wordsWidth : look.full && c === 0 ? '*' : 'auto',
    );
    content.push({
      table: { headerRows: part.depth, dontBreakRows: true, widths, body },
      fontSize: look.size,
      unbreakable: true,
      layout: {
        hLineWidth: (i) =>
          levelAt(part, i, grid.length) || (i === 1 && part.depth === 2 && look.strokes) ? 0.5 : 0,
        vLineWidth: (i) => (plumbAt(part, i, count) ? 0.5 : 0),
        paddingLeft: () => look.padding[0],
        paddingRight: () => look.padding[0],
        paddingTop: () => look.padding[1],
        paddingBottom: () => look.padding[1],
        ...(look.ruling === 'dashes'
          ? { hLineStyle: () => ({ dash: { length: 2, space: 2 } }) }
          : {}),
      },
    });
    if (part.notes) content.push({ text: part.notes, fontSize: 8, margin: [0, 3, 0, 6] });
    if (part.captionBelow) content.push(caption);
    if (part.proseAfter) content.push({ text: part.prose, margin: [0, 4, 0, 6] });
  }
  const face = paper.seed % 2 ? 'Helvetica' : 'Times';
  await library
    .createPdf({ pageSize: 'A4', content, defaultStyle: { font: face, fontSize: 10 } })
    .write(path);
}

async function pdfkit(paper, path) {
  const PDFDocument = load('pdfkit');
  const doc = new PDFDocument({ size: 'A4', margin: 50 });
  const stream = createWriteStream(path);
  doc.pipe(stream);
  const face = paper.seed % 2 ? 'Helvetica' : 'Times-Roman';
  const bold = paper.seed % 2 ? 'Helvetica-Bold' : 'Times-Bold';
  for (const part of paper.parts) {
    const { look, grid } = part;
    const count = grid[0].length;
    if (doc.y + grid.length * (look.size * 1.2 + 2 * look.padding[1]) > 680) doc.addPage();
    doc.font(face).fontSize(10).text(part.prose, 50).moveDown(0.5);
    if (!part.captionBelow) doc.font(bold).fontSize(9).text(part.caption).moveDown(0.4);
    doc.font(face).fontSize(look.size);
    const widths = part.kinds.map((kind, c) => {
      const own = grid.map((row) =>
        row[c] && row[c].columns === 1
          ? doc.widthOfString(row[c].text) * 1.08 + 10 * row[c].indent
          : 0,
      );
      return (kind === 'text' ? look.wordsWidth : Math.max(...own)) + 2 * look.padding[0] + 2;
    });
    const data = grid.map((row, r) =>
      row.flatMap((cell, c) => {
        if (!cell) return [];
        const shade = shadeOf(part, r);
        const edge = (on) => (on ? 0.5 : 0);
        return [
          {
            text: cell.text,
            rowSpan: cell.rows,
            colSpan: cell.columns,
            align: { x: alignOf(part, cell, c), y: 'center' },
            padding: [
              look.padding[1],
              look.padding[0],
              look.padding[1],
              look.padding[0] + 10 * cell.indent,
            ],
            border: {
              top: edge(levelAt(part, r, grid.length)),
              bottom: edge(
                levelAt(part, r + cell.rows, grid.length) ||
                  (cell.kind === 'spanner' && look.strokes),
              ),
              left: edge(plumbAt(part, c, count)),
              right: edge(plumbAt(part, c + cell.columns, count)),
            },
            ...(shade ? { backgroundColor: shade } : {}),
            ...(r < part.depth && look.boldHead ? { font: { src: bold } } : {}),
          },
        ];
      }),
    );
    doc.table({ columnStyles: widths, data });
    doc.x = 50;
    doc.moveDown(0.5);
    if (part.notes) doc.font(face).fontSize(8).text(part.notes, 50).moveDown(0.5);
    if (part.captionBelow) doc.font(bold).fontSize(9).text(part.caption, 50).moveDown(0.5);
    if (part.proseAfter) doc.font(face).fontSize(10).text(part.prose, 50).moveDown(0.5);
  }
  doc.end();
  await new Promise((done) => stream.on('finish', done));
}

const PRINTERS = { 'jspdf-autotable': autotable, pdfmake, pdfkit };
(async () => {
  for (const path of paths) {
    try {
      await PRINTERS[name](JSON.parse(readFileSync(path, 'utf8')), path.replace(/json$/, 'pdf'));
    } catch (error) {
      console.error(name, path, error);
      process.exitCode = 1;
    }
  }
})();
