/* SPDX-License-Identifier: MIT */
/*
 * What became of an item: an averaged perceptron.  Where another status comes
 * within a margin of the right one, the right one's weights gain and the other's
 * lose.
 */
#include <stdio.h>
#include <string.h>

#include "reading/state.h"
#include "train.h"

enum { EPOCHS = 10, ROUNDS = 4, MARGIN = 400, MEASURES = 4000 };

/* An item whose answer is known. */
struct lesson {
	const struct node *n;
	uint32_t *rows;
	size_t count;
	int status;
};

struct status_lessons {
	struct VEC(struct lesson) v;
};

static int32_t learned[STATE_WEIGHTS];
static int8_t kept[STATE_WEIGHTS];
static int64_t averaged[STATE_WEIGHTS], total[STATE_WEIGHTS];
static int64_t now;

/* --- answers */

/* Whether the answer's text is these words; none is as empty ones. */
static bool is_text(const json_t *answer, const char *name, str words)
{
	const char *s = json_string_value(json_object_get(answer, name));
	size_t n, m;
	uint32_t *a = words_folded(s ? s : "", &n);
	uint32_t *b = words_folded(words.s ? arena_printf(&arena, "%.*s",
	    (int)words.len, words.s).s : "", &m);

	return words_same(a, n, b, m);
}

static bool is_answer(const struct lesson_letter *l, const struct node *n,
    const json_t *answer)
{
	return is_text(answer, "label", n->label) && is_text(answer, "heading",
	    n->heading.end > n->heading.start ? prose_str(&arena,
	    &l->letter.prose, n->heading) : (str){0});
}

static int status_of(const json_t *answer)
{
	const char *s = json_string_value(json_object_get(answer, "status"));
	int k = s ? STATES - 1 : STATUS_NONE;

	while (k && strcmp(s, status_names[k]) != 0)
		k--;
	return k;
}

/* The measure's answer, each used once; NULL: it has none. */
static const json_t *answer_of(const struct lesson_letter *l,
    const struct node *n, bool *used)
{
	const json_t *list = json_object_get(l->answer, "measures");

	for (size_t k = 0; k < json_array_size(list) && k < MEASURES; k++)
		if (!used[k] && is_answer(l, n, json_array_get(list, k))) {
			used[k] = true;
			return json_array_get(list, k);
		}
	return NULL;
}

static void open(struct lesson_letter *l)
{
	struct status_lessons *o = arena_new(&arena, struct status_lessons, 1);
	struct node *body = l->letter.body, *before = NULL;
	bool used[MEASURES] = {0};
	struct state_features f;

	l->lessons = o;
	status_propose(&l->reader);
	state_open(&f, &l->reader);
	for (struct node *n = letter_next(body, body); n; before = n,
	    n = letter_next(body, n)) {
		const json_t *answer = n->kind == NODE_MEASURE ?
		    answer_of(l, n, used) : NULL;
		struct lesson *x;

		if (!answer)
			continue;
		state_look(&f, n, state_lead(n, before));
		x = push(&arena, &o->v);
		*x = (struct lesson){ n, arena_alloc(&arena, sizeof(uint32_t),
		    sizeof(uint32_t), f.rows.n), f.rows.n,
		    status_of(answer) };
		memcpy(x->rows, f.rows.v, x->count * sizeof(uint32_t));
	}
}

/* --- learning */

/* The best but the status not; how far it is ahead of that one. */
static int rival_of(const struct lesson *x, const int32_t *w, int not,
    int32_t *ahead)
{
	int32_t sum[STATES] = {0};
	int best = not == 0;

	for (size_t i = 0; i < x->count; i++)
		for (int k = 0; k < STATES; k++)
			sum[k] += w[x->rows[i] * STATES + (uint32_t)k];
	for (int k = best + 1; k < STATES; k++)
		if (k != not && sum[k] > sum[best])
			best = k;
	*ahead = sum[best] - sum[not];
	return best;
}

static void change(const struct lesson *x, int status, int32_t by)
{
	for (size_t i = 0; i < x->count; i++) {
		uint32_t k = x->rows[i] * STATES + (uint32_t)status;

		learned[k] += by;
		averaged[k] += by * now;
	}
}

static void lesson_learn(const struct lesson *x)
{
	int32_t ahead;
	int rival = rival_of(x, learned, x->status, &ahead);

	if (ahead > -MARGIN) {
		change(x, x->status, 1);
		change(x, rival, -1);
	}
	now++;
}

/* The lessons of the letters not left out. */
static size_t lessons(const struct lesson **out)
{
	size_t n = 0;

	for (size_t i = 0; i < letter_count; i++) {
		const struct status_lessons *o = letters[i].lessons;

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
		for (size_t i = 0; i < STATE_WEIGHTS; i++)
			total[i] += learned[i] * now - averaged[i];
	}
	weights_keep(total, STATE_WEIGHTS, kept);
	for (size_t i = 0; i < STATE_WEIGHTS; i++)
		learned[i] = kept[i];
}

/* --- scoring */

static void score(struct lesson_letter *l, struct tally *t)
{
	const struct status_lessons *o = l->lessons;

	for (size_t i = 0; i < o->v.n; i++) {
		const struct lesson *x = &o->v.v[i];
		int32_t ahead;
		int rival = rival_of(x, learned, x->status, &ahead);
		bool right = ahead < 0;

		tally_add(t, right, right, ahead < 0 ? -ahead : ahead);
		if (verbose && !right)
			printf("%s\twant %s\tgot %s\t%.60s\n", l->path,
			    x->status ? status_names[x->status] : "-",
			    rival ? status_names[rival] : "-",
			    prose_str(&arena, &l->letter.prose, x->n->in).s);
	}
}

const struct subject subject_status = { "status", open, learn, kept,
	STATE_WEIGHTS, score, NULL };
