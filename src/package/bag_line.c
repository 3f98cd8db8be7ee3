/* SPDX-License-Identifier: MIT */
/* The lines of a bag: what is believed of them is what they must be. */
#include "package/bag_line.h"

#include <errno.h>
#include <sys/stat.h>

#include "archive/archive.h"
#include "base/digest.h"
#include "base/file.h"
#include "package/bag.h"

/* Bytes of a line, and of a file that one names. */
#define LONGEST ((size_t)1 << 20)
#define LARGEST ((size_t)1 << 30)

static bool is_text(const json_t *x)
{
	return json_is_string(x) && json_string_length(x) &&
	    strlen(json_string_value(x)) == json_string_length(x);
}

static bool is_count(const json_t *x)
{
	return json_is_integer(x) && json_integer_value(x) >= 0;
}

static bool is_id(const json_t *x)
{
	return json_is_integer(x) && json_integer_value(x) > 0;
}

static bool is_part(const json_t *x)
{
	return is_id(x) && json_integer_value(x) <= UINT32_MAX;
}

static bool is_hash(const json_t *x)
{
	return is_text(x) && json_string_length(x) == 64 &&
	    strspn(json_string_value(x), "0123456789abcdef") == 64;
}

/* The hash of the entry before; of the first "". */
static bool is_previous(const json_t *x)
{
	return is_hash(x) || (json_is_string(x) && !json_string_length(x));
}

static bool is_true(const json_t *x)
{
	return json_is_true(x);
}

static bool is_file(const json_t *x)
{
	return is_text(x) && bag_inside(json_string_value(x)) &&
	    !strncmp(json_string_value(x), "data/", 5);
}

static bool is_outcome(const json_t *x)
{
	for (int i = 0; is_text(x) && i < OUTCOME_COUNT; i++)
		if (!strcmp(json_string_value(x), outcome_names[i]))
			return true;
	return false;
}

/* What lines have; a member more: a row here and in bag.c. */
static const struct member {
	enum bag_lines of;
	const char *name;
	bool (*is)(const json_t *x);
	bool optional;
} members[] = {
	{ BAG_DOCUMENTS, "document", is_id, false },
	{ BAG_DOCUMENTS, "file", is_file, false },
	{ BAG_DOCUMENTS, "path", is_text, false },
	{ BAG_DOCUMENTS, "time", is_count, false },
	{ BAG_DOCUMENTS, "size", is_count, false },
	{ BAG_DOCUMENTS, "sha256", is_hash, false },
	{ BAG_DOCUMENTS, "program", is_text, false },
	{ BAG_DOCUMENTS, "profile", is_text, true },
	{ BAG_DOCUMENTS, "outcome", is_outcome, false },
	{ BAG_DOCUMENTS, "reason", is_text, true },
	{ BAG_RECORDS, "document", is_id, false },
	{ BAG_RECORDS, "part", is_part, false },
	{ BAG_RECORDS, "letter", is_id, false },
	{ BAG_RECORDS, "version", is_id, false },
	{ BAG_RECORDS, "source", is_hash, false },
	{ BAG_RECORDS, "file", is_file, false },
	{ BAG_RECORDS, "time", is_count, false },
	{ BAG_RECORDS, "size", is_count, false },
	{ BAG_RECORDS, "sha256", is_hash, false },
	{ BAG_RECORDS, "program", is_text, false },
	{ BAG_RECORDS, "profile", is_text, true },
	{ BAG_SIGHTINGS, "document", is_id, false },
	{ BAG_SIGHTINGS, "path", is_text, false },
	{ BAG_SIGHTINGS, "url", is_text, true },
	{ BAG_SIGHTINGS, "first", is_count, false },
	{ BAG_SIGHTINGS, "last", is_count, false },
	{ BAG_SIGHTINGS, "times", is_id, false },
	{ BAG_CORRECTIONS, "letter", is_id, false },
	{ BAG_CORRECTIONS, "event", is_id, false },
	{ BAG_CORRECTIONS, "field", is_text, false },
	{ BAG_CORRECTIONS, "value", is_text, true },
	{ BAG_CORRECTIONS, "read", is_text, true },
	{ BAG_CORRECTIONS, "takenBack", is_true, true },
	{ BAG_LOG, "id", is_id, false },
	{ BAG_LOG, "time", is_count, false },
	{ BAG_LOG, "action", is_text, false },
	{ BAG_LOG, "type", is_text, false },
	{ BAG_LOG, "agent", is_text, false },
	{ BAG_LOG, "letter", is_id, true },
	{ BAG_LOG, "detail", is_text, false },
	{ BAG_LOG, "reason", is_text, true },
	{ BAG_LOG, "authority", is_text, true },
	{ BAG_LOG, "previous", is_previous, false },
	{ BAG_LOG, "hash", is_hash, false },
};

const char *const bag_line_files[BAG_LINES] = {
	[BAG_DOCUMENTS] = "data/documents.jsonl",
	[BAG_RECORDS] = "data/records.jsonl",
	[BAG_SIGHTINGS] = "data/sightings.jsonl",
	[BAG_CORRECTIONS] = "data/corrections.jsonl",
	[BAG_LOG] = "data/log.jsonl",
};

bool bag_reader_bad(const struct bag_reader *r, const char *what,
    struct diag *d)
{
	diag_add(d, DIAG_BAG, "%s: %s:%zu: %s", r->bag, bag_line_files[r->what],
	    r->number, what);
	return false;
}

static bool check(struct bag_reader *r, struct diag *d)
{
	size_t known = 0;

	if (!json_is_object(r->line))
		return bag_reader_bad(r, "is no JSON object", d);
	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
		const struct member *m = &members[i];
		const json_t *x = json_object_get(r->line, m->name);

		if (m->of != r->what || (!x && m->optional))
			continue;
		if (!x || !m->is(x))
			return bag_reader_bad(r, arena_printf(&r->arena,
			    "'%s' %s", m->name, x ? "is not what it may be" :
			    "is missing").s, d);
		known++;
	}
	return known == json_object_size(r->line) ||
	    bag_reader_bad(r, "has more than this program knows", d);
}

/* The bytes of the next line; s == NULL: none, or too long a one. */
static str read_line(struct bag_reader *r, bool *cut)
{
	char *s = arena_alloc(&r->arena, 1, 1, LONGEST);
	size_t n = 0;
	int c;

	while ((c = getc(r->in)) != EOF && c != '\n' && n < LONGEST)
		s[n++] = (char)c;
	*cut = n == LONGEST || ferror(r->in) || (n && c == EOF);
	return c == EOF && !n ? STR_NONE : (str){ s, n };
}

bool bag_reader_next(struct bag_reader *r, struct diag *d)
{
	bool cut;
	str s;

	json_decref(r->line);
	r->line = NULL;
	r->number++;
	arena_reset(&r->arena);
	s = read_line(r, &cut);
	if (cut)
		return bag_reader_bad(r, "is cut, or too long", d);
	if (!s.s)
		return true;
	r->line = json_loadb(s.s, s.len, JSON_REJECT_DUPLICATES, NULL);
	return check(r, d);
}

bool bag_reader_open(struct bag_reader *r, const char *bag,
    enum bag_lines what, struct diag *d)
{
	*r = (struct bag_reader){ .what = what, .bag = bag };
	r->in = bag_open(bag, bag_line_files[what]);
	if (!r->in && what >= BAG_SIGHTINGS && errno == ENOENT)
		return true;		/* made before bags had them */
	return r->in ? bag_reader_next(r, d) :
	    bag_bad(d, bag, "cannot be read", bag_line_files[what]);
}

void bag_reader_close(struct bag_reader *r)
{
	if (r->in)
		fclose(r->in);
	json_decref(r->line);
	arena_free(&r->arena);
	*r = (struct bag_reader){0};
}

int64_t bag_number(const struct bag_reader *r, const char *name)
{
	return json_integer_value(json_object_get(r->line, name));
}

bool bag_says(const struct bag_reader *r, const char *name)
{
	return json_is_true(json_object_get(r->line, name));
}

str bag_text(const struct bag_reader *r, const char *name, struct arena *a)
{
	const json_t *s = json_object_get(r->line, name);

	return json_is_string(s) ? arena_str(a, (str){ json_string_value(s),
	    json_string_length(s) }) : (str){0};
}

bool bag_file(const struct bag_reader *r, str *bytes, struct arena *a,
    struct diag *d)
{
	const char *name = bag_text(r, "file", a).s;

	if (!file_read(bytes, bag_path(a, r->bag, name), LARGEST, a, d))
		return bag_reader_bad(r, "'file' cannot be read", d);
	if ((int64_t)bytes->len != bag_number(r, "size"))
		return bag_reader_bad(r, "'size' is not the file's", d);
	return str_eq(digest_sha256(a, *bytes), bag_text(r, "sha256", a)) ||
	    bag_reader_bad(r, "'sha256' is not the file's", d);
}
