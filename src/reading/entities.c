/* SPDX-License-Identifier: MIT */
/* Officials and places in the prose: only what the words around show. */
#include "reading/organ.h"

/* --- people: an office and a name */

/* Whether a name may begin at i: behind an office, or before one. */
static bool may_be_person(const struct reader *r, uint32_t i)
{
	return set_has(SET_FAMILY_NAMES, r->f[i]) &&
	    !(r->mark[i] & (INK_QUOTE | INK_TITLE)) &&
	    (set_has(SET_OFFICE_ENDS, r->f[i - 1]) ||
	    set_has(SET_PERSON_BEHIND, r->f[i - 1]) ||
	    !utf_is_han(r->f[i - 1]));
}

/* The name that begins at i and the office beside it, if any; false: none. */
static bool person_at(struct reader *r, struct span body, uint32_t i,
    struct span *office, struct span *name)
{
	uint32_t from = i > body.start + 5 ? i - 5 : body.start;
	uint32_t to = i + 12 < body.end ? i + 12 : body.end;
	struct match m;

	if (match_from(r, PAT_OFFICE, body.start, from, to, &m) &&
	    m.start[2] == i) {
		*office = group(&m, 1);
		*name = group(&m, 2);
		return true;
	}
	if (!match_from(r, PAT_OFFICE_BEHIND, body.start, i, to, &m) &&
	    ((r->f[i - 1] != CHAR_FROM_1 && r->f[i - 1] != ',') ||
	    !match_from(r, PAT_LED_BY, body.start, i, to, &m)))
		return false;
	*name = group(&m, 1);
	*office = match_has(&m, 2) ? group(&m, 2) : (struct span){0};
	/* the office of a trade is no one's name */
	return !token_at(&r->tokens, i, name->end, WORDS(DOMAIN) |
	    WORDS(PLACE) | WORDS(ORGAN));
}

static void people(struct reader *r, struct span body)
{
	struct span office, name;

	for (uint32_t i = body.start + 2; i < body.end; i++) {
		struct mark *k;

		if (!may_be_person(r, i) ||
		    !person_at(r, body, i, &office, &name))
			continue;
		k = mark_new(r, MARK_PERSON, name, CERTAINTY_LIKELY,
		    "office-name");
		if (span_len(office))
			k->office = prose_str(r->a, &r->l->prose, office);
	}
}

/* --- places: that of the organ that writes */

static const struct { const char *ending, *level; } levels[] = {
#define AREA(ending, level) { ending, level },
#include "lexicon/area.def"
#undef AREA
};

static const char *level_of(const struct reader *r, struct span s)
{
	for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++)
		if (in_text(r, s.end - points_of(levels[i].ending),
		    levels[i].ending))
			return levels[i].level;
	return "place";
}

/* The place in the issuer's name, with its level. */
static struct span issuer_place(struct reader *r)
{
	const struct value *issuer = &r->l->head.issuer;
	struct match m;

	if (!issuer->text.s || !match_in(r, PAT_PLACE_FRONT,
	    issuer->in.start, issuer->in.end, &m))
		return (struct span){0};
	return (struct span){ m.start[1], m.end[1] };
}

static void places(struct reader *r, struct span body, struct span s)
{
	uint32_t n = span_len(s);

	for (uint32_t i = body.start; n && i + n <= body.end; i++) {
		struct mark *k;

		if (r->f[i] != r->f[s.start] ||
		    memcmp(r->f + i, r->f + s.start, n * sizeof(*r->f)) ||
		    (r->mark[i] & (INK_QUOTE | INK_TITLE)))
			continue;
		k = mark_new(r, MARK_PLACE, (struct span){ i, i + n },
		    CERTAINTY_LIKELY, "issuer-place");
		k->type = str_of(level_of(r, s));
	}
}

struct span own_place_read(struct reader *r)
{
	struct span place = issuer_place(r);

	if (span_len(place) > 2)
		r->own_place = (struct span){ place.start, place.end - 1 };
	return place;
}

void entities_read(struct reader *r, struct span body)
{
	struct span place = own_place_read(r);

	people(r, body);
	organs_read(r, body);
	places(r, body, place);
	marks_sort(r->l);
}
