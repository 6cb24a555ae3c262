/* Drawing who did what to whom: lines, arrows, crosses, in pixels of the screen. */

/** Relations that are of one family with conflict or cooperation; the others are structure. */
const FAMILIES = {
  'fighting against': 'conflict',
  'opposed to': 'conflict',
  'allied with': 'coop',
  'aligned with': 'coop',
  'backed by': 'coop',
};

const SIDES = new Set(['initiator', 'recipient', 'participant']);
const UNTONED = new Set(['host', 'mediator']);

/** A link's line has the colour of the event's quad class, unless its role takes no side. */
function linkLook(link) {
  return {
    words: link.proposed ? `${plain(link.role)}, not asserted` : plain(link.role),
    tone: UNTONED.has(link.role) ? 'other' : toneOf(THINGS.get(link.event)),
    open: Boolean(link.proposed),
    width: SIDES.has(link.role) ? 1.4 : 1,
  };
}

const relationLook = ({ label }) => ({
  words: label,
  tone: lookup(FAMILIES, label) ?? 'structure',
  open: true,
  width: 1,
});

/** Claims of each sort, and how their lines look; an event's own line leads to its place. */
const LINES = {
  link: [MODEL.links, linkLook],
  relation: [MODEL.relations, relationLook],
  place: [MODEL.events, () => ({ words: 'at', tone: 'structure', open: false, width: 1 })],
};

/** Roles whose arrow runs from the actor to the event, and those whose arrow runs the other way. */
const INWARD = new Set(['initiator', 'organizer', 'instrument']);
const OUTWARD = new Set(['recipient', 'beneficiary', 'affected']);

/** An edge with the looks of its claim. */
function edgeOf(sort, claim, { from, to, arrow }) {
  const status = sort === 'place' ? 'planned' : claim.status;
  return {
    ...{ claim, from, to, arrow, dash: dashOf(status), crossed: status === 'denied' },
    ...LINES[sort][1](claim),
  };
}

/** The edges of the page, as its container lists them. */
const listedEdges = () =>
  PAGE.network.edges.map(({ from, to, arrows, of: [sort, number] }) =>
    edgeOf(sort, LINES[sort][0][number], { from, to, arrow: arrows === 'to' }),
  );

/** The edge of a link or a relation, on a page whose container has no edges. */
function edgeOfClaim(claim) {
  if (claim.event === undefined) return edgeOf('relation', claim, { from: claim.a, to: claim.b, arrow: true });
  const { event, actor, role } = claim;
  const [from, to] = INWARD.has(role) ? [actor, event] : [event, actor];
  return edgeOf('link', claim, { from, to, arrow: INWARD.has(role) || OUTWARD.has(role) });
}

/** Bends edges between the same two things away from each other, and returns them. */
function bendParallels(edges) {
  const between = grouped(edges, ({ from, to }) => [from, to].sort().join('\n'));
  for (const edge of edges) {
    const all = between([edge.from, edge.to].sort().join('\n'));
    const side = edge.from < edge.to ? 1 : -1;
    edge.bend = all.length === 1 ? 0 : side * (all.indexOf(edge) - (all.length - 1) / 2) * 0.22;
  }
  return edges;
}

/**
 * Where an edge runs between the marks of its ends.
 * @param {(id: string) => {x: number, y: number, r: number}} seat places and radii on the screen
 */
function course(edge, seat) {
  const [a, b] = [seat(edge.from), seat(edge.to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const control = { x: (a.x + b.x) / 2 - dy * edge.bend, y: (a.y + b.y) / 2 + dx * edge.bend };
  const start = towards(a, control, a.r + 2);
  const end = towards(b, control, b.r + 3);
  return { start, control, end, length: Math.hypot(dx, dy) };
}

/** The point at a distance from one point on the way to another. */
function towards(from, to, distance) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return {
    x: from.x + ((to.x - from.x) * distance) / length,
    y: from.y + ((to.y - from.y) * distance) / length,
  };
}

/** The point of a course at a share of its way. */
function along({ start, control, end }, share) {
  const rest = 1 - share;
  const mix = (axis) =>
    rest * rest * start[axis] + 2 * rest * share * control[axis] + share * share * end[axis];
  return { x: mix('x'), y: mix('y') };
}

const beyond = ({ start, end }, { width, height }) =>
  Math.max(start.x, end.x) < -20 ||
  Math.min(start.x, end.x) > width + 20 ||
  Math.max(start.y, end.y) < -20 ||
  Math.min(start.y, end.y) > height + 20;

/** Draws all lines of one style in one stroke, then their arrows and crosses. */
function drawBatch(ctx, batch, scale) {
  const { edge, lit } = batch[0];
  ctx.strokeStyle = ctx.fillStyle = ink(edge.tone);
  ctx.lineWidth = lit ? edge.width + 1 : edge.width * scale;
  ctx.setLineDash(edge.dash);
  ctx.beginPath();
  for (const { way } of batch) {
    ctx.moveTo(way.start.x, way.start.y);
    if (edge.bend) ctx.quadraticCurveTo(way.control.x, way.control.y, way.end.x, way.end.y);
    else ctx.lineTo(way.end.x, way.end.y);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  if (edge.barred && scale === 1) drawHedge(ctx, batch, edge.width / 2 + 2.5);
  const head = (lit ? 9 : 7 * scale) + (edge.head ?? 0);
  for (const { way } of batch) {
    if (edge.arrow) drawArrow(ctx, way, edge.open, head);
    if (edge.tail) drawArrow(ctx, { control: way.control, end: way.start }, edge.open, head);
    if (edge.crossed) drawCross(ctx, along(way, 0.5), lit ? 5 : 5 * scale);
  }
}

function drawArrow(ctx, { control, end }, open, size) {
  const turn = Math.atan2(end.y - control.y, end.x - control.x);
  ctx.beginPath();
  for (const [side, back] of [
    [-0.42, size],
    [0, 0],
    [0.42, size],
  ]) {
    ctx.lineTo(end.x - back * Math.cos(turn + side), end.y - back * Math.sin(turn + side));
  }
  if (open) {
    ctx.lineWidth = 1.5;
    ctx.stroke();
  } else ctx.fill();
}

/** Draws short bars across lines, as on a hedge. */
function drawHedge(ctx, batch, half) {
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  for (const { way } of batch) {
    const turn = Math.atan2(way.end.x - way.start.x, way.start.y - way.end.y);
    const [dx, dy] = [Math.cos(turn) * half, Math.sin(turn) * half];
    const many = Math.floor(way.length / 20);
    for (let number = 1; number < many; number += 1) {
      const { x, y } = along(way, number / many);
      ctx.moveTo(x - dx, y - dy);
      ctx.lineTo(x + dx, y + dy);
    }
  }
  ctx.stroke();
}

/** Marks what is denied. */
function drawCross(ctx, { x, y }, size = 5) {
  ctx.lineWidth = size * 0.4;
  ctx.beginPath();
  ctx.moveTo(x - size, y - size);
  ctx.lineTo(x + size, y + size);
  ctx.moveTo(x + size, y - size);
  ctx.lineTo(x - size, y + size);
  ctx.stroke();
}

/**
 * Draws edges on a canvas.
 * @param {(edge: Object) => 'lit'|'plain'|'faint'} emphasis
 * @returns {{edge: Object, way: Object, lit: boolean}[]} those on the screen that are not faint
 */
function drawEdges(ctx, edges, seat, size, emphasis) {
  const drawn = [];
  const batches = new Map();
  for (const edge of edges) {
    const way = course(edge, seat);
    if (beyond(way, size) || way.length < 4) continue;
    const how = emphasis(edge);
    const key = [
      how,
      edge.tone,
      edge.width,
      edge.dash,
      edge.crossed,
      edge.open,
      edge.arrow,
      edge.tail,
      edge.barred,
      !edge.bend,
    ].join();
    if (!batches.has(key)) batches.set(key, []);
    batches.get(key).push({ edge, way, lit: how === 'lit' });
    if (how !== 'faint') drawn.push({ edge, way, lit: how === 'lit' });
  }
  const crowded = edges.length > 400; // then lines are finer and paler
  for (const [key, batch] of [...batches].sort(([a], [b]) => rank(a) - rank(b))) {
    ctx.globalAlpha = key.startsWith('faint')
      ? crowded
        ? 0.05
        : 0.12
      : key.startsWith('plain')
        ? crowded
          ? 0.5
          : 0.85
        : 1;
    drawBatch(ctx, batch, crowded ? 0.6 : 1);
  }
  ctx.globalAlpha = 1;
  return drawn;
}

const rank = (key) => (key.startsWith('faint') ? 0 : key.startsWith('plain') ? 1 : 2);
