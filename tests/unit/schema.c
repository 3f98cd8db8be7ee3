/* SPDX-License-Identifier: MIT */
/* Every type of the schema: an instance that it accepts, one that it refuses. */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"
#include "test.h"

#define P " start=\"0\" end=\"2\""
#define E " certainty=\"sure\"" P

/* A record with every element and every attribute. */
static const char whole[] =
    "<reply xmlns=\"urn:dafu:reply:1\" version=\"1\" kind=\"reply\" xml:lang=\"zh\">"
    "<source name=\"a.txt\" format=\"text\" encoding=\"UTF-8\" bytes=\"10\" points=\"9\" sha256=\""
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"/>"
    "<head" P "><resultClass code=\"A\"" E ">A</resultClass>"
    "<disclosure code=\"public\"" E ">公开</disclosure><issuer" E ">甲局</issuer>"
    "<signature" E ">甲局</signature>"
    "<documentNumber code=\"甲函\" year=\"2024\" serial=\"7\"" E ">甲函〔2024〕7号</documentNumber>"
    "<signatory" E ">丁一</signatory><title" E ">答复</title>"
    "<proposal kind=\"proposal\" assembly=\"市政协\" term=\"7\" session=\"2\" number=\"C017\" proposerCount=\"5\" assigned=\"2024-03-01\" due=\"2024-06-01\">"
    "<title" E ">关于灯的提案</title><proposer kind=\"person\"" E ">丁二</proposer></proposal>"
    "<addressee kind=\"person\"" E ">丁二</addressee>"
    "<date value=\"2024-05-06\"" E ">2024年5月6日</date></head>"
    "<body" P "><p role=\"opening\"" P ">收悉</p>"
    "<measure id=\"m1\" label=\"一\" lead=\"一、\" level=\"1\" status=\"done\" statusCertainty=\"sure\" "
    "deadline=\"年底\" deadlineCertainty=\"likely\" deadlineStart=\"0\" deadlineEnd=\"2\" "
    "responsible=\"乙局\" responsibleCertainty=\"open\" responsibleStart=\"0\" responsibleEnd=\"2\"" E ">"
    "<heading stop=\"。\"" P ">做法</heading><p" P ">共"
    "<statistic id=\"s1\" value=\"12\" max=\"15\" unit=\"个\" bound=\"range\" kind=\"count\" per=\"亩\" of=\"灯\" "
    "ofCertainty=\"likely\" change=\"increase\" basis=\"同比\" time=\"2021/2023-06\" sum=\"holds\"" E ">12个</statistic>"
    "<statistic id=\"s2\" value=\"0.5\" bound=\"exact\" kind=\"ratio\" partOf=\"s1\" partOfCertainty=\"open\"" E ">半</statistic>"
    "<citation number=\"甲发〔2020〕3号\"" E ">《甲》</citation>"
    "<date value=\"--12-05\" candidates=\"2023 2024\"" E ">12月5日</date>"
    "<organization kind=\"bureau\"" E ">乙局</organization><person office=\"市长\"" E ">丁三</person>"
    "<place level=\"city\"" E ">甲市</place></p></measure><p" P ">今后，"
    "<promise id=\"p1\" deadline=\"明年\" deadlineCertainty=\"sure\" deadlineStart=\"0\" deadlineEnd=\"1\" responsible=\"我局\"" E ">"
    "<date value=\"2025\"" E ">明年</date>添<statistic id=\"s3\" value=\"-5\" bound=\"exact\" kind=\"count\"" E ">"
    "5盏</statistic>。</promise><refusal id=\"r1\"" E ">不予采纳。</refusal>谢谢。</p></body>"
    "<contacts" P "><contact role=\"handler\" label=\"承办人\"><name" E ">丁四</name>"
    "<organization" E ">丙科</organization><phone" E ">5551234</phone><mobile" E ">13800001111</mobile>"
    "<fax" E ">5551235</fax><email" E ">a@b.cn</email><address" E ">甲路</address><postcode" E ">412000</postcode>"
    "</contact></contacts><copies" P "><recipient" E ">办</recipient></copies>"
    "<attachments" P "><attachment" E ">表</attachment></attachments>"
    "<site><item label=\"索引号\"" E ">01</item></site>"
    "<findings><finding rule=\"date-absent\" severity=\"info\" basis=\"GB\"" P ">没有</finding></findings>"
    "<residue><line kind=\"label\"" P ">：</line></residue></reply>";

/* Replace what (its nth occurrence from 1) by with: that is what is tried. */
static const struct {
	const char *type, *what;
	int nth;
	const char *accepted, *refused;
} cases[] = {
	{ "text", ">A</resultClass>", 1, ">甲</resultClass>", "></resultClass>" },
	{ "offset", "start=\"0\"", 1, "start=\"1\"", "start=\"-1\"" },
	{ "count", "term=\"7\"", 1, "term=\"14\"", "term=\"0\"" },
	{ "size", "bytes=\"10\"", 1, "bytes=\"0\"", "bytes=\"ten\"" },
	{ "percentage", "bytes=\"10\"", 1, "bytes=\"10\" recognised=\"87\"", "bytes=\"10\" recognised=\"101\"" },
	{ "decimal", "value=\"12\"", 1, "value=\"0.333333\"", "value=\"012\"" },
	{ "date", "value=\"--12-05\"", 1, "value=\"2023-07\"", "value=\"2023-13\"" },
	{ "fullDate", "value=\"2024-05-06\"", 1, "value=\"2024-02-29\"", "value=\"2023-02-29\"" },
	{ "letterDateValue", "value=\"2024-05-06\"", 1, "value=\"2024-05\"", "value=\"2024\"" },
	{ "month", "value=\"2024-05-06\"", 1, "value=\"2024-12\"", "value=\"2024-13\"" },
	{ "years", "candidates=\"2023 2024\"", 1, "candidates=\"2023\"", "candidates=\"2023,2024\"" },
	{ "year", "year=\"2024\"", 1, "year=\"1999\"", "year=\"24\"" },
	{ "serial", "serial=\"7\"", 1, "serial=\"来信\"", "serial=\"第7\"" },
	{ "citedNumber", "number=\"甲发〔2020〕3号\"", 1, "number=\"〔2020〕13号\"", "number=\"甲发[2020]3号\"" },
	{ "proposalNumber", "number=\"C017\"", 1, "number=\"4.09\"", "number=\"第4号\"" },
	{ "sha256", "0123456789abcdef\"/>", 1, "00000000000000ff\"/>", "0123456789ABCDEF\"/>" },
	{ "measureId", "id=\"m1\"", 1, "id=\"m1.12\"", "id=\"1\"" },
	{ "statisticId", "id=\"s2\"", 1, "id=\"s20\"", "id=\"s02\"" },
	{ "statisticRef", "partOf=\"s1\"", 1, "partOf=\"s1\"", "partOf=\"m1\"" },
	{ "promiseId", "id=\"p1\"", 1, "id=\"p12\"", "id=\"p0\"" },
	{ "refusalId", "id=\"r1\"", 1, "id=\"r12\"", "id=\"r0\"" },
	{ "period", "time=\"2021/2023-06\"", 1, "time=\"2024-02-29\"", "time=\"2021-2023\"" },
	{ "ruleId", "rule=\"date-absent\"", 1, "rule=\"doubled\"", "rule=\"Date\"" },
	{ "encodingName", "encoding=\"UTF-8\"", 1, "encoding=\"GB18030\"", "encoding=\"latin1\"" },
	{ "formatName", "format=\"text\"", 1, "format=\"html\"", "format=\"xls\"" },
	{ "versionNumber", "version=\"1\"", 1, "version=\"1\"", "version=\"2\"" },
	{ "editionCode", "version=\"1\"", 1, "version=\"1\" edition=\"public\"", "version=\"1\" edition=\"inner\"" },
	{ "certainty", "certainty=\"sure\"", 1, "certainty=\"open\"", "certainty=\"high\"" },
	{ "letterKind", "kind=\"reply\"", 1, "kind=\"coHandling\"", "kind=\"letter\"" },
	{ "classCode", "code=\"A\"", 1, "code=\"D\"", "code=\"E\"" },
	{ "disclosureCode", "code=\"public\"", 1, "code=\"onRequest\"", "code=\"yes\"" },
	{ "proposalKind", "kind=\"proposal\"", 1, "kind=\"motion\"", "kind=\"idea\"" },
	{ "partyKind", "kind=\"person\"", 1, "kind=\"organization\"", "kind=\"people\"" },
	{ "role", "role=\"opening\"", 1, "role=\"closing\"", "role=\"middle\"" },
	{ "status", "status=\"done\"", 1, "status=\"refused\"", "status=\"maybe\"" },
	{ "bound", "bound=\"exact\"", 1, "bound=\"atLeast\"", "bound=\"least\"" },
	{ "quantityKind", "kind=\"count\"", 1, "kind=\"money\"", "kind=\"number\"" },
	{ "change", "change=\"increase\"", 1, "change=\"decrease\"", "change=\"up\"" },
	{ "sum", "sum=\"holds\"", 1, "sum=\"fails\"", "sum=\"ok\"" },
	{ "contactRole", "role=\"handler\"", 1, "role=\"unit\"", "role=\"boss\"" },
	{ "severity", "severity=\"info\"", 1, "severity=\"error\"", "severity=\"fatal\"" },
	{ "residueKind", "kind=\"label\"", 1, "kind=\"unread\"", "kind=\"rest\"" },
	{ "value", "<issuer" E, 1, "<issuer inferred=\"署名\" certainty=\"likely\"", "<issuer" P },
	{ "resultClass", "<resultClass code=\"A\"", 1, "<resultClass code=\"B\"", "<resultClass" },
	{ "disclosure", "<disclosure code=\"public\"", 1, "<disclosure code=\"none\"", "<disclosure" },
	{ "documentNumber", " year=\"2024\"", 1, "", " month=\"2\"" },
	{ "issuer", "<issuer", 1, "<issuer canonical=\"甲市局\"", "<issuer canonical=\"\"" },
	{ "party", "<addressee kind=\"person\"", 1, "<addressee kind=\"organization\"", "<addressee" },
	{ "letterDate", "<date value=\"2024-05-06\"", 1, "<date value=\"2020-01-01\"", "<date" },
	{ "statistic", " bound=\"exact\"", 1, " bound=\"about\"", "" },
	{ "citation", "<citation number=\"甲发〔2020〕3号\"", 1, "<citation", "<citation n=\"1\"" },
	{ "inlineDate", "<date value=\"--12-05\"", 1, "<date value=\"2024\"", "<date" },
	{ "organization", "<organization kind=\"bureau\"", 1, "<organization", "<organization k=\"1\"" },
	{ "person", "<person office=\"市长\"", 1, "<person", "<person job=\"市长\"" },
	{ "place", "<place level=\"city\"", 1, "<place", "<place level=\"\"" },
	{ "heading", "<heading stop=\"。\"", 1, "<heading", "<heading level=\"1\"" },
	{ "paragraph", ">收悉</p>", 1, ">收<citation" E ">《乙》</citation></p>", "><q/></p>" },
	{ "promise", "deadline=\"明年\" deadlineCertainty", 1, "deadline=\"年内\" deadlineCertainty", "deadline=\"\" deadlineCertainty" },
	{ "refusal", ">不予采纳。</refusal>", 1, ">不采纳</refusal>", "><refusal id=\"r2\"" E ">不采纳</refusal></refusal>" },
	{ "measure", " level=\"1\" status", 1, " level=\"2\" status", " status" },
	{ "source", " points=\"9\"", 1, " points=\"0\"", "" },
	{ "proposal", "<proposer kind=\"person\"" E ">丁二</proposer>", 1, "", "<proposer/>" },
	{ "head", "<signatory" E ">丁一</signatory>", 1, "", "<signer/>" },
	{ "body", "<body" P ">", 1, "<body>", "<body" P ">words" },
	{ "phone", "<phone", 1, "<phone areaCode=\"0671\"", "<phone code=\"0671\"" },
	{ "areaCode", "<phone", 1, "<phone areaCode=\"010\"", "<phone areaCode=\"671\"" },
	{ "contact", "<contact role=\"handler\"", 1, "<contact role=\"contact\"", "<contact" },
	{ "contacts", "<contacts" P ">", 1, "<contacts>", "<contacts" P "><name/>" },
	{ "copies", "<recipient" E ">办</recipient>", 1, "<recipient" E ">局</recipient>", "" },
	{ "attachments", "<attachment" E ">表</attachment>", 1, "<attachment" E ">册</attachment>", "" },
	{ "siteItem", "<item label=\"索引号\"", 1, "<item label=\"文号\"", "<item" },
	{ "site", "<item label=\"索引号\"" E ">01</item>", 1, "<item label=\"名\"" E ">1</item>", "" },
	{ "finding", "<finding rule=\"date-absent\"", 1, "<finding rule=\"x\"", "<finding" },
	{ "findings", "<findings><finding", 1, "<findings><finding", "<findings><f/><finding" },
	{ "line", "<line kind=\"label\"", 1, "<line kind=\"site\"", "<line" },
	{ "residue", "<line kind=\"label\"" P ">：</line>", 1, "<line kind=\"site\"" P ">x</line>", "" },
};

enum { CASES = sizeof(cases) / sizeof(*cases) };

static struct record_schema *schema;

static bool valid(const char *xml)
{
	struct diag d = {0};
	xmlDoc *doc = record_parse(str_of(xml), &d);
	bool ok = doc && record_validate(doc, schema, DIAG_RECORD_INVALID, &d);

	xmlFreeDoc(doc);
	diag_clear(&d);
	return ok;
}

static char *replaced(const char *what, int nth, const char *with)
{
	const char *at = whole;
	size_t before;
	char *out;

	for (at = strstr(at, what); at && nth > 1; nth--)
		at = strstr(at + 1, what);
	if (!at)
		return NULL;
	before = (size_t)(at - whole);
	out = malloc(sizeof(whole) + strlen(with));
	memcpy(out, whole, before);
	strcpy(out + before, with);
	strcat(out, at + strlen(what));
	return out;
}

/* Every named type of the schema has a row. */
static void all_types_tried(void)
{
	str s = record_schema_text();

	for (size_t i = 0; i + 10 < s.len; i++) {
		static const char *const kinds[] = { "<xs:simpleType name=\"",
			"<xs:complexType name=\"" };
		for (int k = 0; k < 2; k++) {
			size_t n = strlen(kinds[k]), len = 0;
			bool found = false;

			if (memcmp(s.s + i, kinds[k], n < s.len - i ? n :
			    s.len - i))
				continue;
			while (s.s[i + n + len] != '"')
				len++;
			for (int c = 0; c < CASES && !found; c++)
				found = strlen(cases[c].type) == len &&
				    !memcmp(cases[c].type, s.s + i + n, len);
			if (!found)
				printf("no case for type %.*s\n", (int)len,
				    s.s + i + n);
			TEST("type is tried", found);
		}
	}
}

/* What the types do not say. */
static const struct { const char *name, *what, *with; } refused[] = {
	{ "an id twice", "id=\"s2\"", "id=\"s1\"" },
	{ "partOf without target", "partOf=\"s1\"", "partOf=\"s9\"" },
	{ "part of itself", "partOf=\"s1\"", "partOf=\"s2\"" },
	{ "a ring of parts", "id=\"s1\"", "id=\"s1\" partOf=\"s2\"" },
	{ "start behind end", "<head start=\"0\"", "<head start=\"3\"" },
	{ "a place without its end", "end=\"2\"", "" },
	{ "a deadline that ends before it begins", "deadlineStart=\"0\"", "deadlineStart=\"3\"" },
	{ "an owner's place without its end", " responsibleEnd=\"2\"", "" },
	{ "a range without its max", " max=\"15\"", "" },
	{ "a max of no range", "value=\"0.5\"", "value=\"0.5\" max=\"1\"" },
	{ "a promise in a promise", "5盏</statistic>", "5盏</statistic><promise id=\"p2\"" E ">x</promise>" },
	{ "a promise in a heading", ">做法", "><promise id=\"p2\"" E ">x</promise>" },
	{ "a promise's id twice", "谢谢", "<promise id=\"p1\"" E ">x</promise>" },
	{ "minus nothing", "value=\"-5\"", "value=\"-0\"" },
	{ "elements out of order", "<signature" E ">甲局</signature>", "" "<title" E ">x</title>" },
	{ "foreign namespace", "<reply xmlns=\"urn:dafu:reply:1\"", "<reply xmlns=\"urn:other\"" },
	{ "unknown attribute", "<body", "<body x=\"1\"" },
	{ "a source without its hash", " sha256=\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"", "" },
	{ "an end without its start", "start=\"0\"", "" },
	{ "start behind end, of more digits", "<head start=\"0\" end=\"2\"", "<head start=\"10\" end=\"9\"" },
	{ "start behind end, with a nought before", "<head start=\"0\" end=\"2\"", "<head start=\"3\" end=\"02\"" },
};

/* What is no record, and whether it may be a letter that one is made of. */
static const struct { const char *name, *bytes; bool letter; } others[] = {
	{ "a letter", "关于路灯的答复", true }, { "nothing", "", true },
	{ "blanks", " \t\r\n", true }, { "a letter behind blanks", "\r\n\t 答复", true },
	{ "a letter behind a mark", "\xEF\xBB\xBF答复", true },
	{ "a page", "<html><br></html>", true }, { "a page in capitals", "<!-- --><HTML><BR>", true },
	{ "XML that is cut", "<reply", false }, { "so behind a mark", "\xEF\xBB\xBF<reply", false },
	{ "so behind blanks", "\n <reply", false }, { "a DOCTYPE", "<!DOCTYPE html><html/>", false },
};

static void test_others(void)
{
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		struct diag d = {0};
		xmlDoc *doc = record_parse(str_of(others[i].bytes), &d);

		TEST(others[i].name, !doc && d.list.n == 1 &&
		    d.list.v[0].id == DIAG_RECORD_PARSE &&
		    str_has(d.list.v[0].detail, STR("dafu extract")) ==
		    others[i].letter);
		diag_clear(&d);
	}
}

/* Of many faults the first are told. */
static void test_many(void)
{
	char with[64 * 32], *at = with, *out;
	struct diag d = {0};
	xmlDoc *doc;

	for (int i = 0; i < 30; i++)
		at += sprintf(at, "<p x=\"%d\"" P ">a</p>", i);
	strcpy(at, "</body>");
	out = replaced("</body>", 1, with);
	doc = out ? record_parse(str_of(out), &d) : NULL;
	TEST("many faults", doc && !record_validate(doc, schema,
	    DIAG_RECORD_INVALID, &d) && d.list.n == 20 &&
	    str_has(d.list.v[19].detail, STR("at code point 0")));
	xmlFreeDoc(doc);
	free(out);
	diag_clear(&d);
}

static const struct { const char *name, *xml; } hostile[] = {
	{ "DOCTYPE", "<!DOCTYPE reply><reply xmlns=\"urn:dafu:reply:1\"/>" },
	{ "external entity", "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><r>&e;</r>" },
	{ "billion laughs", "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
	    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><r>&c;</r>" },
	{ "nothing", "" }, { "cut", "<reply" }, { "two roots", "<a/><b/>" },
};

/* Measures in measures, so many in one another. */
static char *nested(int levels)
{
	static const char close[] = "</measure>";
	char *with = malloc((size_t)levels * 128 + 8), *at = with, *out;

	for (int i = 0; i < levels; i++)
		at += sprintf(at, "<measure id=\"m2%d\" level=\"1\"" E ">", i);
	for (int i = 0; i < levels; i++)
		at = stpcpy(at, close);
	stpcpy(at, "</body>");
	out = replaced("</body>", 1, with);
	free(with);
	return out;
}

static void test_depth(void)
{
	char *some = nested(240), *many = nested(251);

	TEST("nested deep", some && valid(some));
	TEST("nested too deep", many && !valid(many));
	free(some);
	free(many);
}

int main(void)
{
	struct diag d = {0};

	record_init();
	schema = record_schema_open(NULL, &d);
	TEST("the schema compiles", schema != NULL);
	if (!schema)
		return test_done();
	TEST("the whole record is valid", valid(whole));
	for (int i = 0; i < CASES; i++) {
		char *yes = replaced(cases[i].what, cases[i].nth,
		    cases[i].accepted);
		char *no = replaced(cases[i].what, cases[i].nth,
		    cases[i].refused);

		TEST(cases[i].type, yes && valid(yes));
		TEST(cases[i].type, no && !valid(no));
		free(yes);
		free(no);
	}
	all_types_tried();
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		char *no = replaced(refused[i].what, 1, refused[i].with);

		TEST(refused[i].name, no && !valid(no));
		free(no);
	}
	test_depth();
	test_others();
	test_many();
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		xmlDoc *doc = record_parse(str_of(hostile[i].xml), &d);

		TEST(hostile[i].name, doc == NULL);
		xmlFreeDoc(doc);
	}
	record_schema_free(schema);
	diag_clear(&d);
	return test_done();
}
