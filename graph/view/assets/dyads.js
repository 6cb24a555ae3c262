/* Who deals with whom: actors and the ties between them, and the strongest ties in order. */

let tiesDrawn = { ties: [], total: 0, own: [] };
let dyads;

/** “120 of 29,656 ties shown: those that stand out most (disparity filter)” */
function tieWords({ ties, total, own, ownDrawn, backbone }) {
  if (!total) return 'No tie passes the filter. Only what is said to have happened makes a tie.';
  if (ties.length === total) return total === 1 ? 'The only tie is shown' : `All ${count(total, 'tie')} shown`;
  const numbers = `${inThousands(ties.length)} of ${count(total, 'tie')} shown`;
  const parts = [backbone ? 'those that stand out most (disparity filter)' : ''];
  if (own.length) {
    const all = inThousands(own.length);
    const some = own.length > ownDrawn ? `the ${ownDrawn} strongest of ${all}` : `all ${all}`;
    parts.push(`${some} of ${labelOf(state.selected)}`);
  }
  return `${numbers}: ${listed(parts.filter(Boolean))}`;
}

/** What the numbers count, where the page counts more than it holds. */
function countedWords() {
  if (!MODEL.counted) return null;
  const [held, all] = [MODEL.events.length, MODEL.counted.events];
  const why = tooFineForMonths(state.filter);
  if (why) {
    const reason = `the counts by month of all ${inThousands(all)} know no ${why}`;
    return `Counted here: the ${count(held, 'event')} that this page holds, since ${reason}.`;
  }
  const days = state.filter.span ? ' Days that are chosen let whole months through.' : '';
  return `Counted: all ${count(all, 'event')}, by month; the page holds ${inThousands(held)} in detail.${days}`;
}

function changeTies(change) {
  Object.assign(tieView, change);
  drawDyads();
  if (!dyads.moved) dyads.fit();
}

/** What the button for all ties of the selected actor says. */
function ownWords({ length }) {
  const name = labelOf(state.selected);
  if (tieView.all) return `Only the ${OWN[0]} strongest of ${name}`;
  return length > OWN[1] ? `${OWN[1]} of ${inThousands(length)} of ${name}` : `All ${length} of ${name}`;
}

/** The line above the network: what is drawn and what is left out, and how to have more or less. */
function drawTieBar() {
  const { own, total, backbone } = tiesDrawn;
  const [least, most] = [tieView.step === 0, tieView.step === BREADTHS.length - 1 || backbone === total];
  const few = backbone === total && total <= BREADTHS[0][1];
  const button = (words, change, disabled) =>
    el('button', { type: 'button', disabled, onclick: () => changeTies(change) }, bdi(words));
  keepBox(byId('tie-bar'), () =>
    refill(
      byId('tie-bar'),
      el('p', { class: 'tie-words' }, bdi(tieWords(tiesDrawn))),
      el(
        'div',
        { class: 'tools' },
        few ? null : button('Fewer', { step: tieView.step - 1 }, least),
        few ? null : button('More', { step: tieView.step + 1 }, most),
        own.length > OWN[0] ? button(ownWords(own), { all: !tieView.all }) : null,
      ),
      countedWords() ? el('p', { class: 'note' }, countedWords()) : null,
    ),
  );
}

/** The network in words, for who does not see it. */
function tieSummary() {
  const strongest = rankedTies().ties.slice(0, 3).map(pairWords);
  return [
    `Network of ${count(tieActors.length, 'actor')}; ${tieWords(tiesDrawn)}.`,
    strongest.length ? `Strongest: ${strongest.join('. ')}.` : '',
    'Arrow keys walk from actor to actor; Enter goes to the evidence; the list after it has the same pairs.',
  ].join(' ');
}

/** Draws the network of actors anew, if it is in view. */
function drawTieNetwork() {
  if (state.view !== 'dyads') return;
  if (!dyads.ready) openDyads();
  tiesDrawn = tiesToDraw();
  tieActors = actorsOfTies(tiesDrawn.ties);
  tieLines = tieEdges(tiesDrawn.ties);
  noteNear();
  tieView.hovered = null;
  dyads.radii.clear();
  dyads.redraw();
}

/** Draws what is beside it anew: the line above it, the list, the words for who sees neither. */
function drawTieLists() {
  if (state.view !== 'dyads') return;
  drawTieBar();
  drawRanking();
  byId('ties').setAttribute('aria-label', tieSummary());
}

function drawDyads() {
  drawTieNetwork();
  drawTieLists();
}

/** Opens the network when it comes into view for the first time. */
function openDyads() {
  dyads.open();
  const { clientWidth, clientHeight } = dyads.box;
  if (clientWidth * clientHeight < SMALL) tieView.step = OPENING - 1;
  const seated = MODEL.actors.filter((actor) => actor.tie_x !== undefined);
  dyads.sit(new Map(seated.map(({ id, tie_x: x, tie_y: y }) => [id, { x, y }])));
}

const listsSoon = later(drawTieLists);

/** Draws what passes now, and the list later; the window stays unless something is out of it. */
function followFilter() {
  drawTieNetwork();
  listsSoon();
  if (state.view === 'dyads' && !dyads.moved && !dyads.isAllInSight()) dyads.fit();
}

/** The list keeps to the pairs of one actor while one is selected. */
function followInTies() {
  const before = tieView.of;
  if (!state.selected) tieView.of = null;
  else if (!state.second) tieView.of = THINGS.get(state.selected).sort === 'actor' ? state.selected : null;
  if (tieView.of !== before) Object.assign(tieView, { listed: LISTED, all: false });
  if (state.view !== 'dyads') return;
  const moved = dyads.moved;
  drawDyads();
  if (!moved) dyads.fit();
  else dyads.bringIntoSight(state.selected);
}

function listenToTies(box) {
  const point = oncePerFrame((x, y) => hoverTie(state.hovered ? null : tieAt({ x, y })));
  box.addEventListener('pointermove', (pointer) => !pointer.buttons && point(...pointOn(box, pointer)));
  box.addEventListener('pointerleave', () => point(-1e6, -1e6));
  box.addEventListener('keydown', walk);
}

function startDyads() {
  const box = el('div', { id: 'ties', tabindex: '0', role: 'application', 'aria-label': 'Network of actors' });
  const zooms = [
    ['+', 'Zoom in (+)', () => zoom(1.25)],
    ['−', 'Zoom out (-)', () => zoom(0.8)],
    ['Fit', 'Fit (f)', () => fit()],
  ].map(([words, title, onclick]) => el('button', { type: 'button', title, 'aria-label': title, onclick }, words));
  refill(
    byId('dyads'),
    el('div', { id: 'tie-bar' }),
    el('div', { class: 'tie-plane' }, box, tieKey(), el('div', { class: 'tie-zoom' }, zooms)),
    el('section', { id: 'pairs', 'aria-label': 'Strongest pairs' }),
  );
  startRanking();
  byId('dyads').removeAttribute('tabindex'); // what is in it has the focus
  dyads = new Plane(box, {
    ...{ things: () => tieActors, isOn: (id) => tieNear.has(id), radius: radiusInTies, under: drawTies },
    ...{ ring: ringOf, faint: (id) => !standsOut(id), labels: labelsInTies, weight: () => 600 },
    ...{ over: writeRoles, click: clickInTies },
  });
  listenToTies(box);
  on('selection', followInTies);
  on('filter', oncePerFrame(followFilter));
  const again = oncePerFrame(() => state.view === 'dyads' && dyads.net.redraw());
  for (const topic of ['hover', 'theme']) on(topic, again);
  on('view', enterDyads);
  enterDyads();
}

function enterDyads() {
  drawDyads();
  if (state.view === 'dyads' && !dyads.moved) dyads.fit();
}
