/* Ties between actors: how many events of which sort, each way, pass the filter; and which stand out. */

const TIES = MODEL.ties ?? [];
const WAYS = ['forth', 'back', 'both'];
const TIE_TONES = ['conflict', 'coop', 'other'];

/** Numbers of ties and actors, made when first needed. */
const tieNumbers = once(() => {
  const actors = new Map(MODEL.actors.map((actor, number) => [actor.id, number]));
  const [a, b] = [new Int32Array(TIES.length), new Int32Array(TIES.length)];
  const byPair = new Map();
  const ofActor = MODEL.actors.map(() => []);
  for (const [number, tie] of TIES.entries()) {
    [a[number], b[number]] = [actors.get(tie.a), actors.get(tie.b)];
    byPair.set(a[number] * MODEL.actors.length + b[number], [number, 0]);
    byPair.set(b[number] * MODEL.actors.length + a[number], [number, 1]);
    ofActor[a[number]].push(number);
    ofActor[b[number]].push(number);
  }
  return { actors, a, b, byPair, ofActor };
});

/** Calls a function when its result is first needed, and keeps the result. */
function once(make) {
  let made;
  return () => (made ??= { result: make() }).result;
}

/** The number of the tie of two actors, and 1 where they are the other way round; or undefined. */
function tieOf(one, other) {
  const { actors, byPair } = tieNumbers();
  return byPair.get(actors.get(one) * MODEL.actors.length + actors.get(other));
}

/** Whom an event ties: acting and acted on, each way, and those who take part together. */
function dealingsIn(event) {
  const links = linksOfEvent(event.id).filter(({ status, proposed }) => status === 'actual' && !proposed);
  const having = (role) => links.filter((link) => link.role === role);
  const dealings = having('initiator').flatMap((from) => having('recipient').map((to) => [from, to, 0]));
  const together = having('participant');
  for (const [number, one] of together.entries()) {
    for (const other of together.slice(number + 1)) dealings.push([one, other, 2]);
  }
  return dealings;
}

/**
 * What every held event that is said to have happened adds to which tie: one entry an event and tie.
 * @returns {{tie: Int32Array, way: Uint8Array, tone: Uint8Array, month: Int32Array, day: Int32Array, links: Object[][]}}
 */
const heldDealings = once(() => {
  const entries = [];
  for (const event of MODEL.events) {
    if (event.status !== 'actual') continue;
    const found = new Map();
    for (const [from, to, way] of dealingsIn(event)) {
      const [tie, turned] = tieOf(from.actor, to.actor) ?? [];
      if (tie === undefined) continue;
      const facing = way === 2 ? 2 : turned;
      const known = found.get(tie);
      if (!known) found.set(tie, { tie, way: facing, event, links: [from, to] });
      else if (known.way !== facing) known.way = 2;
    }
    entries.push(...found.values());
  }
  const column = (Kind, value) => Kind.from(entries, value);
  return {
    tie: column(Int32Array, ({ tie }) => tie),
    way: column(Uint8Array, ({ way }) => way),
    tone: column(Uint8Array, ({ event }) => TIE_TONES.indexOf(toneOf(event))),
    day: column(Int32Array, ({ event }) => DAYS.get(event.id)?.first ?? NO_DAY),
    links: entries.map(({ links }) => links),
  };
});
const NO_DAY = -(2 ** 31);

/** The same for what a page counts beyond the events that it holds: one entry a month, way and class. */
const countedDealings = once(() => {
  const entries = TIES.flatMap((tie, number) => (tie.months ?? []).map((month) => ({ number, ...month })));
  const column = (Kind, value) => Kind.from(entries, value);
  return {
    tie: column(Int32Array, ({ number }) => number),
    way: column(Uint8Array, ({ way }) => Math.max(0, WAYS.indexOf(way ?? 'both'))),
    tone: column(Uint8Array, ({ quad }) => TIE_TONES.indexOf(toneOf({ quad }))),
    day: column(Int32Array, ({ month }) => dayNumber(`${month}-01`) ?? NO_DAY),
    events: column(Int32Array, ({ events }) => events),
  };
});

const endOfMonth = (day) => UNITS.month.start(UNITS.month.index(day) + 1) - 1;

/** What the filter looks at that counts by month do not know, in a word, or nothing. */
const tooFineForMonths = (filter) => NOT_COUNTED[Object.keys(NOT_COUNTED).find((name) => actsOn(name, filter))];

/** Which entries pass the filter, and how many events each stands for: none where it does not. */
function entriesShown() {
  const { filter } = state;
  const counts = MODEL.counted && !tooFineForMonths(filter);
  const entries = counts ? countedDealings() : heldDealings();
  const events = new Int32Array(entries.tie.length);
  if (!counts) {
    for (const [number, [from, to]] of entries.links.entries()) {
      if (claimIsShown(from) && claimIsShown(to)) events[number] = 1;
    }
    return { entries, events };
  }
  const { a, b } = tieNumbers();
  const on = Uint8Array.from(MODEL.actors, ({ kind }) => Number(!filter.off.kind.has(kind)));
  const months = remembered((day) => monthIsOn({ first: day === NO_DAY ? null : day, last: endOfMonth(day) }, filter));
  for (let number = 0; number < events.length; number += 1) {
    const tie = entries.tie[number];
    if (on[a[tie]] && on[b[tie]] && months(entries.day[number])) events[number] = entries.events[number];
  }
  return { entries, events };
}

/**
 * Counts by tie, under the filter.
 * @returns {{events: Int32Array, ways: Int32Array[], tones: Int32Array[], alpha: Float64Array, whole: boolean}}
 */
function countTies() {
  const made = () => new Int32Array(TIES.length);
  const counts = { events: made(), ways: WAYS.map(made), tones: TIE_TONES.map(made) };
  const { entries, events } = entriesShown();
  for (let number = 0; number < events.length; number += 1) {
    const many = events[number];
    if (!many) continue;
    const tie = entries.tie[number];
    counts.events[tie] += many;
    counts.ways[entries.way[number]][tie] += many;
    counts.tones[entries.tone[number]][tie] += many;
  }
  return { ...counts, entries, entry: events, ...standOut(counts.events) };
}

/** How telling each tie is by the disparity filter (see ties.py), and the strength of each actor. */
function standOut(events) {
  const { a, b } = tieNumbers();
  const degree = new Int32Array(MODEL.actors.length);
  const strength = new Float64Array(MODEL.actors.length);
  for (let tie = 0; tie < events.length; tie += 1) {
    if (!events[tie]) continue;
    for (const end of [a[tie], b[tie]]) {
      degree[end] += 1;
      strength[end] += events[tie];
    }
  }
  const at = (end, many) => (1 - many / strength[end]) ** (degree[end] - 1);
  const alpha = Float64Array.from(events, (many, tie) =>
    many ? Math.min(at(a[tie], many), at(b[tie], many)) : 2,
  );
  return { alpha, degree, strength };
}

/** The first so many numbers in an order, of those that have events; `key` is least for the first. */
function firstTies(events, key, most) {
  const passing = [];
  for (let tie = 0; tie < events.length; tie += 1) if (events[tie]) passing.push(tie);
  const limit = passing.length > most ? Float64Array.from(passing, key).sort()[most - 1] : Infinity;
  return passing
    .filter((tie) => key(tie) <= limit)
    .sort((one, other) => key(one) - key(other) || events[other] - events[one] || one - other)
    .slice(0, most);
}

/** Ties of the page with at most so many events, the strongest first; of one actor if given. */
function pairsWithAtMost(most, id = null) {
  const { events } = tieCounts();
  const { actors, ofActor } = tieNumbers();
  const among = id && actors.has(id) ? ofActor[actors.get(id)] : TIES.keys();
  return [...among]
    .filter((tie) => events[tie] && events[tie] <= most)
    .sort((one, other) => events[other] - events[one])
    .map((tie) => ({ ...TIES[tie], events: events[tie] }));
}

const tieMemo = { of: null, counts: null };

/** The counts under the present filter, worked out once a filter. */
function tieCounts() {
  if (tieMemo.of !== shown) Object.assign(tieMemo, { of: shown, counts: countTies() });
  return tieMemo.counts;
}
