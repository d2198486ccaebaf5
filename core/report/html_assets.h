// SPDX-License-Identifier: Apache-2.0
// Style sheet and script of HTML reports. Colours are the custom properties of colorProperties(): --c1 canvas, 2 panel,
// 3 raised, 4 border, 5 text, 6 muted, 7 accent, 8 on accent, 9 ok, 10 bad.
#pragma once

namespace fusescope {

inline constexpr const char* kReportStyle = R"css(
*{box-sizing:border-box}
html{scroll-padding-top:3.5rem;scroll-behavior:smooth}
body{margin:0;background:var(--c1);color:var(--c5);font:15px/1.5 system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}
nav{position:sticky;top:0;z-index:2;display:flex;gap:.25rem 1.1rem;align-items:center;padding:.5rem 1.5rem;background:var(--c2);border-bottom:1px solid var(--c4);font-size:13px;overflow-x:auto;white-space:nowrap}
nav a{color:var(--c6);text-decoration:none}nav a:hover{color:var(--c7)}nav button{margin-left:auto}
main{max-width:76rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0 .2rem;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:2.4rem 0 .8rem}h3{font-size:1rem;margin:1.4rem 0 .5rem}
p{margin:.5rem 0;max-width:60rem;overflow-wrap:anywhere}
.sub,.muted{color:var(--c6)}.good{color:var(--c9)}.bad{color:var(--c10)}
button{font:inherit;font-size:13px;color:var(--c5);background:var(--c3);border:1px solid var(--c4);border-radius:6px;padding:.15rem .6rem;cursor:pointer}
button:hover{border-color:var(--c7)}a:focus-visible,button:focus-visible,th:focus-visible,.figure:focus-visible,summary:focus-visible{outline:2px solid var(--c7);outline-offset:1px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.6rem,1fr));gap:.7rem;margin:1rem 0}
.card{background:var(--c2);border:1px solid var(--c4);border-radius:8px;padding:.7rem .9rem}
.card b{display:block;font-size:1.2rem;line-height:1.4;white-space:nowrap;font-variant-numeric:tabular-nums}.card span{font-size:13px;color:var(--c6)}.card small{display:block;font-size:12.5px;color:var(--c6)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.5rem;margin:.6rem 0}
dt{color:var(--c6)}dd{margin:0;overflow-wrap:anywhere}dd small{color:var(--c6);margin-left:.6rem}
.scroll{overflow-x:auto;border:1px solid var(--c4);border-radius:8px;background:var(--c2)}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th,td{text-align:left;padding:.35rem .7rem;border-bottom:1px solid var(--c4);vertical-align:top;overflow-wrap:anywhere}
tbody tr:last-child td{border-bottom:0}tbody tr[data-place]{cursor:pointer}tbody tr[data-place]:hover td{background:var(--c3)}
th{color:var(--c6);font-weight:600;font-size:12.5px;white-space:nowrap;cursor:pointer;user-select:none}
th[aria-sort=ascending]::after{content:" \25B4"}th[aria-sort=descending]::after{content:" \25BE"}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.bar{display:inline-block;vertical-align:middle;width:4.5rem;height:.5rem;margin-left:.5rem;border-radius:3px;background:var(--c4);overflow:hidden}
.bar i{display:block;height:100%;background:var(--c9)}.bar.over i{background:var(--c10)}
details{margin:.8rem 0}summary{cursor:pointer;color:var(--c7)}
.figure{position:relative;border:1px solid var(--c4);border-radius:8px;background:var(--c1);overflow:hidden}
.figure.large{height:34rem;max-height:80vh;cursor:grab;touch-action:none}.figure.large.drag{cursor:grabbing}
.figure svg{display:block;width:100%;height:100%}.figure:not(.large) svg{height:auto}
.tools{position:absolute;right:.6rem;top:.6rem;display:flex;gap:.3rem}
figure{margin:1rem 0}figcaption{font-size:13px;color:var(--c6);margin-top:.4rem}
footer{color:var(--c6);font-size:13px;margin-top:3rem;border-top:1px solid var(--c4);padding-top:1rem}
@media print{nav,.tools{display:none}main{max-width:none;padding:0}body{font-size:10.5pt}.figure.large{height:auto;max-height:none;border:0}.figure.large svg{max-height:24cm}
table{font-size:8.5pt}thead{display:table-header-group}tr,.card,figure{break-inside:avoid}h2,h3{break-after:avoid}.scroll{overflow:visible}details:not([open]){display:none}}
)css";

// Sorts tables by their headings, pans and zooms large figures by viewBox, shows the place of a row, switches themes.
inline constexpr const char* kReportScript = R"js(
'use strict';
const each=(all,then)=>Array.prototype.forEach.call(all,then);
const theme=document.getElementById('theme');
if(theme){theme.hidden=false;theme.onclick=()=>{const r=document.documentElement;
const dark=r.dataset.theme?r.dataset.theme==='dark':matchMedia('(prefers-color-scheme: dark)').matches;
r.dataset.theme=dark?'light':'dark';};}
each(document.querySelectorAll('table'),table=>each(table.tHead.rows[0].cells,(head,column)=>{
head.tabIndex=0;head.setAttribute('role','columnheader');
const sort=()=>{const up=head.getAttribute('aria-sort')!=='ascending';
each(table.tHead.rows[0].cells,h=>h.removeAttribute('aria-sort'));head.setAttribute('aria-sort',up?'ascending':'descending');
const key=row=>{const c=row.cells[column];return c.dataset.key!==undefined?Number(c.dataset.key):c.textContent;};
const body=table.tBodies[0],rows=Array.from(body.rows).map((row,i)=>[key(row),i,row]);
rows.sort((a,b)=>{const d=typeof a[0]==='number'&&typeof b[0]==='number'?a[0]-b[0]:String(a[0]).localeCompare(String(b[0]),undefined,{numeric:true});
return (up?d:-d)||a[1]-b[1];});rows.forEach(r=>body.appendChild(r[2]));};
head.onclick=sort;head.onkeydown=e=>{if(e.key==='Enter'||e.key===' '){e.preventDefault();sort();}};}));
const places=new Map();
each(document.querySelectorAll('.figure.large'),frame=>{
const svg=frame.querySelector('svg'),whole=svg.viewBox.baseVal,home={x:whole.x,y:whole.y,w:whole.width,h:whole.height};
let box=Object.assign({},home);
svg.setAttribute('preserveAspectRatio','xMidYMid meet');
const show=()=>svg.setAttribute('viewBox',[box.x,box.y,box.w,box.h].join(' '));
const aspect=()=>frame.clientWidth/Math.max(1,frame.clientHeight);
const fitted=r=>{const a=aspect();let w=r.w,h=r.h;if(w/h<a)w=h*a;else h=w/a;return{x:r.x+(r.w-w)/2,y:r.y+(r.h-h)/2,w:w,h:h};};
const zoom=(by,px,py)=>{const w=Math.min(Math.max(box.w*by,40),Math.max(home.w,home.h*aspect())*1.5),k=w/box.w;
box={x:box.x+box.w*px*(1-k),y:box.y+box.h*py*(1-k),w:w,h:box.h*k};show();};
const start=()=>{const a=aspect(),w=Math.min(Math.max(home.w,frame.clientWidth),frame.clientWidth/0.6);
box=home.w<=w&&home.h<=w/a?fitted(home):{x:home.x+(home.w-w)/2,y:home.y,w:w,h:w/a};show();};
start();
let from=null;
frame.onpointerdown=e=>{if(e.target.closest('button'))return;from=[e.clientX,e.clientY,box.x,box.y];frame.setPointerCapture(e.pointerId);frame.classList.add('drag');};
frame.onpointermove=e=>{if(!from)return;const k=box.w/frame.clientWidth;box.x=from[2]-(e.clientX-from[0])*k;box.y=from[3]-(e.clientY-from[1])*k;show();};
frame.onpointerup=frame.onpointercancel=()=>{from=null;frame.classList.remove('drag');};
frame.onwheel=e=>{if(!e.ctrlKey&&!e.metaKey&&document.activeElement!==frame)return;e.preventDefault();
const r=frame.getBoundingClientRect();zoom(Math.exp(e.deltaY*0.0015),(e.clientX-r.left)/r.width,(e.clientY-r.top)/r.height);};
frame.onkeydown=e=>{const step={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[e.key];
if(step){box.x+=step[0]*box.w*0.1;box.y+=step[1]*box.h*0.1;show();}
else if(e.key==='+'||e.key==='=')zoom(0.8,0.5,0.5);else if(e.key==='-')zoom(1.25,0.5,0.5);else if(e.key==='0')start();else return;e.preventDefault();};
const tools=document.createElement('div');tools.className='tools';
[['+','Zoom in',()=>zoom(0.7,0.5,0.5)],['\u2212','Zoom out',()=>zoom(1.43,0.5,0.5)],['Top','Show the beginning',start],['Whole','Show all of it',()=>{box=fitted(home);show();}]]
.forEach(t=>{const b=document.createElement('button');b.textContent=t[0];b.title=t[1];b.setAttribute('aria-label',t[1]);b.onclick=t[2];tools.appendChild(b);});
frame.appendChild(tools);
each(JSON.parse(frame.dataset.places||'[]'),p=>places.set(p[0],()=>{const m=40;
box=fitted({x:p[1]-m,y:p[2]-m,w:Math.max(p[3]+2*m,320),h:p[4]+2*m});show();frame.scrollIntoView({block:'center'});}));
addEventListener('beforeprint',()=>{svg.setAttribute('viewBox',[home.x,home.y,home.w,home.h].join(' '));});addEventListener('afterprint',show);});
each(document.querySelectorAll('tr[data-place]'),row=>{const go=places.get(row.dataset.place);if(go){row.title='Show it in the picture';row.onclick=go;}else row.removeAttribute('data-place');});
)js";

}  // namespace fusescope
