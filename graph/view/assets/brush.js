/* Filtering by time: dragging on the timeline, handles for the keyboard, buttons for the bins. */

/** The columns that are let through. */
function brushed() {
  const { span } = state.filter;
  return span ? span.map(columnOf) : [0, scale.columns - 1];
}

/** Lets only some columns through; all of them is no filter. */
function brush(first, last) {
  const [low, high] = [
    within(Math.min(first, last), 0, scale.columns - 1),
    within(Math.max(first, last), 0, scale.columns - 1),
  ];
  const all = low === 0 && high === scale.columns - 1;
  refilter((filter) => {
    filter.span = all ? null : [firstDay(low), lastDay(high)];
    filter.bins = { earlier: all, later: all, undated: all };
  });
}

const columnAt = (x) => within(Math.floor((x - axis.left) / scale.step), 0, scale.columns - 1);

/** The event under the pointer, or undefined. */
const markAt = (x, y) =>
  marks.find(
    ({ box: [left, top, width, height] }) =>
      x >= left - 1 && x <= left + width + 1 && y >= top - 1 && y <= top + height + 1,
  )?.event;

const pointOn = (canvas, pointer) => {
  const box = canvas.getBoundingClientRect();
  return [pointer.clientX - box.left, pointer.clientY - box.top];
};

/** Follows one drag: a new span, or the present one moved where it was taken hold of. */
function startDrag(canvas, pointer) {
  const [x, y] = pointOn(canvas, pointer);
  if (!scale || x < axis.left || x > axis.left + axis.width) return null;
  const start = columnAt(x);
  const [low, high] = brushed();
  const moving = Boolean(state.filter.span) && start >= low && start <= high && high > low;
  return { start, low, high, moving, event: markAt(x, y), dragged: false, x };
}

function drag(hold, x) {
  if (Math.abs(x - hold.x) > 3) hold.dragged = true;
  if (!hold.dragged) return;
  const now = columnAt(x);
  if (!hold.moving) return brush(hold.start, now);
  const by = within(now - hold.start, -hold.low, scale.columns - 1 - hold.high);
  return brush(hold.low + by, hold.high + by);
}

function listenToCanvas(canvas) {
  let hold = null;
  canvas.addEventListener('pointerdown', (pointer) => {
    hold = startDrag(canvas, pointer) ?? { event: markAt(...pointOn(canvas, pointer)), idle: true };
    canvas.setPointerCapture(pointer.pointerId);
  });
  const dragTo = oncePerFrame((held, x) => drag(held, x));
  canvas.addEventListener('pointermove', (pointer) => {
    const [x, y] = pointOn(canvas, pointer);
    if (hold && !hold.idle) dragTo(hold, x);
    else if (!hold) pointAt(canvas, markAt(x, y), x);
  });
  canvas.addEventListener('pointerup', () => {
    if (hold && !hold.dragged && hold.event) select(hold.event.id);
    else if (hold && !hold.idle && !hold.dragged && isCrowded(keyOf(scale), scale)) brush(hold.start, hold.start);
    else if (hold?.dragged) announce(shownInWords());
    hold = null;
  });
  canvas.addEventListener('pointercancel', () => (hold = null));
  canvas.addEventListener('pointerleave', () => pointAt(canvas, undefined));
  canvas.addEventListener('dblclick', () => scale && brush(0, scale.columns - 1));
}

/** Names the event under the pointer, or else the column where it stands for many. */
function pointAt(canvas, event, x = -1) {
  const crowded = scale && x >= axis.left && x <= axis.left + axis.width && isCrowded(keyOf(scale), scale);
  canvas.title = event ? `${event.label} (${event.time})` : crowded ? columnInWords(columnAt(x)) : '';
  canvas.style.cursor = event ? 'pointer' : 'crosshair';
  hover(event?.id ?? null);
}

/** Moves one end of the span by columns. */
function moveEnd(end, by) {
  const columns = brushed();
  const other = columns[1 - end];
  const next = columns[end] + by;
  columns[end] = end ? within(next, other, scale.columns - 1) : within(next, 0, other);
  brush(...columns);
}

/** What each key does to a handle: by how many columns it moves. */
const STEPS = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
  Home: -1e6,
  End: 1e6,
};

function listenToHandle(handle, end) {
  const pull = oncePerFrame((column) => moveEnd(end, column - brushed()[end]));
  handle.addEventListener('keydown', (key) => {
    const step = lookup(STEPS, key.key);
    if (!step || !scale) return;
    key.preventDefault();
    moveEnd(end, key.shiftKey ? step * 7 : step);
  });
  handle.addEventListener('pointerdown', (pointer) => {
    handle.setPointerCapture(pointer.pointerId);
    handle.focus();
    pointer.preventDefault();
  });
  handle.addEventListener('pointermove', (pointer) => {
    if (!handle.hasPointerCapture(pointer.pointerId)) return;
    const [x] = pointOn(byId('timeline-canvas'), pointer);
    pull(columnAt(x - (end ? scale.step / 2 : -scale.step / 2)));
  });
}

/** Puts a handle at its end of the span and says its day. */
function placeHandle(handle, end) {
  handle.hidden = !scale;
  if (!scale) return;
  const column = brushed()[end];
  handle.style.left = `${columnX(column + end) - 6}px`;
  const day = end ? lastDay(column) : firstDay(column);
  handle.setAttribute('aria-valuemin', '0');
  handle.setAttribute('aria-valuemax', String(scale.columns - 1));
  handle.setAttribute('aria-valuenow', String(column));
  handle.setAttribute('aria-valuetext', longDay(day));
  handle.title = `${end ? 'to' : 'from'} ${longDay(day)}`;
}

/** Puts each bin's button below its block. */
function placeBin(bin, left) {
  const button = byId(`bin-${bin}`);
  button.hidden = left === undefined;
  if (left === undefined) return;
  button.style.left = `${left}px`;
  button.setAttribute('aria-pressed', String(state.filter.bins[bin]));
  refill(button, `${bin} `, el('span', { class: 'number' }, figures(SIZES[bin])));
}

function placeControls() {
  placeHandle(byId('from'), 0);
  placeHandle(byId('to'), 1);
  const lefts = binsLeft();
  for (const bin of Object.keys(BINS)) placeBin(bin, lefts[bin]);
  byId('span').textContent = timelineWords();
  byId('all-days').hidden = !state.filter.span;
}

function startTimeline() {
  listenToCanvas(byId('timeline-canvas'));
  listenToHandle(byId('from'), 0);
  listenToHandle(byId('to'), 1);
  for (const bin of Object.keys(BINS)) {
    byId(`bin-${bin}`).addEventListener('click', () =>
      refilter(({ bins }) => {
        bins[bin] = !bins[bin];
      }),
    );
  }
  byId('all-days').addEventListener('click', () => brush(0, scale.columns - 1));
  new ResizeObserver(() => drawTimeline()).observe(byId('timeline-canvas').parentElement);
  for (const topic of ['filter', 'selection', 'theme']) on(topic, drawTimeline);
  on('hover', drawHover);
}
