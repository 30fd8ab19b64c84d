"""Documents as the world saves them: a page, a register in RTF, a text of bars."""

FACT_CHECK = """<!DOCTYPE html>
<html lang="en"><head><title>Fact check</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebSite"}</script>
<script type="application/ld+json">
//<![CDATA[
{"@context": "https://schema.org", "@graph": [
  {"@type": "Organization", "@id": "#checker", "name": "Checkers"},
  {"@type": "ClaimReview", "url": "https://check.example/1", "datePublished": "2016-04-09",
   "author": {"@id": "#checker"}, "claimReviewed": "Hundreds were killed
in one night",
   "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A spokesman"},
                    "datePublished": "2016-04-05"},
   "reviewRating": {"@type": "Rating", "alternateName": "False"}}]}
//]]>
</script>
<script type="application/ld+json">{"@type": "ClaimReview", broken}</script></head>
<body><table><tr><td>Menu</td><td>1</td></tr><tr><td>Home</td><td>2</td></tr></table></body></html>
"""
"""A page with one review, referring to its author, one block that is none, and a table of links."""

PAGE = """<html><head><style>td { color: red }</style></head><body>
<table class="infobox"><tr><th colspan="2">War</th></tr>
<tr><td>Date</td><td>2 April</td></tr></table>
<table class="wikitable"><caption>Losses<sup class="reference"><a href="#1">[1]</a></sup></caption>
<tr><th rowspan="2">Date<th rowspan="2">Claimant<th colspan="2">Azerbaijan<th colspan="2">Armenia
<tr><th>Killed<th>Tanks<th>Killed<th>Tanks
<tr><td>4 April 2016<td>Azerbaijan MoD<td>31<td>1<td rowspan="2">170<td>12
<sup class="reference">[2]</sup>
<tr><td>5 April 2016<td>NKR &amp; friends<td>~300<td>18<td>7
<tr><td><span style="display: none">20160406</span>6 April 2016<td>NKR<br>MoD
<td>1,000<td>18<td>20<td>
<table><tr><td>inner</td></tr></table></table></body></html>
"""
"""Three tables, one of them in a cell of another; 170 stands for two rows, ends are left out."""

REGISTER = r"""{\rtf1\mac\deff2 {\fonttbl{\f20\froman Times;}}
{\stylesheet{\s224 \b\v\f20\fs20 \sbasedon0\snext0 PostScript;}}
\paperw16820\margl1820 \pard\plain \s3\tx1200 \f20\fs40 Transfers of major weapons: Deals with
 deliveries or orders made for 1950 to 2021\par
{\fs20\b Note: \b0 The \'d4No. delivered\'d5 column refers to all deliveries. \par \b Information
 generated:\b0  10 March 2023\par \par }
\pard\plain \s6\sl40 \f20\fs8 \tab \par
\pard\plain \s2 \f20\fs18{\b
\tab \tab \tab \tab  \tab Year(s)\tab \tab \line
Supplier/\tab \tab No.\tab Weapon\tab Weapon\tab Year\tab of\tab No.
\tab \line
\tab recipient (R)\tab ordered\tab designation\tab description
\tab of order\tab delivery\tab delivered\tab Comments\par }\pard\plain \s6 \f20\fs8 \tab \par
{\b Angola}\par{\b R:} Congo\tab 1\tab Noratlas\tab transport aircraft\tab 1979\tab 1979\tab 1
\tab Aid\par
{\b     } C\'99te d'Ivoire\tab (2)\tab BMP-2\tab IFV\tab 2002\tab 2002-2003
\tab (2)\tab Second-hand\par
{\b     } \tab\tab 2\tab T-55\tab tank\tab 2002\tab 2002\tab 2\tab \par
\pard\plain \s6 \f20\fs8 \tab \par
{\b Armenia}\par{\b R:} Sudan\tab 1\tab An-32\tab transport aircraft\tab (2005)\tab 2006
\tab 1\tab For police\par
{\b     } Half of a line\tab 1\par
{\b L:} Poland\tab 10\tab T-72\tab tank\tab 1980\tab 1981\tab 10\tab \par\pard\plain}
"""
"""Five deals of two suppliers, one of them by licence, and a line that is none."""

BARS = """# Losses

Some text | with a bar

| Date       | Claimant        | Subject    | Killed |
|:-----------|:---------------:|------------|-------:|
| 2016-04-04 | **NKR**         | Azerbaijan | 300    |
| 2016-04-05 | [AZ](http://x.y) | Azerbaijan | 31[^1] |

## Other

a | b
--+--
1 | 2
"""
"""Two tables, the second as a terminal prints it."""
