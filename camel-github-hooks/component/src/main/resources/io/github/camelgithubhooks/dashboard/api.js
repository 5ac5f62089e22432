// Calls the JSON API below the page's own path. Every address is relative, so that the page works below any path.

const base = new URL('api/', document.baseURI);
let token;

/** Keeps the token that acts are sent with; each overview brings it. */
export function useToken(value) {
  token = value;
}

function address(path, params = {}) {
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') {
      url.searchParams.set(name, value);
    }
  }
  return url;
}

async function answer(response) {
  let body;
  try {
    body = await response.json();
  } catch {
    body = {};
  }
  if (!response.ok) {
    throw new Error(body.error || `The server answered ${response.status}.`);
  }
  return body;
}

async function call(url, options) {
  let response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...options });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new Error('The application cannot be reached. It may be restarting.');
  }
  return answer(response);
}

/** Reads. */
export const get = (path, params, signal) => call(address(path, params), { signal });

/** Acts. */
export const post = (path, body) => call(address(path), {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-GitHub-Hooks-Token': token ?? '' },
  body: JSON.stringify(body),
});

/** The address of the stream of events. */
export const stream = () => address('stream');
