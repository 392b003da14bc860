/** The page's style sheet: light, dark, narrow and on paper. Column edges in per cent as in the curves. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#f6f7f9;--sheet:#fff;--ink:#1b2430;--quiet:#536072;--line:#cfd6df;--strong:#0b57b7;--soft:#e8f0fb;
--error:#b3261e;--warning:#8a5300;--note:#0b57b7;--c0:#1d63c4;--c1:#a14f00;--c2:#18794a;--c3:#7c3aed;--c4:#b91c4b;--c5:#0e7490;--c6:#5a6d0c;--c7:#9d2a9d}
@media screen and (prefers-color-scheme:dark){:root{--ground:#11161d;--sheet:#1a212b;--ink:#e7ecf2;--quiet:#a3b0c0;--line:#364252;--strong:#86b7ff;--soft:#21334d;
--error:#ff9a92;--warning:#f2bb62;--note:#86b7ff;--c0:#79aefc;--c1:#f0a35e;--c2:#66cf97;--c3:#bb9bff;--c4:#ff8fae;--c5:#5fcbe0;--c6:#b8cc5c;--c7:#ec8fec}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
body>*{max-width:78rem;margin:0 auto;padding:0 1.25rem}
h1{font-size:1.6rem;line-height:1.2;margin:1.6rem 0 .3rem;overflow-wrap:anywhere}h2{font-size:1.2rem;margin:0 0 .7rem}h3{font-size:1rem;margin:.4rem 0}h4{font-size:1rem;margin:0 0 .35rem;overflow-wrap:anywhere}
code{font:.86em ui-monospace,"SFMono-Regular",Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}small,.others,.lead{color:var(--quiet)}h4 small{font-weight:400}
main>section{background:var(--sheet);border:1px solid var(--line);border-radius:12px;padding:1.1rem 1.25rem;margin:0 0 1rem}
.facts{display:flex;flex-wrap:wrap;gap:.6rem;list-style:none;padding:0;margin:1rem 0}.facts a{display:block;background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:.5rem .9rem;color:inherit;text-decoration:none}
.facts b{display:block;font-size:1.3rem;line-height:1.2}.facts a:hover{border-color:var(--strong)}.facts .error b{color:var(--error)}.facts .warning b{color:var(--warning)}
:focus-visible{outline:3px solid var(--strong);outline-offset:2px}
form{position:sticky;top:0;z-index:3;background:var(--ground);padding-top:.6rem;padding-bottom:.6rem;display:flex;flex-wrap:wrap;gap:.4rem .8rem;align-items:center}
form[hidden]{display:none}form label{font-weight:600}form input::placeholder{color:var(--quiet);opacity:1}form input{flex:1 1 14rem;max-width:26rem;min-width:0;font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--quiet);border-radius:8px;padding:.45rem .7rem}form output{color:var(--quiet)}
.columns,.flow{display:grid;grid-template-columns:2rem minmax(0,1fr)}
.columns{grid-template-columns:calc(2rem + .03*(100% - 2rem)) 42fr 28fr 27fr;color:var(--quiet);font-size:.85rem;margin:.6rem 0 .2rem}.columns span:first-child{white-space:nowrap;font-size:0}
.group{margin:0 0 1.3rem}.clients{background:var(--soft);border-radius:8px;color:var(--quiet);font-size:.75rem;letter-spacing:.08em;display:flex;justify-content:center;padding:.5rem 0}.clients span{writing-mode:vertical-rl;transform:rotate(180deg);position:sticky;top:4.5rem;align-self:flex-start}
.flow>.clients span{max-height:100%}
.block{position:relative;margin:0 0 .5rem}.block svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
.block path{fill:none;stroke:var(--line);stroke-width:1.6;vector-effect:non-scaling-stroke}.block path.c0{stroke:var(--c0)}.block path.c1{stroke:var(--c1)}.block path.c2{stroke:var(--c2)}.block path.c3{stroke:var(--c3)}.block path.c4{stroke:var(--c4)}.block path.c5{stroke:var(--c5)}.block path.c6{stroke:var(--c6)}.block path.c7{stroke:var(--c7)}
.block ul{list-style:none;margin:0;padding:0;position:absolute;top:0;height:100%}.names{left:3%;width:34%}.rules{left:45%;width:22%}.ends{left:73%;width:27%}
.block li{position:absolute;left:0;right:0;transform:translateY(-50%);background:var(--sheet);border:1px solid var(--line);border-radius:8px}
.block li a{display:flex;gap:.5rem;align-items:center;color:inherit;text-decoration:none;padding:.15rem .7rem;border-radius:8px;min-height:1.9rem}.block li a span{flex:1 1 auto;min-width:0}.block .long span{font-size:.87rem}.block li a span,.block b{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere;line-height:1.2;text-wrap:balance}
.group em{font-style:normal;font-size:.72rem;line-height:1.1;font-weight:400;color:var(--warning);border:1px solid currentColor;border-radius:.7rem;padding:.1rem .45rem}.block em{flex:none;max-width:7rem;text-align:center}
.rules li,.ends li{padding:.22rem .7rem}.block small{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;line-height:1.35}.rules b{font-weight:500}.rules b,.ends b{font-size:.9rem}.rules small,.ends small{font-size:.78rem}
.ends li{border-left-width:5px}.ends .c0{border-left-color:var(--c0)}.ends .c1{border-left-color:var(--c1)}.ends .c2{border-left-color:var(--c2)}.ends .c3{border-left-color:var(--c3)}.ends .c4{border-left-color:var(--c4)}.ends .c5{border-left-color:var(--c5)}.ends .c6{border-left-color:var(--c6)}.ends .c7{border-left-color:var(--c7)}
.block li a:hover,.block li.lit,.block li.lit a{background:var(--soft)}.block li.lit{border-color:var(--strong)}.block.some path:not(.lit){opacity:.25}.block path.lit{stroke-width:3}
.off{display:none!important}
dl{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.25rem .8rem;margin:0}dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
article{padding:.8rem 0;border-top:1px solid var(--line)}.details h3{margin:1rem 0 .6rem}.details h3+article{border-top:0;padding-top:0}article:target h4{color:var(--strong)}
#panel{position:fixed;z-index:4;right:1rem;bottom:1rem;width:min(30rem,calc(100vw - 2rem));max-height:min(70vh,34rem);overflow:auto;background:var(--sheet);border:1px solid var(--strong);border-radius:12px;box-shadow:0 8px 30px #0006;padding:1rem 1.2rem}
#panel article{border:0;padding:0}#panel h4{padding-right:4.5rem;font-size:1.1rem}#panel button{position:absolute;right:.8rem;top:.8rem;font:inherit;color:inherit;background:var(--soft);border:1px solid var(--line);border-radius:8px;padding:.15rem .6rem;cursor:pointer}
table{border-collapse:collapse;min-width:min(100%,26rem)}th,td{text-align:left;padding:.25rem 1.2rem .25rem 0;font-weight:400;vertical-align:middle}thead th{color:var(--quiet)}.number{text-align:right;font-variant-numeric:tabular-nums}.sum>*{border-top:1px solid var(--line);font-weight:600}
.bar{display:block;width:clamp(4rem,18vw,11rem);height:.6rem;border:1px solid var(--quiet);border-radius:99px;overflow:hidden}.bar i{display:block;height:100%;background:var(--c0)}.bar.over i{background:var(--error)}
.findings,.pools{list-style:none;padding:0;margin:0}.findings li{border-left:5px solid var(--note);padding:.1rem 0 .1rem .9rem;margin:0 0 .9rem;overflow-wrap:anywhere}.findings p{margin:.15rem 0}.findings strong{color:var(--note)}.findings .error{border-color:var(--error)}.findings .error strong{color:var(--error)}.findings .warning{border-color:var(--warning)}.findings .warning strong{color:var(--warning)}.findings .acknowledged{border-color:var(--line)}.findings .acknowledged strong{color:var(--quiet)}
.rows{display:none}.rows a{color:inherit}.rows td,.rows th{vertical-align:top;overflow-wrap:anywhere}
.pools li,.certificates li{margin:0 0 .7rem;overflow-wrap:anywhere}.pools{columns:24rem 2}.pools li{break-inside:avoid}footer{color:var(--quiet);padding-bottom:2rem}
@media screen and (max-width:900px){body>*{padding:0 .8rem}main>section{padding:.9rem}.columns,.flow{display:none}
.rows,.rows tbody,.rows tr,.rows th,.rows td{display:block;min-width:0}.rows thead{display:none}.rows tr{border:1px solid var(--line);border-radius:8px;padding:.45rem .7rem;margin:0 0 .5rem}.rows th,.rows td{padding:0}.rows th{font-weight:600;margin-bottom:.15rem}.rows a{text-decoration:none}
.rows td{display:grid;grid-template-columns:6.2rem minmax(0,1fr);gap:0 .4rem;font-size:.9rem}.rows td>*{grid-column:2}.rows td:before{color:var(--quiet);grid-row:1}.rows td:nth-child(2):before{content:'listener rule'}.rows td:nth-child(3):before{content:'pool'}.rows td:nth-child(4):before{content:'certificate'}.rows td:nth-child(5):before{content:'record'}
dl{grid-template-columns:minmax(0,1fr);gap:0}dt{margin-top:.35rem}#panel{right:0;left:0;bottom:0;width:auto;border-radius:12px 12px 0 0}#quotas table,#cost table{width:100%;min-width:0}th,td{padding-right:.6rem}th:last-child,td:last-child{padding-right:0}.bar{width:2.6rem}}
@media print{@page{margin:12mm}body{background:#fff;font-size:8.5pt;line-height:1.3}body>*{max-width:none;padding:0}form,#panel,#names,footer{display:none!important}main>section{border:0;padding:0;margin:0 0 .8rem}h1{font-size:15pt;margin:0 0 .2rem}h2{font-size:11.5pt;margin:0 0 .3rem}h3,h4{font-size:9.5pt;margin:.2rem 0}p{margin:.2rem 0}
.facts{gap:.3rem;margin:.4rem 0}.facts a{padding:.15rem .5rem}.facts b{font-size:11pt}#picture:not(.small) .flow,#picture:not(.small) .columns{display:none}.flow{zoom:.62;break-inside:avoid}.columns{zoom:.62}.group{margin:0 0 .6rem}
.rows{display:table;table-layout:fixed;width:100%;font-size:7.5pt;line-height:1.2}.rows thead{display:table-header-group}.rows tr{break-inside:avoid}.rows th,.rows td{padding:.12rem .5rem .12rem 0;border-bottom:.4pt solid #cfd6df}.rows a{text-decoration:none}.rows th:first-child{width:34%}.rows th:nth-child(2){width:22%}.rows th:nth-child(3){width:25%}.rows th:nth-child(4){width:10%}.rows small{color:inherit}
.findings li,tr,.pools li,.certificates li,#quotas,#cost{break-inside:avoid}h2,h3,h4{break-after:avoid}th,td{padding-top:.1rem;padding-bottom:.1rem}.pools li,.certificates li,.findings li{margin-bottom:.25rem}.pools{columns:2}.certificates{columns:2}.clients,.bar i,.ends li{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
