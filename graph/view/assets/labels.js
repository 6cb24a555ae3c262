/* Labels that do not overlap: for each the best free spot, and room made by moving a neighbour. */

const MANY = 60; // labels, from which on their letters are smaller
const CROWD = 150; // marks in the window, from which on the
const FIRST = 14; // most important get their labels even over marks

const WORDED = 40; // lines at most that bear words

const widths = new Map();

/** A label's lines and size, measured once. */
function measured(ctx, thing, weight, size) {
  const key = `${weight} ${size} ${thing.id}`;
  if (!widths.has(key)) {
    ctx.font = `${weight} ${size}px ${FONT}`;
    const lines = wrapped(thing.label);
    const width = Math.max(...lines.map((line) => ctx.measureText(line).width));
    widths.set(key, { size, lines, width, height: lines.length * (size + 2) });
  }
  return widths.get(key);
}

/** The spots about a mark, the best first: below, at the sides, above, and between these. */
function spots({ x, y, r }, { width, height }) {
  const gap = r + 4;
  const corner = r * 0.72 + 3;
  const at = (across, down) => [x + across, y + down];
  return [
    at(-width / 2, gap),
    at(gap, -height / 2),
    at(-gap - width, -height / 2),
    at(-width / 2, -gap - height),
    at(corner, corner),
    at(-corner - width, corner),
    at(corner, -corner - height),
    at(-corner - width, -corner - height),
    at(-width * 0.22, gap),
    at(-width * 0.78, gap),
    at(-width * 0.22, -gap - height),
    at(-width * 0.78, -gap - height),
  ];
}

/** The spots of a label in the window, as boxes with their costs: lines covered, rank of the spot. */
function choices(crossed, seat, size, owner, area) {
  return spots(seat, size)
    .map(([x, y], number) => {
      const box = [x - 2, y - 1, x + size.width + 2, y + size.height + 1, owner, 'label'];
      return { x, y, box, cost: crossed.countIn(box) + number * 0.6 };
    })
    .filter(({ box }) => box[0] >= 0 && box[1] >= 0 && box[2] <= area.width && box[3] <= area.height);
}

/** The cheapest choice that covers nothing, or undefined. */
function freeChoice(taken, label) {
  let best;
  for (const choice of label.choices) {
    if (best && choice.cost >= best.cost) continue;
    if (!taken.hits(choice.box, label.thing.id)) best = choice;
  }
  return best;
}

function settle(taken, label, choice) {
  if (label.at) taken.remove(label.at.box);
  label.at = choice;
  taken.add(choice.box);
}

const isSelected = (id) => id === state.selected || id === state.second;

/** Where there is no room: the choice that covers the fewest marks, and no other label. */
function overMarks(taken, label, near) {
  if (near.length < CROWD && !isSelected(label.thing.id)) return null;
  const covers = ({ box }) => [...taken.under(box, label.thing.id)];
  const open = label.choices.filter((choice) => covers(choice).every((other) => other.length < 6));
  return open.sort((a, b) => covers(a).length - covers(b).length)[0] ?? null;
}

/** Makes room for a label by moving one neighbour's label to another free spot. */
function makeRoom(taken, label, byOwner) {
  for (const choice of label.choices) {
    const [box, ...more] = taken.under(choice.box, label.thing.id);
    const other = byOwner.get(box?.[4]);
    if (more.length || !other || other.at?.box !== box) continue;
    settle(taken, label, choice);
    taken.remove(box);
    const elsewhere = freeChoice(taken, other);
    taken.add(box);
    if (elsewhere) return settle(taken, other, elsewhere);
    taken.remove(choice.box);
    label.at = null;
  }
  return null;
}

/** Marks points along lines, for labels to keep off; too many lines are not worth it. */
function linePoints(drawn) {
  const crossed = new Taken();
  if (drawn.length > 300) return crossed;
  for (const { way } of drawn) {
    const parts = Math.min(60, Math.ceil(way.length / 9));
    for (let part = 0; part <= parts; part += 1) {
      const { x, y } = along(way, part / parts);
      crossed.add([x, y, x, y]);
    }
  }
  return crossed;
}

/** The marks that are in the window, or nearly. */
function inWindow(things, seat, area) {
  return things.filter(({ id }) => {
    const { x, y } = seat(id);
    return x > -60 && y > -40 && x < area.width + 60 && y < area.height + 40;
  });
}

/**
 * Finds a place for each label that has room, the most important first.
 * @param {Object[]} things in order of importance
 * @param {{width: number, height: number}} area
 */
function placeLabels(ctx, things, seat, area, drawn, weightOf) {
  const [taken, crossed, near] = [new Taken(), linePoints(drawn), inWindow(things, seat, area)];
  for (const { id } of near) {
    const { x, y, r } = seat(id);
    taken.add([x - r * 0.9, y - r * 0.9, x + r * 0.9, y + r * 0.9, id]);
  }
  const letters = near.length > MANY ? 11 : 12;
  const labels = near.map((thing) => {
    const weight = weightOf(thing);
    const size = measured(ctx, thing, weight, letters);
    return {
      thing,
      weight,
      ...size,
      at: null,
      choices: choices(crossed, seat(thing.id), size, thing.id, area),
    };
  });
  for (const [number, label] of labels.entries()) {
    const choice = freeChoice(taken, label) ?? (number < FIRST ? overMarks(taken, label, near) : null);
    if (choice) settle(taken, label, choice);
  }
  const byOwner = new Map(labels.map((label) => [label.thing.id, label]));
  for (let turn = 0; turn < 2; turn += 1) {
    const homeless = labels.filter((label) => !label.at);
    if (homeless.length < 60) for (const label of homeless) makeRoom(taken, label, byOwner);
  }
  return { labels: labels.filter((label) => label.at), taken };
}

/** Writes text with a rim in the colour of the ground. */
function writeText(ctx, text, x, y) {
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

function writeLabels(ctx, labels) {
  Object.assign(ctx, { textAlign: 'center', textBaseline: 'top', lineJoin: 'round', lineWidth: 3.5 });
  ctx.strokeStyle = ink('canvas');
  for (const { thing, weight, lines: parts, size, width, at } of labels) {
    ctx.font = `${weight} ${size}px ${FONT}`;
    ctx.fillStyle = ink(thing.sort === 'event' ? 'fg-event' : 'fg');
    for (const [number, part] of parts.entries()) {
      writeText(ctx, part, at.x + width / 2, at.y + number * (size + 2) + 1);
    }
  }
}

/** Writes words on lit lines, each where it covers nothing; where there is no room, or too many, not. */
function writeRoles(ctx, drawn, taken) {
  const lit = drawn.filter((line) => line.lit);
  if (lit.length > WORDED) return;
  Object.assign(ctx, { textAlign: 'center', textBaseline: 'middle', lineJoin: 'round', lineWidth: 4 });
  ctx.font = `italic 11px ${FONT}`;
  ctx.strokeStyle = ink('canvas');
  for (const { edge, way } of lit) {
    const half = ctx.measureText(edge.words).width / 2 + 2;
    if (way.length < half) continue;
    for (const share of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]) {
      const { x, y } = along(way, share);
      const box = [x - half, y - 8, x + half, y + 8];
      if (taken.hits(box, null)) continue;
      taken.add(box);
      ctx.fillStyle = ink(edge.tone === 'structure' ? 'muted' : edge.tone);
      writeText(ctx, edge.words, x, y);
      break;
    }
  }
}
