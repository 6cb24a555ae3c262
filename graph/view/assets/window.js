/* What a plane needs of its window: pixels, boxes, and how vis-network is to behave. */

const FONT = getComputedStyle(document.body).fontFamily;
const within = (value, low, high) => Math.min(Math.max(value, low), high);

/** Draws in pixels of the screen on a canvas that vis-network has moved and scaled. */
function inPixels(ctx, scale, drawing) {
  ctx.save();
  const ratio = ctx.getTransform().a / scale;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawing();
  ctx.restore();
}

/** Notes once that something is drawn. */
function noteFirstDraw() {
  if (!performance.getEntriesByName('first-draw').length) performance.mark('first-draw');
}

/** The box about some seats, or null for none. */
function boxAbout(seats) {
  if (!seats.length) return null;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of seats) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return { ...middle, width: right - left || 1, height: bottom - top || 1, many: seats.length };
}

/** No physics, no looks: the seats are found beforehand, and we draw. */
const WINDOW = {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  nodes: { shape: 'custom', chosen: false },
  interaction: {
    hover: true,
    hoverConnectedEdges: false,
    selectConnectedEdges: false,
    keyboard: false,
    tooltipDelay: 1e9,
    zoomSpeed: 0.6,
  },
};
