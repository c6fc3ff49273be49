/**
 * Stands in for what pdf.js takes from a browser when it is imported: Lambda has no canvas module.
 * We read operators and never draw, so that shapes without behaviour are enough, but for the
 * matrix, whose products pdf.js uses for patterns.
 */
type Six = [number, number, number, number, number, number];

class PlainMatrix {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;

  constructor(init?: readonly number[]) {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = init ?? [];
    [this.a, this.b, this.c, this.d, this.e, this.f] = [a, b, c, d, e, f];
  }

  private after(m: PlainMatrix, n: PlainMatrix): this {
    const six: Six = [
      m.a * n.a + m.c * n.b,
      m.b * n.a + m.d * n.b,
      m.a * n.c + m.c * n.d,
      m.b * n.c + m.d * n.d,
      m.a * n.e + m.c * n.f + m.e,
      m.b * n.e + m.d * n.f + m.f,
    ];
    [this.a, this.b, this.c, this.d, this.e, this.f] = six;
    return this;
  }

  multiplySelf(other: PlainMatrix): this {
    return this.after(this, other);
  }
  preMultiplySelf(other: PlainMatrix): this {
    return this.after(other, this);
  }
  translate(x = 0, y = 0): PlainMatrix {
    return new PlainMatrix([this.a, this.b, this.c, this.d, this.e, this.f]).multiplySelf(
      new PlainMatrix([1, 0, 0, 1, x, y]),
    );
  }
  scale(x = 1, y = x): PlainMatrix {
    return new PlainMatrix([this.a, this.b, this.c, this.d, this.e, this.f]).multiplySelf(
      new PlainMatrix([x, 0, 0, y, 0, 0]),
    );
  }
  invertSelf(): this {
    const { a, b, c, d, e, f } = this;
    const det = a * d - b * c;
    const six: Six = [
      d / det,
      -b / det,
      -c / det,
      a / det,
      (c * f - d * e) / det,
      (b * e - a * f) / det,
    ];
    [this.a, this.b, this.c, this.d, this.e, this.f] = six;
    return this;
  }
}

class PlainImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number) {
    [this.width, this.height] = [width, height];
    this.data = new Uint8ClampedArray(width * height * 4);
  }
}

class PlainPath {
  addPath(): void {}
}

const target = globalThis as Record<string, unknown>;
target.DOMMatrix ??= PlainMatrix;
target.ImageData ??= PlainImageData;
target.Path2D ??= PlainPath;
