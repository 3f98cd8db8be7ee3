/* SPDX-License-Identifier: MIT */
/* Letters of an archive by their names. */
#include "ask/find.h"

#include <stdlib.h>

#include "ask/query_parse.h"

/* Letters of one number that are named in a message. */
#define SHOWN 5

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
	size_t len = point && digits(point + 1, strlen(point + 1)) &&
	    strtoll(point + 1, NULL, 10) > 0 ? (size_t)(point - name) :
	    strlen(name);

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
