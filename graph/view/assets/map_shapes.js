/* The outlines of the map: coasts and boundaries, read from the page when the map is first shown. */

const SHAPE_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The steps that a text of digits stands for: five bits a digit, the sign in the lowest. */
function stepsIn(text) {
  const steps = [];
  let [rest, shift] = [0, 0];
  for (const letter of text) {
    const value = SHAPE_LETTERS.indexOf(letter);
    rest += (value % 32) * 2 ** shift;
    shift += 5;
    if (value >= 32) continue;
    steps.push(rest % 2 ? -(rest + 1) / 2 : rest / 2);
    [rest, shift] = [0, 0];
  }
  return steps;
}

/**
 * A line: its points one after another as longitude and latitude, and the box about it.
 * @returns {{points: Float64Array, box: [number, number, number, number]}} west, south, east, north
 */
function lineOf(text, quantum) {
  const points = Float64Array.from(stepsIn(text));
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let here = [0, 0];
  for (let at = 0; at < points.length; at += 2) {
    here = [here[0] + points[at], here[1] + points[at + 1]];
    points.set([here[0] * quantum, here[1] * quantum], at);
    widen(box, points[at], points[at + 1]);
  }
  return { points, box };
}

function widen(box, x, y) {
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
}

/**
 * A ring of arcs as one line; `~n` is the arc `n` backwards. It runs on across the antimeridian; one that
 * goes around the world is closed at the south pole.
 */
function ringOfArcs(ring, arcs) {
  const points = [];
  for (const number of ring) {
    const part = number >= 0 ? arcs[number].points : turned(arcs[~number].points);
    const shift = points.length ? nearTo(part[0], points.at(-2)) - part[0] : 0;
    for (let at = 0; at < part.length; at += 2) points.push(part[at] + shift, part[at + 1]);
  }
  const [first, last] = [points[0], points.at(-2)];
  if (Math.abs(last - first) > 180) points.push(last, -90, first, -90);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) widen(box, points[at], points[at + 1]);
  return { points: Float64Array.from(points), box };
}

/** The points of a line from its end to its beginning. */
function turned(points) {
  const back = new Float64Array(points.length);
  for (let at = 0; at < points.length; at += 2) {
    back[points.length - 2 - at] = points[at];
    back[points.length - 1 - at] = points[at + 1];
  }
  return back;
}

/** @returns {{land: Object[], coasts: Object[], inner: Object[], disputed: Object[], names: Array}} */
function readOutlines() {
  const held = JSON.parse(byId('outlines').textContent);
  const arcs = held.arcs.map((text) => lineOf(text, held.quantum));
  const coasts = new Set(held.land.flat().map((number) => (number >= 0 ? number : ~number)));
  return {
    land: held.land.map((ring) => ringOfArcs(ring, arcs)),
    coasts: [...coasts].map((number) => arcs[number]),
    inner: held.inner.map((number) => arcs[number]),
    disputed: held.disputed.map((number) => arcs[number]),
    names: held.names.map(([label, seats]) => ({
      ...{ id: `land ${label}`, sort: 'land', label, folded: fold(label) },
      seats: seats.map(([lon, lat, room]) => ({ lon, lat, room })),
    })),
  };
}

let outlinesRead = null;
const worldOutlines = () => (outlinesRead ??= readOutlines());

/** Draws a line in pixels, without the points that lie on the one before. */
function trace(ctx, { points }, view, shift) {
  const { left, top, across, down } = view;
  let [lastX, lastY] = [NaN, NaN];
  for (let at = 0; at < points.length; at += 2) {
    const x = left + (points[at] + shift) * across;
    const y = top - points[at + 1] * down;
    if (!at) ctx.moveTo(x, y);
    else if (Math.abs(x - lastX) + Math.abs(y - lastY) > 0.8 || at === points.length - 2) ctx.lineTo(x, y);
    else continue;
    [lastX, lastY] = [x, y];
  }
}

/**
 * Draws the lines that are in the window as one path, each as often as the world is in it. Rings are not
 * closed: filling does that.
 */
function traceAll(ctx, lines, view) {
  const { west, east, south, north } = view;
  ctx.beginPath();
  for (const line of lines) {
    const [w, s, e, n] = line.box;
    if (n < south || s > north) continue;
    for (const shift of [-720, -360, 0, 360, 720]) {
      if (e + shift >= west && w + shift <= east) trace(ctx, line, view, shift);
    }
  }
}
