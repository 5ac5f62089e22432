// JSON as a tree. Branches are built when they are opened, so that a payload of megabytes opens at once.
import { button, el, put } from './dom.js';

const CHUNK = 100;
const LONG = 300;

/** Shows a JSON value; its first level is open. */
export function tree(value) {
  return el('div', { class: 'tree' }, typeof value === 'object' && value !== null ? children(value) : leaf(value));
}

function children(value) {
  const entries = Object.entries(value);
  const list = el('ul', {});
  let shown = 0;
  const more = el('li', {});
  const show = () => {
    const items = entries.slice(shown, shown + CHUNK).map(([key, child]) => el('li', {}, node(key, child)));
    shown += items.length;
    more.remove();
    list.append(...items);
    if (shown < entries.length) {
      put(more, button(`Show more (${entries.length - shown} left)`, { kind: 'small', on: { click: show } }));
      list.append(more);
    }
  };
  show();
  return entries.length ? list : el('span', { class: 'quiet' }, Array.isArray(value) ? '[ ]' : '{ }');
}

function node(key, value) {
  if (typeof value !== 'object' || value === null || !Object.keys(value).length) {
    return [el('span', { class: 'key' }, key), ' ', typeof value === 'object' && value !== null ? children(value) : leaf(value)];
  }
  const size = Object.keys(value).length;
  const hint = Array.isArray(value) ? `[${size}]` : value.full_name ?? value.login ?? value.name ?? value.title ?? '';
  const details = el('details', {}, el('summary', {}, el('span', { class: 'key' }, key), ' ', el('span', { class: 'quiet' }, typeof hint === 'string' ? hint.slice(0, 80) : '')));
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) {
      details.append(children(value));
    }
  });
  return details;
}

function leaf(value) {
  const type = value === null ? 'null' : typeof value;
  const text = type === 'string' ? JSON.stringify(value) : String(value);
  const span = el('span', { class: `leaf ${type}` }, text.length > LONG ? `${text.slice(0, LONG)}…` : text);
  return text.length > LONG ? [span, ' ', button('Show all', {
    kind: 'small',
    on: {
      click: event => {
        span.textContent = text;
        event.currentTarget.remove();
      },
    },
  })] : span;
}
