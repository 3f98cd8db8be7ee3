/* SPDX-License-Identifier: MIT */
/* Letters in hand. */
#include "ask/held.h"

#include <stdlib.h>

#include "ask/find.h"
#include "record/record.h"

static const enum hit told[] = { HIT_ID, HIT_DATE, HIT_ISSUER, HIT_KIND };
enum { TOLD = sizeof(told) / sizeof(*told) };

static struct held held_of(const struct archive_hit *h)
{
	return (struct held){ .id = h->letter, .date = h->value[HIT_DATE],
		.issuer = h->value[HIT_ISSUER], .kind = h->value[HIT_KIND] };
}

static int by_number(const void *one, const void *two)
{
	const int64_t *x = one, *y = two;

	return (*x > *y) - (*x < *y);
}

bool held_find(helds *out, struct archive *x, const struct query *q,
    struct arena *a, struct diag *d)
{
	static const struct query every = { .kind = QUERY_AND };
	struct archive_ask all = { .query = &every, .limit = -1, .sort = {
		{ HIT_ISSUER, false }, { HIT_DATE, false }, { HIT_ID, false } },
		.sorts = 3 }, some = { .query = q, .limit = -1,
		.sort = {{ HIT_ID, false }}, .sorts = 1 };
	archive_hits hits, asked;
	int64_t *id;

	*out = (helds){0};
	for (int i = 0; i < TOLD; i++)
		all.want[told[i]] = true;
	if (!archive_search(x, &all, &hits, a, d) ||
	    !archive_search(x, &some, &asked, a, d))
		return false;
	id = arena_new(a, int64_t, asked.n + 1);
	for (size_t i = 0; i < asked.n; i++)
		id[i] = asked.v[i].letter;
	for (size_t i = 0; i < hits.n; i++) {
		struct held *h = push(a, out);

		*h = held_of(&hits.v[i]);
		h->asked = bsearch(&h->id, id, asked.n, sizeof(*id),
		    by_number);
	}
	return true;
}

bool held_one(struct held *out, struct archive *x, int64_t id,
    struct arena *a, struct diag *d)
{
	struct archive_hit hit;

	if (!ask_hit(&hit, x, id, told, TOLD, a, d))
		return false;
	*out = held_of(&hit);
	out->asked = true;
	return true;
}

static const xmlNode *body_element(xmlDoc *doc)
{
	const xmlNode *n = xmlDocGetRootElement(doc)->children;

	while (n && strcmp((const char *)n->name, "body"))
		n = n->next;
	return n;
}

bool held_read(struct held *h, struct archive *x, struct arena *a,
    struct diag *d)
{
	struct archive_version v;

	if (!archive_find_version(x, h->id, 0, &v, a, d))
		return false;
	h->doc = record_parse(v.xml, d);
	if (!h->doc)
		return false;
	rows_of(&h->rows, h->doc, a);
	body_of(&h->body, body_element(h->doc), a);
	sentences_of(&h->sentence, &h->body, &h->rows, a);
	return true;
}

void held_done(struct held *h)
{
	xmlFreeDoc(h->doc);
	h->doc = NULL;
}

int held_compare(str date, int64_t id, str other_date, int64_t other_id)
{
	int c = !date.s != !other_date.s ? !date.s - !other_date.s :
	    date.s ? strcmp(date.s, other_date.s) : 0;

	return c ? c : (id > other_id) - (id < other_id);
}

size_t held_group(const struct held *h, size_t n)
{
	size_t k = 1;

	while (k < n && h->issuer.s && h[k].issuer.s &&
	    str_eq(h->issuer, h[k].issuer))
		k++;
	return k;
}

str held_place(int64_t start, int64_t end, struct arena *a)
{
	return start < 0 ? STR_NONE : arena_printf(a, "%lld-%lld",
	    (long long)start, (long long)end);
}

const struct sentence *held_sentence(const struct held *h, int64_t start)
{
	for (size_t i = 0; i < h->sentence.n; i++)
		if (h->sentence.v[i].start <= start &&
		    start < h->sentence.v[i].end)
			return &h->sentence.v[i];
	return NULL;
}
