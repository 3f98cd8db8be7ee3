/* SPDX-License-Identifier: MIT */
/* From the libraries' chatter to the one line that says what is wrong. */
#include "publish/trouble.h"

#include <libxml/globals.h>
#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void keep(char *to, size_t size, const char *s)
{
	size_t len = strcspn(s, "\n");

	if (len >= size)
		for (len = size - 1; len && ((unsigned char)s[len] & 0xC0) ==
		    0x80; )
			len--;
	memcpy(to, s, len);
	to[len] = '\0';
}

/* "compilation error: file URI line 3 element if": where the next line is. */
static bool take_place(struct trouble *t, const char *s)
{
	const char *file = strstr(s, "error: file "), *line = NULL;

	if (!file)
		return false;
	file += strlen("error: file ");
	for (const char *p = file; (p = strstr(p, " line ")); p++)
		line = p;
	if (t->placed)
		return true;
	keep(t->file, sizeof(t->file), file);
	t->line = line ? atoi(line + strlen(" line ")) : 0;
	if (line && (size_t)(line - file) < sizeof(t->file))
		t->file[line - file] = '\0';
	t->text[0] = '\0';
	return true;
}

void trouble_hear(void *arg, const char *format, ...)
{
	struct trouble *t = arg;
	char s[1024];
	va_list ap;

	va_start(ap, format);
	vsnprintf(s, sizeof(s), format, ap);
	va_end(ap);
	if (take_place(t, s) || t->placed || !strcspn(s, "\n"))
		return;
	keep(t->text, sizeof(t->text), s);
	t->placed = t->file[0];
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_ptr;
#else
typedef xmlErrorPtr error_ptr;
#endif

/* The parser's and XPath's messages. */
static void on_structured(void *arg, error_ptr e)
{
	struct trouble *t = arg;

	if (t->placed || !e->message)
		return;
	keep(t->text, sizeof(t->text), e->message);
	if (e->domain != XML_FROM_PARSER && e->domain != XML_FROM_NAMESPACE)
		return;
	keep(t->file, sizeof(t->file), e->file ? e->file : "");
	t->line = e->line;
	t->column = e->int2;
	t->placed = e->level >= XML_ERR_ERROR;
}

void trouble_say(struct trouble *t, const char *file, int line,
    const char *format, ...)
{
	va_list ap;

	if (t->placed)
		return;
	va_start(ap, format);
	vsnprintf(t->text, sizeof(t->text), format, ap);
	va_end(ap);
	keep(t->file, sizeof(t->file), file ? file : "");
	t->line = line;
	t->placed = true;
}

void trouble_ignore(void *arg, const char *format, ...)
{
	(void)arg;
	(void)format;
}

void trouble_begin(struct trouble *t)
{
	*t = (struct trouble){
		.before = xmlStructuredError,
		.before_arg = xmlStructuredErrorContext,
	};
	xmlSetStructuredErrorFunc(t, on_structured);
	xsltSetGenericErrorFunc(t, trouble_hear);
}

void trouble_end(struct trouble *t)
{
	xmlSetStructuredErrorFunc(t->before_arg, t->before);
	xsltSetGenericErrorFunc(NULL, trouble_ignore);
}
