/* The timeline: events stacked by day, week, month or year; what is far off or undated in bins. */

const PLOT = { top: 4, height: 62 };
const BIN = 76; // pixels of a bin's width, with its gap

/** What stands on the canvas, for the pointer: boxes with their events. */
let marks = [];
let scale = null;
let axis = { left: 0, width: 0 };

const binsPresent = () => ({
  earlier: [...FOLDED.earlier],
  later: [...FOLDED.later],
  undated: MODEL.events.filter((event) => !DAYS.get(event.id)).map((event) => event.id),
});
const BINS = binsPresent();

/** How many events a bin has: those that are counted, where some are only counted. */
function binSize(bin) {
  if (!MODEL.counted) return BINS[bin].length;
  const open = { span: null, bins: { earlier: false, later: false, undated: false, [bin]: true } };
  const isIn = (month) => monthIsOn(month, open) && !monthIsOn(month, { span: null, bins: {} });
  return COUNTED.filter(isIn).reduce((sum, { events }) => sum + events, 0);
}
const SIZES = Object.fromEntries(Object.keys(BINS).map((bin) => [bin, binSize(bin)]));

/** The room left for the axis between the bins. */
function layTimeline() {
  const width = byId('timeline-canvas').clientWidth;
  const left = SIZES.earlier ? BIN : 8;
  const bins = ['later', 'undated'].filter((bin) => SIZES[bin]).length;
  axis = { left, width: Math.max(40, width - left - bins * BIN - 8), full: width };
  scale = AXIS ? scaleFor(axis.width) : null;
}

const columnX = (column) => axis.left + column * scale.step;

/** The column in which a day falls, kept on the axis. */
const columnOf = (day) => within(UNITS[scale.unit].index(day) - scale.from, 0, scale.columns - 1);
const firstDay = (column) => UNITS[scale.unit].start(column + scale.from);
const lastDay = (column) => firstDay(column + 1) - 1;

/** The colours of a mark: deeds full, words pale, what is not said to have happened hollow. */
function drawMark(ctx, event, [x, y, width, height]) {
  const look = lookOf(event);
  const colour = ink(look.tone);
  ctx.globalAlpha = !shown.events.has(event.id) ? 0.25 : focus && !focus.strong.has(event.id) ? 0.45 : 1;
  ctx.beginPath();
  ctx.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, Math.min(2, height / 3));
  ctx.fillStyle =
    look.fill === 'full' ? colour : look.fill === 'pale' ? ink(`${look.tone}-pale`) : ink('card');
  ctx.fill();
  ctx.strokeStyle = colour;
  ctx.setLineDash(look.fill === 'none' && height > 4 ? [3, 2] : []);
  ctx.lineWidth = 1.2;
  ctx.stroke();
  ctx.setLineDash([]);
  if (event.id === state.selected) {
    ctx.strokeStyle = ink('fg');
    ctx.lineWidth = 2;
    ctx.strokeRect(x - 2, y - 2, width + 4, height + 4);
  }
  ctx.globalAlpha = 1;
}

/** A small arrow at the open end of an interval. */
function drawOpenEnd(ctx, event, [x, y, width, height], open) {
  const way = open === 'start' ? -1 : 1;
  const from = open === 'start' ? x - 1 : x + width + 1;
  ctx.fillStyle = ink(toneOf(event));
  ctx.globalAlpha = shown.events.has(event.id) ? 1 : 0.3;
  ctx.beginPath();
  ctx.moveTo(from, y + Math.max(0, height / 2 - 4));
  ctx.lineTo(from + way * 6, y + height / 2);
  ctx.lineTo(from, y + Math.min(height, height / 2 + 4));
  ctx.fill();
  ctx.globalAlpha = 1;
}

const lanesAt = rememberedLast((key, at) => lanesOf(at));

function drawAxisMarks(ctx) {
  const placed = lanesAt(keyOf(scale), scale);
  const most = placed.reduce((high, { lane }) => Math.max(high, lane), 0) + 1;
  const lane = within(Math.floor(PLOT.height / most), 1.5, 11);
  for (const { event, first, last, lane: number, open } of placed) {
    const wide = Math.min(scale.step - 3, first === last ? 34 : Infinity);
    const x = columnX(first) + (first === last ? (scale.step - wide) / 2 : 1.5);
    const width = first === last ? wide : (last - first + 1) * scale.step - 3;
    const box = [
      x,
      PLOT.top + PLOT.height - (number + 1) * lane,
      width,
      Math.max(1, lane - (lane > 4 ? 2 : 0.4)),
    ];
    drawMark(ctx, event, box);
    if (open && scale.step > 16) drawOpenEnd(ctx, event, box, open);
    marks.push({ event, box });
  }
}

function drawTicks(ctx) {
  ctx.font = `11px ${FONT}`;
  Object.assign(ctx, { textAlign: 'center', textBaseline: 'top', lineWidth: 1 });
  ctx.strokeStyle = ink('line');
  ctx.fillStyle = ink('muted');
  const base = PLOT.top + PLOT.height + 2;
  ctx.beginPath();
  ctx.moveTo(axis.left, base);
  ctx.lineTo(axis.left + axis.width, base);
  ctx.stroke();
  writeDays(ctx, base + 4);
}

/** Writes the columns' days, as many as there is room for; with the year where it is a new one. */
function writeDays(ctx, top) {
  const yearOf = (day) => dateOf(day).getUTCFullYear();
  const every = Math.ceil(60 / scale.step);
  let year = yearOf(AXIS[0]) === yearOf(AXIS[1]) ? yearOf(AXIS[0]) : null;
  let free = axis.left - 6;
  for (let column = 0; column < scale.columns; column += every) {
    const day = firstDay(column);
    const short = UNITS[scale.unit].name(day);
    const words = short === shortDay(day) && yearOf(day) !== year ? longDay(day) : short;
    const half = ctx.measureText(words).width / 2;
    const middle = Math.max(columnX(column) + scale.step / 2, axis.left - 6 + half);
    if (middle - half < free) continue;
    ctx.fillText(words, middle, top);
    [year, free] = [yearOf(day), middle + half + 10];
  }
}

/** Draws the brush: a band over the days that it lets through. */
function drawBand(ctx) {
  const { span } = state.filter;
  if (!span) return;
  const [left, right] = [columnX(columnOf(span[0])), columnX(columnOf(span[1]) + 1)];
  ctx.fillStyle = ink('band');
  ctx.fillRect(left, 0, right - left, PLOT.top + PLOT.height + 2);
}

/** Draws a bin: its events in a block, as many as there is room for. */
function drawBin(ctx, ids, left) {
  const [size, columns] = [9, 6];
  const rows = Math.floor(PLOT.height / size);
  for (const [number, id] of ids.slice(0, rows * columns).entries()) {
    const x = left + 6 + (number % columns) * (size + 1);
    const y = PLOT.top + PLOT.height - (Math.floor(number / columns) + 1) * size;
    const box = [x, y, size - 1, size - 2];
    drawMark(ctx, THINGS.get(id), box);
    marks.push({ event: THINGS.get(id), box });
  }
}

/** Draws anew for the pointer, where its event has a mark. */
function drawHover() {
  if (!scale || !isCrowded(keyOf(scale), scale)) drawTimeline();
}

/** Draws all of it anew, and puts the handles and the bins' buttons in their places. */
function drawTimeline() {
  const canvas = byId('timeline-canvas');
  layTimeline();
  const ratio = devicePixelRatio || 1;
  const height = PLOT.top + PLOT.height + 20;
  canvas.width = Math.round(axis.full * ratio);
  canvas.height = Math.round(height * ratio);
  const ctx = canvas.getContext('2d');
  ctx.scale(ratio, ratio);
  marks = [];
  if (scale) {
    drawBand(ctx);
    drawTicks(ctx);
    if (isCrowded(keyOf(scale), scale)) drawBars(ctx);
    else drawAxisMarks(ctx);
  }
  for (const [bin, left] of Object.entries(binsLeft())) drawBin(ctx, BINS[bin], left);
  placeControls();
}

/** Where each bin begins. */
function binsLeft() {
  const lefts = {};
  if (SIZES.earlier) lefts.earlier = 0;
  let next = axis.left + axis.width + 8;
  for (const bin of ['later', 'undated'].filter((name) => SIZES[name])) {
    lefts[bin] = next;
    next += BIN;
  }
  return lefts;
}

/** What the timeline shows, and what is folded, in words. */
function timelineWords() {
  const { span } = state.filter;
  const days = span ?? AXIS;
  const parts = [days ? `${daySpan(...days)}${span ? '' : ' (all)'}` : 'no event has a day'];
  for (const bin of ['earlier', 'later']) {
    if (BINS[bin].length && !MODEL.counted) parts.push(`${bin}: ${binSpan(BINS[bin])}, folded`);
  }
  if (scale && scale.unit !== 'day') parts.push(`a column is a ${scale.unit}`);
  if (MODEL.counted) parts.push('columns: all that are counted; below them: those held in detail');
  else if (scale && isCrowded(keyOf(scale), scale)) parts.push('stacked by quad class; grey: not shown');
  return parts.join(' · ');
}

function binSpan(ids) {
  const days = ids.map((id) => DAYS.get(id));
  const first = days.reduce((least, day) => Math.min(least, day.first), Infinity);
  const last = days.reduce((most, day) => Math.max(most, day.last), -Infinity);
  const years = [first, last].map((day) => dateOf(day).getUTCFullYear());
  return `${count(ids.length, 'event')} of ${years[0] === years[1] ? years[0] : years.join('–')}`;
}
