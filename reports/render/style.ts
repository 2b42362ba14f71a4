/** Colours, type and the pieces that the report and the console share; light and dark, contrast at least 4.5. */
export const sharedStyle = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #fff; --ink: #16202c; --soft: #4d5a6a; --line: #d5dbe3; --accent: #0b5c8f;
  --code: #eef1f5; --pass: #14663a; --fail: #b3201f; --warning: #7d5200; --quiet: #55606e; --inconclusive: #5b3fa0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11161d; --card: #1a212b; --ink: #e7ecf2; --soft: #a9b4c2; --line: #364252; --accent: #7cc4f5;
    --code: #121821; --pass: #6fd49b; --fail: #ff8f88; --warning: #f1bd5c; --quiet: #b0bac7; --inconclusive: #c4aeff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, 'Segoe UI', Roboto, sans-serif; }
.wrap { max-width: 76rem; margin: 0 auto; padding: 1.25rem clamp(.75rem, 3vw, 2rem) 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; margin: 0 0 1rem; }
.card > :is(h2, h3):first-child { margin-top: 0; }
.soft { color: var(--soft); }
.whole { white-space: nowrap; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
thead th { font-size: .8rem; color: var(--soft); font-weight: 600; }
code, pre { font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; font-size: .84rem; }
code { overflow-wrap: anywhere; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: .35rem; padding: .75rem; margin: .35rem 0 1rem;
  overflow: auto; max-height: 32rem; white-space: pre-wrap; overflow-wrap: anywhere; }
summary { cursor: pointer; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .6rem; font-size: .8rem;
  font-weight: 600; white-space: nowrap; color: var(--quiet); }
.r-pass { color: var(--pass); } .r-fail, .r-bench-error { color: var(--fail); } .r-warning { color: var(--warning); }
.r-inconclusive, .r-to-attest { color: var(--inconclusive); }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .75rem 0 0; }
dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.hidden-visually { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`
