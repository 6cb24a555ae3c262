/* The beginning: the theme, then each part, in an order in which nothing waits for another. */

/** @type {'auto'|'light'|'dark'} */
let choice = document.documentElement.dataset.theme;
const system = matchMedia('(prefers-color-scheme: dark)');

/** Puts the theme on the page and tells the canvases. */
function applyTheme(theme = choice === 'auto' ? (system.matches ? 'dark' : 'light') : choice) {
  document.documentElement.dataset.theme = theme;
  byId('to-theme').textContent = theme === 'dark' ? 'Light' : 'Dark';
  tell('theme');
}

function switchTheme() {
  choice = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  applyTheme();
}

function listenToTools() {
  const tools = {
    'to-theme': switchTheme,
    'to-save': openSaving,
    'to-help': () => byId('help').showModal(),
    'zoom-in': () => zoom(1.25),
    'zoom-out': () => zoom(0.8),
    'zoom-fit': () => fit(),
    'close-help': () => byId('help').close(),
  };
  for (const [id, action] of Object.entries(tools)) byId(id).addEventListener('click', () => action());
  system.addEventListener('change', () => applyTheme());
  addEventListener('beforeprint', () => {
    applyTheme('light');
    toPaper();
  });
  addEventListener('afterprint', () => {
    offPaper();
    applyTheme();
  });
}

/** Says so plainly where there is nothing to draw. */
function sayNothing() {
  byId('nothing').textContent =
    MODEL.events.length || MODEL.actors.length
      ? 'Nothing passes the filter.'
      : 'There is nothing to show: no event and no actor was selected for this page.';
}

function start() {
  shown = whatIsShown();
  sayNothing();
  applyTheme();
  for (const topic of ['filter', 'selection', 'hover']) on(topic, refocus);
  startControls();
  startPanel();
  startNetwork();
  startTimeline();
  startDyads();
  startMap();
  startMatrix();
  startTable();
  startSearch();
  startKeys();
  listenToTools();
  startSaving();
  startAddress();
  fit();
}

start();
