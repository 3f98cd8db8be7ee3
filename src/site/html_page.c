/* SPDX-License-Identifier: MIT */
/* Pages, element by element. */
#include "site/html_page.h"

#include <stdarg.h>
#include <stdlib.h>

#define X BAD_CAST

void tag(struct page *p, const char *name)
{
	xmlTextWriterStartElement(p->w, X name);
}

void end(struct page *p)
{
	xmlTextWriterFullEndElement(p->w);
}

void attr(struct page *p, const char *name, const char *value)
{
	xmlTextWriterWriteAttribute(p->w, X name, X value);
}

void attrf(struct page *p, const char *name, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	xmlTextWriterWriteVFormatAttribute(p->w, X name, format, ap);
	va_end(ap);
}

void text(struct page *p, str x)
{
	if (x.s)
		xmlTextWriterWriteString(p->w, X x.s);
}

void textf(struct page *p, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	xmlTextWriterWriteVFormatString(p->w, format, ap);
	va_end(ap);
}

void leaf(struct page *p, const char *name, str x)
{
	tag(p, name);
	text(p, x);
	end(p);
}

void heading(struct page *p, const char *words)
{
	leaf(p, "h2", str_of(words));
}

void link_to(struct page *p, const char *href, str words)
{
	tag(p, "a");
	attr(p, "href", href);
	text(p, words);
	end(p);
}

void link_letter(struct page *p, uint32_t letter, const char *at, str words)
{
	tag(p, "a");
	attrf(p, "href", "%sletters/%s.html%s", p->up,
	    p->s->letter.v[letter].name.s, at);
	text(p, words);
	end(p);
}

void cell(struct page *p, str x)
{
	tag(p, "td");
	if (!x.s)
		attr(p, "class", "none");
	text(p, x.s ? x : STR("—"));
	end(p);
}

void table(struct page *p, const char *caption, const char *columns)
{
	tag(p, "table");
	leaf(p, "caption", str_of(caption));
	tag(p, "thead");
	tag(p, "tr");
	while (*columns) {
		size_t len = strcspn(columns, "|");

		tag(p, "th");
		attr(p, "scope", "col");
		text(p, arena_str(p->a, (str){ columns, len }));
		end(p);
		columns += len + (columns[len] == '|');
	}
	end(p);
	end(p);
	tag(p, "tbody");
}

/* --- the frame of every page */

static void void_tag(struct page *p, const char *name, const char *one,
    const char *value)
{
	tag(p, name);
	attr(p, one, value);
}

/* End an element that has no end tag in HTML. */
static void void_end(struct page *p)
{
	xmlTextWriterEndElement(p->w);
}

static void head(struct page *p, const char *title, bool script)
{
	tag(p, "head");
	void_tag(p, "meta", "charset", "UTF-8");
	void_end(p);
	void_tag(p, "meta", "http-equiv", "Content-Security-Policy");
	attrf(p, "content", "default-src 'none'; style-src 'self'; %s"
	    "base-uri 'none'; form-action 'self'", script ?
	    "script-src 'self'; " : "");
	void_end(p);
	void_tag(p, "meta", "name", "viewport");
	attr(p, "content", "width=device-width,initial-scale=1");
	void_end(p);
	if (p->s->inner) {
		void_tag(p, "meta", "name", "robots");
		attr(p, "content", "noindex");
		void_end(p);
	}
	tag(p, "title");
	text(p, str_of(title));
	if (strcmp(title, p->s->o.title.s))
		textf(p, " · %s", p->s->o.title.s);
	end(p);
	void_tag(p, "link", "rel", "stylesheet");
	attrf(p, "href", "%ssite.css", p->up);
	void_end(p);
	void_tag(p, "link", "rel", "alternate");
	attr(p, "type", "application/atom+xml");
	attrf(p, "href", "%sfeed.xml", p->up);
	void_end(p);
	if (script) {
		tag(p, "script");
		attrf(p, "src", "%ssite.js", p->up);
		attr(p, "defer", "defer");
		end(p);
	}
	end(p);
}

static void menu(struct page *p)
{
	static const struct { const char *href, *words; } rows[] = {
		{ "index.html", "首页" }, { "search.html", "检索" },
		{ "issuers.html", "单位" }, { "figures.html", "数据" },
		{ "promises.html", "承诺" },
	};

	tag(p, "nav");
	attr(p, "aria-label", "站点");
	attr(p, "class", "site");
	tag(p, "ul");
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		tag(p, "li");
		tag(p, "a");
		attrf(p, "href", "%s%s", p->up, rows[i].href);
		if (!strcmp(rows[i].href, p->name))
			attr(p, "aria-current", "page");
		text(p, str_of(rows[i].words));
		end(p);
		end(p);
	}
	end(p);
	end(p);
}

void page_open(struct page *p, struct site *s, const struct site_sink *to,
    const char *name, const char *title, bool script)
{
	const char *up = strchr(name, '/') ? "../" : "";

	*p = (struct page){ .s = s, .to = to, .name = name, .up = up };
	p->a = checked_malloc(sizeof(*p->a));
	*p->a = (struct arena){0};
	p->buffer = xmlBufferCreate();
	p->w = xmlNewTextWriterMemory(p->buffer, 0);
	xmlTextWriterWriteRaw(p->w, X "<!DOCTYPE html>\n");
	tag(p, "html");
	attr(p, "lang", "zh-CN");
	head(p, title, script);
	tag(p, "body");
	tag(p, "a");
	attr(p, "class", "skip");
	attr(p, "href", "#main");
	text(p, STR("跳到正文"));
	end(p);
	if (s->inner) {
		tag(p, "p");
		attr(p, "class", "inner");
		text(p, facts_word("edition", STR("inner")));
		end(p);
	}
	menu(p);
	tag(p, "main");
	attr(p, "id", "main");
	attr(p, "class", "page");
	leaf(p, "h1", str_of(title));
}

bool page_close(struct page *p)
{
	bool ok;

	end(p);
	tag(p, "footer");
	text(p, p->s->o.title);
	end(p);
	end(p);
	end(p);
	ok = xmlTextWriterEndDocument(p->w) >= 0;
	xmlFreeTextWriter(p->w);
	ok = ok && p->to->put(p->to->arg, p->name, (str){
	    (const char *)xmlBufferContent(p->buffer),
	    (size_t)xmlBufferLength(p->buffer) });
	xmlBufferFree(p->buffer);
	arena_free(p->a);
	free(p->a);
	return ok;
}
