/* Drawing ties, and finding them under the pointer: what stands out beside the selection. */

let tieLines = [];
let tieActors = [];

/** The actors of the ties that are drawn, the strongest first. */
function actorsOfTies(ties) {
  const { actors } = tieNumbers();
  const { strength } = tieCounts();
  const ids = new Set(ties.flatMap((tie) => [TIES[tie].a, TIES[tie].b]));
  const strengthOf = ({ id }) => strength[actors.get(id)];
  return [...ids].map((id) => THINGS.get(id)).sort((one, other) => strengthOf(other) - strengthOf(one));
}

/** An actor's mark grows with the events that he has with others. */
function radiusInTies({ id }) {
  const { strength } = tieCounts();
  const most = tieActors.length ? strength[tieNumbers().actors.get(tieActors[0].id)] : 1;
  return 9 + 12 * Math.sqrt((strength[tieNumbers().actors.get(id)] ?? 0) / (most || 1));
}

/** The ends that rule what stands out: the selection, or what the pointer is on. */
const tieCentre = () => (state.selected ? [state.selected, state.second] : [state.hovered]).filter(Boolean);

/** How a tie's line is drawn: that of both selected, those of one, the others. */
function tieEmphasis({ tie, from, to }) {
  if (tie === tieView.hovered) return 'lit';
  const centre = tieCentre().filter((id) => tieNear.has(id));
  if (!centre.length) return 'plain';
  const touched = centre.filter((id) => id === from || id === to).length;
  if (touched === centre.length) return 'lit';
  return touched ? 'plain' : 'faint';
}

/** Everybody who stands out beside each drawn actor: himself and those tied to him. */
let tieNear = new Map();
function noteNear() {
  tieNear = new Map(tieActors.map(({ id }) => [id, new Set([id])]));
  for (const { from, to } of tieLines) {
    tieNear.get(from).add(to);
    tieNear.get(to).add(from);
  }
}

const standsOut = (id) => {
  const centre = tieCentre().filter((one) => tieNear.has(one));
  return !centre.length || centre.some((one) => tieNear.get(one).has(id));
};

function labelsInTies() {
  const first = new Set(tieCentre());
  const wanted = tieActors.filter(({ id }) => standsOut(id));
  return [...wanted.filter(({ id }) => first.has(id)), ...wanted.filter(({ id }) => !first.has(id))];
}

function drawTies(ctx, view, seat) {
  drawCommunities(ctx, tieActors, seat);
  haloTies(ctx, seat);
  return drawEdges(ctx, tieLines, seat, view, tieEmphasis);
}

/** Draws a halo about the line of the pair that is selected, and of the one that the pointer is on. */
function haloTies(ctx, seat) {
  const pair = (id) => id === state.selected || id === state.second;
  for (const edge of tieLines) {
    if (edge.tie !== tieView.hovered && !(state.second && pair(edge.from) && pair(edge.to))) continue;
    const { start, end } = course(edge, seat);
    Object.assign(ctx, { lineWidth: edge.width + 9, strokeStyle: ink('band'), lineCap: 'round' });
    ctx.beginPath();
    ctx.moveTo(start.x, start.y);
    ctx.lineTo(end.x, end.y);
    ctx.stroke();
    ctx.lineCap = 'butt';
  }
}

/** The tie that runs nearest to a point, within a few pixels. */
function tieAt({ x, y }) {
  let best = { gap: 7, tie: null };
  for (const { edge, way } of dyads.lines) {
    const [dx, dy] = [way.end.x - way.start.x, way.end.y - way.start.y];
    const share = within(((x - way.start.x) * dx + (y - way.start.y) * dy) / (dx * dx + dy * dy || 1), 0, 1);
    const gap = Math.hypot(way.start.x + share * dx - x, way.start.y + share * dy - y) - edge.width / 2;
    if (gap < best.gap) best = { gap, tie: edge.tie };
  }
  return best.tie;
}

function clickInTies(id, pointer) {
  if (id !== undefined) return pointer.shiftKey ? selectWith(id) : select(id);
  const tie = tieAt(pointer);
  return tie === null ? select(null) : select(TIES[tie].a, TIES[tie].b);
}

/** Marks the tie that the pointer is on, and names it. */
function hoverTie(tie) {
  if (tieView.hovered === tie) return;
  tieView.hovered = tie;
  byId('ties').title = tie === null ? '' : pairWords(tie);
  byId('ties').classList.toggle('on-tie', tie !== null);
  if (dyads.ready) dyads.net.redraw();
}
