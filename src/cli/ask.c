/* SPDX-License-Identifier: MIT */
/* Archives, queries and columns as a command line names them. */
#define _XOPEN_SOURCE 700
#include "cli/ask.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "ask/query_value.h"
#include "base/plain.h"
#include "base/utf.h"
#include "cli/cli.h"

struct archive *ask_archive(const char *where, bool any_file_system,
    struct diag *d)
{
	const struct archive_options o = { .force = any_file_system };

	return archive_open(where, &o, d);
}

static bool is_same(const char *path, const struct stat *other)
{
	struct stat st;

	return !stat(path, &st) && st.st_dev == other->st_dev &&
	    st.st_ino == other->st_ino;
}

/* Whether output is one of the folders on the way to the archive. */
static bool holds(const char *where, const struct stat *output)
{
	char *path = realpath(where, NULL), *slash;
	bool is = false;

	while (path && !is && (slash = strrchr(path, '/'))) {
		*slash = '\0';
		is = is_same(*path ? path : "/", output);
	}
	free(path);
	return is;
}

bool ask_may_write(const char *where, const char *output, struct diag *d)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-journal" };
	struct arena a = {0};
	struct stat st;
	bool there = output && !stat(output, &st);
	bool ok = !there || (!holds(where, &st) && !path_has_archive(output));

	for (size_t i = 0; output && i < sizeof(ends) / sizeof(*ends); i++) {
		const char *own = arena_printf(&a, "%s%s", where, ends[i]).s;

		if (!strcmp(own, output) || (there && is_same(own, &st)))
			ok = false;
	}
	if (!ok)
		diag_add(d, DIAG_OVERWRITE, "%s", output);
	arena_free(&a);
	return ok;
}

/* The query with a mark below what is wrong. */
static void point_at(str query, const struct query_fault *f)
{
	size_t n = 0;

	say(stderr, "  %s\n", query.s);
	fputs("  ", stderr);
	for (size_t at = 0; at < query.len && n < f->end; n++) {
		int width = utf_width(utf8_next(query, &at));

		while (width--)
			fputc(n < f->start ? ' ' : '^', stderr);
	}
	fputs(f->end == f->start ? "^\n" : "\n", stderr);
}

struct query *ask_query(int argc, char **argv, struct arena *a)
{
	str text = STR("");
	struct query_fault f;
	struct query *q;

	for (int i = 1; i < argc; i++)
		text = arena_printf(a, "%s%s%s", text.s, i > 1 ? " " : "",
		    argv[i]);
	q = query_parse(text, &f, a);
	if (!q) {
		struct diag d = {0};

		diag_add(&d, DIAG_QUERY, "%.*s", (int)f.text.len, f.text.s);
		diag_print(&d, stderr);
		diag_clear(&d);
		point_at(text, &f);
	}
	return q;
}

/* Whether a name that was given is this one, or Chinese for it. */
static bool is_name(str given, str name)
{
	enum query_field f = query_field_named(given);

	return str_eq(given, name) || (f != QUERY_FIELD_COUNT &&
	    str_eq(str_of(query_fields[f].name), name));
}

bool ask_listed(const char *list, str name)
{
	for (;;) {
		size_t len = strcspn(list, ",");

		if (is_name((str){ list, len }, name))
			return true;
		if (!list[len])
			return false;
		list += len + 1;
	}
}

bool ask_all_known(const char *list, const char *const *names, int count)
{
	for (;;) {
		size_t len = strcspn(list, ",");
		int i = 0;

		while (i < count && !is_name((str){ list, len },
		    str_of(names[i])))
			i++;
		if (i == count || !list[len])
			return i < count;
		list += len + 1;
	}
}

/* A column by any of its names; HIT_COUNT: none. */
static enum hit named(str name)
{
	int h = 0;

	while (h < HIT_COUNT && !str_eq(name, str_of(hit_rows[h].name)) &&
	    !str_eq(name, str_of(hit_rows[h].heading)))
		h++;
	return (enum hit)h;
}

static enum hit column(const char *command, str name)
{
	enum hit h = named(name);

	if (h != HIT_COUNT)
		return h;
	say(stderr, _("dafu %s: no column '%.*s'; there are:"), command,
	    (int)name.len, name.s);
	for (int i = 0; i < HIT_COUNT; i++)
		fprintf(stderr, "%s %s", i ? "," : "", lang_pick(
		    hit_rows[i].heading, hit_rows[i].name));
	fputc('\n', stderr);
	return h;
}

bool ask_sort(struct archive_ask *ask, const char *command, const char *list)
{
	ask->sorts = 0;
	while (list && *list) {
		size_t len = strcspn(list, ",");
		bool down = *list == '-';
		enum hit h = column(command, (str){ list + down, len - down });

		if (h == HIT_COUNT)
			return false;
		if (ask->sorts == ARCHIVE_SORTS) {
			usage_error(command, "more than %d columns to sort by",
			    ARCHIVE_SORTS);
			return false;
		}
		ask->sort[ask->sorts++] = (struct archive_sort){ h, down };
		list += len + (list[len] == ',');
	}
	return true;
}

bool ask_columns(enum hit out[HIT_COUNT], size_t *n, const char *command,
    const char *list)
{
	bool seen[HIT_COUNT] = {0};

	*n = 0;
	while (*list) {
		size_t len = strcspn(list, ",");
		enum hit h = column(command, (str){ list, len });

		if (h == HIT_COUNT)
			return false;
		if (!seen[h])
			out[(*n)++] = h;
		seen[h] = true;
		list += len + (list[len] == ',');
	}
	if (!*n)
		usage_error(command, "no columns");
	return *n;
}

str ask_word(const char *field, str code)
{
	return code.s ? str_of(lang_word(field, code.s)) : code;
}

void ask_write(const archive_hits *hits, const enum hit *wanted, size_t n,
    enum table_format format)
{
	struct arena a = {0};
	struct table_column c[HIT_COUNT];
	str *cell = arena_new(&a, str, hits->n * n);

	for (size_t i = 0; i < n; i++) {
		const struct hit_row *r = &hit_rows[wanted[i]];

		c[i] = (struct table_column){ r->name, r->heading, r->number };
	}
	for (size_t k = 0; k < hits->n; k++)
		for (size_t i = 0; i < n; i++)
			cell[k * n + i] = hits->v[k].value[wanted[i]];
	table_write(c, n, cell, hits->n, format);
	arena_free(&a);
}
