// What the desk's pages have beside the style of every page of ours: forms, buttons, and what was said.

export const ownStyle = `
.bar nav ul{gap:.35rem 1rem}
.bar nav a{display:inline-block;padding:.25rem 0}
.bar nav a[aria-current]{color:var(--ink);font-weight:700;text-decoration-thickness:3px;text-underline-offset:.3em}
main:focus{outline:none}
table.stack th small,table.stack td small{display:block}
.field{margin:0 0 1rem}
.field label,.field small{display:block}
.field label,legend{font-weight:600}
fieldset{border:1px solid var(--line);margin:0 0 1rem;min-width:0;padding:.75rem 1rem}
input,select,textarea{background:var(--paper);border:1px solid var(--soft);color:var(--ink);font:inherit;max-width:100%;padding:.45rem .6rem}
input[type=text],select,textarea{width:min(100%,28rem)}
input[type=checkbox]{height:1.25rem;margin:0 .5rem 0 0;vertical-align:-.2rem;width:1.25rem}
label.choice{display:block;font-weight:400;padding:.3rem 0}
button{border:2px solid var(--brand);cursor:pointer;font:inherit;font-weight:600;margin:0 .5rem .5rem 0;min-height:2.75rem;padding:.5rem 1.1rem}
button.first{background:var(--brand);color:#fff}
button.second{background:var(--paper);color:var(--brand)}
button.small{border-width:1px;white-space:nowrap;margin:0;min-height:2rem;padding:.2rem .7rem}
.said-so{background:var(--note-soft);border-left:6px solid var(--note);margin:0 0 1.25rem;padding:.75rem 1rem}
.said-so.bad-news{background:var(--bad-soft);border-left-color:var(--bad)}
.said-so p,.said-so ul{margin:.2rem 0}
pre{font:.9rem/1.5 ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace;margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
aside{padding:0 0 1.25rem}
aside p{max-width:none;margin:.15rem 0}
ul.lines{margin:.25rem 0 .75rem;padding-left:1.25rem}
ul.lines li{overflow-wrap:anywhere;padding:.2rem 0}
.pages{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;list-style:none;margin:0;padding:.75rem 0 0}
.beside form{display:inline-block}
td form{display:inline-block}
.wrap+.beside,form>.wrap+.beside{margin-top:1rem}
.beside{margin-top:1rem}
h1{overflow-wrap:anywhere}
main>form{margin-bottom:1rem}
@media(max-width:62rem){table.stack td[data-h]::before{flex:none;max-width:45%}table.stack td[data-h]>span{text-align:right}}
@media(max-width:48rem){.beside form{display:block}button.first,button.second{width:100%}button.small{width:auto}}
`;
