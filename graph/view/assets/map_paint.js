/* Drawing the map: sea and land, areas, and the marks of places. */

const FEW = 10; // pixels of a ring's radius, below which there is no number in it

/** Draws sea, land, coasts and boundaries; disputed ones dashed. */
function drawOutlines(ctx, view) {
  const { land, coasts, inner, disputed } = worldOutlines();
  const stroke = (lines, width, name) => {
    Object.assign(ctx, { lineWidth: width, strokeStyle: ink(name) });
    traceAll(ctx, lines, view);
    ctx.stroke();
  };
  ctx.fillStyle = ink('sea');
  ctx.fillRect(0, 0, view.width, view.height);
  ctx.fillStyle = ink('land');
  traceAll(ctx, land, view);
  ctx.fill();
  ctx.lineJoin = 'bevel';
  stroke(coasts, 0.8, 'coast');
  stroke(inner, 1, 'boundary');
  ctx.setLineDash([4, 3]);
  stroke(disputed, 1, 'boundary');
  ctx.setLineDash([]);
}

/** What a place is to the selection: the place itself or that of the selected event, or under the pointer. */
function spotEmphasis(spot) {
  const of = THINGS.get(state.selected);
  if (of && (of.id === spot.id || of.place === spot.id)) return 'accent';
  return state.hovered === spot.id || THINGS.get(state.hovered)?.place === spot.id ? 'fg' : null;
}

/** Draws the areas in which an event may have been, the largest first. */
function drawAreas(ctx, seats) {
  const areas = seats.filter(({ area }) => area).sort((a, b) => b.area.rx - a.area.rx);
  const full = Math.max(0.04, 0.14 / Math.max(1, Math.sqrt(areas.length / 6)));
  for (const { spot, area, middle } of areas) {
    const emphasis = spotEmphasis(spot);
    const faint = spotInFocus(spot) ? 1 : 0.35; // beside what is selected
    ctx.beginPath();
    ctx.ellipse(middle.x, middle.y, area.rx, area.ry, 0, 0, 2 * Math.PI);
    ctx.globalAlpha = (emphasis ? 0.17 : full) * faint;
    ctx.fillStyle = ink(emphasis ?? 'area');
    ctx.fill();
    ctx.globalAlpha = (emphasis ? 1 : 0.75) * faint;
    ctx.strokeStyle = ink(emphasis ?? 'area');
    ctx.lineWidth = emphasis ? 2 : 1.2;
    ctx.setLineDash([5, 4]);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/** One class of events as a part of a ring, or of a disc where the hole is none. */
function drawSlice(ctx, { x, y, r }, hole, from, to, { tone, fill }) {
  ctx.beginPath();
  ctx.arc(x, y, r, from, to);
  ctx.arc(x, y, hole, to, from, true);
  ctx.closePath();
  ctx.fillStyle = fill === 'full' ? ink(tone) : fill === 'pale' ? ink(`${tone}-pale`) : ink('canvas');
  ctx.fill();
  if (fill === 'full') return;
  Object.assign(ctx, { lineWidth: r < FEW ? 1 : 1.3, strokeStyle: ink(tone) });
  if (fill === 'none') ctx.setLineDash([3, 2]);
  ctx.stroke();
  if (fill === 'none') ctx.setLineDash([]);
}

function drawDisc(ctx, x, y, r, name) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = ink(name);
  ctx.fill();
}

/** A place with several events: a ring of their classes, and how many there are if there is room. */
function drawRing(ctx, { spot, x, y, r }) {
  const hole = r < FEW ? 0 : r * 0.58;
  drawDisc(ctx, x, y, r + 1.6, 'canvas');
  let turn = -Math.PI / 2;
  for (const [at, number] of spot.counts.entries()) {
    if (!number) continue;
    const next = turn + (2 * Math.PI * number) / spot.many;
    drawSlice(ctx, { x, y, r: r - 0.6 }, hole, turn, next, SLICES[at]);
    turn = next;
  }
  if (!hole) return;
  drawDisc(ctx, x, y, hole, 'canvas');
  Object.assign(ctx, { textAlign: 'center', textBaseline: 'middle', fillStyle: ink('fg') });
  ctx.font = `600 ${r > 17 ? 12 : r > 12 ? 10.5 : 9}px ${FONT}`;
  ctx.fillText(String(spot.many), x, y + 0.5);
}

/** A ring about a mark whose place is wide, but of unknown size or too small to be seen. */
function drawHalo(ctx, { x, y, r }) {
  ctx.beginPath();
  ctx.arc(x, y, r + (r < FEW ? 3 : 5), 0, 2 * Math.PI);
  Object.assign(ctx, { lineWidth: r < FEW ? 0.8 : 1.2, strokeStyle: ink('area') });
  if (r >= FEW) ctx.setLineDash([3, 3]);
  ctx.stroke();
  ctx.setLineDash([]);
}

const eventAt = ({ events }) => events.find(({ event }) => shown.events.has(event.id)).event;

/** The mark of a place: that of its one event, or a ring for several. */
function drawPlaceMark(ctx, seat) {
  if (seat.spot.many > 1) drawRing(ctx, seat);
  else paintNode(ctx, eventAt(seat.spot), seat.x, seat.y, seat.r);
}

/** What the mark of a place looks like, in letters: marks that look alike are drawn once. */
function markKey({ spot, r }) {
  if (spot.many > 1) return `${r.toFixed(1)} ${spot.counts.join()}`;
  const { quad, status, disputed } = eventAt(spot);
  return `${r.toFixed(1)} ${quad} ${status} ${disputed}`;
}

const stamps = new Map();
on('theme', () => stamps.clear());

/** A small canvas with a mark in its middle, `half` pixels from its rim. */
function stampOf(seat, half, ratio) {
  const key = `${ratio} ${markKey(seat)}`;
  if (stamps.size > 5000) stamps.clear();
  if (!stamps.has(key)) {
    const canvas = el('canvas');
    const ctx = cleared(canvas, { width: 2 * half, height: 2 * half });
    drawPlaceMark(ctx, { ...seat, x: half, y: half });
    stamps.set(key, canvas);
  }
  return stamps.get(key);
}

/** Stamps a mark on a canvas, sharp; on another surface it is drawn. */
function stampMark(ctx, seat) {
  if (!ctx.drawImage) return drawPlaceMark(ctx, seat);
  const ratio = ctx.getTransform().a;
  const half = Math.ceil(seat.r * 1.4 + 4);
  if (ratio !== (devicePixelRatio || 1)) return drawPlaceMark(ctx, seat);
  const sharp = (at) => Math.round((at - half) * ratio) / ratio;
  ctx.drawImage(stampOf(seat, half, ratio), sharp(seat.x), sharp(seat.y), 2 * half, 2 * half);
}

/** A line from a mark that was moved aside to where its place is. */
function drawLead(ctx, { x, y, middle }) {
  if (Math.hypot(x - middle.x, y - middle.y) < 4) return;
  Object.assign(ctx, { lineWidth: 1.2, strokeStyle: ink('fg') });
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(middle.x, middle.y);
  ctx.stroke();
  drawDisc(ctx, middle.x, middle.y, 2, 'fg');
}

function drawSpot(ctx, seat) {
  const { spot, x, y, r } = seat;
  const emphasis = spotEmphasis(spot);
  ctx.globalAlpha = spotInFocus(spot) ? 1 : 0.22;
  drawLead(ctx, seat);
  if (spot.wide && !seat.area) drawHalo(ctx, seat);
  if (emphasis) drawDisc(ctx, x, y, r + (spot.many > 1 ? 5 : 7), emphasis);
  if (emphasis && spot.many === 1) drawDisc(ctx, x, y, r + 4.5, 'canvas');
  stampMark(ctx, seat);
  ctx.globalAlpha = 1;
}

/** Draws areas and marks: faint ones below, then those of many events; what is selected above all. */
function drawSpots(ctx, seats) {
  drawAreas(ctx, seats);
  const level = ({ spot }) => (spotEmphasis(spot) ? 2 : spotInFocus(spot) ? 1 : 0);
  const ordered = seats.map((seat) => ({ seat, level: level(seat) }));
  ordered.sort((a, b) => a.level - b.level || b.seat.r - a.seat.r);
  for (const { seat } of ordered) drawSpot(ctx, seat);
}
