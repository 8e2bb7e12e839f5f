"""The style sheet of the error browser; colours as in `web/static/style.css`."""

from __future__ import annotations

STYLE = """
:root{color-scheme:light dark;--paper:#fcfbf8;--raised:#f4f1ea;--ink:#1d1b18;--quiet:#5f5a51;--line:#dcd6c9;
--rule:#1d1b18;--link:#0f4c63;--accent:#9c2f1f;--content:#fdeeb5;--content-edge:#d9b544;--only:#ffd866;
--source:#14477f;--source-edge:#a9c6e6;--cue:#8a2c1c;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Charter,Georgia,"Liberation Serif","Noto Serif",
serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif}
@media(prefers-color-scheme:dark){:root{--paper:#161614;--raised:#201f1c;--ink:#ebe7de;--quiet:#a8a296;--line:#38352e;
--rule:#8d8778;--link:#8fcbe0;--accent:#f0917c;--content:#3f3714;--content-edge:#8f7a2a;--only:#6d5b12;--source:#a9cdf5;
--source-edge:#3d5f86;--cue:#f2a08d}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:82rem;padding:0 1.25rem 3rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 var(--sans);border-top:4px solid var(--rule);overflow-wrap:break-word}
h1,h2,p,ul{margin:0;padding:0}ul{list-style:none}a{color:var(--link)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
header{padding-top:1.5rem}header>p{max-width:52rem}
.kicker{color:var(--accent);font-size:.9rem;font-weight:700;overflow-wrap:anywhere}
h1{font:700 2.1rem/1.18 var(--serif);margin-bottom:.6rem;text-wrap:balance}
table{border-collapse:collapse;margin:1.25rem 0}
th,td{text-align:left;font-weight:400;padding:.35rem 1.25rem .35rem 0;border-bottom:1px solid var(--line)}
th span{color:var(--quiet);font-size:.9rem;margin-left:.4rem}
thead th{font-size:.8rem;color:var(--quiet);border-color:var(--rule)}
td,thead th+th{text-align:right;font-variant-numeric:tabular-nums}td:last-child{font-weight:700}
.choice{display:none;flex-wrap:wrap;gap:.2rem 2.5rem;padding-block:.5rem;background:var(--paper);font-size:.95rem;
border-block:1px solid var(--line);top:0;z-index:1}
.choice fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem}
.choice legend{float:left;padding:0;color:var(--quiet)}
.choice label{cursor:pointer;white-space:nowrap}input{accent-color:var(--link);vertical-align:-.1em;margin:0 .2em 0 0}
.legend{color:var(--quiet);font-size:.9rem;margin-top:.6rem}.legend mark{font:1.05em var(--serif);margin-right:.7rem}
.legend .content{color:var(--ink)}
.index{margin-top:1rem;border-block:1px solid var(--line);padding-block:.5rem}
.index summary{cursor:pointer;color:var(--link)}.index ul{columns:34rem;column-gap:2.5rem;margin-top:.5rem}
.index li{break-inside:avoid;padding-block:.2rem;font-size:.9rem}
section{margin-top:2.5rem;border-top:1px solid var(--rule);padding-top:.8rem}
section>p{color:var(--quiet);font-size:.9rem}
h2{font:700 1.25rem/1.3 var(--serif);overflow-wrap:anywhere}
.row{border-top:1px solid var(--line);margin-top:1rem;padding-top:.7rem}
.row ul{font-size:.9rem;color:var(--quiet)}.row li{padding:.1rem .4rem;margin-inline:-.4rem;border-radius:3px}
.row li:target{background:var(--raised);box-shadow:-4px 0 var(--accent)}
.row q{color:var(--source);font-weight:700}
.before{color:var(--quiet);font:.95rem/1.5 var(--serif);margin-top:.5rem;max-width:52rem}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 2.5rem;margin-top:.5rem}
.pair p{font:1.075rem/1.65 var(--serif)}
.pair .side{font:700 .75rem/1.4 var(--sans);color:var(--quiet)}

mark{--as:inline;color:inherit;background:none;border-radius:2px}
.content{box-shadow:0 1px var(--content-edge);-webkit-box-decoration-break:clone;box-decoration-break:clone}
.content{--ground:var(--content)}.content.wrong{background:var(--ground)}
.content.only{--ground:var(--only);box-shadow:0 2px var(--content-edge)}
.source{font-weight:700;color:var(--source);box-shadow:0 1px var(--source-edge)}
.source.only{box-shadow:0 3px var(--source-edge)}
.cue{font-style:italic;color:var(--cue);text-decoration:underline dotted;text-underline-offset:.2em}
.n{--as:inline-block;display:inline-block;font:700 .72rem/1.35 var(--sans);border-radius:3px;padding:0 .35em;
border:1px solid var(--line);color:var(--quiet);text-decoration:none;white-space:nowrap}
.pair .n{vertical-align:.35em;margin-right:.15em;font-size:.65rem}
.n.missed{background:var(--accent);border-color:var(--accent);color:var(--paper)}
.n.spurious{border:1px dashed var(--accent);color:var(--accent)}
.n.source{background:var(--source);border-color:var(--source);color:var(--paper);box-shadow:none}
.n.boundary{background:var(--content);border-color:var(--content-edge);color:var(--ink)}
.pair .n.right,.pair .n.of{border:0;padding:0 .1em}.pair .n.of{margin:0}.pair .n.right{font-weight:400}
footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.8rem;color:var(--quiet);font-size:.875rem}
@media(min-width:60rem){.choice{position:sticky}html{scroll-padding-top:4rem}}
@media(max-width:48rem){body{padding-inline:1rem}h1{font-size:1.7rem}th span{display:block;margin:0}
th,td{padding-right:.5rem;font-size:.9rem}.pair{grid-template-columns:minmax(0,1fr);gap:.7rem}}
"""
