// Builds elements. Text reaches the page only as text nodes: nothing here or elsewhere parses a string as HTML.

const SVG = 'http://www.w3.org/2000/svg';

/** Creates an element. Props: class, on (listeners by event), data, any other is an attribute; false and undefined are left out. */
export function el(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** Creates an SVG element. */
export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) {
        node.addEventListener(event, listener);
      }
    } else if (name === 'data') {
      Object.assign(node.dataset, value);
    } else if (name === 'value' || name === 'checked' || name === 'disabled' || name === 'indeterminate') {
      node[name] = value;
    } else {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  add(node, children);
  return node;
}

function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== undefined && child !== null && child !== false && child !== '') {
      node.append(child instanceof Node ? child : String(child));
    }
  }
}

/** Replaces what is in a node. */
export function put(node, ...children) {
  const fragment = document.createDocumentFragment();
  add(fragment, children);
  node.replaceChildren(fragment);
  return node;
}

const ICONS = {
  sun: 'M12 4V2m0 20v-2m8-8h2M2 12h2m13.7-5.7 1.4-1.4M4.9 19.1l1.4-1.4m0-11.4L4.9 4.9m14.2 14.2-1.4-1.4M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
  search: 'm20 20-4.2-4.2M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z',
  filter: 'M4 6h16M7 12h10m-7 6h4',
  again: 'M20 11a8 8 0 1 0-2.3 6.3M20 4v7h-7',
  redeliver: 'M4 12h14m-5-6 6 6-6 6',
  forget: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  check: 'm5 13 4 4L19 7',
  alert: 'M12 8v5m0 3.5v.1M10.3 4.2 2.8 17.5A2 2 0 0 0 4.5 20.5h15a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0Z',
  push: 'M12 4v12m-5-5 5 5 5-5M5 20h14',
  log: 'M5 5h14M5 10h14M5 15h9M5 20h6',
  close: 'M6 6l12 12M18 6 6 18',
  ping: 'M4 12h4l2-6 4 12 2-6h4',
  inbox: 'M4 13l2.5-8h11L20 13m-16 0v6h16v-6m-16 0h5l1.5 2.5h3L15 13h5',
};

/** Creates a decorative icon. */
export function icon(name) {
  return svg('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' }, svg('path', { d: ICONS[name] }));
}

/** Creates a button with a text, and an icon if one is named. */
export function button(text, { kind = '', iconName, ...props } = {}) {
  return el('button', { type: 'button', class: `button ${kind}`.trim(), ...props }, iconName && icon(iconName), el('span', {}, text));
}

/** A paragraph in place of a list that is empty, with words that help. */
export function empty(title, words, ...more) {
  return el('div', { class: 'empty' }, icon('inbox'), el('h2', {}, title), el('p', {}, words), more);
}

/** A box that says what went wrong and offers another try. */
export function trouble(error, again) {
  return el('div', { class: 'callout bad', role: 'alert' }, icon('alert'),
    el('div', {}, el('strong', {}, 'That did not work'), el('p', {}, error.message || String(error))),
    again && button('Try again', { on: { click: again } }));
}
