// One delivery, opened: its attempts, headers, payload, and GitHub's record of our answer.
import { forget, redeliver, replay } from './acts.js';
import { get } from './api.js';
import { copy, open } from './dialogs.js';
import { button, el, icon, put, trouble } from './dom.js';
import { chip, eventName, full, isEvent, since, subject, took } from './format.js';
import * as live from './live.js';
import { tree } from './tree.js';

/** Opens a delivery beside the page; `then` is called when it is closed. */
export function openDelivery(id, then) {
  const body = el('div', { class: 'drawer-body' }, el('p', { class: 'loading', role: 'status' }, 'Loading'));
  const title = el('div', { class: 'drawer-title' }, el('h2', { id: 'drawer-title' }, 'Delivery'));
  const dialog = el('dialog', { class: 'drawer', 'aria-labelledby': 'drawer-title' },
    el('div', { class: 'drawer-head' }, title,
      el('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', on: { click: () => dialog.close() } }, icon('close'))), body);
  let shown;
  const load = async () => {
    try {
      const detail = await get(`deliveries/${encodeURIComponent(id)}`);
      shown = subject(detail.row);
      put(title, el('h2', { id: 'drawer-title' }, eventName(detail.row)), chip(detail.row.outcome), detail.row.replay && el('span', { class: 'chip calm' }, 'Replay'));
      // what a reader opened or scrolled to stays when the row changes under it
      const at = body.scrollTop;
      put(body, content(detail, load));
      body.scrollTop = at;
    } catch (error) {
      put(body, trouble(error, load));
    }
  };
  const ends = [
    live.on('row', row => {
      if (subject(row) === shown) {
        id = row.id;
        load();
      }
    }),
    live.on('gone', rows => rows.some(row => subject(row) === shown) && dialog.close()),
  ];
  dialog.addEventListener('close', () => {
    ends.forEach(end => end());
    then?.();
  });
  open(dialog);
  load();
}

function content({ row, attempts = [], headers = {}, payload, payloadFrom, payloadWords, response }, load) {
  const fact = (name, value, copied) => value === undefined || value === '' ? null : el('div', { class: name === 'GUID' ? 'wide' : undefined }, el('dt', {}, name),
    el('dd', {}, value, copied && el('button', { type: 'button', class: 'icon-button tiny', 'aria-label': `Copy ${name}`, on: { click: () => copy(copied, name) } }, icon('copy'))));
  const bad = ['failed', 'given_up', 'never_arrived'].includes(row.outcome);
  return [
    row.words && el('div', { class: `callout ${bad ? 'bad' : row.outcome === 'refused' || row.outcome === 'timed_out' ? 'warn' : 'calm'}` }, icon('alert'), el('div', { class: 'wrap' }, row.words)),
    live.overview?.actions && el('div', { class: 'row acts' },
      isEvent(row) && button('Run again', { iconName: 'again', kind: 'primary', on: { click: () => replay([row], load) } }),
      isEvent(row) && button('Redeliver', { iconName: 'redeliver', on: { click: () => redeliver([row], load) } }),
      row.outcome === 'given_up' && button('Forget', { iconName: 'forget', on: { click: () => forget([row]) } })),
    el('dl', { class: 'facts' },
      fact('Arrived', el('span', {}, full(row.at), ' ', el('span', { class: 'quiet' }, '(', since(row.at), ')'))),
      fact('Repository', row.repository), fact('Sender', row.sender),
      fact('Route', row.routeId), fact('Came', row.source === 'log' ? 'from GitHub\'s log' : row.source === 'push' ? 'by push' : undefined),
      fact('Answered', row.status && String(row.status)), fact('Took', row.tookMs === undefined ? undefined : took(row.tookMs)), fact('Hook', row.hookId && `#${row.hookId}`),
      fact('Delivery', row.deliveryId && el('code', {}, row.deliveryId), row.deliveryId), fact('GUID', row.guid && el('code', {}, row.guid), row.guid)),
    section('Attempts', attempts.length, el('ol', { class: 'attempts' }, attempts.map(attempt => el('li', {},
      el('div', { class: 'row' }, chip(attempt.outcome), el('b', {}, [attempt.status, attempt.statusText].filter(Boolean).join(' ')), attempt.redelivery && el('span', { class: 'chip calm' }, 'Redelivery')),
      attempt.words && el('p', { class: 'wrap' }, attempt.words),
      el('p', { class: 'quiet' }, full(attempt.at), ` · ${{ push: 'by push', log: 'from the log', github: 'as GitHub logged it' }[attempt.source] ?? attempt.source}`, attempt.tookMs === undefined ? '' : ` · ${took(attempt.tookMs)}`))))),
    section('Payload', true, payload === undefined
      ? el('p', { class: 'quiet' }, payloadWords ?? 'There is no payload.')
      : [el('div', { class: 'section-tools' }, el('span', { class: 'quiet' }, payloadFrom === 'kept' ? 'as kept here' : 'from GitHub\'s log'), button('Copy', { iconName: 'copy', kind: 'small', on: { click: () => copy(JSON.stringify(payload, null, 2), 'Payload') } })), tree(payload)]),
    section('Headers', Object.keys(headers).length, el('dl', { class: 'headers' }, Object.entries(headers).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))))),
    section('GitHub\'s record of the answer', response, response && [el('p', {}, el('b', {}, String(response.status ?? ''))), response.body ? el('pre', { tabindex: '0' }, response.body) : el('p', { class: 'quiet' }, 'without a body')]),
  ];
}

function section(title, there, ...parts) {
  return there ? el('section', { class: 'part', 'aria-label': title }, el('h3', {}, title), parts) : null;
}
