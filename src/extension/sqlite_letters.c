/* SPDX-License-Identifier: MIT */
/*
 * Letters in SQL: an extension that SQLite loads (dafu_sqlite.so), which knows
 * the library by dafu.h alone.
 *
 *	dafu_json(bytes [, name])	the record as JSON
 *	dafu_xml(bytes [, name])	the record
 *	dafu_text(bytes [, name])	the letter in short
 *	dafu_match(bytes, query)	1 where the letter is what a query asks
 *					for (dafu(1), QUERIES), else 0
 *	dafu_fault(bytes)		why a document cannot be read; NULL: it can
 *	dafu_version()
 *
 * Of a document that holds several letters the first is meant.  The first four
 * are NULL for NULL and for a document that cannot be read, so that one of them
 * does not end a query over thousands.  A wrong query is an error.
 */
#include <sqlite3ext.h>
#include <string.h>

#include "dafu.h"

SQLITE_EXTENSION_INIT1

/* Of a connection; made with its first letter, gone with its last function. */
struct state {
	dafu_reader *reader;
	int functions;
};

static void release(void *arg)
{
	struct state *s = arg;

	if (--s->functions)
		return;
	dafu_reader_close(s->reader);
	sqlite3_free(s);
}

/* An error of the call itself; false: only the document is at fault. */
static int fails(sqlite3_context *c, const dafu_error *e)
{
	if (e->status == DAFU_OK || e->status == DAFU_REFUSED)
		return 0;
	if (e->status == DAFU_MEMORY)
		sqlite3_result_error_nomem(c);
	else
		sqlite3_result_error(c, e->message, -1);
	return 1;
}

/* The document of the first argument; NULL: none, of which e says why. */
static dafu_document *letter(sqlite3_context *c, sqlite3_value **v,
    const char *name, dafu_error *e)
{
	struct state *s = sqlite3_user_data(c);
	const void *bytes = sqlite3_value_blob(v[0]);
	int size = sqlite3_value_bytes(v[0]);

	if (!s->reader)
		s->reader = dafu_reader_open(NULL, e);
	return s->reader ? dafu_read(s->reader, bytes, (size_t)size, name, e) :
	    NULL;
}

static void written(sqlite3_context *c, int n, sqlite3_value **v,
    const char *format)
{
	const char *name = n > 1 ? (const char *)sqlite3_value_text(v[1]) :
	    NULL, *s;
	dafu_error e = { .status = DAFU_OK };
	dafu_document *d = NULL;
	size_t size;

	if (sqlite3_value_type(v[0]) == SQLITE_NULL)
		return;
	d = letter(c, v, name, &e);
	s = d ? dafu_document_write(d, 1, format, &size, &e) : NULL;
	if (s && size && s[size - 1] == '\n')
		size--;
	if (s)
		sqlite3_result_text64(c, s, size, SQLITE_TRANSIENT,
		    SQLITE_UTF8);
	else
		fails(c, &e);
	dafu_document_close(d);
}

static void as_json(sqlite3_context *c, int n, sqlite3_value **v)
{
	written(c, n, v, "json");
}

static void as_xml(sqlite3_context *c, int n, sqlite3_value **v)
{
	written(c, n, v, "xml");
}

static void as_text(sqlite3_context *c, int n, sqlite3_value **v)
{
	written(c, n, v, "text");
}

static void match(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *query = (const char *)sqlite3_value_text(v[1]);
	dafu_error e = { .status = DAFU_OK };
	dafu_document *d;
	int found;

	(void)n;
	if (sqlite3_value_type(v[0]) == SQLITE_NULL || !query)
		return;
	d = letter(c, v, NULL, &e);
	found = d ? dafu_document_match(d, 1, query, &e) : -1;
	if (found >= 0)
		sqlite3_result_int(c, found);
	else
		fails(c, &e);
	dafu_document_close(d);
}

static void fault(sqlite3_context *c, int n, sqlite3_value **v)
{
	dafu_error e = { .status = DAFU_OK };
	char *why;

	(void)n;
	if (sqlite3_value_type(v[0]) == SQLITE_NULL)
		return;
	dafu_document_close(letter(c, v, NULL, &e));
	if (e.status == DAFU_OK || fails(c, &e))
		return;
	why = sqlite3_mprintf("%s: %s", e.id, e.message);
	if (why)
		sqlite3_result_text(c, why, -1, sqlite3_free);
	else
		sqlite3_result_error_nomem(c);
}

static void version(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	(void)v;
	sqlite3_result_text(c, dafu_version(), -1, SQLITE_STATIC);
}

static const struct {
	const char *name;
	int arguments;
	void (*function)(sqlite3_context *, int, sqlite3_value **);
} functions[] = {
	{ "dafu_json", 1, as_json }, { "dafu_json", 2, as_json },
	{ "dafu_xml", 1, as_xml }, { "dafu_xml", 2, as_xml },
	{ "dafu_text", 1, as_text }, { "dafu_text", 2, as_text },
	{ "dafu_match", 2, match }, { "dafu_fault", 1, fault },
	{ "dafu_version", 0, version },
};

/* The name by which SQLite finds it. */
int sqlite3_extension_init(sqlite3 *db, char **why,
    const sqlite3_api_routines *api);

int sqlite3_extension_init(sqlite3 *db, char **why,
    const sqlite3_api_routines *api)
{
	int code = SQLITE_OK, count = sizeof(functions) / sizeof(*functions);
	struct state *s;

	(void)why;
	SQLITE_EXTENSION_INIT2(api);
	s = sqlite3_malloc(sizeof(*s));
	if (!s)
		return SQLITE_NOMEM;
	*s = (struct state){ .functions = 1 };
	for (int i = 0; i < count && code == SQLITE_OK; i++) {
		s->functions++;
		/* SQLite releases it also where this fails */
		code = sqlite3_create_function_v2(db, functions[i].name,
		    functions[i].arguments, SQLITE_UTF8 |
		    SQLITE_DETERMINISTIC, s, functions[i].function, NULL,
		    NULL, release);
	}
	release(s);
	return code;
}
