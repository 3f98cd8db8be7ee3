/* SPDX-License-Identifier: MIT */
/* Code points through the XML writer and back. */
#include <stdlib.h>

#include "base/utf.h"
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
	struct letter l = { .source = { .name = STR("x"),
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

int main(void)
{
	record_init();
	for (uint32_t c = 0; c < 0x110000; c += 0x400)
		TEST("code points come back", through(c, 0x400));
	return test_done();
}
