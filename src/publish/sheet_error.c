/* SPDX-License-Identifier: MIT */
/* From the libraries' chatter to the one line that says what is wrong. */
#include "publish/sheet_error.h"

#include <libxml/globals.h>
#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* The first line of what format makes, cut between characters. */
static void say(char *to, size_t size, const char *format, va_list ap)
{
	size_t len;

	vsnprintf(to, size, format, ap);
	len = strcspn(to, "\n");
	if (len == size - 1) {
		while (len && ((unsigned char)to[len - 1] & 0xC0) == 0x80)
			len--;
		if (len && (unsigned char)to[len - 1] >= 0xC0)
			len--;
	}
	to[len] = '\0';
}

static void keep(char *to, size_t size, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say(to, size, format, ap);
	va_end(ap);
}

/* "compilation error: file URI line 3 element if": where the next line is. */
static bool take_place(struct sheet_error *t, const char *s)
{
	const char *file = strstr(s, "error: file "), *line = NULL;

	if (!file)
		return false;
	if (t->placed)
		return true;
	file += strlen("error: file ");
	for (const char *p = file; (p = strstr(p, " line ")); p++)
		line = p;
	keep(t->file, sizeof(t->file), "%.*s",
	    line ? (int)(line - file) : (int)strlen(file), file);
	t->line = line ? atoi(line + strlen(" line ")) : 0;
	t->text[0] = '\0';
	return true;
}

void sheet_error_hear(void *arg, const char *format, ...)
{
	struct sheet_error *t = arg;
	char s[768];
	va_list ap;

	va_start(ap, format);
	say(s, sizeof(s), format, ap);
	va_end(ap);
	if (take_place(t, s) || t->placed || !*s)
		return;
	t->placed = t->file[0];
	keep(t->text, sizeof(t->text), t->placed && t->cause[0] ?
	    "%s (%s)" : "%s", s, t->cause);
}

/* What libxml2 prints itself. */
static void hear_cause(void *arg, const char *format, ...)
{
	struct sheet_error *t = arg;
	va_list ap;

	if (t->cause[0])
		return;
	va_start(ap, format);
	say(t->cause, sizeof(t->cause), format, ap);
	va_end(ap);
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_ptr;
#else
typedef xmlErrorPtr error_ptr;
#endif

/* The parser's and XPath's messages. */
static void on_structured(void *arg, error_ptr e)
{
	struct sheet_error *t = arg;

	if (t->placed || !e->message)
		return;
	if (e->domain != XML_FROM_PARSER && e->domain != XML_FROM_NAMESPACE) {
		hear_cause(t, "%s", e->message);
		return;
	}
	keep(t->text, sizeof(t->text), "%s", e->message);
	keep(t->file, sizeof(t->file), "%s", e->file ? e->file : "");
	t->line = e->line;
	t->column = e->int2;
	t->placed = e->level >= XML_ERR_ERROR;
}

void sheet_error_say(struct sheet_error *t, const char *file, int line,
    const char *format, ...)
{
	va_list ap;

	if (t->placed)
		return;
	va_start(ap, format);
	say(t->text, sizeof(t->text), format, ap);
	va_end(ap);
	keep(t->file, sizeof(t->file), "%s", file ? file : "");
	t->line = line;
	t->placed = true;
}

void sheet_error_ignore(void *arg, const char *format, ...)
{
	(void)arg;
	(void)format;
}

void sheet_error_begin(struct sheet_error *t)
{
	*t = (struct sheet_error){0};
	quiet_begin(&t->before);
	xmlSetStructuredErrorFunc(t, on_structured);
	xmlSetGenericErrorFunc(t, hear_cause);
}

void sheet_error_end(struct sheet_error *t)
{
	quiet_end(&t->before);
}
