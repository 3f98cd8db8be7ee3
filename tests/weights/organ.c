/* SPDX-License-Identifier: MIT */
/*
 * Where an organ's name begins, or that an ending names none: an averaged
 * perceptron.  Where another choice comes within a margin of the right one, the
 * right one's weights gain and the other's lose.
 */
#include <stdio.h>
#include <string.h>

#include "reading/organ.h"
#include "train.h"

enum { EPOCHS = 8, ROUNDS = 4, MARGIN = 40 };

/* An ending whose letter has its organs answered; its choices, the first that it
 * names none. */
struct lesson {
	uint32_t end, right;	/* of the ending; which choice is right */
	struct VEC(struct option) v;
};

struct option {
	uint32_t start;
	uint32_t *rows;
	size_t n;
};

struct organ_lessons {
	struct VEC(struct lesson) v;
};

static int32_t learned[ORGAN_WEIGHTS];
static int8_t kept[ORGAN_WEIGHTS];
static int64_t averaged[ORGAN_WEIGHTS], total[ORGAN_WEIGHTS];
static int64_t now;

/* --- answers */

/* Where the words begin that end at e; e: they do not. */
static uint32_t words_start(const struct reader *r, uint32_t floor, uint32_t e,
    const uint32_t *words, size_t n)
{
	uint32_t i = e;

	while (n && i > floor) {
		if (r->f[--i] != words[n - 1])
			return e;
		n--;
	}
	return n ? e : i;
}

static void add_option(struct lesson *x, const struct organ_end *o, uint32_t i,
    uint32_t right)
{
	uint32_t v[ORGAN_FEATURES];
	struct option *c = push(&arena, &x->v);

	c->start = i;
	c->n = organ_features(o, i, v);
	c->rows = arena_alloc(&arena, sizeof(*v), sizeof(*v), c->n);
	memcpy(c->rows, v, c->n * sizeof(*v));
	if (i == right)
		x->right = (uint32_t)x->v.n - 1;
}

/* Where the longest answer begins that ends at e; e: none does. */
static uint32_t right_start(const struct lesson_letter *l, uint32_t floor,
    uint32_t e)
{
	const json_t *list = json_object_get(l->answer, "organizations");
	uint32_t best = e;

	for (size_t k = 0; k < json_array_size(list); k++) {
		size_t n;
		uint32_t *words = words_folded(json_string_value(
		    json_array_get(list, k)), &n);
		uint32_t i = words_start(&l->reader, floor, e, words, n);

		if (i < best)
			best = i;
	}
	return best;
}

static void open(struct lesson_letter *l)
{
	struct organ_lessons *o = arena_new(&arena, struct organ_lessons, 1);
	struct span body = l->letter.body->in;

	l->lessons = o;
	if (!json_object_get(l->answer, "organizations"))
		return;
	own_place_read(&l->reader);
	for (uint32_t e = body.start + 2; e <= body.end; e++) {
		struct organ_end end;
		struct lesson *x;
		uint32_t right;

		if (!organ_look(&l->reader, e, body.start, &end))
			continue;
		x = push(&arena, &o->v);
		*x = (struct lesson){ .end = e };
		right = right_start(l, body.start, e);
		add_option(x, &end, e, right);
		for (uint32_t i = end.in.start + 1; i-- > end.first; )
			if (organ_may(&end, i))
				add_option(x, &end, i, right);
	}
}

/* --- learning */

static int32_t weigh(const struct option *c)
{
	int32_t sum = 0;

	for (size_t i = 0; i < c->n; i++)
		sum += learned[c->rows[i]];
	return sum;
}

/* The best choice but the one; v.n: there is no other. */
static size_t rival_of(const struct lesson *x, size_t not, int32_t *most)
{
	size_t best = x->v.n;

	for (size_t i = 0; i < x->v.n; i++) {
		int32_t sum = i == not ? 0 : weigh(&x->v.v[i]);

		if (i != not && (best == x->v.n || sum > *most)) {
			best = i;
			*most = sum;
		}
	}
	return best;
}

static void change(const struct option *c, int32_t by)
{
	for (size_t i = 0; i < c->n; i++) {
		learned[c->rows[i]] += by;
		averaged[c->rows[i]] += by * now;
	}
}

static void lesson_learn(const struct lesson *x)
{
	int32_t most = 0;
	size_t rival = rival_of(x, x->right, &most);

	if (rival < x->v.n && most + MARGIN > weigh(&x->v.v[x->right])) {
		change(&x->v.v[x->right], 1);
		change(&x->v.v[rival], -1);
	}
	now++;
}

/* The lessons of the letters not left out. */
static size_t lessons(const struct lesson **out)
{
	size_t n = 0;

	for (size_t i = 0; i < letter_count; i++) {
		const struct organ_lessons *o = letters[i].lessons;

		for (size_t k = 0; k < o->v.n && !letters[i].left_out; k++) {
			if (out)
				out[n] = &o->v.v[k];
			n++;
		}
	}
	return n;
}

static void learn_once(const struct lesson **v, size_t n, uint32_t seed)
{
	memset(learned, 0, sizeof(learned));
	memset(averaged, 0, sizeof(averaged));
	now = 1;
	for (int e = 0; e < EPOCHS; e++) {
		size_t *order = shuffled(n, &seed);

		for (size_t i = 0; i < n; i++)
			lesson_learn(v[order[i]]);
	}
}

static void learn(void)
{
	size_t n = lessons(NULL);
	const struct lesson **v = arena_new(&arena, const struct lesson *, n);

	lessons(v);
	memset(total, 0, sizeof(total));
	for (int k = 0; k < ROUNDS; k++) {
		learn_once(v, n, (uint32_t)k + 1);
		for (size_t i = 0; i < ORGAN_WEIGHTS; i++)
			total[i] += learned[i] * now - averaged[i];
	}
	weights_keep(total, ORGAN_WEIGHTS, kept);
	for (size_t i = 0; i < ORGAN_WEIGHTS; i++)
		learned[i] = kept[i];
}

/* --- scoring: each ending */

static void score(struct lesson_letter *l, struct tally *t)
{
	const struct organ_lessons *o = l->lessons;
	const struct reader *r = &l->reader;

	for (size_t i = 0; i < o->v.n; i++) {
		const struct lesson *x = &o->v.v[i];
		int32_t most = INT32_MIN;
		size_t rival = rival_of(x, x->right, &most);
		int32_t ahead = weigh(&x->v.v[x->right]) - most;
		bool right = ahead > 0;

		tally_add(t, right, right, right ? ahead : -ahead);
		if (verbose && !right)
			printf("%s\twant %s\tgot %s\n", l->path, utf8_of(&arena,
			    r->f + x->v.v[x->right].start, x->end -
			    x->v.v[x->right].start).s, utf8_of(&arena, r->f +
			    x->v.v[rival].start, x->end -
			    x->v.v[rival].start).s);
	}
}

const struct subject subject_organ = { "organ", open, learn, kept,
	ORGAN_WEIGHTS, score, "organizations" };
