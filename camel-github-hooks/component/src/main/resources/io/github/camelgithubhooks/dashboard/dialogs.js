// Dialogs that ask before anything happens, and short messages about what happened.
import { button, el, icon, put } from './dom.js';

/** Shows a message for a few seconds; it is read aloud as well. */
export function toast(words, tone = 'good') {
  const node = el('div', { class: `toast ${tone}` }, icon(tone === 'bad' ? 'alert' : 'check'), el('span', {}, words));
  document.getElementById('toasts').append(node);
  setTimeout(() => node.remove(), tone === 'bad' ? 9000 : 5000);
}

/** Copies a text. Clipboard access needs https or this machine; elsewhere the old way works. */
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el('textarea', { value: text, class: 'off-screen', 'aria-hidden': 'true' });
    (document.querySelector('dialog[open]') ?? document.body).append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  toast(`${what} copied`);
}

/** Opens a dialog that is removed when it closes. */
export function open(dialog) {
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  dialog.showModal();
  return dialog;
}

/**
 * Asks before an act, runs it, and shows what came of it.
 *
 * @param title the question
 * @param content what is said or asked below it
 * @param verb the word on the button
 * @param act returns the words of success, or { failures: [words] }
 */
export function confirm({ title, content, verb, danger, act }) {
  const go = button(verb, { kind: danger ? 'danger' : 'primary', on: { click: run } });
  const cancel = button('Cancel', { autofocus: true, on: { click: () => dialog.close() } });
  const result = el('div', { class: 'dialog-result', role: 'alert' });
  const heading = el('h2', { id: 'confirm-title' }, title);
  const dialog = el('dialog', { class: 'confirm', 'aria-labelledby': 'confirm-title' },
    heading, el('div', { class: 'dialog-body' }, content), result, el('div', { class: 'dialog-end' }, cancel, go));

  async function run() {
    go.disabled = true;
    put(result);
    try {
      const outcome = await act();
      if (outcome.failures?.length) {
        put(result, el('div', { class: 'callout bad' }, icon('alert'), el('div', {}, el('strong', {}, outcome.words),
          el('ul', {}, outcome.failures.slice(0, 10).map(words => el('li', {}, words))))));
        cancel.querySelector('span').textContent = 'Close';
        go.hidden = true;
      } else {
        dialog.close();
        toast(outcome.words);
      }
    } catch (error) {
      put(result, el('div', { class: 'callout bad' }, icon('alert'), el('div', {}, error.message)));
      go.disabled = false;
    }
  }
  open(dialog);
  return { dialog, go };
}
