/* The network: vis-network keeps the nodes, the window onto them and the pointer; we draw. */

const FONT = getComputedStyle(document.body).fontFamily;
const SEATS = new Map(PAGE.network.nodes.map(({ id, x, y }) => [id, { x, y }]));

/** How many links and relations each thing has. */
const DEGREES = new Map();
for (const { from, to } of EDGES) {
  for (const id of [from, to]) DEGREES.set(id, (DEGREES.get(id) ?? 0) + 1);
}

const BY_IMPORTANCE = [...SEATS.keys()]
  .map((id) => THINGS.get(id))
  .sort((a, b) => (DEGREES.get(b.id) ?? 0) - (DEGREES.get(a.id) ?? 0));

const sight = { stretch: { x: 1, y: 1 }, moved: false, shrink: 1, box: null };
let nodes;
let net;

/** The radius of a mark at scale 1, in pixels. */
function radiusOf(thing) {
  const links = DEGREES.get(thing.id) ?? 0;
  if (thing.sort === 'event') return 12 + Math.min(3, links * 0.5);
  return 11 + Math.min(9, 2.1 * Math.sqrt(links));
}
const RADII = new Map(BY_IMPORTANCE.map((thing) => [thing.id, radiusOf(thing)]));

/** Marks shrink less than the plane does, and grow less. */
const markScale = (scale) => Math.min(1.35, Math.max(sight.shrink, scale));

/** The window as it is: from the plane to pixels. */
function outlook() {
  const { clientWidth: width, clientHeight: height } = byId('network');
  const scale = net.getScale();
  const centre = net.getViewPosition();
  return { width, height, scale, left: width / 2 - centre.x * scale, top: height / 2 - centre.y * scale };
}

/** A function from an id to its place and radius on the screen. */
function seating({ scale, left, top }) {
  const { stretch } = sight;
  return (id) => {
    const seat = SEATS.get(id);
    return {
      x: left + seat.x * stretch.x * scale,
      y: top + seat.y * stretch.y * scale,
      r: RADII.get(id) * markScale(scale),
    };
  };
}

/** The colour of the ring about a thing, or null. */
function ringOf(id) {
  if (id === state.selected || id === state.second) return 'accent';
  return id === state.hovered ? 'muted' : null;
}

/** What vis-network calls to draw one node, in the units of the plane. */
function renderer(thing) {
  return ({ ctx, x, y }) => {
    const scale = net.getScale();
    const pixels = RADII.get(thing.id) * markScale(scale);
    const radius = pixels / scale;
    if (idle) return { drawNode: () => {}, nodeDimensions: { width: 2 * radius, height: 2 * radius } };
    const how = { ring: ringOf(thing.id), faint: !inFocus(thing.id), pixels };
    return {
      drawNode: () => paintNode(ctx, thing, x, y, radius, how),
      nodeDimensions: { width: 2 * radius, height: 2 * radius },
    };
  };
}

/** Draws in pixels of the screen on a canvas that vis-network has moved and scaled. */
function inPixels(ctx, drawing) {
  ctx.save();
  const ratio = ctx.getTransform().a / net.getScale();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawing(outlook());
  ctx.restore();
}

let lines = [];
let present = [];

function beforeNodes(ctx) {
  if (idle) return;
  inPixels(ctx, (view) => {
    lines = drawEdges(ctx, present, seating(view), view, emphasisOf);
  });
}

const weightOf = (thing) => (thing.sort === 'actor' ? 600 : 400);

/** What is to have a label, the most important first. */
function toLabel() {
  const wanted = BY_IMPORTANCE.filter(({ id }) => isShown(id) && inFocus(id));
  const rank = ({ id }) => (id === state.selected || id === state.second ? 0 : focus?.strong.has(id) ? 1 : 2);
  return focus ? wanted.sort((a, b) => rank(a) - rank(b)) : wanted;
}

/** Draws the labels, and the roles on the lines of the selection. */
function drawText(ctx, view) {
  const wanted = toLabel();
  const { labels, taken } = placeLabels(ctx, wanted, seating(view), view, lines, weightOf);
  byId('network').dataset.labels = `${labels.length} of ${wanted.length}`;
  writeRoles(ctx, lines, taken);
  writeLabels(ctx, labels);
}

function afterNodes(ctx) {
  if (idle) return;
  inPixels(ctx, (view) => drawText(ctx, view));
  if (!performance.getEntriesByName('first-draw').length) performance.mark('first-draw');
}

/** True while vis-network works and nothing is to be drawn. */
let idle = false;

/** Tells vis-network where nodes are and which are hidden; only what has changed. */
const told = new Map();
function tellNodes() {
  const { stretch } = sight;
  const changes = [];
  for (const [id, { x, y }] of SEATS) {
    const node = { id, x: x * stretch.x, y: y * stretch.y, hidden: !isShown(id) };
    const key = `${node.x} ${node.y} ${node.hidden}`;
    if (told.get(id) !== key) changes.push(node);
    told.set(id, key);
  }
  if (!changes.length) return;
  idle = true;
  nodes.update(changes);
  net.redraw(); // vis-network notices only now where the nodes are, and would draw them the next time
  idle = false;
}

const within = (value, low, high) => Math.min(Math.max(value, low), high);

/** The box about the seats of what is shown. */
function extent() {
  const seats = [...SEATS].filter(([id]) => isShown(id)).map(([, seat]) => seat);
  if (!seats.length) return null;
  const [xs, ys] = [seats.map(({ x }) => x), seats.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    width: right - left || 1,
    height: bottom - top || 1,
    many: seats.length,
  };
}

/** Shows all that is shown, or a box again, stretched in one direction to fill the window. */
function fit(box = extent()) {
  const { clientWidth, clientHeight } = byId('network');
  if (!box || clientWidth < 50) return;
  const [across, down] = [(clientWidth - 120) / box.width, (clientHeight - 84) / box.height];
  const scale = Math.min(across, down, 1.25);
  sight.stretch = { x: within(across / scale, 1, 1.6), y: within(down / scale, 1, 1.6) };
  sight.shrink = box.many > 90 ? 0.3 : scale > 0.5 ? 0.72 : 0.6;
  Object.assign(sight, { moved: false, box });
  tellNodes();
  const { stretch } = sight;
  net.moveTo({
    position: { x: box.x * stretch.x, y: box.y * stretch.y + 12 / scale },
    scale,
    animation: false,
  });
}

/** Switches something on or off that the network may show besides. */
function showAlso(name, visible) {
  state[name] = visible;
  refilter(() => {});
  if (!sight.moved) fit();
}

function zoom(factor) {
  sight.moved = true;
  net.moveTo({ scale: within(net.getScale() * factor, 0.02, 6), animation: false });
}

/** Moves the window if a thing is out of it or near its rim. */
function bringIntoSight(id) {
  if (!SEATS.has(id) || !isShown(id)) return;
  const view = outlook();
  const { x, y } = seating(view)(id);
  if (x > 60 && y > 40 && x < view.width - 60 && y < view.height - 60) return;
  const { stretch } = sight;
  const seat = SEATS.get(id);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  net.moveTo({
    position: { x: seat.x * stretch.x, y: seat.y * stretch.y },
    animation: still ? false : { duration: 300, easingFunction: 'easeInOutQuad' },
  });
}

/** Keeps what the reader has dragged elsewhere. */
function keepSeats(ids) {
  for (const [id, { x, y }] of Object.entries(net.getPositions(ids))) {
    SEATS.set(id, { x: x / sight.stretch.x, y: y / sight.stretch.y });
  }
}

/** Draws the network anew for what is shown now. */
function redraw() {
  present = edgesShown();
  byId('nothing').hidden = [...SEATS.keys()].some(isShown);
  tellNodes();
  net.redraw();
}

const OPTIONS = {
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

function listenToPointer() {
  net.on('click', ({ nodes: [id], event }) => {
    if (id !== undefined && event.srcEvent?.shiftKey) selectWith(id);
    else select(id ?? null);
  });
  net.on('doubleClick', ({ nodes: [id] }) => {
    if (id === undefined) return;
    sight.moved = true;
    net.focus(id, { scale: Math.max(1.2, net.getScale() * 1.5), animation: false });
  });
  net.on('hoverNode', ({ node }) => hover(node));
  net.on('blurNode', () => hover(null));
  net.on('dragging', ({ nodes: ids }) => ids.length && keepSeats(ids));
  for (const change of ['dragEnd', 'zoom']) net.on(change, () => (sight.moved = true));
  net.on('resize', () => sight.moved || requestAnimationFrame(() => fit(sight.box ?? extent())));
}

/** Starts the network; afterwards it follows the filter, the selection, the pointer and the theme. */
function startNetwork() {
  nodes = new vis.DataSet(
    BY_IMPORTANCE.map((thing) => ({
      id: thing.id,
      ...SEATS.get(thing.id),
      hidden: true,
      ctxRenderer: renderer(thing),
    })),
  );
  net = new vis.Network(byId('network'), { nodes, edges: new vis.DataSet([]) }, OPTIONS);
  net.canvas.frame.tabIndex = -1; // the box around it has the focus
  net.on('beforeDrawing', beforeNodes);
  net.on('afterDrawing', afterNodes);
  listenToPointer();
  redraw();
  fit();
  const soon = oncePerFrame(redraw);
  for (const topic of ['filter', 'selection', 'hover', 'theme']) on(topic, soon);
  on('selection', () => state.view === 'network' && bringIntoSight(state.selected));
  on('view', () => state.view === 'network' && !sight.moved && fit(sight.box ?? extent()));
  byId('network').seatOf = (id) => seating(outlook())(id); // for scripts around the page
}
