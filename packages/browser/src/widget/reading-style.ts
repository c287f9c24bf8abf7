/** The look of texts that are read in the dialog: of previews and answers. */

/** Style sheet of blocks of text. */
export const READING_STYLE = `
.preview { font-size: .9rem; overflow-wrap: anywhere }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 12px }
h2 { font-size: 1.1rem; margin: 0 }
h3 { font-size: .95rem; margin: 1em 0 .3em }
p, ul { margin: .6em 0 }
ul { padding-inline-start: 1.4em }
table { border-collapse: collapse; font-size: .85em; margin: .8em 0 }
td, th { border: 1px solid var(--_bd); padding: 4px 8px; text-align: start; vertical-align: top }
a:not(.link) { color: var(--_a) }
code, pre { font-family: var(--eds-font-mono, ui-monospace, monospace); font-size: .92em }
figure { margin: .8em 0; border: 1px solid var(--_bd); border-radius: var(--_r); background: var(--_sf); overflow: hidden }
figcaption { display: flex; justify-content: space-between; align-items: center; padding-inline-start: 12px; color: var(--_mu) }
pre { margin: 0; padding: 10px 12px; overflow: auto; direction: ltr; text-align: left; white-space: pre }
`;
