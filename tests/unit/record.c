/* SPDX-License-Identifier: MIT */
/* Code points through the XML writer and back. */
#include <stdlib.h>
#include <string.h>

#include "base/utf.h"
#include "record/recompute.h"
#include "record/record.h"
#include "test.h"

/* What must come back for c. */
static uint32_t expected(uint32_t c)
{
	if (!utf_is_xml(c) || c == '\r' || (c >= 0xD800 && c < 0xE000))
		return 0xFFFD;
	return c;
}

/* A letter whose issuer is the code points [from, from + n). */
static bool through(uint32_t from, uint32_t n)
{
	struct arena a = {0};
	struct diag d = {0};
	struct letter l = { .source = { .origin.name = STR("x"),
	    .encoding = STR("UTF-8"), .format = "text", .sha256 = STR("0") } };
	uint32_t *c = arena_new(&a, uint32_t, n);
	bool ok = false;
	xmlDoc *doc;
	xmlChar *words;
	size_t got, at = 0;
	uint32_t *back;

	for (uint32_t i = 0; i < n; i++)
		c[i] = from + i;
	l.body = arena_new(&a, struct node, 1);
	/* Surrogates as their three bytes, as a careless writer would. */
	l.head.issuer.text = utf8_of(&a, c, n);
	doc = record_build(&l, &a);
	str xml = record_write(doc, &a);
	xmlFreeDoc(doc);
	doc = record_parse(xml, &d);
	if (doc) {
		words = xmlNodeGetContent(xmlDocGetRootElement(doc));
		back = utf8_points(&a, str_of((char *)words), &got);
		for (uint32_t i = 0; i < n; i++) {
			uint32_t want = expected(from + i);

			/* A surrogate's bytes are several ill-formed parts. */
			if (from + i >= 0xD800 && from + i < 0xE000) {
				while (at < got && back[at] == 0xFFFD)
					at++;
				continue;
			}
			if (at >= got || back[at++] != want)
				break;
			ok = i + 1 == n;
		}
		ok = ok || (from >= 0xD800 && from < 0xE000);
		xmlFree(words);
	}
	xmlFreeDoc(doc);
	diag_clear(&d);
	arena_free(&a);
	return ok;
}

/* The span of words in a text of the prose. */
static struct span span_of(const char *text, const char *words)
{
	const char *at = strstr(text, words);
	struct span s = {0};

	for (const char *p = text; p < at; p++)
		s.start += ((unsigned char)*p & 0xC0) != 0x80;
	s.end = s.start;
	for (const char *p = at; p < at + strlen(words); p++)
		s.end += ((unsigned char)*p & 0xC0) != 0x80;
	return s;
}

static struct value value_in(const struct letter *l, const char *text,
    const char *words)
{
	struct value v = { .text = str_of(words), .in = span_of(text, words),
	    .certainty = CERTAINTY_SURE };

	v.at = prose_place(&l->prose, v.in);
	return v;
}

/*
 * A promise around its sentence, with a figure inside, one before and one
 * behind; over: one that lies over the promise's edge, which then is none;
 * refused: words that refuse, or NULL.
 */
static str promised(struct arena *a, bool said, bool over, const char *refused)
{
	static const char text[] = "有灯3盏。今后，我局年底前添灯5盏。余2盏。";
	static const char *const words[] = { "3盏", "5盏", "2盏" };
	struct letter l = {0};
	struct node body = { .kind = NODE_BODY }, p = { .parent = &body };
	struct mark m[3];
	struct promise promise = {0};
	uint32_t *at = arena_new(a, uint32_t, sizeof(text));
	xmlDoc *doc;
	const char *from, *until;
	str out = {0}, xml;

	l.prose.c = utf8_points(a, str_of(text), &l.prose.n);
	for (uint32_t i = 0; i < l.prose.n; i++)
		at[i] = i;
	l.prose.at = at;
	p.kind = NODE_PARAGRAPH;
	p.in = body.in = (struct span){ 0, (uint32_t)l.prose.n };
	body.child = body.last = &p;
	l.body = &body;
	for (size_t i = 0; i < 3; i++) {
		m[i] = (struct mark){ .kind = MARK_STATISTIC,
		    .value = value_in(&l, text, words[i]) };
		m[i].statistic.value = STR("1");
		m[i].statistic.of = STR("灯");
		*push(a, &l.marks) = &m[i];
	}
	if (over)
		m[2].value = value_in(&l, text, "。余2盏");
	promise.sentence = value_in(&l, text, "今后，我局年底前添灯5盏。");
	promise.deadline = value_in(&l, text, "年底前");
	promise.responsible = value_in(&l, text, "我局");
	promise.responsible.certainty = CERTAINTY_UNSAID;
	*push(a, &l.promises) = promise;
	if (refused)
		*push(a, &l.refusals) = value_in(&l, text, refused);
	if (said) {
		m[1].statistic.time = STR("2024");
		m[1].statistic.of_certainty = CERTAINTY_LIKELY;
		m[1].statistic.total = &m[0];
		m[1].statistic.part_certainty = CERTAINTY_OPEN;
	}
	letter_number(&l, a);
	doc = record_build(&l, a);
	xml = record_write(doc, a);
	from = strstr(xml.s, "<p ");
	until = strstr(xml.s, "</body>");
	if (from && until)
		out = arena_str(a, (str){ from, (size_t)(until - from) });
	xmlFreeDoc(doc);
	return out;
}

#define FIGURE(id, more, words, place) "<statistic id=\"s" id "\" value=\"1\" " \
	"bound=\"exact\" kind=\"count\" of=\"灯\" " more "certainty=\"sure\" " place \
	">" words "</statistic>"
#define PROMISED(more) "<p start=\"0\" end=\"22\">有灯" FIGURE("1", "", "3盏", \
	"start=\"2\" end=\"4\"") "。<promise id=\"p1\" deadline=\"年底前\" " \
	"deadlineCertainty=\"sure\" deadlineStart=\"10\" deadlineEnd=\"13\" " \
	"responsible=\"我局\" responsibleStart=\"8\" responsibleEnd=\"10\" " \
	"certainty=\"sure\" start=\"5\" end=\"18\">今后，我局年底前添灯" FIGURE("2", more, \
	"5盏", "start=\"15\" end=\"17\"") "。</promise>余" FIGURE("3", "", "2盏", \
	"start=\"19\" end=\"21\"") "。</p>"

static void test_promise(void)
{
	struct arena a = {0};

	TEST("a promise", !strcmp(promised(&a, false, false, NULL).s,
	    PROMISED("")));
	TEST("what is said of a figure", !strcmp(promised(&a, true, false, NULL).s,
	    PROMISED("ofCertainty=\"likely\" time=\"2024\" partOf=\"s1\" "
	    "partOfCertainty=\"open\" ")));
	TEST("no promise that cuts a figure", !strstr(promised(&a, true,
	    true, NULL).s, "<promise"));
	TEST("the figure is kept", strstr(promised(&a, true, true, NULL).s,
	    ">。余2盏</statistic>"));
	TEST("a refusal in a promise", strstr(promised(&a, false, false,
	    "今后").s, "<refusal id=\"r1\" certainty=\"sure\" start=\"5\" "
	    "end=\"7\">今后</refusal>，我局"));
	TEST("a refusal behind it, with its figure", strstr(promised(&a, false,
	    false, "余2盏。").s, "</promise><refusal id=\"r1\" "
	    "certainty=\"sure\" start=\"18\" end=\"22\">余<statistic"));
	TEST("no refusal that cuts a promise", !strstr(promised(&a, false,
	    false, "灯5盏。余").s, "<refusal"));
	arena_free(&a);
}

/* Whether a value can be that of its words. */
static const struct {
	const char *words, *value;
	bool allowed;
} figures[] = {
	{ "30所", "30", true }, { "30所", "31", false }, { "30所", "3", true },
	{ "１２．５万人", "125000", true }, { "12，345人", "12345", true },
	{ "3万5千人", "35000", true }, { "5—10公里", "5", true },
	{ "5—10公里", "10", true }, { "5—10公里", "7", false },
	{ "1,204元", "1204", true }, { "1,204元", "124", false },
	{ "2/3", "0.666667", true }, { "三分之一", "0.333333", true },
	{ "十所", "10", true }, { "县城", "1", false }, { "", "1", false },
	{ "105个", "15", false }, { "0.05%", "0.05", true },
};

static void test_values(void)
{
	for (size_t i = 0; i < sizeof(figures) / sizeof(*figures); i++)
		TEST(figures[i].words, recompute_allows(str_of(figures[i].words),
		    str_of(figures[i].value)) == figures[i].allowed);
}

/* What others may have put into a record is written as it was. */
static const char *const written[] = {
	"<r a=\"&#9;&#10;&#13;&quot;&lt;&gt;&amp;'\">&lt;&gt;&amp;\"'&#13;</r>",
	"<p:r xmlns:p=\"urn:x\" p:a=\"1\">x<p:b/>y</p:r>",
	"<r><!--c--><a/></r>", "<r><?p q?></r>",
};

static void test_written(void)
{
	for (size_t i = 0; i < sizeof(written) / sizeof(*written); i++) {
		struct arena a = {0};
		struct diag d = {0};
		xmlDoc *doc = record_parse(str_of(written[i]), &d);
		str want = arena_printf(&a, "<?xml version=\"1.0\" "
		    "encoding=\"UTF-8\"?>\n%s\n", written[i]);

		TEST(written[i], doc && str_eq(record_write(doc, &a), want));
		xmlFreeDoc(doc);
		diag_clear(&d);
		arena_free(&a);
	}
}

int main(void)
{
	test_values();
	record_init();
	test_written();
	test_promise();
	for (uint32_t c = 0; c < 0x110000; c += 0x400)
		TEST("code points come back", through(c, 0x400));
	return test_done();
}
