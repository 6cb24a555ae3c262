/* A drawing surface that keeps what is drawn as SVG: what the views paint on a canvas, they paint on it. */

/** The colour and its opacity, since not every program reads colours of eight digits. */
function opaque(colour) {
  const found = /^(#[\da-f]{6})([\da-f]{2})$/i.exec(colour);
  return found ? [found[1], parseInt(found[2], 16) / 255] : [colour, 1];
}

const digits = (number) => Math.round(number * 100) / 100;

/** The part of a canvas's 2D context that the views use; `root` is the SVG element. */
class Vector {
  constructor(width, height) {
    this.ruler = document.createElement('canvas').getContext('2d');
    this.root = svg('svg', {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
    });
    Object.assign(this, {
      ...{ fillStyle: '#000000', strokeStyle: '#000000', lineWidth: 1, lineJoin: 'miter', lineCap: 'butt' },
      ...{ globalAlpha: 1, font: '12px sans-serif', textAlign: 'start', textBaseline: 'alphabetic' },
      ...{ matrix: [1, 0, 0, 1, 0, 0], dash: [], parent: this.root, kept: [], way: '', clips: 0 },
    });
  }

  save() {
    const { fillStyle, strokeStyle, lineWidth, lineJoin, lineCap, globalAlpha, font } = this;
    const { textAlign, textBaseline, matrix, dash, parent } = this;
    this.kept.push({
      ...{ fillStyle, strokeStyle, lineWidth, lineJoin, lineCap, globalAlpha, font },
      ...{ textAlign, textBaseline, matrix, dash, parent },
    });
  }

  restore() {
    Object.assign(this, this.kept.pop());
  }

  transform(a, b, c, d, e, f) {
    const [p, q, r, s, t, u] = this.matrix;
    this.matrix = [
      p * a + r * b,
      q * a + s * b,
      p * c + r * d,
      q * c + s * d,
      p * e + r * f + t,
      q * e + s * f + u,
    ];
  }

  translate(x, y) {
    this.transform(1, 0, 0, 1, x, y);
  }

  scale(x, y) {
    this.transform(x, 0, 0, y, 0, 0);
  }

  rotate(turn) {
    this.transform(Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 0, 0);
  }

  setLineDash(dash) {
    this.dash = dash;
  }

  beginPath() {
    this.way = '';
  }

  closePath() {
    this.way += 'Z';
  }

  moveTo(x, y) {
    this.way += `M${digits(x)} ${digits(y)}`;
  }

  lineTo(x, y) {
    this.way += `${this.way ? 'L' : 'M'}${digits(x)} ${digits(y)}`;
  }

  quadraticCurveTo(...points) {
    this.way += `Q${points.map(digits).join(' ')}`;
  }

  bezierCurveTo(...points) {
    this.way += `C${points.map(digits).join(' ')}`;
  }

  rect(x, y, width, height) {
    this.way += `M${digits(x)} ${digits(y)}h${digits(width)}v${digits(height)}h${digits(-width)}Z`;
  }

  roundRect(x, y, width, height) {
    this.rect(x, y, width, height);
  }

  /** An arc as two halves, so that a full circle is one too. */
  ellipse(x, y, across, down, turn, from, to, back = false) {
    const full = 2 * Math.PI;
    let sweep = back ? from - to : to - from;
    sweep = Math.abs(sweep) >= full ? full : ((sweep % full) + full) % full;
    const at = (share) => {
      const angle = from + (back ? -1 : 1) * sweep * share;
      const [u, v] = [across * Math.cos(angle), down * Math.sin(angle)];
      return [x + u * Math.cos(turn) - v * Math.sin(turn), y + u * Math.sin(turn) + v * Math.cos(turn)];
    };
    const half = (share) =>
      `A${digits(across)} ${digits(down)} ${digits((turn * 180) / Math.PI)} 0 ${back ? 0 : 1} ${at(share).map(digits).join(' ')}`;
    this.way += `${this.way && !this.way.endsWith('Z') ? 'L' : 'M'}${at(0).map(digits).join(' ')}${half(0.5)}${half(1)}`;
  }

  arc(x, y, radius, from, to, back) {
    this.ellipse(x, y, radius, radius, 0, from, to, back);
  }

  /** Keeps what follows within the path, until what was before is restored. */
  clip() {
    this.clips += 1;
    const id = `clip-${this.clips}`;
    const cut = svg('clipPath', { id }, svg('path', { d: this.way, transform: this.placing() }));
    const inside = svg('g', { 'clip-path': `url(#${id})` });
    this.parent.append(cut, inside);
    this.parent = inside;
  }

  placing() {
    const still = this.matrix.join() === '1,0,0,1,0,0';
    return still ? null : `matrix(${this.matrix.map((number) => Math.round(number * 1e4) / 1e4).join(' ')})`;
  }

  emit(tag, props, ...children) {
    const node = svg(tag, { ...props, transform: this.placing() }, ...children);
    this.parent.append(node);
  }

  fill(path, rule) {
    const [d, how] = path?.d ? [path.d, rule] : [this.way, path];
    const [fill, opacity] = opaque(this.fillStyle);
    const pale = opacity * this.globalAlpha;
    this.emit('path', {
      d,
      fill,
      'fill-rule': how === 'evenodd' ? how : null,
      'fill-opacity': pale < 1 ? digits(pale) : null,
    });
  }

  /** How a line is drawn. */
  pen() {
    const [stroke, opacity] = opaque(this.strokeStyle);
    const pale = opacity * this.globalAlpha;
    return {
      fill: 'none',
      stroke,
      'stroke-opacity': pale < 1 ? digits(pale) : null,
      'stroke-width': digits(this.lineWidth),
      'stroke-linejoin': this.lineJoin === 'miter' ? null : this.lineJoin,
      'stroke-linecap': this.lineCap === 'butt' ? null : this.lineCap,
      'stroke-dasharray': this.dash.length ? this.dash.join(' ') : null,
    };
  }

  stroke(path) {
    this.emit('path', { d: path?.d ?? this.way, ...this.pen() });
  }

  fillRect(x, y, width, height) {
    const [fill, opacity] = opaque(this.fillStyle);
    const pale = opacity * this.globalAlpha;
    this.emit('rect', { x, y, width, height, fill, 'fill-opacity': pale < 1 ? digits(pale) : null });
  }

  strokeRect(x, y, width, height) {
    this.emit('rect', { x, y, width, height, ...this.pen() });
  }

  clearRect() {}

  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  /** Where and how a text stands: on its baseline, whatever it was told to hang on. */
  letters(text, x, y) {
    const size = this.measureText(text);
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = size;
    const drop = { top: up, middle: (up - down) / 2, bottom: -down }[this.textBaseline] ?? 0;
    const [, style = '', weight = '', pixels, family] = /^(italic )?(\d+ |bold )?([\d.]+)px (.*)$/.exec(
      this.font,
    ) ?? [0, '', '', '12', 'sans-serif'];
    return {
      x: digits(x),
      y: digits(y + drop),
      'text-anchor': { center: 'middle', right: 'end', end: 'end' }[this.textAlign] ?? null,
      'font-family': family,
      'font-size': pixels,
      'font-weight': weight.trim() || null,
      'font-style': style.trim() || null,
    };
  }

  fillText(text, x, y) {
    const [fill, opacity] = opaque(this.fillStyle);
    const pale = opacity * this.globalAlpha;
    this.emit(
      'text',
      { ...this.letters(text, x, y), fill, 'fill-opacity': pale < 1 ? digits(pale) : null },
      text,
    );
  }

  strokeText(text, x, y) {
    this.emit('text', { ...this.letters(text, x, y), ...this.pen(), 'aria-hidden': 'true' }, text);
  }
}
