/* Drawing nodes on a canvas: colours of the theme, outlines, glyphs. */

const paths = { outline: new Map(), glyph: new Map() };
const inks = new Map();

/** The colour of a variable of the style sheet, in the present theme. */
function ink(name) {
  if (!inks.has(name)) {
    inks.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  }
  return inks.get(name);
}
on('theme', () => inks.clear());

/** A path that knows its text, for a drawing that is kept as text. */
const drawnPath = (d) => Object.assign(new Path2D(d), { d });

/** The path of an outline or a glyph, made once. */
function pathOf(sort, name) {
  if (!paths[sort].has(name)) {
    paths[sort].set(name, drawnPath((sort === 'outline' ? OUTLINES : GLYPHS)[name]));
  }
  return paths[sort].get(name);
}

/** Paints in the square of 24 by 24 about a point, its half side being the radius. */
function inSquare(ctx, x, y, radius, painting) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(radius / 12, radius / 12);
  ctx.translate(-12, -12);
  painting();
  ctx.restore();
}

/** Fills and strokes the outline. */
function paintOutline(ctx, look, width) {
  const path = pathOf('outline', look.outline);
  const colour = ink(look.tone);
  ctx.fillStyle = look.fill === 'full' ? colour : ink('canvas');
  ctx.fill(path);
  if (look.fill === 'full') return;
  if (look.fill === 'pale') {
    ctx.fillStyle = ink(`${look.tone}-pale`);
    ctx.fill(path);
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(look.fill === 'none' ? [4.4, 3] : []);
  ctx.stroke(path);
  ctx.setLineDash([]);
}

function paintGlyph(ctx, look) {
  ctx.translate(12, 12);
  ctx.scale(0.617, 0.617);
  ctx.translate(-12, -12);
  ctx.fillStyle = look.fill === 'full' ? ink('on-tone') : ink(look.tone);
  ctx.fill(pathOf('glyph', look.glyph), 'evenodd');
}

function paintStrike(ctx) {
  ctx.strokeStyle = ink('fg');
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(2, 22);
  ctx.lineTo(22, 2);
  ctx.stroke();
}

/** Rings a selected thing in its own outline. */
function paintRing(ctx, look, colour) {
  const path = pathOf('outline', look.outline);
  ctx.lineJoin = 'round';
  for (const [width, name] of [
    [9, colour],
    [4, 'canvas'],
  ]) {
    ctx.lineWidth = width;
    ctx.strokeStyle = ink(name);
    ctx.stroke(path);
  }
}

/** A small badge on an event about which the accounts differ. */
function paintBadge(ctx) {
  ctx.save();
  ctx.translate(15, -5);
  ctx.scale(0.58, 0.58);
  ctx.fillStyle = ink('warn');
  ctx.strokeStyle = ink('canvas');
  ctx.lineWidth = 3;
  ctx.stroke(pathOf('outline', 'circle'));
  ctx.fill(pathOf('outline', 'circle'));
  ctx.strokeStyle = ink('on-tone');
  ctx.lineWidth = 2.2;
  ctx.stroke(drawnPath(UNEQUAL));
  ctx.restore();
}

/**
 * Paints a node about a point. Below 5 pixels there is no glyph.
 * @param {{ring?: string|null, faint?: boolean, pixels?: number}} how `pixels`: the radius on screen
 */
function paintNode(ctx, thing, x, y, radius, { ring = null, faint = false, pixels = radius } = {}) {
  const look = lookOf(thing);
  ctx.globalAlpha = faint ? 0.16 : 1;
  inSquare(ctx, x, y, radius, () => {
    if (ring) paintRing(ctx, look, ring);
    paintOutline(ctx, look, 2.2);
    if (thing.disputed && pixels > 5) paintBadge(ctx);
    if (look.struck) paintStrike(ctx);
    if (pixels > 5) paintGlyph(ctx, look);
  });
  ctx.globalAlpha = 1;
}
