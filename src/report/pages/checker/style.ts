// What the checker's page has and no other page of ours: a place for files, buttons, and one language at a time.

export const checkerStyle = `
[hidden]{display:none!important}
.drop{align-items:center;border:2px dashed var(--soft);display:flex;flex-wrap:wrap;gap:.5rem 1rem;margin:.75rem 0;padding:1.25rem}
.drop.over{background:var(--brand-soft);border-color:var(--brand)}
.file-input{clip-path:inset(50%);height:1px;overflow:hidden;position:absolute;width:1px}
.button,button{background:var(--paper);border:2px solid var(--brand);border-radius:.25rem;color:var(--brand);cursor:pointer;display:inline-block;font:inherit;font-weight:600;padding:.4rem .9rem;text-align:left}
.button.main{background:var(--brand);color:#fff}
.file-input:focus-visible+.button{outline:3px solid #8a5a00;outline-offset:2px}
button[aria-pressed=true]{background:var(--brand);color:#fff}
button:disabled{border-color:var(--line);color:var(--soft);cursor:default}
nav button{background:none;border:0;border-radius:0;font-weight:400;padding:0;text-decoration:underline}
nav button[aria-pressed=true]{background:none;color:var(--ink);font-weight:600;text-decoration:none}
ul.chosen{list-style:none;margin:.75rem 0 0;padding:0}
ul.chosen li{align-items:center;border-bottom:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:.35rem 0}
ul.chosen li span{flex:1 1 12rem;overflow-wrap:anywhere}
ul.chosen button,td button{font-size:.9rem;padding:.15rem .6rem}
.state{font-size:1.1rem;font-weight:600;margin:1.25rem 0}
.state:empty{margin:0}
.state.bad,.state.warn,.state.ok{border-left:6px solid;padding:.5rem .9rem}
.state.bad::before,.state.warn::before,.state.ok::before{margin-right:.5rem}
.doings{display:flex;flex-wrap:wrap;gap:.5rem;margin:.5rem 0 1rem}
td ul{margin:0;padding-left:1.1rem}
td .draw{margin-top:0}
td>.doings,th>.doings{margin:.4rem 0 0}
.stack .n span{text-align:right}
.why p{margin:0 0 .35rem}
td.why button{font-size:.85rem;margin-top:.25rem;padding:.1rem .6rem}
pre.steps{background:var(--tint);font-size:.8rem;margin:.5rem 0 0;overflow-x:auto;overflow-wrap:anywhere;padding:.75rem;white-space:pre-wrap}
.heads{display:block}
dl.clauses dt{color:var(--ink);font-weight:600;margin-top:.75rem}
dl.clauses dd{font-size:1rem;font-weight:400;max-width:65ch}
@media screen and (max-width:62rem){
table.stack .n{white-space:normal}
}
@media print{
.no-print,.file-input{display:none}
}
`;
