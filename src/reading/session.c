/* SPDX-License-Identifier: MIT */
/* The session of an assembly. */
#include "reading/session.h"

/* Whether a word ends at i that is no part of an assembly's name, and is not
 * the front of a congress of deputies or of a committee. */
static bool word_before(const struct reader *r, uint32_t i, uint32_t from)
{
	const char *const *w = lexicon_lists[LIST_BEFORE_ASSEMBLY];

	for (; *w; w++) {
		uint32_t n = points_of(*w);

		if (i - from >= n && in_text(r, i - n, *w) &&
		    !key_at(&r->tokens, i - n, KEY_DEPUTIES_CONGRESS) &&
		    !key_at(&r->tokens, i - n, KEY_COMMITTEE))
			return true;
	}
	return false;
}

static uint32_t assembly_start(const struct reader *r, uint32_t end,
    uint32_t from)
{
	uint32_t i = end;

	while (i > from && (r->f[i - 1] == '\n' || r->f[i - 1] == ' '))
		i--;
	while (i > from && end - i < 16 && utf_is_han(r->f[i - 1]) &&
	    !set_has(SET_ASSEMBLY_NEVER, r->f[i - 1]) &&
	    !word_before(r, i, from))
		i--;
	return i;
}

bool session_in(struct reader *r, struct span s, struct session *out)
{
	struct match m;

	for (uint32_t from = s.start; match_from(r, PAT_SESSION_WORDS,
	    s.start, from, s.end, &m); from = m.end[0]) {
		struct span pre, mid = {0};
		str part[2] = { {0} };
		bool named;

		pre = (struct span){ assembly_start(r, m.start[0], s.start),
		    m.start[0] };
		if (match_has(&m, 2))
			mid = group(&m, 2);
		named = span_len(mid) || keys_within(&r->tokens, pre,
		    KEYS(CONFERENCE) | KEYS(CONGRESS) |
		    KEYS(PEOPLES_CONGRESS));
		if (!named && !match_has(&m, 3))
			continue;
		while (pre.end > pre.start && utf_is_space(r->c[pre.end - 1]))
			pre.end--;
		part[0] = prose_str(r->a, &r->l->prose, pre);
		/* the committee of a conference is the conference */
		if (span_len(mid) && !(span_len(mid) == 3 && pre.end >
		    pre.start + 1 && (key_before(&r->tokens, pre.end,
		    KEY_CONFERENCE) || key_before(&r->tokens, pre.end,
		    KEY_COMMITTEE))))
			part[1] = prose_str(r->a, &r->l->prose, mid);
		*out = (struct session){ .assembly = arena_join(r->a, part, 2),
		    .term = number_of(r, group(&m, 1)), .in = group(&m, 0) };
		out->session = match_has(&m, 3) ?
		    number_of(r, group(&m, 3)) : 0;
		out->lost = m.start[3] != UINT32_MAX && !match_has(&m, 3);
		out->in.start = pre.start;
		ink(r, out->in, INK_NUMBER);
		return true;
	}
	return false;
}

static bool assembly_in(struct reader *r, struct span s, struct session *out)
{
	struct match m;

	if (match_in(r, PAT_SESSION_ONLY, s.start, s.end, &m))
		out->session = number_of(r, group(&m, 1));
	else if (!match_in(r, PAT_ASSEMBLY_ALONE, s.start, s.end, &m))
		return false;
	out->in = (struct span){ assembly_start(r, m.start[0], s.start),
	    m.end[0] };
	out->assembly = prose_str(r->a, &r->l->prose, out->in);
	return true;
}

/* Of what assembly the person is a member to whom the letter is. */
static bool assembly_addressed(struct reader *r, struct session *out)
{
	for (uint32_t i = r->first; i < r->opening; i++) {
		struct span s = r->lines.v[i].in;
		struct match m;

		if (r->lines.v[i].kind != LINE_ADDRESSEE || !match_in(r,
		    PAT_ASSEMBLY_OF_MEMBER, s.start, s.end, &m))
			continue;
		out->in = (struct span){ assembly_start(r, m.start[0],
		    s.start), m.end[0] };
		out->assembly = prose_str(r->a, &r->l->prose, out->in);
		return true;
	}
	return false;
}

struct reader title_alone(struct reader *r, struct letter *l)
{
	struct reader t = *r;
	struct span s = r->l->head.title.in;

	t.n = 0;
	t.f = arena_new(r->a, uint32_t, span_len(s) + 1);
	t.c = arena_new(r->a, uint32_t, span_len(s) + 1);
	t.at = arena_new(r->a, uint32_t, span_len(s) + 1);
	t.mark = arena_new(r->a, uint8_t, span_len(s) + 1);
	for (uint32_t i = s.start; i < s.end; i++) {
		if (utf_is_space(r->c[i]))
			continue;
		t.f[t.n] = r->f[i];
		t.c[t.n] = r->c[i];
		t.at[t.n++] = r->at[i];
	}
	*l = *r->l;
	l->prose = (struct prose){ t.c, t.at, t.n };
	t.l = l;
	tokens_scan(&t.tokens, t.f, t.n, r->a);
	t.pairs = NULL;
	return t;
}

/* Where the session's number fell out, another place that names the term may
 * have it. */
static void session_found(struct reader *r, struct span s, struct session *out)
{
	struct session other;

	if (out->session <= 0 && session_in(r, s, &other) &&
	    other.term == out->term && other.session > 0) {
		out->session = other.session;
		out->lost = false;
	}
}

/* The letter's title may have lost the character that it begins with, of a
 * place's name: another line has the same session and that character. */
static void assembly_found(struct reader *r, struct span s, struct session *out)
{
	const struct span title = r->l->head.title.in;
	struct session other;
	size_t n, all;
	uint32_t *c = utf8_points(r->a, out->assembly, &n);

	if (!n || fold_point(c[0]) != r->f[title.start] ||
	    token_at(&r->tokens, title.start, title.end, WORDS(LEVEL)) ||
	    !session_in(r, s, &other) || other.term != out->term ||
	    other.session != out->session ||
	    !str_ends(other.assembly, out->assembly))
		return;
	utf8_points(r->a, other.assembly, &all);
	if (all == n + 1)
		out->assembly = other.assembly;
}

bool session_any(struct reader *r, struct span formula,
    struct session *out)
{
	struct head *h = &r->l->head;
	struct letter l;
	struct reader t = title_alone(r, &l);
	struct session other;
	struct match m;
	bool found = session_in(&t, (struct span){ 0, t.n }, out);

	if (found) {
		out->in = h->title.in;
		if (session_in(r, formula, &other) &&
		    (other.term != out->term || (out->session > 0 &&
		    other.session != out->session)))
			find_at(r, FINDING_SESSION_DIFFERS, other.in,
			    prose_str(r->a, &r->l->prose, other.in).s);
		session_found(r, formula, out);
	} else {
		found = session_in(r, formula, out);
	}
	for (uint32_t i = r->first; i < r->opening; i++)
		if (!found)
			found = session_in(r, r->lines.v[i].in, out);
		else
			session_found(r, r->lines.v[i].in, out);
	for (uint32_t i = r->first; found && h->title.text.s && i <
	    r->opening; i++)
		assembly_found(r, r->lines.v[i].in, out);
	if (!found && match_in(r, PAT_TERM_LOST, h->title.in.start,
	    h->title.in.end, &m)) {
		out->lost = true;
		out->in = group(&m, 0);
	}
	return found || (h->title.text.s && assembly_in(r, h->title.in, out)) ||
	    assembly_in(r, formula, out) || assembly_addressed(r, out);
}
