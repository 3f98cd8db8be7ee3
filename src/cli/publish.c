/* SPDX-License-Identifier: MIT */
/* dafu publish: the public edition of letters, into a folder of their own. */
#define _XOPEN_SOURCE 700	/* realpath */
#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/corrected.h"
#include "base/csv.h"
#include "base/file.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "cli/published.h"
#include "package/folder.h"
#include "work/product.h"

struct publish {
	/* options */
	const char *where, *output, *log;
	struct published_options how;
	size_t limit;
	bool replace, any_file_system;
	struct worker_limits limits;
	/* what works */
	struct query *query;		/* of an archive */
	struct pool *pool;
	struct paths in;
	struct folder to;
	struct names used;
	FILE *index, *record;	/* the log, before it has its name */
	size_t made, refused;
	struct arena arena;	/* of the letter in hand */
	struct diag diag;
};

/* BASE, or BASE-2 … where an earlier one has that name. */
static str name_of(struct publish *j, str base)
{
	struct arena *a = &j->used.arena;
	str out = base;
	int n = 1;

	while (names_find(&j->used, out.s, false))
		out = arena_printf(a, "%s-%d", base.s, ++n);
	names_find(&j->used, arena_str(a, out).s, true);
	return out;
}

/* A letter's row: its name, what it says of itself, its files. */
static bool write_index(struct publish *j, str name, str cells,
    const str *files)
{
	json_t *list = json_loadb(cells.s, cells.len, 0, NULL), *x;
	str cell[1 + PUBLISHED_COLUMNS + FORMAT_COUNT] = { name };
	size_t i, n = 1;

	json_array_foreach(list, i, x)
		if (n <= PUBLISHED_COLUMNS)
			cell[n++] = str_of(json_string_value(x));
	for (i = 0; i < j->how.formats; i++)
		cell[n++] = files[i];
	csv_row(j->index, cell, n);
	json_decref(list);
	return !ferror(j->index);
}

/* What was made of a letter, each of its formats a file.  prefix: of its name. */
static bool keep(struct publish *j, const struct products *x, size_t first,
    const char *prefix)
{
	const struct product *head = &x->list.v[first];
	str files[FORMAT_COUNT], number = head->coverage, name;

	if (!number.len && !*prefix)
		number = STR("letter");
	name = name_of(j, arena_printf(&j->arena, "%s%s%s", prefix,
	    *prefix && number.len ? "-" : "", number.s));
	for (size_t k = 0; k < j->how.formats; k++) {
		files[k] = arena_printf(&j->arena, "%s.%s", name.s,
		    format_rows[j->how.format[k]].extension);
		if (!folder_put(&j->to, files[k].s, x->list.v[first + 1 +
		    k].bytes, &j->diag))
			return false;
	}
	j->made++;
	return write_index(j, name, head->bytes, files);
}

/* False: nothing more can be written, or read. */
static bool letter(struct publish *j, const char *path, str bytes,
    const char *prefix)
{
	struct task t = { .a = &j->arena, .bytes = bytes,
		.name = str_of(path) };
	struct products x;
	bool goes_on;

	j->diag.file = str_of(path);
	goes_on = products_ask(&x, &t, j->pool, &j->diag);
	for (size_t i = 0; goes_on && i < x.list.n; i++) {
		if (j->record && fprintf(j->record, "%s\n",
		    x.list.v[i].advice.s) < 0)
			goes_on = false;
		if (!x.list.v[i].bytes.len) {
			j->refused++;
			continue;
		}
		goes_on = goes_on && keep(j, &x, i, prefix);
		i += j->how.formats;
	}
	diag_next(&j->diag);
	return goes_on;
}

static bool each_file(struct publish *j)
{
	for (size_t i = 0; i < j->in.list.n; i++) {
		const char *path = j->in.list.v[i];
		str bytes;
		bool ok;

		j->diag.file = str_of(path);
		ok = !file_read(&bytes, path, j->limit, &j->arena, &j->diag) ||
		    letter(j, path, bytes, "");
		diag_next(&j->diag);
		arena_reset(&j->arena);
		if (!ok)
			return false;
	}
	return true;
}

static bool each_found(struct publish *j, struct archive *x,
    struct arena *a)
{
	const struct archive_ask ask = { .query = j->query, .limit = -1,
		.sort = {{ HIT_ID, false }}, .sorts = 1 };
	archive_hits hits;

	if (!archive_search(x, &ask, &hits, a, &j->diag))
		return false;
	for (size_t i = 0; i < hits.n; i++) {
		struct archive_version v;
		const char *name = arena_printf(&j->arena, "letter %lld",
		    (long long)hits.v[i].letter).s;

		if (!archive_find_version(x, hits.v[i].letter, 0, &v,
		    &j->arena, &j->diag) || !archive_corrected(x, &v,
		    &j->arena, &j->diag) || !letter(j, name, v.xml,
		    arena_printf(&j->arena, "%06lld",
		    (long long)hits.v[i].letter).s))
			return false;
		arena_reset(&j->arena);
	}
	return true;
}

static bool each_letter(struct publish *j)
{
	struct arena a = {0};
	struct archive *x;
	bool ok = false;

	if (!j->where)
		return each_file(j);
	x = ask_archive(j->where, j->any_file_system, &j->diag);
	if (x && archive_look(x, &j->diag)) {
		ok = each_found(j, x, &a);
		archive_leave(x);
	}
	archive_close(x);
	arena_free(&a);
	return ok;
}

/* --- the log, which only who may see what was taken out can read */

/* Whether path lies in the folder that is made, or is it. */
static bool inside(const char *path, const char *folder, struct arena *a)
{
	char *one = realpath(file_folder(path, a).s, NULL);
	char *two = realpath(file_folder(file_clean(str_of(folder), a).s,
	    a).s, NULL);
	str dir = arena_printf(a, "%s/%s/", two ? two : "", file_name(
	    file_clean(str_of(folder), a).s));
	str own = arena_printf(a, "%s/%s/", one ? one : "", file_name(path));
	bool is = one && two && str_starts(own, dir);

	free(one);
	free(two);
	return is;
}

static bool log_open(struct publish *j)
{
	struct stat st;
	mode_t mask;

	if (!j->log)
		return true;
	if (inside(j->log, j->output, &j->to.arena)) {
		diag_add(&j->diag, DIAG_OVERWRITE, "%s: the log is not for "
		    "the public: not in %s", j->log, j->output);
		return false;
	}
	if (!lstat(j->log, &st)) {
		diag_add(&j->diag, DIAG_OUTPUT_EXISTS, "%s", j->log);
		return false;
	}
	mask = umask(077);
	j->record = fopen(j->log, "wx");
	umask(mask);
	if (!j->record)
		diag_add(&j->diag, DIAG_IO, "%s", j->log);
	return j->record != NULL;
}

static bool log_close(struct publish *j)
{
	bool ok = !j->record || !ferror(j->record);

	if (j->record && (fflush(j->record) == EOF ||
	    fsync(fileno(j->record))))
		ok = false;
	if (j->record && fclose(j->record) == EOF)
		ok = false;
	if (!ok)
		diag_add(&j->diag, DIAG_IO, "%s", j->log);
	return ok;
}

/* --- the command */

static bool make_all(struct publish *j)
{
	bool ok;

	j->index = folder_file(&j->to, "index.csv", &j->diag);
	if (!j->index)
		return false;
	csv_bom(j->index);
	fputs("file," PUBLISHED_HEAD, j->index);
	for (size_t i = 0; i < j->how.formats; i++)
		fprintf(j->index, ",%s", format_rows[j->how.format[i]].name);
	fputs("\r\n", j->index);
	ok = each_letter(j);
	return folder_done(&j->to, j->index, "index.csv", &j->diag) && ok;
}

static bool begin(struct publish *j)
{
	const struct pool_options o = { .workers = 1, .limits = j->limits,
		.open = published_open, .read = published_read,
		.arg = &j->how, .programs = true };

	if (j->where && !ask_may_write(j->where, j->output, &j->diag))
		return false;
	if (!folder_open(&j->to, j->output, false, j->replace, &j->diag) ||
	    !log_open(j))
		return false;
	j->pool = pool_open(&o, &j->diag);
	return j->pool && pool_ready(j->pool, &j->diag);
}

static int run(struct publish *j, int argc, char **argv)
{
	bool ok;

	for (int i = 1; !j->where && i < argc; i++)
		paths_add(&j->in, argv[i], &j->diag);
	j->query = j->where ? ask_query(argc, argv, &j->used.arena) : NULL;
	if (j->where && !j->query)
		return EXIT_USAGE;
	if (!j->where && !j->in.list.n && j->diag.worst < SEVERITY_ERROR)
		return usage_error("publish", "no letter");
	ok = begin(j) && make_all(j);
	pool_close(j->pool);
	ok = log_close(j) && ok;
	if (ok && j->made)
		ok = folder_keep(&j->to, &j->diag);
	else
		folder_drop(&j->to);
	if (ok)
		fprintf(stderr, j->made ? _("%zu published, %zu refused\n") :
		    _("%zu published, %zu refused; nothing was written\n"),
		    j->made, j->refused);
	return finish(&j->diag);
}

static void add_format(struct published_options *o, enum format f)
{
	for (size_t i = 0; i < o->formats; i++)
		if (o->format[i] == f)
			return;
	o->format[o->formats++] = f;
}

static void add_all(struct published_options *o)
{
	for (int f = 0; f < FORMAT_COUNT; f++)
		add_format(o, (enum format)f);
}

static int check(struct publish *j, const char *formats)
{
	struct arena a = {0};
	int status = EXIT_DONE;

	if (!j->output || !*j->output || !strcmp(j->output, "-"))
		return usage_error("publish", "nowhere to: -o DIR");
	if (j->how.force && (!*j->how.force || !j->log))
		return usage_error("publish", !j->log ?
		    "--force goes into a log: --log FILE" :
		    "--force wants a reason");
	if (!limits_hold(&j->limits))
		return usage_error("publish", "a number is out of range");
	while (*formats && !status) {
		size_t len = strcspn(formats, ",");
		str name = arena_str(&a, (str){ formats, len });
		enum format f = format_named(name.s);

		if (str_eq(name, STR("all")))
			add_all(&j->how);
		else if (f == FORMAT_COUNT)
			status = choice_error("publish", "format", name.s,
			    format_list);
		else
			add_format(&j->how, f);
		formats += len + (formats[len] == ',');
	}
	arena_free(&a);
	return status;
}

int cmd_publish(int argc, char **argv)
{
	static struct publish j = { .limit = LIMIT, .limits = LIMITS_DEFAULT,
		.to.held = -1, .how.reading.limit = LIMIT };
	const char *formats = "html,xml,json,text", *allow = NULL;
	const struct option_row rows[] = {
		{ "output", 'o', OPTION_WORD, &j.output, "DIR",
		    "the folder to make; it appears once it is whole" },
		ARCHIVE_OPTION(j.where,
		    "the letters of an archive, all or those of a query"),
		{ "format", 'f', OPTION_WORD, &formats, "FORMAT,...",
		    "what is made of each, or all (html,xml,json,text)" },
		{ "log", 0, OPTION_WORD, &j.log, "FILE",
		    "say here, for the inner side, what was taken out" },
		{ "force", 0, OPTION_WORD, &j.how.force, "REASON",
		    "publish what its mark does not allow; not a secret" },
		{ "anonymous-proposer", 0, OPTION_FLAG,
		    &j.how.redact.anonymous, NULL,
		    "take out the names of proposers, too" },
		{ "allow", 0, OPTION_WORD, &allow, "WORDS,...",
		    "numbers and names that may stay: a switchboard's" },
		{ "replace", 0, OPTION_FLAG, &j.replace, NULL,
		    "put away what publish made there before" },
		NETWORK_OPTION(j.any_file_system),
		FOLLOW_OPTION(j.in),
		LIMIT_OPTIONS(j.limits),
		LETTER_OPTIONS(j.how.reading),
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-o DIR [OPTION...] LETTER|RECORD.xml... | -a FILE.dafu [QUERY...]");
	j.how.redact.allow = str_of(allow);
	status = check(&j, formats);
	status = status ? status : run(&j, argc, argv);
	paths_clear(&j.in);
	arena_free(&j.used.arena);
	arena_free(&j.arena);
	return status;
}
