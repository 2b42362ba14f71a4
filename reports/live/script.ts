/** Script of the console page: copies, follows the exchanges live, opens one. No text is ever read as HTML but ours. */
export const consoleScript = `
const rows = document.getElementById('rows');
const state = document.getElementById('state');
const template = document.getElementById('row');
const spaceFilter = document.getElementById('espace');
const SHOWN = 200;
let skipped = 0;

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-copy]');
  if (!button) return;
  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = 'Copié';
  } catch {
    button.textContent = 'Copie refusée par le navigateur';
  }
  setTimeout(() => { button.textContent = said; }, 1500);
});

const visible = (item) => { item.hidden = spaceFilter.value !== '' && item.dataset.space !== spaceFilter.value; };

function knowSpace(space) {
  if ([...spaceFilter.options].some((option) => option.value === space)) return;
  spaceFilter.add(new Option(space, space));
  spaceFilter.parentElement.hidden = spaceFilter.options.length < 3;
}

function show(exchange) {
  const key = [exchange.space, exchange.id, exchange.receivedAt].join('/');
  if (rows.querySelector('[data-id="' + CSS.escape(key) + '"]')) return;
  const item = template.content.firstElementChild.cloneNode(true);
  const put = (name, text) => { item.querySelector('.' + name).textContent = text; };
  item.dataset.id = key;
  item.dataset.space = exchange.space;
  put('time', exchange.receivedAt.slice(11, 23));
  put('td', exchange.transaction || '—');
  put('title', exchange.title);
  put('status', exchange.status === null ? '' : 'HTTP ' + exchange.status);
  put('outcome', exchange.outcome);
  if (exchange.refused) item.querySelector('.outcome').classList.add('r-fail');
  const results = item.querySelector('.results');
  for (const [result, count] of exchange.results) {
    const badge = document.createElement('span');
    badge.className = 'badge r-' + result;
    badge.textContent = count + ' ' + LABELS[result];
    results.append(badge, ' ');
  }
  item.addEventListener('toggle', () => open(item, exchange), { once: true });
  knowSpace(exchange.space);
  visible(item);
  rows.prepend(item);
  while (rows.children.length > SHOWN) rows.lastElementChild.remove();
}

async function open(item, exchange) {
  const answer = await fetch('/api/exchanges/' + encodeURIComponent(exchange.id) + '?espace=' + encodeURIComponent(exchange.space));
  item.querySelector('.detail').innerHTML = answer.ok ? await answer.text() : '<p>Cet échange n’est plus dans le journal.</p>';
}

const live = new EventSource('/api/live');
live.addEventListener('open', () => { state.textContent = 'En direct.'; });
live.addEventListener('error', () => { state.textContent = 'Le banc ne répond plus ; nouvelle tentative…'; });
live.addEventListener('exchanges', (event) => {
  const batch = JSON.parse(event.data);
  skipped += batch.skipped;
  for (const exchange of batch.exchanges) show(exchange);
  document.getElementById('none').hidden = rows.children.length > 0;
  state.textContent = 'En direct.' + (skipped > 0 ? ' ' + skipped + ' échanges trop rapides pour être affichés ; ils sont dans le journal.' : '');
});
spaceFilter.addEventListener('change', () => { for (const item of rows.children) visible(item); });

document.getElementById('reset').addEventListener('click', async () => {
  const space = spaceFilter.value || 'defaut';
  if (!confirm('Remettre l’espace « ' + space + ' » dans son état de départ ? Ses documents et son journal seront effacés.')) return;
  const answer = await fetch('/api/reset?espace=' + encodeURIComponent(space), { method: 'POST' });
  if (answer.ok) for (const item of [...rows.children]) if (item.dataset.space === space) item.remove();
  document.getElementById('none').hidden = rows.children.length > 0;
});
`
