/* Building the page: elements and text only, never markup. */

/** @param {string} id @returns {HTMLElement} */
const byId = (id) => document.getElementById(id);

/** Sets an attribute, a class or a listener, or nothing for null, undefined and false. */
function assign(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === 'function') node.addEventListener(name.slice(2), value);
  else node.setAttribute(name, value === true ? '' : String(value));
}

/**
 * Makes an element. Strings among the children become text nodes; null and false are left out.
 * @param {string} tag
 * @param {Object<string, *>} [props] attributes; functions under `onclick` and so on listen
 * @param {...(Node|string|null|false|Array)} children
 */
function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) assign(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

/** Makes an SVG element. */
function svg(tag, props = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(props)) assign(node, name, value);
  node.append(...children);
  return node;
}

/** Sets text apart, so that its direction changes nothing around it; days are not broken in two. */
function bdi(text, lang = null) {
  const parts = String(text).split(/(\d{4}-\d\d-\d\d)/);
  return el(
    'bdi',
    { lang },
    parts.map((part, number) => (number % 2 ? el('span', { class: 'day' }, part) : part)),
  );
}

/** Empties an element and fills it anew. */
function refill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

/** Says something to a screen reader. */
function announce(text) {
  byId('live').textContent = text;
}

/** Offers a blob for saving. */
function saveAs(blob, name) {
  const link = el('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 2000);
}

/** A link to the web, or plain text where the address is not one of the web. */
function webLink(url, text) {
  if (!/^https?:\/\//i.test(url)) return bdi(url);
  return el('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, bdi(text));
}

/** A button that looks like a link. */
const textButton = (text, onclick, props = {}) =>
  el('button', { type: 'button', class: 'text', onclick, ...props }, bdi(text));

/** Calls a function at most once a frame, with what it was last called with. */
function oncePerFrame(action) {
  let latest = null;
  return (...args) => {
    if (!latest)
      requestAnimationFrame(() => {
        const now = latest;
        latest = null;
        action(...now);
      });
    latest = args;
  };
}
