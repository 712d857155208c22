"""Inputs that try to become markup, to be fetched, to be run, to break the page: more than a hundred, all invented."""

from __future__ import annotations

_MARKUP = """
<script>alert(1)</script>
<img src=x onerror=alert(1)>
<svg/onload=alert(1)>
<iframe src="file:///etc/passwd"></iframe>
<link rel=attachment href="file:///etc/passwd">
<link rel="stylesheet" href="http://evil.example/x.css">
<style>@import url(http://evil.example/x.css);</style>
<style>body{background:url(file:///etc/passwd)}</style>
<object data="file:///etc/hostname"></object>
<embed src="http://evil.example/x">
<base href="http://evil.example/">
<meta http-equiv="refresh" content="0;url=http://evil.example">
<a href="javascript:alert(1)">x</a>
<body onload=alert(1)>
<form action="http://evil.example"><input name=a></form>
</p></div></body></html>
</title><script>alert(1)</script>
</style><script>alert(1)</script>
--></script><!--
<!-- <p> -->
<![CDATA[ x ]]>
<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;
&copy; &nbsp; &notanentity;
" onmouseover="alert(1)
' onmouseover='alert(1)
`onload=alert(1)`
<b>粗体</b>
<font size=7>大</font>
<table><tr><td>x</td></tr></table>
<math><mtext><script>alert(1)</script></mtext></math>
<input autofocus onfocus=alert(1)>
<details open ontoggle=alert(1)>
"""
_MARKDOWN = """
1. 凡本网注明
2) 第二
# 标题
## 标题 ##
#标题
* 星
- 横
+ 加
> 引用
    四个空格
**西江日报记者***
*斜*体_下划线_
__强调__
~~删除~~
`代码`
```
~~~
---
***
===
- - -
[链接](javascript:alert(1))
[链接](http://evil.example)
![图](http://evil.example/x.png)
![](x)
[^1]
[^1]: 脚注
[x]: http://evil.example
<http://evil.example>
http://evil.example/a_b_c
www.evil.example
user@evil.example
| a | b |
a | b
| --- | --- |
$x^2$
$$x$$
==高亮==
%%注释%%
:smile:
[[维基]]
![[嵌入]]
#标签
- [ ] 待办
[TOC]
{: .cls onclick=x }
{{ 模板 }}
: 定义
*[HTML]: x
H~2~O
x^2^
\\*星\\*
反斜杠\\
1986\\. 年
(c) (tm) ...
a  b
Setext
"""
_TEMPLATES = """
{{ 7*7 }}
{% include "/etc/passwd" %}
{{ ''.__class__.__mro__[1].__subclasses__() }}
{# 注释 #}
{% raw %}
{{ sheet }}
${7*7}
#{7*7}
<%= 7*7 %>
%(name)s %s %d
{0} {name}
"""
_FORMULAS = """
=1+1
=HYPERLINK("http://evil.example","x")
+1-800
-2+3
@SUM(A1:A9)
=cmd|' /C calc'!A0
"""
_PATHS = """
../../../etc/passwd
file:///etc/passwd
C:\\Windows\\win.ini
\\\\server\\share
data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==
/dev/zero
"""
_UNSEEN = [
    "正文\u202e反向\u202c结束",
    "\u2066隔离\u2069",
    "零\u200b宽\u200b空\ufeff格",
    "\u0000\u0001\u0008控制\u007f\u0085",
    "换\r\n行\n和\t制表\u2028行分隔\u2029段分隔",
    "代理\ud83d单",
    "\ufdd0非字符\uffff",
    "软\u00ad连字符",
    "e\u0301" * 40,
    "标签\U000e0041\U000e0042",
    "\u061c阿拉伯\u200e标记\u200f",
    "\u3000\u3000全角空格\u3000",
]
LINES: tuple[str, ...] = tuple(
    line for group in (_MARKUP, _MARKDOWN, _TEMPLATES, _FORMULAS, _PATHS) for line in group.splitlines() if line.strip()
) + tuple(_UNSEEN)
"""Hostile texts, for titles, sentences, names and reasons."""

LINKS: tuple[str, ...] = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "//evil.example/x",
    "/etc/passwd",
    "ftp://evil.example/x",
    "mailto:a@evil.example",
    "http://",
    "http:///x",
    "http://[::1",
    "https://user:password@evil.example/",
    "https://good.example@evil.example/",
    "http://evil.example:port/",
    "blob:https://evil.example/x",
    "http://exa mple.example/",
    "x" * 3000,
    "https://a.example/" + "x" * 3000,
)
"""Addresses that are no plain web address and must not become a link."""
