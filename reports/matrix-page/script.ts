/**
 * Filters a table as one types, hides the other columns, and opens a cell without leaving the page.
 *
 * Without script the filter is a form, and a cell is a link: the page works as well.
 */
export const matrixScript = `
const plain = (text) => text.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase();
const table = document.querySelector('table.filtered');
const form = document.getElementById('filters');
if (table && form) {
  const [words, column, value] = ['filtre', 'colonne', 'valeur'].map((name) => form.elements.namedItem(name));
  const count = document.getElementById('count');
  const heads = [...table.tHead.rows];
  const rows = [...table.tBodies[0].rows].map((row) => ({
    row, cells: [...row.cells], texts: [...row.cells].map((cell) => plain(cell.textContent)),
  }));
  const total = Number(count.dataset.total);
  const fixed = Number(table.dataset.fixed || 0);
  const apply = () => {
    const wanted = plain(words.value).split(/\\s+/).filter(Boolean);
    const shown = column && column.value !== '' ? Number(column.value) : -1;
    const mark = value ? value.value : '';
    let left = 0;
    for (const { row, cells, texts } of rows) {
      const marks = shown < 0 ? cells.slice(fixed) : [cells[shown]];
      const kept = wanted.every((word) => texts.some((text) => text.includes(word)))
        && (mark === '' || marks.some((cell) => cell.dataset.v === mark));
      row.hidden = !kept;
      if (kept) left += 1;
      if (column) cells.forEach((cell, at) => { cell.hidden = shown >= 0 && at >= fixed && at !== shown; });
    }
    if (column) heads.forEach((row, rank) => {
      if (rank < heads.length - 1) row.hidden = shown >= 0;
      else [...row.cells].forEach((cell, at) => { cell.hidden = shown >= 0 && at >= fixed && at !== shown; });
    });
    count.textContent = left === total ? total + (total < 2 ? ' ligne' : ' lignes') : left + (left < 2 ? ' ligne sur ' : ' lignes sur ') + total;
  };
  for (const input of [words, column, value]) if (input) input.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => { words.value = ''; apply(); }));
  apply();
}
const sheet = document.getElementById('sheet');
if (sheet) {
  const body = sheet.querySelector('.body');
  document.addEventListener('click', async (event) => {
    const link = event.target.closest('a.cell');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    body.textContent = 'Chargement…';
    sheet.showModal();
    try {
      const answer = await fetch(link.href + '&fragment=1');
      body.innerHTML = answer.ok ? await answer.text() : '<p>Cette cellule ne se lit pas.</p>';
    } catch { body.innerHTML = '<p>Le banc ne répond plus.</p>'; }
    const title = body.querySelector('h2');
    if (title) { title.tabIndex = -1; title.focus(); }
  });
  sheet.addEventListener('click', (event) => { if (event.target === sheet) sheet.close(); });
}
`
