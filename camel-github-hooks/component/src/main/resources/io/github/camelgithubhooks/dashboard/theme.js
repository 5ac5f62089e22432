// Applies the theme that was chosen on this machine; without a choice, the system's. A classic script: it runs before the first paint.
'use strict';
(() => {
  try {
    const chosen = localStorage.getItem('github-hooks-theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // storage is switched off: the system's theme it is
  }
})();
