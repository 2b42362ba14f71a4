/** Style of the pages of the simulator; light and dark, contrast at least 4.5. */
export const webStyle = `
:root { color-scheme: light dark; --page: #f4f6f9; --card: #fff; --ink: #16202c; --soft: #4d5a6a; --line: #d5dbe3;
  --accent: #0b5c8f; --on-accent: #fff; --fail: #b3201f; --bar: #0b3d5f; --on-bar: #fff; }
@media (prefers-color-scheme: dark) { :root { --page: #11161d; --card: #1a212b; --ink: #e7ecf2; --soft: #a9b4c2;
  --line: #364252; --accent: #7cc4f5; --on-accent: #10202d; --fail: #ff8f88; --bar: #0c2434; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, 'Segoe UI', Roboto, sans-serif; }
.bar { background: var(--bar); color: var(--on-bar); padding: .6rem clamp(.75rem, 3vw, 2rem); display: flex;
  flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between; }
.bar strong { font-weight: 600; }
main { max-width: 62rem; margin: 0 auto; padding: 1.25rem clamp(.75rem, 3vw, 2rem) 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
nav { margin: 0 0 1.25rem; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
nav [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; margin: 0 0 1rem; }
.card > :first-child { margin-top: 0; } .card > :last-child { margin-bottom: 0; }
.soft { color: var(--soft); } .fail { color: var(--fail); border-color: currentColor; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
thead th { font-size: .8rem; color: var(--soft); font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .75rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
form { margin: .75rem 0; } label { display: block; margin: .4rem 0; }
select, input { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: .35rem;
  padding: .35rem .5rem; max-width: 100%; }
button { font: inherit; cursor: pointer; border-radius: .35rem; padding: .45rem 1rem; margin: .25rem .5rem .25rem 0;
  border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); }
button.quiet { background: transparent; color: var(--accent); }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .85rem; overflow-wrap: anywhere; }
`
