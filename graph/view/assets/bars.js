/* The timeline where events are too many for marks: columns stacked by quad class, and counted months. */

const STACK = [...Object.keys(QUADS), OTHER_QUAD];
const MOST_MARKS = 31; // events above each other in a column, each two pixels high
const STRIP = 9; // pixels below the columns of what is counted: how many are held in detail

/** The place of each event's quad class in the stack, in the order of EVENTS. */
const STACKED = Uint8Array.from(EVENTS, (event) => STACK.indexOf(quadOf(event)));

/** The column of each event on the axis, by its last day; -1 where it is in a bin. */
const columnsOfEvents = rememberedLast((key, { unit, from, columns }) => {
  const { index } = UNITS[unit];
  return Int32Array.from(EVENTS, ({ id }) =>
    FOLDED.axis.has(id) ? within(index(DAYS.get(id).last) - from, 0, columns - 1) : -1,
  );
});

/** Keeps what a function gave for the last key it was asked for. */
function rememberedLast(make) {
  let last = {};
  return (key, ...rest) => {
    if (last.key !== key) last = { key, made: make(key, ...rest) };
    return last.made;
  };
}

const keyOf = ({ unit, from, columns }) => `${unit} ${from} ${columns}`;

/** How many events of which class each column has, of those that a test lets through. */
function stackOf(scale, test) {
  const at = columnsOfEvents(keyOf(scale), scale);
  const counts = new Float64Array(scale.columns * STACK.length);
  for (const [number, event] of EVENTS.entries()) {
    if (at[number] >= 0 && test(event.id)) counts[at[number] * STACK.length + STACKED[number]] += 1;
  }
  return counts;
}
const wholeStack = rememberedLast((key, scale) => (MODEL.counted ? countedStack(scale) : stackOf(scale, () => true)));
const shownStack = rememberedLast((key, scale) => stackOf(scale, (id) => shown.events.has(id)));
const shownAt = (scale) => {
  if (shownAt.of !== shown) Object.assign(shownAt, { of: shown, turn: (shownAt.turn ?? 0) + 1 });
  return shownStack(`${keyOf(scale)} ${shownAt.turn}`, scale);
};

/** The same for the months that the page counts. */
function countedStack({ unit, from, columns }) {
  const counts = new Float64Array(columns * STACK.length);
  for (const { first, quad, events } of COUNTED) {
    const column = first === null ? -1 : UNITS[unit].index(first) - from;
    if (column >= 0 && column < columns) counts[column * STACK.length + STACK.indexOf(quadOf({ quad }))] += events;
  }
  return counts;
}

const columnSum = (counts, column) => {
  let sum = 0;
  for (let at = column * STACK.length; at < (column + 1) * STACK.length; at += 1) sum += counts[at];
  return sum;
};

/** Says whether columns are to be drawn in place of marks. */
const isCrowded = rememberedLast((key, scale) => {
  if (MODEL.counted) return true;
  const counts = wholeStack(keyOf(scale), scale);
  for (let column = 0; column < scale.columns; column += 1) {
    if (columnSum(counts, column) > MOST_MARKS) return true;
  }
  return false;
});

/** The most events in a column: the height of the plot. */
function tallest(counts, columns) {
  let most = 1;
  for (let column = 0; column < columns; column += 1) most = Math.max(most, columnSum(counts, column));
  return most;
}

/** Draws one column's stack from a height up, and returns the height at which it ends. */
function drawStack(ctx, counts, column, { x, width, base, unit }) {
  let top = base;
  for (const [number, quad] of STACK.entries()) {
    const height = counts[column * STACK.length + number] * unit;
    if (!height) continue;
    const { tone, fill } = eventLook(quad);
    ctx.fillStyle = ink(tone);
    ctx.fillRect(x, top - height, width, height);
    if (fill === 'pale' && height > 2.5 && width > 3) {
      ctx.fillStyle = ink(`${tone}-pale`);
      ctx.fillRect(x + 0.8, top - height + 0.8, width - 1.6, height - 1.6);
    }
    top -= height;
  }
  return top;
}

/** Draws the columns: what passes the filter in colour, what does not above it as a shade. */
function drawBars(ctx) {
  const whole = wholeStack(keyOf(scale), scale);
  const passing = shownAt(scale);
  const room = PLOT.height - (MODEL.counted ? STRIP : 0);
  const unit = room / tallest(whole, scale.columns);
  const width = Math.max(1, Math.min(scale.step - (scale.step > 4 ? 2 : 0), 34));
  for (let column = 0; column < scale.columns; column += 1) {
    const x = columnX(column) + (scale.step - width) / 2;
    const base = PLOT.top + room;
    const height = columnSum(whole, column) * unit;
    if (!height) continue;
    if (MODEL.counted) {
      ctx.globalAlpha = spanHas(column) ? 1 : 0.25;
      drawStack(ctx, whole, column, { x, width, base, unit });
      ctx.globalAlpha = 1;
    } else {
      ctx.fillStyle = ink('line');
      ctx.fillRect(x, base - height, width, height);
      drawStack(ctx, passing, column, { x, width, base, unit });
    }
  }
  if (MODEL.counted) drawHeld(ctx, passing, width);
  markSelected(ctx);
}

/** Says whether the brush lets a column through. */
const spanHas = (column) => {
  const [low, high] = brushed();
  return column >= low && column <= high;
};

/** Draws the strip below: what is held in detail and passes the filter, on a scale of its own. */
function drawHeld(ctx, passing, width) {
  const unit = (STRIP - 2) / tallest(passing, scale.columns);
  ctx.fillStyle = ink('accent');
  for (let column = 0; column < scale.columns; column += 1) {
    const height = Math.max(columnSum(passing, column) * unit, columnSum(passing, column) ? 1 : 0);
    ctx.fillRect(columnX(column) + (scale.step - width) / 2, PLOT.top + PLOT.height - height, width, height);
  }
}

/** A small arrow above the column of the event that is selected or pointed at. */
function markSelected(ctx) {
  const ids = [state.selected, state.hovered].filter((id) => FOLDED.axis.has(id));
  const columns = new Set(ids.map((id) => columnOf(DAYS.get(id).last)));
  ctx.fillStyle = ink('fg');
  for (const column of columns) {
    const middle = columnX(column) + scale.step / 2;
    ctx.beginPath();
    ctx.moveTo(middle - 4, 0);
    ctx.lineTo(middle + 4, 0);
    ctx.lineTo(middle, 5);
    ctx.fill();
  }
}

/** A column in words, for the pointer. */
function columnInWords(column) {
  const whole = columnSum(wholeStack(keyOf(scale), scale), column);
  const passing = columnSum(shownAt(scale), column);
  const days = daySpan(firstDay(column), lastDay(column));
  const rest = MODEL.counted ? `${figures(passing)} of them in detail` : `${of(passing, whole)} shown`;
  return `${days}: ${count(whole, 'event')}, ${rest}`;
}
