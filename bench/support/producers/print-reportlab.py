"""Prints papers given as JSON by ReportLab's platypus, each beside itself as PDF."""
import json
import sys

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

FACES = [("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")]
BLACK = colors.black


def spans(grid):
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            if cell and (cell["rows"] > 1 or cell["columns"] > 1):
                yield ("SPAN", (c, r), (c + cell["columns"] - 1, r + cell["rows"] - 1))


def rules(part):
    look, depth, grid = part["look"], part["depth"], part["grid"]
    kind = look["ruling"]
    top = ("LINEABOVE", (0, 0), (-1, 0), 1, BLACK)
    head = ("LINEBELOW", (0, depth - 1), (-1, depth - 1), 0.5, BLACK)
    end = ("LINEBELOW", (0, -1), (-1, -1), 1, BLACK)
    out = []
    if kind == "grid":
        out = [("GRID", (0, 0), (-1, -1), 0.5, BLACK)]
    elif kind == "rules across":
        out = [top, end] + [("LINEBELOW", (c, r), (c, r), 0.25, BLACK) for r in range(len(grid) - 1)
                            for c in range(len(grid[0])) if not covered(grid, r + 1, c)]
    elif kind in ("booktabs", "double rules"):
        out = [top, head, end]
    elif kind == "columns":
        out = [("BOX", (0, 0), (-1, -1), 0.5, BLACK), head, ("LINEBEFORE", (1, 0), (-1, -1), 0.5, BLACK)]
    elif kind == "stub rule":
        out = [top, head, end, ("LINEAFTER", (0, 0), (0, -1), 0.5, BLACK)]
    elif kind == "frame":
        out = [("BOX", (0, 0), (-1, -1), 0.75, BLACK), head]
    elif kind == "head only":
        out = [top, head]
    elif kind == "zebra":
        out = [("BACKGROUND", (0, r), (-1, r), colors.whitesmoke) for r in range(depth, len(grid), 2)]
        out.append(("BACKGROUND", (0, 0), (-1, depth - 1), colors.lightgrey))
    elif kind == "dashes":
        out = [top, end] + [("LINEBELOW", (c, r), (c, r), 0.5, BLACK, 0, (2, 2)) for r in range(len(grid) - 1)
                            for c in range(len(grid[0])) if not covered(grid, r + 1, c)]
    if look["shadedHead"]:
        out.append(("BACKGROUND", (0, 0), (-1, depth - 1), colors.lightgrey))
    if look["strokes"] or kind == "columns":
        out += [("LINEBELOW", (c, r), (c + cell["columns"] - 1, r), 0.5, BLACK)
                for r, row in enumerate(grid) for c, cell in enumerate(row) if cell and cell["kind"] == "spanner"]
    if look["groupRules"] and kind in ("booktabs", "stub rule", "frame", "double rules"):
        out += [("LINEABOVE", (0, r), (-1, r), 0.25, BLACK) for r in part["starts"]]
    return out


def covered(grid, r, c):
    """Tells whether a cell from above goes on at the place."""
    for y in range(r):
        for x in range(c + 1):
            cell = grid[y][x]
            if cell and y + cell["rows"] > r and x + cell["columns"] > c:
                return True
    return False


def table(part, faces):
    look, depth, grid = part["look"], part["depth"], part["grid"]
    size = look["size"]
    style = [
        ("FONT", (0, 0), (-1, -1), faces[0], size, size * 1.2),
        ("FONT", (0, 0), (-1, depth - 1), faces[1] if look["boldHead"] else faces[0], size, size * 1.2),
        ("ALIGN", (1, 0), (-1, -1), look["align"].upper()),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), look["padding"][0]),
        ("RIGHTPADDING", (0, 0), (-1, -1), look["padding"][0]),
        ("TOPPADDING", (0, 0), (-1, -1), look["padding"][1]),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look["padding"][1] + 1),
        *spans(grid), *rules(part),
    ]
    words = ParagraphStyle("words", fontName=faces[0], fontSize=size, leading=size * 1.2)
    rows, widths = [], [0.0] * len(grid[0])
    for r, row in enumerate(grid):
        out = []
        for c, cell in enumerate(row):
            text = cell["text"] if cell else ""
            if cell and cell["kind"] == "spanner":
                style.append(("ALIGN", (c, r), (c, r), "CENTER"))
            if cell and cell["indent"]:
                style.append(("LEFTPADDING", (c, r), (c, r), look["padding"][0] + 10 * cell["indent"]))
            if cell and cell["columns"] == 1:
                width = stringWidth(text, faces[1], size) + 2 * look["padding"][0] + 10 * cell["indent"]
                widths[c] = max(widths[c], min(width, look["wordsWidth"]) if cell["kind"] == "text" else width)
            if cell and cell["kind"] == "text" and text:
                text = Paragraph(text.replace("&", "&amp;"), words)
                style.append(("ALIGN", (c, r), (c, r), "LEFT"))
            out.append(text)
        rows.append(out)
    if look["full"] and sum(widths) < 480:
        widths = [width * 480 / sum(widths) for width in widths]
    return Table(rows, colWidths=widths, style=style)


for path in sys.argv[1:]:
    paper = json.load(open(path, encoding="utf-8"))
    faces = FACES[paper["seed"] % 2]
    prose = ParagraphStyle("prose", fontName=faces[0], fontSize=10, leading=13, spaceAfter=6)
    small = ParagraphStyle("small", fontName=faces[0], fontSize=8, leading=10, spaceBefore=2, spaceAfter=6)
    caption = ParagraphStyle("caption", fontName=faces[1], fontSize=9, leading=12, spaceBefore=6, spaceAfter=4)
    story = []
    for part in paper["parts"]:
        story.append(Paragraph(part["prose"], prose))
        own = [table(part, faces)]
        own.insert(len(own) if part["captionBelow"] else 0, Paragraph(part["caption"], caption))
        if part["notes"]:
            own.append(Paragraph(part["notes"], small))
        story.append(KeepTogether(own))
        story.append(Spacer(1, 8))
        if part["proseAfter"]:
            story.append(Paragraph(part["prose"], prose))
    SimpleDocTemplate(path.replace(".json", ".pdf"), pagesize=A4, leftMargin=50, rightMargin=50).build(story)
