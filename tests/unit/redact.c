/* SPDX-License-Identifier: MIT */
/* What a public edition does not hold, and what it does. */
#include <stdio.h>
#include <string.h>

#include "cli/lang.h"
#include "personal.h"
#include "publish/edition.h"
#include "publish/publish.h"
#include "publish/tree.h"
#include "reading/pattern.h"
#include "record/record.h"
#include "test.h"

/* A paragraph before and after.  All numbers are made up; NULL: unchanged. */
static const struct {
	const char *name, *in, *out;
} texts[] = {
	{ "a mobile number", "请联系13800001234。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "with hyphens", "请联系138-0000-1234。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "with blanks", "请联系138 0000 1234。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "in fours and three", "请联系1380 000 1234。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "cells of a row that group so", "老街 300 1850 420 2022年", NULL },
	{ "each digit apart", "请联系1 3 8 0 0 0 0 1 2 3 4。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "full width", "请联系１３８００００１２３４。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "with the country's code", "请联系+86 13800001234。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "something invisible inside", "请联系138\u200b0000\u200d1234。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "in words", "请联系一三八〇〇〇〇一二三四。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "an area code", "请联系（0999）2233445。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "two numbers and an extension",
	    "请联系0999-22334455转801、22334456。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "a label", "咨询电话：22334455、22334456/7。",
	    "咨询电话：〔已隐去：联系电话〕。" },
	{ "a number free of charge", "请拨400-600-1234。",
	    "请拨〔已隐去：联系电话〕。" },
	{ "a fax", "传真2233445", "传真〔已隐去：联系电话〕" },
	{ "a public service stays", "请拨打12345热线。", NULL },
	{ "a sum in brackets stays", "投入资金（合计3500000）。", NULL },
	{ "mail", "请发至li.si_01@example.org.cn。",
	    "请发至〔已隐去：电子邮箱〕。" },
	{ "mail, full width", "请发至ｌｉｓｉ＠example．org。",
	    "请发至〔已隐去：电子邮箱〕。" },
	{ "WeChat", "微信号：abc_12345。", "微信号：〔已隐去：网络账号〕。" },
	{ "a number by GB 11643", "证号11010519491231002X。",
	    "证号〔已隐去：证件号码〕。" },
	{ "its check digit fails: another number",
	    "项目编号110105194912310021。", NULL },
	{ "it fails behind its label", "身份证号：110105194912310021。",
	    "身份证号：〔已隐去：证件号码〕。" },
	{ "a passport", "护照号E12345678。", "护照号〔已隐去：证件号码〕。" },
	{ "a card by Luhn", "卡6222020000000000000。",
	    "卡〔已隐去：银行账号〕。" },
	{ "an account", "账号：4300 1234 5678 9012。",
	    "账号：〔已隐去：银行账号〕。" },
	{ "a plate", "车辆湘Z·12345违停。", "车辆〔已隐去：车牌号〕违停。" },
	{ "a plate of a new kind", "车辆湘ZD12345。",
	    "车辆〔已隐去：车牌号〕。" },
	{ "an address", "地址：云泽市临溪区长安路88号。",
	    "地址：〔已隐去：地址〕。" },
	{ "down to the door", "业主长安路88号3栋2单元501室反映。",
	    "〔已隐去：地址〕反映。" },
	{ "a postcode", "邮编：412999。", "邮编：〔已隐去：邮政编码〕。" },
	{ "a birthday", "1980年3月4日出生的居民。",
	    "〔已隐去：出生日期〕出生的居民。" },
	{ "who is to be asked", "联系人：章小南，请来电。",
	    "联系人：〔已隐去：姓名〕，请来电。" },
	{ "without a colon", "联系人章小南，电话2233445。",
	    "联系人〔已隐去：姓名〕，电话〔已隐去：联系电话〕。" },
	{ "who made the page", "责任编辑：章小南　作者：市民政局",
	    "责任编辑：〔已隐去：姓名〕　作者：市民政局" },
	{ "no name", "明确联系人制度，完善联系人名单。", NULL },
	{ "where somebody lives", "现居住在石桥村3组12号的居民。",
	    "〔已隐去：地址〕的居民。" },
	{ "where many live", "居住在13个乡镇的118个行政村。", NULL },
	{ "calls counted", "热线受理诉求1234567件。", NULL },
	{ "an index number", "索引号0001-2021-0033。", NULL },
	{ "years in words", "二〇二一二〇二二二〇二三年", NULL },
	{ "figures stay", "投资15800万元，建成3.2万套，惠及12345678人。", NULL },
	{ "numbers of letters stay",
	    "第2103167号提案，云政办〔2024〕12号，2024年6月18日。", NULL },
	{ "a road stays", "长安路88号地块改造。", NULL },
	{ "years stay", "二〇二四年至二〇二五年，2019—2023年。", NULL },
	{ "a point behind the area code", "电话0999.2233445。",
	    "电话〔已隐去：联系电话〕。" },
	{ "in threes and twos", "电话223 34 45。",
	    "电话〔已隐去：联系电话〕。" },
	{ "a mobile number, parted", "手机138·0000·1234、手机：138/0000/1234。",
	    "手机〔已隐去：联系电话〕、手机：〔已隐去：联系电话〕。" },
	{ "by brackets", "电话(138)0000(1234。",
	    "电话(〔已隐去：联系电话〕。" },
	{ "something else invisible", "请联系138\u180e0000\u31641234。",
	    "请联系〔已隐去：联系电话〕。" },
	{ "alone in brackets", "供热站（2233445）值班，（章工：2233446）。",
	    "供热站（〔已隐去：联系电话〕）值班，（〔已隐去：姓名〕：〔已隐去：联系电话〕）。" },
	{ "a name there", "县政府办公室（章小南2233445）。",
	    "县政府办公室（〔已隐去：姓名〕〔已隐去：联系电话〕）。" },
	{ "and its label", "（联系人章小南，2233445）",
	    "（联系人〔已隐去：姓名〕，〔已隐去：联系电话〕）" },
	{ "who is on duty", "值班室2233445、2233446，投诉请打2233447。",
	    "值班室〔已隐去：联系电话〕，投诉请打〔已隐去：联系电话〕。" },
	{ "who is to be called", "请联系供热科2233445章工。",
	    "请联系供热科〔已隐去：联系电话〕章工。" },
	{ "numbers in brackets stay",
	    "（20240618）（编号2233445）（第2233446号）（投资2233447元）"
	    "（2019-2023年）", NULL },
	{ "a handler whom a contact names", "请与祝小川 科长、祝　小川联系。",
	    "请与〔已隐去：姓名〕 科长、〔已隐去：姓名〕联系。" },
	{ "a number that a contact has", "请打2233 9988。",
	    "请打〔已隐去：联系电话〕。" },
	{ "not inside a longer number", "共122339988元。", NULL },
	{ "a proposer stays", "简若川委员提出。", NULL },
	{ "an official stays", "副市长乔知远带队。", NULL },
};

static const char frame[] =
"<!-- 尤大成 --><?x 尤大成?>"
"<reply xmlns='urn:dafu:reply:1' version='1' kind='reply' xml:lang='zh'>"
"<!-- 尤大成 --><source name='祝小川13800001234.docx' format='docx' bytes='9' points='9' "
"sha256='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'/>"
"<head><disclosure code='%s' certainty='sure' start='1' end='5'>%s</disclosure>"
"<signatory certainty='sure' start='6' end='9'>沙明远</signatory>"
"<title certainty='sure' start='9' end='20'>答复</title>"
"<proposal kind='proposal' number='0153'><proposer kind='person' "
"certainty='sure' start='20' end='23'>简若川</proposer></proposal>"
"<addressee kind='person' certainty='sure' start='20' end='23'>简若川"
"</addressee></head><body xml:base='尤大成'><p start='30' end='60' at='part=x p=1'>%s</p>"
"<measure id='m1' label='一' level='1' responsible='祝小川' certainty='sure'>"
"<heading>有<statistic id='s1' value='2' unit='所' bound='exact' kind='count' "
"of='校' certainty='sure' start='61' end='63'>2所<?x 尤大成?></statistic></heading>"
"<p start='64' end='90'>由<person office='副市长' certainty='sure' start='64' "
"end='67'>乔知远</person>与<statistic id='s2' value='13800001234' unit='所' "
"bound='exact' kind='count' of='祝小川' certainty='sure' start='70' end='81'>"
"13800001234</statistic>，<statistic id='s3' value='1' unit='所' bound='exact' "
"kind='count' of='祝小川' partOf='s2' certainty='sure' start='82' end='84'>1所"
"</statistic></p></measure></body>"
"<contacts><contact role='handler' label='经办人'><name certainty='sure' "
"start='91' end='94'>祝小川</name><phone areaCode='0999' certainty='sure' "
"start='95' end='107'>0999-22339988</phone></contact><contact role="
"'responsible'><name certainty='sure' start='108' end='111'>沙明远</name>"
"<name certainty='sure' start='111' end='112'>云泽市教育局</name></contact>"
"</contacts><copies><recipient certainty='sure' start='112' end='112'>"
"云泽市教育局</recipient></copies><attachments><attachment certainty='sure' start='112' end='112'>"
"名单</attachment></attachments><site><item label='联系人' certainty='sure' start='112' "
"end='115'>尤大成</item></site>"
"<findings><finding rule='contact-open' severity='warning'>22339988"
"</finding></findings><residue><line kind='label' start='116' end='119'>"
"经办人：</line><line kind='unread' start='120' end='130'>%s</line></residue>"
"</reply>";

static xmlDoc *parse(const char *code, const char *text, const char *rest)
{
	static char xml[8192];
	struct diag d = {0};
	xmlDoc *doc;

	snprintf(xml, sizeof(xml), frame, code, "公开", text, rest);
	doc = record_parse(str_of(xml), &d);
	diag_print(&d, stdout);
	diag_clear(&d);
	return doc;
}

static str at(xmlDoc *doc, const char *path, struct arena *a)
{
	xmlNode **v;
	size_t n;

	if (!record_find(&v, &n, doc, path, a) || !n)
		return (str){0};
	return tree_words(v[0], a);
}

static void try_texts(const struct private_forms *p)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct arena a = {0};
		const struct redact_options o = {0};
		struct redaction r;
		xmlDoc *doc = parse("public", texts[i].in, "x");
		bool ok = redact(&r, doc, &o, p, &a);
		str out = at(doc, "/r:reply/r:body/r:p", &a);
		bool same = ok && str_eq(out, str_of(texts[i].out ?
		    texts[i].out : texts[i].in));

		TEST(texts[i].name, same);
		if (!same)
			printf("    %s\n", out.s ? out.s : "-");
		xmlFreeDoc(doc);
		arena_free(&a);
	}
}

/* Rows of a table in running text, and what goes of them. */
static const struct {
	const char *name, *rows[4], *gone[5], *stays;
} tables[] = {
	{ "parted by strokes", { "| 站点 | 联系人 | 电话 |", "|---|---|---|",
	    "| 东站 | 章小南 | 2233445 |", "| 西站 | 段大壮 | 2233446 |" },
	    { "章小南", "2233445", "段大壮", "2233446" }, "站" },
	{ "by tabs", { "站点\t姓名\t身份证号", "东站\t章小南\t110105491231002",
	    "西站\t\t110105491231003", "" },
	    { "章小南", "110105491231002", "110105491231003" }, "站" },
	{ "by blanks", { "站点 联系人 手机", "东站 章小南 2233445",
	    "西站 段大壮 2233446", "" },
	    { "章小南", "2233445", "段大壮", "2233446" }, "站" },
	{ "a cell over two rows", { "站点\t联系人\t电话",
	    "东站\t章小南\t2233445", "段大壮\t2233446", "" },
	    { "章小南", "2233445", "段大壮", "2233446" }, "站" },
	{ "labels at the left", { "站点\t东站\t西站",
	    "联系人\t章小南\t段大壮", "电话\t2233445\t2233446", "" },
	    { "章小南", "2233445", "段大壮", "2233446" }, "站" },
	{ "what is counted stays", { "乡镇\t户数", "石桥\t2233445",
	    "柳林\t2233446", "" }, { NULL }, "2233446" },
};

static void try_tables(const struct private_forms *p)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		struct arena a = {0};
		const struct redact_options o = {0};
		struct redaction r;
		str text = arena_printf(&a, "x</p><p start='40' end='41'>%s</p>"
		    "<p start='42' end='43'>%s</p><p start='44' end='45'>%s</p>"
		    "<p start='46' end='47'>%s", tables[i].rows[0],
		    tables[i].rows[1], tables[i].rows[2], tables[i].rows[3]);
		xmlDoc *doc = parse("public", text.s, "x");
		bool ok = redact(&r, doc, &o, p, &a);
		str xml = record_write(doc, &a);

		for (const char *const *x = tables[i].gone; *x; x++)
			ok = ok && !str_has(xml, str_of(*x));
		TEST(tables[i].name, ok &&
		    str_has(xml, str_of(tables[i].stays)));
		xmlFreeDoc(doc);
		arena_free(&a);
	}
}

static bool has(str x, const char *needle)
{
	return str_has(x, str_of(needle));
}

static void try_record(const struct private_forms *p, struct record_schema *schema)
{
	struct arena a = {0};
	struct diag d = {0};
	struct edition e;
	const struct edition_options o = {0};
	xmlDoc *doc = parse("public", "祝小川答", "处理笺：13900001234");
	bool made = edition_make(&e, doc, &o, p, &a);
	str xml = record_write(doc, &a);

	TEST("a record has its edition", made);
	TEST("it is valid", record_validate(doc, schema, DIAG_RECORD_INVALID,
	    &d));
	diag_print(&d, stdout);
	TEST("it says that it is one", has(xml, "edition=\"public\""));
	TEST("places stay", has(xml, "start=\"30\" end=\"60\""));
	TEST("no name of the file, no hash, no place in it",
	    !has(xml, "docx\"/") && !has(xml, "sha256") && !has(xml, " at="));
	TEST("no figure that was a number", !has(xml, "s2") &&
	    !has(xml, "13800001234"));
	TEST("a part of it is part of nothing", has(xml, "id=\"s3\"") &&
	    !has(xml, "partOf"));
	TEST("attributes", has(xml, "responsible=\"〔已隐去：姓名〕\"") &&
	    has(xml, "of=\"〔已隐去：姓名〕\""));
	TEST("a row by its label", !has(xml, "尤大成"));
	TEST("no findings, nothing unread", !has(xml, "finding") &&
	    !has(xml, "13900001234") && !has(xml, "处理笺"));
	TEST("labels stay", has(xml, ">经办人：</line>"));
	TEST("who signed stays, and is no contact", has(xml,
	    ">沙明远</signatory>") && has(xml, "<name certainty=\"sure\" "
	    "start=\"108\" end=\"111\">〔已隐去：姓名〕</name>"));
	TEST("an organ that is read as a contact's name stays elsewhere",
	    has(xml, ">云泽市教育局</recipient>"));
	TEST("officials stay", has(xml, ">乔知远<"));
	TEST("nothing leaks", !edition_leak(&e, xml, &a).s);
	TEST("it is told", e.redaction.list.n > 8);
	diag_clear(&d);
	xmlFreeDoc(doc);
	arena_free(&a);
}

/* An attribute that no mark can stand in goes whole. */
static void try_shaped(const struct private_forms *p,
    struct record_schema *schema)
{
	struct arena a = {0};
	struct diag d = {0};
	struct edition e;
	const struct edition_options o = {0};
	xmlDoc *doc = parse("public", "答复", "x");
	xmlNode **v;
	size_t n;
	bool ok = record_find(&v, &n, doc, "/r:reply/r:head/r:proposal", &a) &&
	    n == 1, told = false;
	str xml;

	if (ok)
		xmlSetProp(v[0], BAD_CAST "number", BAD_CAST "13800001234");
	ok = ok && edition_make(&e, doc, &o, p, &a);
	xml = record_write(doc, &a);
	TEST("a number that is personal is none", ok &&
	    !has(xml, "13800001234") && has(xml, "<proposal kind=") &&
	    !has(xml, " number="));
	TEST("it is valid without", ok && record_validate(doc, schema,
	    DIAG_RECORD_INVALID, &d));
	for (size_t i = 0; ok && i < e.redaction.list.n; i++)
		told = told || has(e.redaction.list.v[i].path, "@number");
	TEST("and it is told", told);
	diag_print(&d, stdout);
	diag_clear(&d);
	xmlFreeDoc(doc);
	arena_free(&a);
}

static void try_anonymous(const struct private_forms *p)
{
	struct arena a = {0};
	struct edition e;
	const struct edition_options o = { .redact.anonymous = true };
	xmlDoc *doc = parse("public", "简若川委员：", "x");
	bool ok = edition_make(&e, doc, &o, p, &a);
	str xml = record_write(doc, &a);

	TEST("proposers go where asked", ok && !has(xml, "简若川") &&
	    has(xml, "〔已隐去：提出人〕委员："));
	xmlFreeDoc(doc);
	arena_free(&a);
}

static void try_allowed(const struct private_forms *p)
{
	struct arena a = {0};
	struct edition e;
	const struct edition_options o = { .redact.allow =
	    STR("0999-8888888,0999-22339988") };
	xmlDoc *doc = parse("public", "总机０９９９８８８８８８８，13900001234",
	    "x");
	bool ok = edition_make(&e, doc, &o, p, &a);
	str xml = record_write(doc, &a);

	TEST("a switchboard stays where allowed", ok &&
	    has(xml, "总机０９９９８８８８８８８，〔已隐去：联系电话〕") &&
	    has(xml, "0999-22339988"));
	xmlFreeDoc(doc);
	arena_free(&a);
}

/* What an output may hide a string in. */
static void try_leaks(const struct private_forms *p)
{
	static const char *const leaks[] = { "祝小川", "祝 小&#x5ddd;",
		"祝<b>小</b>川", "\\u795d\\u5c0f\\u5ddd", "0999 2233 9988",
		"２２３３９９８８", "%E7%A5%9D%E5%B0%8F%E5%B7%9D",
		"2233-9988,", "1380000\n  1234" };
	static const char *const clean[] = { "祝小月", "122339988", "223399881",
		"〔已隐去：姓名〕" };
	struct arena a = {0};
	struct edition e;
	const struct edition_options o = {0};
	xmlDoc *doc = parse("public", "13800001234", "x");

	TEST("an edition", edition_make(&e, doc, &o, p, &a));
	for (size_t i = 0; i < sizeof(leaks) / sizeof(*leaks); i++)
		TEST(leaks[i], edition_leak(&e, str_of(leaks[i]), &a).s);
	for (size_t i = 0; i < sizeof(clean) / sizeof(*clean); i++)
		TEST(clean[i], !edition_leak(&e, str_of(clean[i]), &a).s);
	xmlFreeDoc(doc);
	arena_free(&a);
}

static const struct {
	const char *name, *code, *text, *rest;
	bool force;
	enum verdict verdict;
} verdicts[] = {
	{ "public", "public", "x", "x", false, VERDICT_WHOLE },
	{ "summary", "summary", "x", "x", false, VERDICT_SUMMARY },
	{ "on request", "onRequest", "x", "x", false, VERDICT_REFUSED },
	{ "none", "none", "x", "x", false, VERDICT_REFUSED },
	{ "forced", "none", "x", "x", true, VERDICT_WHOLE },
	{ "secret, with a term", "public", "x", "机密★1年", true,
	    VERDICT_SECRET },
	{ "secret, alone", "public", "x", "秘　密", false, VERDICT_SECRET },
	{ "secret, labelled", "public", "x", "密级：绝密", true,
	    VERDICT_SECRET },
	{ "secret, its term behind a dot", "public", "x", "机密·3年", true,
	    VERDICT_SECRET },
	{ "secret, a kind of paper", "public", "x", "机密件", true,
	    VERDICT_SECRET },
	{ "secret, the star inside", "public", "x", "密★机", true,
	    VERDICT_SECRET },
	{ "secret, its term alone", "public", "x", "保密期限：3年", true,
	    VERDICT_SECRET },
	{ "internal", "public", "x", "内部资料，注意保存", true,
	    VERDICT_SECRET },
	{ "in brackets", "public", "办理情况（内部）", "x", true,
	    VERDICT_SECRET },
	{ "secrets in prose are none", "public",
	    "保守国家秘密和商业秘密，加强内部管理，机密性。", "x", false,
	    VERDICT_WHOLE },
};

static void try_verdicts(const struct private_forms *p, struct record_schema *schema)
{
	for (size_t i = 0; i < sizeof(verdicts) / sizeof(*verdicts); i++) {
		struct arena a = {0};
		struct diag d = {0};
		struct edition e;
		const struct edition_options o = { .force = verdicts[i].force };
		xmlDoc *doc = parse(verdicts[i].code, verdicts[i].text,
		    verdicts[i].rest);
		bool made = edition_make(&e, doc, &o, p, &a);

		TEST(verdicts[i].name, e.verdict == verdicts[i].verdict &&
		    made == (e.verdict <= VERDICT_SUMMARY) &&
		    (e.verdict == VERDICT_WHOLE && !e.forced) == !e.why);
		TEST("what is made is valid", !made || record_validate(doc,
		    schema, DIAG_RECORD_INVALID, &d));
		if (e.verdict == VERDICT_SUMMARY)
			TEST("a summary has no paragraph, no attachment", !at(
			    doc, "//r:p | //r:attachment", &a).s &&
			    at(doc, "//r:heading", &a).s);
		diag_print(&d, stdout);
		diag_clear(&d);
		xmlFreeDoc(doc);
		arena_free(&a);
	}
}

/* A public mark that is in doubt, or that another place contradicts. */
static void try_doubtful(const struct private_forms *p)
{
	static const char *const doubts[][3] = {
		{ "//r:disclosure", "certainty", "open" },
		{ "//r:finding", "rule", "disclosure-differs" },
	};

	for (size_t i = 0; i < sizeof(doubts) / sizeof(*doubts); i++) {
		struct arena a = {0};
		struct edition e;
		const struct edition_options o = {0};
		xmlDoc *doc = parse("public", "x", "x");
		xmlNode **v;
		size_t n;

		if (record_find(&v, &n, doc, doubts[i][0], &a) && n)
			xmlSetProp(v[0], BAD_CAST doubts[i][1],
			    BAD_CAST doubts[i][2]);
		TEST(doubts[i][2], !edition_make(&e, doc, &o, p, &a) &&
		    e.verdict == VERDICT_REFUSED && e.why);
		xmlFreeDoc(doc);
		arena_free(&a);
	}
}

int main(void)
{
	struct diag d = {0};
	struct private_forms forms;
	struct patterns *p;
	struct record_schema *schema;

	record_init();
	p = patterns_new();
	forms = personal_forms(p);
	schema = record_schema_open(NULL, &d);
	for (int i = 0; i < PAT_COUNT; i++)
		TEST("a pattern compiles", pattern_compiles(p, (enum pattern)i));
	TEST("GB 11643's own example", personal_identity("11010519491231002X",
	    18) && !personal_identity("110105194912310021", 18));
	TEST("Luhn", personal_luhn("79927398713", 11) &&
	    !personal_luhn("79927398710", 11));
	try_texts(&forms);
	try_tables(&forms);
	try_record(&forms, schema);
	try_shaped(&forms, schema);
	try_anonymous(&forms);
	try_allowed(&forms);
	try_leaks(&forms);
	try_verdicts(&forms, schema);
	try_doubtful(&forms);
	record_schema_free(schema);
	patterns_free(p);
	return test_done();
}
