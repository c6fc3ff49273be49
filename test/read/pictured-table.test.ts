/** A form that stands as a picture on a page of text is told; photos and backgrounds are not. */
import { PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readAndLayOut } from '../../shared/reading.ts';

const SIZE = { width: 900, height: 1000 };

const png = (body: string): Promise<Uint8Array> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}"><rect width="100%" height="100%" fill="white"/>${body}</svg>`,
    ),
  )
    .png()
    .toBuffer();

function ruled(turn: number): string {
  let lines = '';
  for (let i = 0; i <= 12; i++)
    lines += `<path d="M30 ${40 + i * 75}H870" stroke="black" stroke-width="2"/>`;
  for (let i = 0; i <= 5; i++)
    lines += `<path d="M${30 + i * 168} 40V940" stroke="black" stroke-width="2"/>`;
  return `<g transform="rotate(${turn} 450 500)">${lines}</g>`;
}

/** What is told of a page with this picture below a heading and a few lines of text. */
async function told(picture: string, { text = true, over = false, high = 500 } = {}) {
  const file = await PDFDocument.create();
  const font = await file.embedFont(StandardFonts.Helvetica);
  const page = file.addPage([595, 842]);
  const image = await file.embedPng(await png(picture));
  page.drawImage(image, { x: 70, y: 80, width: high * 0.9, height: high });
  const line = 'The form of the year stands below, as it was signed and sealed.';
  for (const y of text ? [800, 780, 760] : []) page.drawText(line, { x: 70, y, size: 11, font });
  for (const y of over ? [500, 480] : []) page.drawText(line, { x: 90, y, size: 11, font });
  const { remarks, value } = await readAndLayOut(await file.save());
  return { told: remarks.map(({ code, where }) => `${code} ${where}`), scan: value.document };
}

describe('a picture beside text', () => {
  it('is told where it shows a ruled table, also one that was scanned askew', async () => {
    expect((await told(ruled(0))).told).toEqual(['page.unread page 1']);
    expect((await told(ruled(0.7))).told).toEqual(['page.unread page 1']);
  });

  it('is not told where it is small, a background, a photo or a chart', async () => {
    expect((await told(ruled(0), { high: 250 })).told).toEqual([]);
    expect((await told(ruled(0), { over: true })).told).toEqual([]);
    const photo = `<defs><linearGradient id="g"><stop stop-color="#123"/><stop offset="1" stop-color="#cba"/></linearGradient></defs>
      <rect width="900" height="1000" fill="url(#g)"/><circle cx="400" cy="500" r="300" fill="#245"/>`;
    expect((await told(photo)).told).toEqual([]);
    let chart = '<path d="M80 60V900H860" fill="none" stroke="black" stroke-width="3"/>';
    for (let i = 0; i < 5; i++)
      chart += `<rect x="${140 + i * 140}" y="${300 + i * 60}" width="70" height="${600 - i * 60}" fill="#36c"/>`;
    expect((await told(chart)).told).toEqual([]);
  });

  it('is recognized, and not told, where the page has no text of its own', async () => {
    const { told: remarks, scan } = await told(ruled(0), { text: false });
    expect(remarks).toEqual([]);
    expect(scan).not.toBeNull();
  });
});
