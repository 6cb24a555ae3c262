/* The timeline's scale: which unit a column is, and which events lie so far off that they are folded. */

/** Columns by unit: the number of a day's column, the first day of a column, and its words. */
const UNITS = {
  day: { index: (day) => day, start: (column) => column, name: shortDay },
  week: {
    index: (day) => Math.floor((day + 3) / 7), // weeks begin on Monday; day 0 was a Thursday
    start: (column) => column * 7 - 3,
    name: shortDay,
  },
  month: {
    index: (day) => dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth(),
    start: (column) => Date.UTC(Math.floor(column / 12), ((column % 12) + 12) % 12, 1) / DAY,
    name: (day) => `${MONTHS[dateOf(day).getUTCMonth()]} ${dateOf(day).getUTCFullYear()}`,
  },
  year: {
    index: (day) => dateOf(day).getUTCFullYear(),
    start: (column) => Date.UTC(column, 0, 1) / DAY,
    name: (day) => String(dateOf(day).getUTCFullYear()),
  },
};

const NARROWEST = MODEL.events.length > 1000 ? 4 : 8; // pixels of a column

/** Says whether a gap sets events apart: longer than two months and than three times what follows. */
const isOutlying = (gap, rest) => gap > 60 && gap > 3 * Math.max(rest, 1);

/**
 * Finds the events that would squeeze all others together, at most a fifth of them on each side.
 * @param {{id: string, day: number}[]} dated in order
 */
function outliers(dated) {
  const most = Math.floor(dated.length / 5);
  let [first, last] = [0, dated.length - 1];
  for (let cut = 1; cut <= most; cut += 1) {
    const gap = dated[cut].day - dated[cut - 1].day;
    if (isOutlying(gap, dated[last].day - dated[cut].day)) first = cut;
  }
  for (let cut = dated.length - 2; cut >= dated.length - 1 - most && cut > first; cut -= 1) {
    const gap = dated[cut + 1].day - dated[cut].day;
    if (isOutlying(gap, dated[cut].day - dated[first].day)) last = cut;
  }
  return { first, last };
}

/**
 * The events on the axis, and those folded before and after it, who lie wholly outside.
 * @returns {{earlier: Set<string>, later: Set<string>, axis: Set<string>, days: [number, number]|null}}
 */
function folded() {
  const dated = EVENTS.filter((event) => DAYS.get(event.id)).map(({ id }) => ({ id, ...DAYS.get(id) }));
  const counted = countedDays();
  if (!dated.length && !counted.length)
    return { earlier: new Set(), later: new Set(), axis: new Set(), days: null };
  const [start, end] = counted.length ? spanOfCounted(counted) : spanOfDated(dated);
  const ids = (test) => new Set(dated.filter(test).map((one) => one.id));
  return {
    earlier: ids((one) => one.last < start),
    later: ids((one) => one.first > end),
    axis: ids((one) => one.last >= start && one.first <= end),
    days: [start, end],
  };
}

/** The first and the last day of the axis, without what lies far off. */
function spanOfDated(dated) {
  const { first, last } = outliers(dated.map(({ id, first: day }) => ({ id, day })));
  const [start, latest] = [dated[first].first, dated[last].first];
  const open = dated.reduce((end, one) => (one.first <= latest ? Math.max(end, one.last) : end), latest);
  return [start, Math.min(open, latest + Math.max(30, latest - start))];
}

/** The first days of the months that a page counts, each as often as its share of a thousand says. */
function countedDays() {
  const months = (MODEL.counted?.months ?? []).filter(({ month }) => dayNumber(`${month}-01`) !== null);
  const whole = months.reduce((sum, { events }) => sum + events, 0);
  return months.flatMap(({ month, events }) =>
    new Array(Math.ceil((events * 1000) / whole)).fill({ day: dayNumber(`${month}-01`) }),
  );
}

/** The same for months that are counted: whole months. */
function spanOfCounted(days) {
  const inOrder = days.toSorted((one, other) => one.day - other.day);
  const { first, last } = outliers(inOrder);
  const { index, start } = UNITS.month;
  return [inOrder[first].day, start(index(inOrder[last].day) + 1) - 1];
}
const FOLDED = folded();
const AXIS = FOLDED.days;

/** The finest unit whose columns are wide enough; what is counted, is by month. */
function unitFor(width) {
  const wide = ([name, { index }]) =>
    !(MODEL.counted && ['day', 'week'].includes(name)) && width / (index(AXIS[1]) - index(AXIS[0]) + 3) >= NARROWEST;
  return (Object.entries(UNITS).find(wide) ?? ['year', UNITS.year])[0];
}

/**
 * The scale for an axis of some width, with a column to spare on both sides.
 * @returns {{unit: string, from: number, columns: number, step: number}}
 */
function scaleFor(width) {
  const unit = unitFor(width);
  const { index } = UNITS[unit];
  let [from, to] = [index(AXIS[0]) - 1, index(AXIS[1]) + 1];
  while (to - from < 6) [from, to] = [from - 1, to + 1];
  const columns = to - from + 1;
  return { unit, from, columns, step: width / columns };
}

/** Gives each event on the axis the lowest lane that is free in all of its columns. */
function lanesOf(scale) {
  const { index } = UNITS[scale.unit];
  const ends = [];
  return EVENTS.filter((event) => FOLDED.axis.has(event.id)).map((event) => {
    const days = DAYS.get(event.id);
    const column = (day) => Math.min(Math.max(index(day) - scale.from, 0), scale.columns - 1);
    const [first, last] = [column(days.first), column(days.last)];
    let lane = ends.findIndex((end) => end < first);
    if (lane < 0) lane = ends.push(-1) - 1;
    ends[lane] = last;
    return { event, first, last, lane, open: days.open };
  });
}
