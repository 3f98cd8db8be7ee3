/* SPDX-License-Identifier: MIT */
/*
 * The index as files that a page loads as scripts, since a page that was opened
 * from a file may not read others:
 *
 *   dafu("12",{"…":"…",…});       pairs of shard 12
 *   dafu("year",{"2024":"…",…});  a facet
 *   dafu("m3",[[…],…]);           what is shown of letters 3·128 …
 *
 * A list of letters is their numbers in the order of the site, each as the
 * distance from the one before, for pairs times two plus one where it stands in a
 * title: digits to the base of 44, lowest first, of which all but the last are
 * 44 more, each printed as a sign of `signs`.
 */
#include <jansson.h>
#include <stdlib.h>

#include "base/utf.h"
#include "site/facts.h"

static const char signs[] =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "!#$%()*+,-./:;=?@[]^_`{|}~";
enum { BASE = 44, BLOCK = 128, SHARD = 20000, SHARDS = 4096 };

struct list {
	uint32_t last;		/* the number before, plus one */
	struct VEC(char) text;
};

static void add(struct list *l, uint32_t number, bool flags, bool title,
    struct arena *a)
{
	uint32_t n = number - l->last;

	l->last = number + 1;
	if (flags)
		n = 2 * n + title;
	for (; n >= BASE; n /= BASE)
		*push(a, &l->text) = signs[BASE + n % BASE];
	*push(a, &l->text) = signs[n];
}

static str key_of(const struct gram *g, char buffer[8])
{
	size_t len = utf8_put(buffer, g->first);

	len += utf8_put(buffer + len, g->second);
	buffer[len] = '\0';
	return (str){ buffer, len };
}

static bool put(const struct site_sink *to, const char *name, json_t *value,
    struct arena *a)
{
	char *text = json_dumps(value, JSON_COMPACT | JSON_SORT_KEYS);
	str file = arena_printf(a, "dafu(\"%s\",%s);\n", name, text);
	bool ok = to->put(to->arg, arena_printf(a, "search/%s.js", name).s,
	    file);

	free(text);
	json_decref(value);
	return ok;
}

static void set(json_t *to, const char *key, const struct list *l)
{
	json_object_set_new(to, key, json_stringn_nocheck(l->text.v,
	    l->text.n));
}

/* The shard of a pair; site.js computes the same. */
static uint32_t shard_of(const struct gram *g, uint32_t count)
{
	return (g->first * 31 + g->second) % count;
}

static bool put_pairs(struct site *s, const struct site_sink *to,
    uint32_t count, struct arena *a)
{
	const struct grams *g = &s->grams;
	struct list *list = arena_new(a, struct list, g->n + 1);
	json_t **shard = arena_new(a, json_t *, count);
	bool ok = true;

	for (uint32_t i = 0; i < s->letter.n; i++) {
		const struct grams_of *of = &s->letter.v[s->order[i]].grams;

		for (size_t k = 0; k < of->n; k++)
			add(&list[of->v[k] / 2], i, true, of->v[k] & 1, a);
	}
	for (uint32_t i = 0; i < count; i++)
		shard[i] = json_object();
	for (size_t i = 0; i < g->n; i++) {
		char key[8 + 1];

		if (g->use[i].count)
			set(shard[shard_of(&g->use[i].gram, count)],
			    key_of(&g->use[i].gram, key).s, &list[i]);
	}
	for (uint32_t i = 0; i < count; i++)
		ok = ok && put(to, arena_printf(a, "%u", i).s, shard[i], a);
	return ok;
}

static bool put_facet(struct site *s, const struct site_sink *to,
    enum site_facet f, const char *name, struct arena *a)
{
	json_t *all = json_object();
	struct list *lists = NULL;
	struct entry { str key; size_t at; };
	struct VEC(struct entry) keys = {0};

	lists = arena_new(a, struct list, s->letter.n + 1);
	for (uint32_t i = 0; i < s->letter.n; i++) {
		str key = facts_key(s, s->order[i], f);
		const char *k;
		size_t at;

		if (!key.s)
			continue;
		k = facts_short(a, key).s;
		/* the object tells which list is a key's */
		if (!json_object_get(all, k)) {
			json_object_set_new(all, k,
			    json_integer((json_int_t)keys.n));
			*push(a, &keys) = (struct entry){ str_of(k), keys.n };
		}
		at = (size_t)json_integer_value(json_object_get(all, k));
		add(&lists[at], i, false, false, a);
	}
	for (size_t i = 0; i < keys.n; i++)
		set(all, keys.v[i].key.s, &lists[i]);
	return put(to, name, all, a);
}

static json_t *text(str x)
{
	return x.s ? json_stringn(x.s, x.len) : json_null();
}

static bool put_letters(struct site *s, const struct site_sink *to,
    struct arena *a)
{
	for (uint32_t i = 0; i < s->letter.n; ) {
		const char *name = arena_printf(a, "m%u", i / BLOCK).s;
		json_t *block = json_array();

		do {
			const struct site_letter *l =
			    &s->letter.v[s->order[i]];
			json_t *row = json_array();
			const str cell[] = { l->name, l->title, l->asked,
			    l->issuer, l->number, l->date, l->class };

			for (size_t k = 0; k < sizeof(cell) /
			    sizeof(*cell); k++)
				json_array_append_new(row, text(cell[k]));
			json_array_append_new(block, row);
		} while (++i < s->letter.n && i % BLOCK);
		if (!put(to, name, block, a))
			return false;
	}
	return true;
}

bool shards_write(struct site *s, const struct site_sink *to, uint32_t *count)
{
	static const char *const facet[SITE_FACETS] = { [SITE_YEAR] = "year",
		[SITE_CLASS] = "class", [SITE_TOPIC] = "topic",
		[SITE_ISSUER] = "issuer" };
	struct arena a = {0};
	size_t pairs = 0;
	bool ok;

	for (size_t i = 0; i < s->letter.n; i++)
		pairs += s->letter.v[i].grams.n;
	*count = (uint32_t)((pairs + 12 * s->grams.n) / SHARD + 1);
	if (*count > SHARDS)
		*count = SHARDS;
	ok = put_pairs(s, to, *count, &a) && put_letters(s, to, &a);
	for (int f = 0; ok && f < SITE_FACETS; f++)
		ok = put_facet(s, to, (enum site_facet)f, facet[f], &a);
	arena_free(&a);
	return ok;
}
