/* SPDX-License-Identifier: MIT */
/* The page, the text and the JSON of a record; stylesheets kept in bounds. */
#define _XOPEN_SOURCE 700	/* mkdtemp */
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf.h"
#include "publish/publish.h"
#include "record/record.h"
#include "cli/lang.h"
#include "test.h"

#define HOSTILE "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos; onload=&quot;x ]]&gt;" \
	"&lt;/title&gt;&lt;/style&gt;&lt;img src=x&gt;&amp;lt;"

/* A record with every element; its places are made up. */
static const char *rich;
static const char rich_head[] =
"<reply xmlns='urn:dafu:reply:1' version='1' kind='reply' xml:lang='zh'>"
"<source name='" HOSTILE "' format='text' encoding='UTF-8' bytes='9' "
"points='9' sha256='00'/>"
"<head start='0' end='90'>"
"<resultClass code='B' meaning='已经解决' certainty='open' start='0' end='2'>B类</resultClass>"
"<disclosure code='public' certainty='sure' start='2' end='6'>同意公开"
"</disclosure><issuer canonical='云泽市教育体育局' inferred='署名' certainty='sure'>云泽市教育局</issuer>"
"<signature certainty='sure' start='800' end='806'>云泽市教育局" HOSTILE
"</signature><documentNumber code='云教' year='2024' serial='7' "
"certainty='sure' start='6' end='9'>云教〔2024〕7号</documentNumber>"
"<signatory certainty='sure' start='9' end='10'>郁成章</signatory>"
"<signatory certainty='sure' start='10' end='11'>何远</signatory>"
"<title certainty='sure' start='11' end='30'>关于" HOSTILE "的答复</title>"
"<proposal kind='proposal' assembly='市政协' term='9' session='3' "
"number='0153' proposerCount='6'><title certainty='sure' start='30' end='40'>"
"关于扩大学位供给的提案</title><proposer kind='person' certainty='likely' "
"start='40' end='43'>简若川</proposer></proposal>"
"<addressee kind='person' certainty='sure' start='43' end='46'>简若川"
"</addressee><addressee kind='person' certainty='sure' start='47' end='50'>"
"宁一苇</addressee>"
"<date value='2024-06-18' certainty='sure' start='810' end='820'>2024年6月18日"
"</date></head>";
static const char rich_body[] =
"<body start='100' end='800'><p role='opening' start='100' end='110'>收悉。</p>"
"<measure id='m1' label='一' lead='一、' level='1' status='done' "
"certainty='sure' start='110' end='300'>"
"<heading start='112' end='116'>基本情况" HOSTILE "</heading>"
"<p start='118' end='300'>全市有学校<statistic id='s1' value='17' unit='所' "
"bound='exact' kind='count' of='学校' sum='fails' certainty='sure' "
"start='120' end='123'>17所</statistic>，其中公办<statistic id='s2' value='11' "
"unit='所' bound='exact' kind='count' of='公办' partOf='s1' sum='holds' "
"certainty='likely' start='126' end='129'>11所</statistic>（城区<statistic "
"id='s3' value='11' unit='所' bound='exact' kind='count' of='城区' "
"partOf='s2' certainty='sure' start='130' end='133'>11所</statistic>），投资"
"<statistic id='s4' value='1870000000' unit='元' bound='more' kind='money' "
"of='" HOSTILE "' change='increase' basis='同比' certainty='sure' start='140' "
"end='147'>18.7亿余元</statistic>。</p></measure>"
"<measure id='m2' level='1' status='planned' deadline='2025年底前" HOSTILE "' "
"responsible='市教育局' certainty='open' start='300' end='700'>"
"<p start='300' end='500'>按照<citation number='云政办〔2022〕9号' "
"certainty='sure' start='310' end='320'>《规划" HOSTILE "》</citation>，<date "
"value='2025' certainty='open' start='330' end='335'>2025年</date>建成<place "
"level='district' certainty='sure' start='336' end='339'>临溪区</place>学校"
"<statistic id='s5' value='9' max='12' unit='所' bound='range' kind='count' "
"of='学校' per='年' certainty='open' start='340' end='345'>9—12所</statistic>"
"，<organization kind='bureau' certainty='sure' start='346' end='350'>市财政局"
"</organization><person office='副市长' certainty='sure' start='351' end='354'>"
"乔知远</person>。</p></measure>"
"<p start='590' end='599'><refusal id='r1' certainty='open' start='590' "
"end='599'>建桥<statistic id='s9' value='1' unit='座' bound='exact' kind='count' "
"of='桥' certainty='sure' start='592' end='594'>1座</statistic>不予采纳。</refusal></p>"
"<p start='600' end='690'>今后，<promise id='p1' deadline='2026年底前" HOSTILE "' "
"deadlineCertainty='likely' certainty='likely' start='604' end='640'>2026年底前"
"建校<statistic id='s6' value='3' unit='所' bound='exact' kind='count' of='校' "
"ofCertainty='open' time='2026-12' certainty='sure' start='630' end='632'>3所"
"</statistic>。</promise><date value='--06' candidates='2022 2023' "
"certainty='open' start='641' end='643'>6月</date>较<statistic id='s7' value='2' unit='所' bound='exact' "
"kind='count' of='校' time='2021/2023' certainty='sure' start='650' end='652'>2所"
"</statistic>多。</p>"
"<p start='690' end='695'>学校\t所</p><p start='696' end='700'>一中\t"
"<statistic id='s8' value='5' bound='exact' kind='count' certainty='sure' "
"start='699' end='700'>5</statistic></p>"
"<p role='closing' start='700' end='800'>感谢" HOSTILE "</p></body>";
static const char rich_rest[] =
"<contacts start='830' end='860'><contact role='handler' label='经办人'>"
"<name certainty='sure' start='833' end='836'>柯晚晴</name><phone "
"certainty='sure' start='837' end='849'>(0799)6200153</phone><email "
"certainty='sure' start='849' end='859'>a" HOSTILE "</email></contact>"
"</contacts><copies start='860' end='870'><recipient certainty='sure' "
"start='863' end='870'>市政协提案委员会</recipient></copies>"
"<attachments start='870' end='880'><attachment certainty='sure' start='873' "
"end='880'>项目表" HOSTILE "</attachment></attachments>"
"<site><item label='索引号" HOSTILE "' certainty='sure' start='880' end='884'>"
"YZ003</item></site>"
"<findings><finding rule='sum-fails' severity='warning' basis='GB' start='120' "
"end='123'>不符" HOSTILE "</finding><finding rule='year' severity='warning' start='602' "
"end='603'>缺年份</finding><finding rule='joined' severity='info' start='604' "
"end='606'>换行已接上</finding><finding rule='joined' severity='info' "
"start='834' end='835'>换行已接上</finding></findings>"
"<residue><line kind='label' start='46' end='47'>、</line>"
"<line kind='label' start='50' end='56'>等6位委员：</line>"
"<line kind='label' start='870' end='872'>附件1.</line><line kind='unread' start='884' end='890'>余" HOSTILE "</line>"
"</residue></reply>";

static struct arena arena;
static struct diag diag;

static xmlDoc *parse(const char *xml)
{
	return xmlReadMemory(xml, (int)strlen(xml), "test.xml", NULL,
	    XML_PARSE_NONET);
}

static bool contains(str x, const char *needle)
{
	return x.s && str_has(x, str_of(needle));
}

/* The record through a built-in stylesheet. */
static str publish(const char *sheet, const char *xml)
{
	struct publish_sheet *s = publish_sheet_builtin(sheet, &diag);
	xmlDoc *doc = parse(xml);
	str out = {0};

	TEST("stylesheet compiles", s);
	TEST("stylesheet applies", publish_apply(&out, s, doc, &arena, &diag));
	publish_sheet_free(s);
	xmlFreeDoc(doc);
	return out;
}

static xmlXPathContext *page_open(str page)
{
	return xmlXPathNewContext(htmlReadMemory(page.s, (int)page.len,
	    "page.html", "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING));
}

static void page_close(xmlXPathContext *x)
{
	xmlDoc *doc = x->doc;

	xmlXPathFreeContext(x);
	xmlFreeDoc(doc);
}

static bool holds(xmlXPathContext *x, const char *test)
{
	xmlXPathObject *o = xmlXPathEval(BAD_CAST test, x);
	bool ok = o && xmlXPathCastToBoolean(o);

	xmlXPathFreeObject(o);
	return ok;
}

/* What holds of the page, whatever the record says. */
static const char *const page_cases[] = {
	"count(//html) = 1 and //html/@lang = 'zh-CN'",
	"not(//script | //img | //link | //iframe | //base | //form)",
	"not(//@*[starts-with(name(), 'on')])",
	"count(//style) = 1 and count(//title) = 1 and count(//h1) = 1",
	"count(//main) = 1 and //header and //nav/@aria-label and //footer",
	("count(//a[@href][not(starts-with(@href, '#'))]"
	    "[not(starts-with(@href, 'tel:'))]"
	    "[not(starts-with(@href, 'mailto:'))]) = 0"),
	"not(//@src)",
	"not(//@id[. = ../following::*/@id or . = ../descendant::*/@id])",
	("not(//a/@href[starts-with(., '#')]"
	    "[not(substring(., 2) = //@id)])"),
	"not(//th[not(@scope)])",
	"not(//section[not(@aria-labelledby = //h2/@id)])",
	"//a[@href = '#letter'][following::*/@id = 'letter']",
	/* Values are lit and linked both ways. */
	"//article//a[@id = 's1'][@href = '#r-s1'] = '17所'",
	"//tr[@id = 'r-s1']//a[@href = '#s1'] = '17所'",
	"//article//a[@id = 'c310']/@href = '#r-c310'",
	"//li[@id = 'r-c310']/a/@href = '#c310'",
	"//article//div[@id = 'm2']//a/@href = '#o-m2'",
	"//li[@id = 'o-m2']/a/@href = '#m2'",
	"//article//a[@id = 'h-date']/@href = '#r-date'",
	"//dd[@id = 'r-date']/a/@href = '#h-date'",
	/* Parts beneath their totals. */
	"//tr[@id = 'r-s1']/following-sibling::tr[1]/@id = 'r-s2'",
	"//tr[@id = 'r-s2']/th/@class = 'd1'",
	"//tr[@id = 'r-s2']/following-sibling::tr[1]/@id = 'r-s3'",
	"//tr[@id = 'r-s3']/th/@class = 'd2'",
	"//tr[@id = 'r-s1']//span[@class = 'fails']",
	"//tr[@id = 'r-s2']//span[@class = 'holds']",
	"contains(//tr[@id = 'r-s4'], '超过1,870,000,000元')",
	"contains(//tr[@id = 'r-s4'], '同比上升')",
	"contains(//tr[@id = 'r-s5'], '9至12所/年')",
	"count(//table[@class = 'figures']//tr[@id]) = 9",
	/* When a figure held, and what is no fact yet. */
	"normalize-space(//tr[@id = 'r-s6']/td[2]) = '2026年12月　计划'",
	"//tr[@id = 'r-s7']/td[2] = '2021年至2023年'",
	"starts-with(//tr[@id = 'r-s5']/td[2], '计划')",
	"//tr[@id = 'r-s3']/td[2] = ''",
	"//tr[@id = 'r-s6']/th/i = '待核实'",
	/* What is not sure is marked, here and there. */
	"//article//a[@id = 's5']/@class = 'open'",
	"//article//a[@id = 's2']/@class = 'likely'",
	"not(//article//a[@id = 's1']/@class)",
	"//tr[@id = 'r-s5']//i = '待核实'",
	"//article//time[@datetime = '2025']/@class = 'open'",
	/* The promise, and the letter's running text. */
	"contains(//section[h2/@id = 'promises']//td, '2025年底前')",
	"count(//section[h2/@id = 'promises']//tbody/tr) = 2",
	"//tr[@id = 'o-p1']/th/a[@href = '#p1'] = '2026年底前建校3所。'",
	"starts-with(//tr[@id = 'o-p1']/td[1], '2026年底前')",
	"//tr[@id = 'o-p1']/td[1]/i = '较可信'",
	"//tr[@id = 'o-p1']/td[2]/span = '未识出'",
	"//article//em[@id = 'p1']/a/@href = '#o-p1'",
	"//article//em[@id = 'p1']//a[@id = 's6'] = '3所'",
	/* Words around values stand as they stood. */
	"contains(//article, '简若川、宁一苇等6位委员：')",
	"//article//a[@id = 'h-addressee'] = '简若川'",
	"contains(//article, '附件1.　项目表')",
	"contains(//article, '全市有学校17所，其中公办11所（城区11所），投资18.7亿余元。')",
	"//a[@href = 'tel:07996200153'] = '(0799)6200153'",
	/* What needs a look stands first, linked to its words; notes once. */
	"//main//section[1]/@id = 'look'",
	"//section[@id = 'look']//a[@href = '#f120']",
	"//article//b[@id = 'f120']/following-sibling::a[1]/@id = 's1'",
	"//article//mark[@id = 'f602'] = '，'",
	"count(//section[h2/@id = 'notes']//li) = 1",
	"count(//section[h2/@id = 'notes']//li//a) = 2",
	"//section[@id = 'look']//a[@href = '#s5'] = '9—12所'",
	/* In one screen: who asked, who answers, what is done, promised, refused. */
	"contains(//section[@id = 'summary']//dd[1], '简若川等6位')",
	"//section[@id = 'summary']//dt[. = '已办在办']/../dd//a/@href = '#m1'",
	"//section[@id = 'summary']//dt[. = '承诺']/../dd//a/@href = '#p1'",
	"//section[@id = 'summary']//dt[. = '未采纳']/../dd//a/@href = '#r1'",
	"//section[h2/@id = 'refusals']//li[@id = 'o-r1'][i = '待核实']/a[@href = '#r1'] = '建桥1座不予采纳。'",
	"//article//em[@id = 'r1'][@class = 'no']/a/@href = '#o-r1'",
	"//article//em[@id = 'r1']/a[@id = 's9'] = '1座'",
	"//section[@id = 'look']//a[@href = '#r1'] = '建桥1座不予采纳。'",
	/* Figures stand under their measures. */
	"//tbody[tr[@class = 'group']//a/@href = '#m1']/tr/@id = 'r-s1'",
	"not(//tbody[tr[@class = 'group']//a/@href = '#m1']/tr/@id = 'r-s5')",
	/* What a profile knows, and what the record leaves open. */
	"contains(//dd[@id = 'r-resultClass'], '已经解决')",
	"contains(//dd[@id = 'r-issuer'], '云泽市教育体育局')",
	"contains(//section[h2/@id = 'people'], '乔知远　副市长')",
	"contains(//section[h2/@id = 'people'], '6月　可能是2022、2023年')",
	/* A table is one. */
	"//article//table//tr[2]/td[2]/a[@id = 's8'] = '5'",
	"//article//table//tr[1]/td[2] = '所'",
	"//meta[@http-equiv = 'Content-Security-Policy'][starts-with(@content, \"default-src 'none'\")]",
	"not(//@style)",
};

static void test_page(void)
{
	str page = publish("html", rich);
	str again = publish("html", rich);
	xmlXPathContext *x = page_open(page);

	for (size_t i = 0; i < sizeof(page_cases) / sizeof(*page_cases); i++)
		TEST(page_cases[i], holds(x, page_cases[i]));
	TEST("hostile text is text", contains(page,
	    "&lt;script&gt;alert(1)&lt;/script&gt;") &&
	    !contains(page, "<script") && !contains(page, "<img"));
	TEST("the same page twice", str_eq(page, again));
	TEST("doctype", str_starts(page, STR("<!DOCTYPE html")));
	page_close(x);
}

static const char bare[] =
"<reply xmlns='urn:dafu:reply:1' version='1' kind='other' xml:lang='zh'>"
"<source name='a.txt' format='text' encoding='UTF-8' bytes='9' points='9' "
"sha256='00'/><head/><body start='0' end='9'><p start='0' end='9'>请见附件。"
"</p></body></reply>";

static void test_bare(void)
{
	str page = publish("html", bare), text = publish("text", bare);
	xmlXPathContext *x = page_open(page);

	TEST("no section for what is absent", holds(x, "count(//section) = 3"));
	TEST("what was not found is said", holds(x,
	    "not(//dd[not(span[contains(., '未识出') or a/@href = "
	    "'#letter'])])"));
	TEST("no items: the letter tells what is done", holds(x,
	    "//dt[. = '已办在办']/../dd = '函中未分项，见全文'"));
	TEST("named by its file", holds(x, "//h1 = 'a.txt'"));
	TEST("the letter", holds(x, "//article/p = '请见附件。'"));
	TEST("text", contains(text, "【正文】\n　　　请见附件。\n"));
	TEST("no empty heading", !contains(text, "【数据】") &&
	    !contains(text, "发文机关"));
	page_close(x);
}

static const char *const text_cases[] = {
	"政协提案　市政协第9届第3次会议第0153号\n　　　　　关于扩大学位供给的提案\n",
	"\n提出人　　简若川〔较可信〕等6位\n",
	"\n主送　　　简若川、宁一苇\n",
	"\n发文机关　云泽市教育局〔据署名〕\n",
	"\n结果类别　B类〔待核实〕\n",
	"\n签发人　　郁成章、何远\n",
	"时限：2025年底前",
	"；责任单位：市教育局\n",
	"\n　2026年底前建校3所。\n　　时限：2026年底前",
	"〔较可信〕；责任单位：未识出\n",
	"3所　2026年12月　计划\n",
	"2所　2021年至2023年\n",
	"\n　学校　　　　　　　　　　　　　　　　17所　分项之和不符\n",
	"\n　　公办　　　　　　　　　　　　　　　11所　分项之和相符〔较可信〕\n",
	"\n　　　城区　　　　　　　　　　　　　　11所\n",
	"18.7亿余元（超过1,870,000,000元）　同比上升\n",
	"9—12所（9至12所/年）　计划　〔待核实〕\n",
	"\n　经办人　　　柯晚晴　(0799)6200153　",
	"\n【抄送】\n　市政协提案委员会\n",
};

static void test_text(void)
{
	str text = publish("text", rich);
	str page = publish("text", bare);

	for (size_t i = 0; i < sizeof(text_cases) / sizeof(*text_cases); i++)
		TEST(text_cases[i], contains(text, text_cases[i]));
	TEST("as it is", contains(text, "<script>alert(1)</script>\"' onload=\"x ]]>"));
	TEST("ends with a line feed", str_ends(page, STR("\n")));
}

/* A stylesheet of the user's in a folder of its own, and its file name. */
static char folder[] = "/tmp/dafu-publish-XXXXXX";

static const char *path_of(const char *name)
{
	return arena_printf(&arena, "%s/%s", folder, name).s;
}

static void put(const char *name, const char *text)
{
	TEST(name, file_write(path_of(name), str_of(text), &diag));
}

static const char *wrap(const char *body)
{
	return arena_printf(&arena, "<xsl:stylesheet version='1.0' "
	    "xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
	    "xmlns:f='urn:dafu:publish' xmlns:e='http://exslt.org/common' "
	    "xmlns:r='urn:dafu:reply:1' "
	    "xmlns:s='http://exslt.org/strings' "
	    "extension-element-prefixes='e'>\n%s<xsl:output method='text'/>"
	    "</xsl:stylesheet>", body).s;
}

/* Run a stylesheet; give its output, s == NULL where it was refused. */
static str run(const char *sheet, struct diag *d)
{
	struct publish_sheet *s;
	xmlDoc *doc = parse(rich);
	str out = {0};

	put("own.xsl", sheet);
	s = publish_sheet_open(path_of("own.xsl"), d);
	if (s && !publish_apply(&out, s, doc, &arena, d))
		out = (str){0};
	publish_sheet_free(s);
	xmlFreeDoc(doc);
	return out;
}

#define ROOT(x) "<xsl:template match='/'>" x "</xsl:template>"
#define EACH(x) "<xsl:for-each select='//node()'>" x "</xsl:for-each>"
#define NEST(x) EACH(EACH(EACH(EACH(x))))

/* What is refused, and a word of the one message that says so. */
static const struct {
	const char *name, *body, *says;
} refused[] = {
	{ "file", ROOT("<xsl:copy-of select=\"document('/etc/passwd')\"/>"),
	    "/etc/passwd refused" },
	{ "file URL", ROOT("<xsl:copy-of select=\"document("
	    "'file:///etc/passwd')\"/>"), "refused" },
	{ "file beside", ROOT("<xsl:copy-of select=\"document("
	    "'beside.xsl')\"/>"), "refused" },
	{ "itself", ROOT("<xsl:copy-of select=\"document('')\"/>"),
	    "refused" },
	{ "network", ROOT("<xsl:copy-of select=\"document("
	    "'http://127.0.0.1:9/')\"/>"), "refused" },
	{ "ftp", ROOT("<xsl:copy-of select=\"document("
	    "'ftp://127.0.0.1:9/')\"/>"), "refused" },
	{ "built-in by document()", ROOT("<xsl:copy-of select=\"document("
	    "'dafu:html.xsl')\"/>"), "refused" },
	{ "xsl:document", ROOT("<xsl:document href='out'>x</xsl:document>"),
	    "refused" },
	{ "exsl:document", ROOT("<e:document href='out'>x</e:document>"),
	    "refused" },
	{ "include above", "<xsl:include href='../own.xsl'/>",
	    "may not include" },
	{ "include elsewhere", "<xsl:include href='/etc/passwd'/>",
	    "may not include" },
	{ "include a file URL", "<xsl:include href='file:///etc/passwd'/>",
	    "may not include" },
	{ "include from the network", "<xsl:include href='http://127.0.0.1:9/"
	    "a.xsl'/>", "may not include" },
	{ "import from the network", "<xsl:import href='http://127.0.0.1:9/"
	    "a.xsl'/>", "may not include" },
	{ "import other built-in", "<xsl:import href='dafu:../xsd/reply.xsd'/>",
	    "may not include" },
	{ "include nothing", "<xsl:include href='none.xsl'/>",
	    "cannot read" },
	{ "include itself", "<xsl:include href='own.xsl'/>", "recursion" },
	{ "recursion", ROOT("<xsl:call-template name='a'/>")
	    "<xsl:template name='a'><xsl:call-template name='a'/>"
	    "</xsl:template>", "recursion" },
	{ "too long", ROOT(NEST("<xsl:if test='0'/>")), "limit exceeded" },
	{ "too long in XPath", ROOT("<xsl:value-of select='count(//node()["
	    "count(//node()[count(//node()[count(//node()[count(//node()) = 1])"
	    " = 1]) = 1]) = 1])'/>"), "limit exceeded" },
	{ "a string doubled", ROOT("<xsl:call-template name='a'>"
	    "<xsl:with-param name='x' select=\"'xxxxxxxxxxxxxxxx'\"/>"
	    "</xsl:call-template>") "<xsl:template name='a'><xsl:param "
	    "name='x'/><xsl:if test='string-length($x) &lt; 2000000000'>"
	    "<xsl:call-template name='a'><xsl:with-param name='x' "
	    "select='concat($x, $x)'/></xsl:call-template></xsl:if>"
	    "</xsl:template>", "too much text" },
	{ "a tree doubled", ROOT("<xsl:call-template name='a'>"
	    "<xsl:with-param name='x'>xxxxxxxxxxxxxxxx</xsl:with-param>"
	    "</xsl:call-template>") "<xsl:template name='a'><xsl:param "
	    "name='x'/><xsl:if test='string-length($x) &lt; 2000000000'>"
	    "<xsl:call-template name='a'><xsl:with-param name='x'>"
	    "<xsl:value-of select='$x'/><xsl:copy-of select='$x'/>"
	    "</xsl:with-param></xsl:call-template></xsl:if>"
	    "</xsl:template>", "too much text" },
	{ "a text written over and over", ROOT(NEST("<xsl:value-of "
	    "select='/'/>")), "too much text" },
	{ "a string of a billion", ROOT("<xsl:value-of select='string-length("
	    "s:padding(1000000000))'/>"), "too much text" },
	{ "a long expression", ROOT("<xsl:variable name='x' select='concat("
	    "s:padding(30000000), s:padding(30000000), s:padding(30000000))'"
	    "/>"), "too much text" },
	{ "strings put together over and over", ROOT(NEST("<xsl:if test="
	    "'string-length(concat(/, /)) = 0'/>")), "too much text" },
	{ "nothing to put together", ROOT("<xsl:value-of select='concat(1)'/>"),
	    "arguments" },
	{ "padding of too much", ROOT("<xsl:value-of select='s:padding(1, 2, 3)'"
	    "/>"), "arguments" },
	{ "pad with nothing", ROOT("<xsl:value-of select='f:pad()'/>"),
	    "arguments" },
	{ "padding of nothing", ROOT("<xsl:value-of select='s:padding()'/>"),
	    "arguments" },
	{ "message that ends it", ROOT("<xsl:message terminate='yes'>enough"
	    "</xsl:message>"), "enough" },
	{ "XPath", ROOT("<xsl:value-of select='//a['/>"), "//a[" },
	{ "unknown instruction", ROOT("<xsl:nonsense/>"), "nonsense" },
	{ "unknown template", ROOT("<xsl:call-template name='x'/>"),
	    "'x'" },
	{ "unknown variable", ROOT("<xsl:value-of select='$x'/>"), "'x'" },
	{ "unknown function", ROOT("<xsl:value-of select='xyz()'/>"), "xyz" },
	{ "wrong arity", ROOT("<xsl:value-of select='f:wrap(1)'/>"),
	    "arguments" },
	{ "not well-formed", ROOT("<a>"), "mismatch" },
	{ "no such encoding", "<xsl:output encoding='X-NONE'/>",
	    "no encoding 'X-NONE'" },
};

static void test_refused(void)
{
	put("beside.xsl", wrap(ROOT("beside")));
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		struct diag d = {0};
		str out = run(wrap(refused[i].body), &d);
		str said = d.list.n ? d.list.v[0].detail : (str){0};

		TEST(refused[i].name, !out.s && d.list.n == 1 &&
		    d.list.v[0].id == DIAG_STYLESHEET &&
		    contains(said, refused[i].says));
		if (!contains(said, refused[i].says))
			diag_print(&d, stdout);
		diag_clear(&d);
	}
	TEST("nothing was written", access(path_of("out"), F_OK));
}

/* A message that is too long is cut, but between characters. */
static void test_long_message(void)
{
	for (int shift = 0; shift < 3; shift++) {
		struct diag d = {0};
		str words = arena_str(&arena, (str){ "ab", (size_t)shift });
		bool whole = true;

		for (int i = 0; i < 1000; i++)
			words = arena_printf(&arena, "%s长", words.s);
		run(wrap(arena_printf(&arena, ROOT("<xsl:message "
		    "terminate='yes'>%s</xsl:message>"), words.s).s), &d);
		words = d.list.n ? d.list.v[0].detail : STR("");
		for (size_t at = 0; at < words.len; )
			whole = whole && utf8_next(words, &at) != UINT32_MAX;
		TEST("a long message", whole && words.len > 100 &&
		    words.len < 1000 && contains(words, "长长"));
		diag_clear(&d);
	}
}

/* Files that are no stylesheet. */
static const struct {
	const char *name, *text, *says;
} wrong[] = {
	{ "empty", "", "empty" },
	{ "text", "hello", "Start tag" },
	{ "other XML", "<a/>", "not a stylesheet" },
	{ "a DOCTYPE", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
	    "<xsl:stylesheet version='1.0' xmlns:xsl="
	    "'http://www.w3.org/1999/XSL/Transform'><xsl:template match='/'>"
	    "&b;</xsl:template></xsl:stylesheet>", "DOCTYPE" },
	{ "a newer version", "<xsl:stylesheet version='3.0' xmlns:xsl="
	    "'http://www.w3.org/1999/XSL/Transform'><xsl:mode/>"
	    "</xsl:stylesheet>", "version" },
};

static void test_wrong(void)
{
	struct diag d = {0};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		str out = run(wrong[i].text, &d);

		TEST(wrong[i].name, !out.s && d.list.n == 1 &&
		    contains(d.list.v[0].detail, wrong[i].says) &&
		    contains(d.list.v[0].file, "own.xsl"));
		if (d.list.n && !contains(d.list.v[0].detail, wrong[i].says))
			diag_print(&d, stdout);
		diag_clear(&d);
	}
	TEST("no such file", !publish_sheet_open(path_of("none"), &d) &&
	    d.list.n == 1 && d.list.v[0].id == DIAG_IO);
	diag_clear(&d);
	TEST("no such built-in", !publish_sheet_builtin("none", &d) &&
	    d.list.n == 1 && d.list.v[0].id == DIAG_STYLESHEET);
	diag_clear(&d);
}

/* What a stylesheet of the user's may do. */
static const struct {
	const char *name, *body, *out;
} allowed[] = {
	{ "a file beside", "<xsl:include href='beside.xsl'/>", "beside" },
	{ "the same by ./", "<xsl:import href='./beside.xsl'/>", "beside" },
	{ "a built-in one", "<xsl:import href='dafu:common.xsl'/>"
	    ROOT("<xsl:apply-templates select='r:reply/@kind' mode='word'/>"),
	    "答复" },
	{ "a change to the page", "<xsl:import href='dafu:html.xsl'/>"
	    "<xsl:template match='/'>"
	    "<xsl:apply-templates select='//r:p[not(r:promise)]/r:statistic[1]'/>"
	    "</xsl:template>"
	    "<xsl:template match='r:statistic'>[<xsl:value-of select='.'/>]"
	    "</xsl:template>", "[17所][9—12所][5]" },
	{ "a message", ROOT("<xsl:message>hello</xsl:message>ok"), "ok" },
	{ "padding", ROOT("<xsl:value-of select=\"concat(s:padding(5, '甲a'), "
	    "s:padding(2), s:padding(0, 'x'), '|', 1 div 2, //r:issuer)\"/>"),
	    "甲a甲a甲  |0.5云泽市教育局" },
	{ "pad", ROOT("<xsl:value-of select=\"f:pad('甲a', 8)\"/>|"),
	    "甲a 　　|" },
	{ "pad, full already", ROOT("<xsl:value-of select=\"f:pad('甲乙', 3)\""
	    "/>|"), "甲乙|" },
	{ "wrap, short", ROOT("<xsl:value-of select=\"f:wrap('甲乙', 4)\"/>"),
	    "甲乙" },
	{ "wrap keeps figure and unit", ROOT("<xsl:value-of select=\"f:wrap("
	    "'一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七在2023年', 4)\"/>"),
	    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七\n　　在2023年" },
	{ "wrap keeps a stop", ROOT("<xsl:value-of select=\"f:wrap("
	    "'一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九。十', 0)\"/>"),
	    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八\n九。十" },
	{ "wrap keeps a document number", ROOT("<xsl:value-of select=\"f:wrap("
	    "'一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十按照《规划》，云政办〔2022〕第19号执行', 0)\"/>"),
	    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十按照《规划》，\n云政办〔2022〕第19号执行" },
	{ "wrap, what is longer than a number's code", ROOT("<xsl:value-of select=\""
	    "f:wrap('一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十按照云政办〔2022〕19号执行', 0)\"/>"),
	    "一二三四五六七八九十一二三四五六七八九十一二三四五\n六七八九十按照云政办〔2022〕19号执行" },
	{ "wrap, an odd hang", ROOT("<xsl:value-of select=\"f:wrap('一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十', 3)\"/>"),
	    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七\n　 八九十" },
	{ "wrap, brackets of no number", ROOT("<xsl:value-of select=\"f:wrap("
	    "'一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六〔甲〕〔2022〕〔20〕第号〔2022〕年', 0)\"/>"),
	    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六〔甲〕\n〔2022〕〔20〕第号〔2022〕年" },
	{ "wrap, a number with letters", ROOT("<xsl:value-of select=\"f:wrap("
	    "'一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五Zb-1/〔2022〕19号', 0)\"/>"),
	    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十\n一二三四五Zb-1/〔2022〕19号" },
	{ "wrap, a word longer than a line", ROOT("<xsl:value-of select=\"concat("
	    "f:wrap(concat(s:padding(90, 'a'), ' b'), 0), '|')\"/>"),
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaa\nb|" },
	{ "pad, more than a line", ROOT("<xsl:value-of select=\""
	    "string-length(f:pad('', 1e9)) &lt; 100\"/>"), "true" },
	{ "pad, less than nothing", ROOT("<xsl:value-of select=\"f:pad('甲', -1)"
	    "\"/>|"), "甲|" },
	{ "padding with nothing", ROOT("<xsl:value-of select=\"concat("
	    "s:padding(3, ''), '|', s:padding('x', 'y'), '|')\"/>"), "||" },
	{ "wrap, not a number", ROOT("<xsl:value-of select=\"f:wrap('甲', 'x')"
	    "\"/>"), "甲" },
};

static void test_allowed(void)
{
	for (size_t i = 0; i < sizeof(allowed) / sizeof(*allowed); i++) {
		struct diag d = {0};
		str out = run(wrap(allowed[i].body), &d);

		TEST(allowed[i].name, str_eq(out, str_of(allowed[i].out)));
		diag_print(&d, stdout);
		diag_clear(&d);
	}
}

/* A stylesheet that strips white space must leave the record as it is. */
static void test_unchanged(void)
{
	xmlDoc *doc = parse("<a> <b> </b> </a>");
	struct publish_sheet *s;
	str out, before = record_write(doc, &arena);

	put("own.xsl", wrap("<xsl:strip-space elements='*'/>"
	    ROOT("<xsl:value-of select='count(//text())'/>")));
	s = publish_sheet_open(path_of("own.xsl"), &diag);
	TEST("strips", publish_apply(&out, s, doc, &arena, &diag) &&
	    str_eq(out, STR("0")));
	TEST("unchanged", str_eq(before, record_write(doc, &arena)));
	publish_sheet_free(s);
	xmlFreeDoc(doc);
}

/* A line of the text that is folded holds at most 78 columns. */
static void test_columns(void)
{
	str text = publish("text", "<reply xmlns='urn:dafu:reply:1' "
	    "kind='reply'><source name='a'/><head><title certainty='sure'>"
	    "关于加快推进城镇老旧小区改造、提升居民获得感、完善长效管理机制的若干建议"
	    "（第一号至第一百二十号，合并办理，共120件，2024年6月24日前答复）的答复"
	    "</title></head><body/></reply>");
	size_t widest = 0;

	while (text.len) {
		const char *end = memchr(text.s, '\n', text.len);
		size_t len = end ? (size_t)(end - text.s) : text.len;
		size_t width = utf8_width((str){ text.s, len });

		widest = width > widest ? width : widest;
		len += end != NULL;
		text = (str){ text.s + len, text.len - len };
	}
	TEST("no line over 78 columns", widest <= 78 && widest >= 74);
}

static const struct {
	const char *name, *xml, *json;
} json_cases[] = {
	{ "attributes by the schema, not by the file",
	    "<statistic end='3' start='1' certainty='sure' bound='exact' "
	    "unit='所' value='17.50' id='s1'>17.5所</statistic>",
	    "{\"id\":\"s1\",\"value\":\"17.50\",\"unit\":\"所\","
	    "\"bound\":\"exact\",\"certainty\":\"sure\",\"start\":1,\"end\":3,"
	    "\"text\":\"17.5所\"}\n" },
	{ "integers", "<proposal session='3' term='10' number='007' "
	    "proposerCount='5'/>",
	    "{\"term\":10,\"session\":3,\"number\":\"007\","
	    "\"proposerCount\":5}\n" },
	{ "language", "<reply xml:lang='zh' kind='reply' version='1'/>",
	    "{\"version\":\"1\",\"kind\":\"reply\",\"lang\":\"zh\"}\n" },
	{ "one of many", "<contact><name>甲</name></contact>",
	    "{\"name\":[{\"text\":\"甲\"}]}\n" },
	{ "a value of its own", "<head><issuer>甲</issuer></head>",
	    "{\"issuer\":{\"text\":\"甲\"}}\n" },
	{ "mixed", "<p start='1'>甲<statistic id='s1'>2</statistic>、"
	    "<date>3</date></p>",
	    "{\"start\":1,\"content\":[\"甲\",{\"element\":\"statistic\","
	    "\"id\":\"s1\",\"text\":\"2\"},\"、\",{\"element\":\"date\","
	    "\"text\":\"3\"}]}\n" },
	{ "measures", "<measure id='m1'> <heading>甲</heading> <p>乙</p> "
	    "<measure id='m1.1'/> </measure>",
	    "{\"id\":\"m1\",\"heading\":{\"content\":[\"甲\"]},\"content\":["
	    "{\"element\":\"p\",\"content\":[\"乙\"]},"
	    "{\"element\":\"measure\",\"id\":\"m1.1\",\"content\":[]}]}\n" },
	{ "escapes", "<title>\"\\&lt;/script>&#9;&#10;\xE2\x80\xA8</title>",
	    "{\"text\":\"\\\"\\\\</script>\\t\\n\xE2\x80\xA8\"}\n" },
	{ "an attribute to come", "<title later='x' start='1'>甲</title>",
	    "{\"start\":1,\"later\":\"x\",\"text\":\"甲\"}\n" },
};

static void test_json(void)
{
	for (size_t i = 0; i < sizeof(json_cases) / sizeof(*json_cases); i++) {
		xmlDoc *doc = parse(json_cases[i].xml);

		TEST(json_cases[i].name, str_eq(publish_json(doc, 0, &arena),
		    str_of(json_cases[i].json)));
		xmlFreeDoc(doc);
	}
}

/* Every name that the schema declares so stands in the tables of json.c. */
static void test_json_schema(void)
{
	str text = record_schema_text();
	xmlDoc *doc = xmlReadMemory(text.s, (int)text.len, "reply.xsd", NULL, 0);
	xmlXPathContext *x = xmlXPathNewContext(doc);
	xmlXPathObject *o;

	xmlXPathRegisterNs(x, BAD_CAST "xs",
	    BAD_CAST "http://www.w3.org/2001/XMLSchema");
	o = xmlXPathEval(BAD_CAST "//xs:element[@maxOccurs='unbounded']/@name",
	    x);
	TEST("the schema has lists", o->nodesetval->nodeNr > 9);
	for (int i = 0; i < o->nodesetval->nodeNr; i++) {
		xmlChar *name = xmlNodeGetContent(o->nodesetval->nodeTab[i]);
		xmlDoc *one = parse(arena_printf(&arena, "<x><%s/></x>",
		    name).s);

		TEST((char *)name, contains(publish_json(one, 0, &arena),
		    arena_printf(&arena, "{\"%s\":[{}]}", name).s));
		xmlFreeDoc(one);
		xmlFree(name);
	}
	xmlXPathFreeObject(o);
	xmlXPathFreeContext(x);
	xmlFreeDoc(doc);
}

/* Deeper than any record that was read from a file. */
static void test_deep(void)
{
	const size_t levels = 3000;
	xmlDoc *doc = parse("<reply xmlns='urn:dafu:reply:1'><body/></reply>");
	xmlNode *n = xmlDocGetRootElement(doc)->children;
	struct publish_sheet *s = publish_sheet_builtin("html", &diag);
	struct diag d = {0};
	str out = {0};

	for (size_t i = 0; i < levels; i++)
		n = xmlNewChild(n, n->ns, BAD_CAST "measure", NULL);
	TEST("too deep for JSON", !publish_json(doc, 0, &arena).s);
	TEST("too deep for a page", !publish_apply(&out, s, doc, &arena, &d) &&
	    d.list.n == 1 && d.list.v[0].id == DIAG_STYLESHEET);
	diag_clear(&d);
	publish_sheet_free(s);
	xmlFreeDoc(doc);
}

int main(void)
{
	rich = arena_printf(&arena, "%s%s%s", rich_head, rich_body,
	    rich_rest).s;
	publish_init();
	TEST("a folder of its own", mkdtemp(folder));
	test_page();
	test_bare();
	test_text();
	test_columns();
	test_refused();
	test_long_message();
	test_wrong();
	test_allowed();
	test_unchanged();
	test_json();
	test_json_schema();
	test_deep();
	TEST("nothing else was said", !diag.list.n);
	diag_print(&diag, stdout);
	unlink(path_of("own.xsl"));
	unlink(path_of("beside.xsl"));
	TEST("folder left empty", !rmdir(folder));
	diag_clear(&diag);
	arena_free(&arena);
	return test_done();
}
