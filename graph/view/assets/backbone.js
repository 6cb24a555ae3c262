/* Which ties the dyads show, and how they look: those that stand out most, and the selected actor's. */

/** So many actors and ties, from step to step; a page opens with the third (see tie_seats.py). */
const BREADTHS = [
  [15, 30],
  [30, 60],
  [60, 120],
  [120, 300],
  [250, 800],
  [500, 2000],
];
const OPENING = 2;
const LISTED = 30; // pairs beside the network, and so many more at a time
const SMALL = 230_000; // square pixels of a window, below which it opens with fewer
const OWN = [60, 400]; // ties of the selected actor: at once, and when all are asked for

/** What the reader has chosen of the ties; `of` is the actor whose pairs are listed. */
const tieView = { step: OPENING, all: false, order: 'events', listed: LISTED, of: null, hovered: null };

const noneIsFiltered = () => !filtersSet().length;

/** The first ties in order, without those that would bring too many actors. */
function backboneTies({ events, alpha }, [mostActors, mostTies]) {
  const { a, b } = tieNumbers();
  const key = noneIsFiltered() ? (tie) => tie : (tie) => alpha[tie];
  const among = new Set();
  const kept = [];
  for (const tie of firstTies(events, key, 4 * mostTies)) {
    const newcomers = Number(!among.has(a[tie])) + Number(!among.has(b[tie]));
    if (kept.length === mostTies || among.size + newcomers > mostActors) continue;
    among.add(a[tie]).add(b[tie]);
    kept.push(tie);
  }
  return kept;
}

/** The ties of an actor that pass the filter, the strongest first. */
function tiesOfActor(id) {
  const { actors, ofActor } = tieNumbers();
  const { events } = tieCounts();
  const own = actors.has(id) ? ofActor[actors.get(id)].filter((tie) => events[tie]) : [];
  return own.sort((one, other) => events[other] - events[one] || one - other);
}

/**
 * Works out which ties are drawn.
 * @returns {{ties: number[], backbone: number, total: number, own: number[], ownDrawn: number}}
 */
function tiesToDraw() {
  const counts = tieCounts();
  const total = counts.events.reduce((sum, many) => sum + Number(many > 0), 0);
  const backbone = backboneTies(counts, BREADTHS[tieView.step]);
  const drawn = new Set(backbone);
  const own = state.selected ? tiesOfActor(state.selected) : [];
  const ownDrawn = own.slice(0, OWN[Number(tieView.all)]);
  for (const tie of ownDrawn) drawn.add(tie);
  const [pair] = (state.second && tieOf(state.selected, state.second)) || [];
  if (pair !== undefined && counts.events[pair]) drawn.add(pair);
  const ownInAll = own.filter((tie) => drawn.has(tie)).length;
  return { ties: [...drawn], backbone: backbone.length, total, own, ownDrawn: ownInAll };
}

/** What share of a tie's events is conflict, of those that are conflict or cooperation; or null. */
function conflictShare(tie) {
  const { tones } = tieCounts();
  const [conflict, coop] = [tones[0][tie], tones[1][tie]];
  return conflict + coop ? conflict / (conflict + coop) : null;
}

/** How a tie tends, and how its line shows it: by colour, and by bars or dashes. */
const TENDENCIES = {
  conflict: { tone: 'conflict', barred: true, dash: [], words: 'mostly conflict' },
  coop: { tone: 'coop', barred: false, dash: [], words: 'mostly cooperation' },
  mixed: { tone: 'other', barred: false, dash: [9, 4], words: 'conflict and cooperation alike' },
  neither: { tone: 'structure', barred: false, dash: [], words: 'neither' },
};

function tendencyOf(tie) {
  const share = conflictShare(tie);
  if (share === null) return 'neither';
  return share >= 0.6 ? 'conflict' : share <= 0.4 ? 'coop' : 'mixed';
}

/** Which end of a tie bears an arrow: that to which two thirds and more of the deeds go; else neither. */
function arrowsOf(tie) {
  const { ways } = tieCounts();
  const [forth, back, both] = ways.map((way) => way[tie]);
  const sided = forth + back + both;
  return { arrow: forth * 3 >= sided * 2, tail: back * 3 >= sided * 2 };
}

/** The edges of some ties, with their looks. */
function tieEdges(ties) {
  const { events } = tieCounts();
  const most = ties.reduce((top, tie) => Math.max(top, events[tie]), 1);
  return ties.map((tie) => {
    const size = Math.round(5 * Math.sqrt(events[tie] / most)); // few widths, so that many lines are one stroke
    const { words, ...look } = TENDENCIES[tendencyOf(tie)];
    return {
      ...{ tie, from: TIES[tie].a, to: TIES[tie].b, words: count(events[tie], 'event'), title: words },
      ...{ width: 1.2 + size * 0.8, head: 1.5 + size * 1.2, bend: 0, open: false, crossed: false },
      ...{ ...look, ...arrowsOf(tie) },
    };
  });
}

/** The points about which a band would run that holds them all (monotone chain). */
function hullOf(points) {
  const sorted = [...points].sort((p, q) => p.x - q.x || p.y - q.y);
  const side = (o, p, q) => (p.x - o.x) * (q.y - o.y) - (p.y - o.y) * (q.x - o.x);
  const half = (order) => {
    const chain = [];
    for (const point of order) {
      while (chain.length > 1 && side(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Draws a faint ground about the actors of each community of which three and more are shown. */
function drawCommunities(ctx, actors, seat) {
  const members = grouped(
    actors.filter(({ community }) => community !== undefined),
    ({ community }) => community,
  );
  Object.assign(ctx, { lineJoin: 'round', fillStyle: ink('ground') });
  const shownHere = [...new Set(actors.map((actor) => actor.community))].map(members).filter(({ length }) => length > 2);
  for (const among of shownHere) {
    if (among.length === actors.length) return; // it would tell nobody from anybody
    const [first, ...rest] = hullOf(among.map(({ id }) => seat(id)));
    ctx.beginPath();
    ctx.moveTo(first.x, first.y);
    for (const { x, y } of rest) ctx.lineTo(x, y);
    ctx.closePath();
    for (const [width, colour] of [
      [46, 'line'],
      [44, 'ground'],
    ]) {
      ctx.lineWidth = width;
      ctx.strokeStyle = ink(colour);
      ctx.stroke();
    }
    ctx.fill();
  }
}
