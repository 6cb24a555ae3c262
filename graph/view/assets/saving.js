/* Saving and passing on: this very view as a page, as a link, as a picture, on paper. */

/** Elements without content, and those whose text stands as it is. */
const EMPTY = new Set(['meta', 'link', 'input', 'br', 'hr', 'img']);
const VERBATIM = new Set(['script', 'style', 'noscript']);
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter]);

/** The opening tag of an element as a page has it; `more` are attributes to be set besides. */
function openingTag(node, more = {}) {
  const own = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  const all = Object.entries({ ...own, ...more }).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${node.localName}${all.join('')}>`;
}

/** A node as a page has it: elements and texts; comments are left out. */
function asWritten(node) {
  if (node.nodeType === Node.TEXT_NODE)
    return VERBATIM.has(node.parentNode.localName) ? node.data : escaped(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  if (EMPTY.has(node.localName)) return openingTag(node);
  return `${openingTag(node)}${[...node.childNodes].map(asWritten).join('')}</${node.localName}>`;
}

/** The page as it came, before the script changed it; scripts stay where they stand in it. */
const ORIGINAL = {
  parts: [...document.body.childNodes].map((node) => (node.localName === 'script' ? node : asWritten(node))),
};

/** The text of this page, such that it opens at the view at hand. */
function pageAsText() {
  const root = openingTag(document.documentElement, { 'data-theme': choice, 'data-view': written() });
  const body = ORIGINAL.parts.map((part) => (typeof part === 'string' ? part : asWritten(part)));
  const head = asWritten(document.head);
  return ['<!doctype html>\n', root, '\n', head, '\n<body>', ...body, '</body>\n</html>\n'].join('');
}

function savePage() {
  saveAs(new Blob([pageAsText()], { type: 'text/html;charset=utf-8' }), `${fileName()}-view.html`);
  return 'Saved: a page that opens at this very view.';
}

/** The address of this view, or null where the page has none of its own, as within a notebook. */
function viewLink() {
  if (!/^(https?|file):$/.test(location.protocol)) return null;
  return `${location.href.replace(/#.*$/s, '')}#${written()}`;
}

async function copyLink() {
  const link = viewLink();
  if (!link) return 'Within a notebook a view has no address: save the page instead.';
  if (await copyText(link, 'Link')) return 'Copied: the address of this view.';
  return copyable('Link', link);
}

/** Where a page within a page may not print, it says so. */
function printView() {
  if (location.protocol === 'about:')
    return 'Within a notebook a page cannot print: save the page and print that.';
  byId('saving').close();
  print();
  return null;
}

const pictureSaved = (save, words) => () => (save() ? words : NO_PICTURE);

const SAVINGS = {
  'save-page': savePage,
  'copy-link': copyLink,
  'save-png': pictureSaved(savePicture, 'Saved: a picture.'),
  'save-svg': pictureSaved(saveDrawing, 'Saved: a drawing.'),
  'save-print': printView,
};

/** Opens the dialog, which says what is about to be saved. */
function openSaving() {
  refill(
    byId('saving-words'),
    bdi([capital(state.view), capital(shownInWords()), ...chosenInWords()].join(' · ')),
  );
  refill(byId('saving-said'));
  byId('saving').showModal();
}

function startSaving() {
  for (const [id, save] of Object.entries(SAVINGS)) {
    byId(id).addEventListener('click', async () => refill(byId('saving-said'), await save()));
  }
  byId('close-saving').addEventListener('click', () => byId('saving').close());
}

const MOST_PRINTED = 300; // further lines of each list; how many are left is said

/** What was folded and is unfolded for the paper. */
let unfolded = [];

/** Makes ready for paper: the view as a drawing, all of the panel unfolded, the filter in words. */
function toPaper() {
  const view = painting();
  refill(byId('paper'), view ? pictureInLines(pictureOf(view)) : null);
  document.body.classList.toggle('drawn', Boolean(view));
  refill(
    byId('paper-words'),
    chosenInWords().map((words) => el('p', {}, bdi(words))),
  );
  for (let folded = [1]; folded.length;) {
    folded = [...byId('panel').querySelectorAll('details:not([open]):not(.citing)')];
    for (const box of folded) {
      box.open = true;
      box.fillNow?.();
    }
    unfolded.push(...folded);
  }
  for (const button of byId('panel').querySelectorAll('.rest')) button.more?.(MOST_PRINTED);
}

/** Back to the screen. */
function offPaper() {
  for (const box of unfolded) box.open = false;
  unfolded = [];
  refill(byId('paper'));
  document.body.classList.remove('drawn');
}
