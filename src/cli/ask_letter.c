/* SPDX-License-Identifier: MIT */
/* Letters of an archive by their names. */
#include <stdlib.h>
#include <time.h>

#include "cli/ask.h"

/* Letters of one number that are named in a message. */
#define SHOWN 5

str ask_time(int64_t seconds, struct arena *a)
{
	time_t t = (time_t)seconds;
	struct tm tm = {0};
	char s[32];

	gmtime_r(&t, &tm);
	strftime(s, sizeof(s), "%Y-%m-%dT%H:%M:%SZ", &tm);
	return arena_str(a, str_of(s));
}

static bool digits(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] < '0' || s[i] > '9')
			return false;
	return len > 0 && len < 19;
}

static bool by_number(struct ask_letter *out, struct archive *x, str name,
    struct diag *d)
{
	struct arena a = {0};
	struct archive_ask ask = { .query = query_number(name, &a),
		.want[HIT_ISSUER] = true, .sort = {{ HIT_ID, false }},
		.sorts = 1, .limit = SHOWN };
	archive_hits hits;
	str list = STR("");
	bool ok = archive_search(x, &ask, &hits, &a, d);

	if (ok && !hits.n)
		diag_add(d, DIAG_ARCHIVE_NONE, "number %.*s",
		    (int)name.len, name.s);
	for (size_t i = 0; ok && i < hits.n; i++)
		list = arena_printf(&a, "%s%s%lld (%s)", list.s, i ? ", " : "",
		    (long long)hits.v[i].letter, hits.v[i].value[HIT_ISSUER].s
		    ? hits.v[i].value[HIT_ISSUER].s : "");
	if (ok && hits.n > 1)
		diag_add(d, DIAG_ARCHIVE_SEVERAL, "%.*s: %s: take an id",
		    (int)name.len, name.s, list.s);
	ok = ok && hits.n == 1;
	if (ok)
		out->letter = hits.v[0].letter;
	arena_free(&a);
	return ok;
}

bool ask_letter(struct ask_letter *out, struct archive *x, const char *name,
    struct diag *d)
{
	const char *point = strrchr(name, '.');
	size_t len = point && digits(point + 1, strlen(point + 1)) ?
	    (size_t)(point - name) : strlen(name);

	*out = (struct ask_letter){0};
	if (name[len])
		out->version = strtoll(point + 1, NULL, 10);
	if (!digits(name, len))
		return by_number(out, x, (str){ name, len }, d);
	out->letter = strtoll(name, NULL, 10);
	return true;
}

bool ask_hit(struct archive_hit *out, struct archive *x, int64_t letter,
    const enum hit *column, size_t n, struct arena *a, struct diag *d)
{
	struct query_fault fault;
	struct archive_ask ask = { .limit = 1, .withdrawn = true };
	archive_hits hits;

	ask.query = query_parse(arena_printf(a, "id:%lld", (long long)letter),
	    &fault, a);
	for (size_t i = 0; i < n; i++)
		ask.want[column[i]] = true;
	if (!archive_search(x, &ask, &hits, a, d))
		return false;
	if (!hits.n) {
		diag_add(d, DIAG_ARCHIVE_NONE, "letter %lld",
		    (long long)letter);
		return false;
	}
	*out = hits.v[0];
	return true;
}

bool ask_versions(struct archive *x, int64_t letter, enum table_format format,
    struct diag *d)
{
	static const struct table_column column[] = {
		{ "version", "版本", true }, { "current", "现行", false },
		{ "time", "识读时间", false }, { "program", "程序", false },
		{ "profile", "配置", false }, { "document", "文件", true },
		{ "sha256", "SHA-256", false },
	};
	enum { COLUMNS = sizeof(column) / sizeof(*column) };
	static const enum hit versions = HIT_VERSIONS;
	struct VEC(str) cell = {0};
	struct arena a = {0};
	struct archive_hit hit;
	bool ok = ask_hit(&hit, x, letter, &versions, 1, &a, d);
	int64_t count = ok ? strtoll(hit.value[HIT_VERSIONS].s, NULL, 10) : 0;

	for (int64_t i = 1; ok && i <= count; i++) {
		struct archive_version v;

		ok = archive_find_version(x, letter, i, &v, &a, d);
		if (!ok)
			break;
		*push(&a, &cell) = arena_printf(&a, "%lld", (long long)i);
		*push(&a, &cell) = v.current ? STR("yes") : STR("no");
		*push(&a, &cell) = ask_time(v.time, &a);
		*push(&a, &cell) = v.program;
		*push(&a, &cell) = v.profile;
		*push(&a, &cell) = arena_printf(&a, "%lld",
		    (long long)v.document);
		*push(&a, &cell) = v.sha256;
	}
	if (ok)
		table_write(column, COLUMNS, cell.v, cell.n / COLUMNS, format);
	arena_free(&a);
	return ok;
}
