/* SPDX-License-Identifier: MIT */
/* By when and by whom: deadlines, owners, and the promises of running prose. */
#include "reading/due.h"

#include "reading/parties.h"
#include "reading/when.h"

/* Labels of a measure's own row: 责任单位：…；完成时限：…。 */
static struct pattern due_label = PATTERN(
    "(?:完成时[限间]|整改时[限间]|办理时[限间]|时间节点|完成期限|时限要求|办结时[限间]) ?: ?([^,。;\\n()\\[\\]]{2,24})");
static struct pattern owner_label = PATTERN(
    "(?:责任单位|牵头单位|承办单位|主体责任单位|责任部门|牵头部门|配合单位|整改单位) ?: ?([^。;:\\n()\\[\\]]{2,60}?)(?= ?(?:[。;\\n()\\[\\]]|$|,? ?(?:完成时|整改时|配合单位|责任人|时限)))");
static struct pattern owner_words = PATTERN(
    "(?:由|请)([\\x{3400}-\\x{9FFF}]{2,16}?(?:局|委|厅|办|部|中心|公司|政府|支队|院|处|会|乡|镇|街道))(?:牵头|负责|承担|组织实施|会同|具体)");

/* Whether the time is one by which something is due; end: of its sentence. */
static bool is_due(struct reader *r, const struct when *w, uint32_t end)
{
	if (w->basis || w->open || when_past(r, w))
		return false;
	if (w->by || (w->until && when_later(r, w)))
		return true;
	return when_later(r, w) && cue_first(r, (struct span){ w->in.end,
	    end }, CUES(DID) | CUES(PLAN) | CUES(BEGIN)) < end;
}

bool due_later(const struct reader *r, struct span clause)
{
	struct reader *own = (struct reader *)r;
	struct when w;

	for (uint32_t i = clause.start; when_from(own, i, clause.end, &w);
	    i = w.in.end)
		if (!w.basis && (when_later(r, &w) ||
		    (w.by && !w.year && !w.term)))
			return true;
	return false;
}

bool due_past(const struct reader *r, struct span clause)
{
	struct reader *own = (struct reader *)r;
	struct when w;

	for (uint32_t i = clause.start; when_from(own, i, clause.end, &w);
	    i = w.in.end)
		if (!w.basis && when_past(r, &w))
			return true;
	return false;
}

/* The first deadline in s. */
static bool due_in(struct reader *r, struct span s, struct value *out)
{
	struct when w;
	struct match m;

	if (pattern_in(&due_label, r->f, s.start, s.end, &m)) {
		*out = value_of(r, group(&m, 1), CERTAINTY_SURE, "due-label");
		return true;
	}
	for (uint32_t i = s.start; when_from(r, i, s.end, &w); i = w.in.end) {
		struct span words = w.in;

		if (!is_due(r, &w, s.end))
			continue;
		if (w.until && !is_digit(r->f[words.start]))
			words.start++;		/* 到2025年底: without 到 */
		*out = value_of(r, words, CERTAINTY_LIKELY, "due-words");
		return true;
	}
	return false;
}

static bool owner_in(struct reader *r, struct span s, struct value *out)
{
	struct match m;

	if (pattern_in(&owner_label, r->f, s.start, s.end, &m)) {
		*out = value_of(r, group(&m, 1), CERTAINTY_SURE,
		    "owner-label");
		return true;
	}
	if (!pattern_in(&owner_words, r->f, s.start, s.end, &m))
		return false;
	*out = value_of(r, group(&m, 1), CERTAINTY_LIKELY, "owner-words");
	return true;
}

void due_read(struct reader *r, struct node *n)
{
	bool open = n->status == STATUS_PLANNED || n->status == STATUS_ONGOING;

	if (open && span_len(n->heading))
		due_in(r, n->heading, &n->deadline);
	if (span_len(n->heading))
		owner_in(r, n->heading, &n->responsible);
	for (struct node *k = n->child; k; k = k->next) {
		if (k->kind != NODE_PARAGRAPH || !span_len(k->in))
			continue;
		if (open && !n->deadline.text.s)
			due_in(r, k->in, &n->deadline);
		if (!n->responsible.text.s)
			owner_in(r, k->in, &n->responsible);
	}
}

/* --- promises */

/* What asks or thanks promises nothing. */
static struct pattern no_promise = PATTERN(
    "感谢|谢谢|恳请|希望您|请您|欢迎|答复如下|收悉|回复如下");

static bool promises(struct reader *r, struct span s, bool *next)
{
	uint64_t cues = cues_in(r, s);
	struct match m;

	if (pattern_in(&no_promise, r->f, s.start, s.end, &m) ||
	    span_len(s) < 6)
		return false;
	if (r->f[s.end - 1] == ':')	/* the items behind it are measures */
		return false;
	if (cues & CUES(DONE) && cue_first(r, s, CUES(PLAN)) < cue_first(r, s,
	    CUES(DONE)))		/* 计划改造…，已全部完成 */
		return false;
	if (cues & CUES(NEXT)) {
		*next = true;
		return true;
	}
	if (cues & (CUES(PAST) | CUES(NOW) | CUES(DONE)))
		*next = false;
	if (cues & (CUES(PLAN) | CUES(EXPECTED)))
		return !(cues & (CUES(IF) | CUES(REFUSED)));
	return *next && !(cues & (CUES(GAP) | CUES(WISH) | CUES(REFUSED)));
}

static void promise_add(struct reader *r, struct span s)
{
	struct promise *p = push(r->a, &r->l->promises);
	bool sure = cue_first(r, s, CUES(PLAN)) < s.end &&
	    cue_first(r, s, CUES(DONE)) == s.end;

	p->sentence = value_of(r, s, sure ? CERTAINTY_SURE : CERTAINTY_LIKELY,
	    "promise");
	due_in(r, s, &p->deadline);
	owner_in(r, s, &p->responsible);
}

static void promises_in(struct reader *r, struct span s)
{
	bool next = false;

	for (uint32_t i = s.start; i < s.end; ) {
		uint32_t end = i;
		struct span in;

		while (end < s.end && r->tokens.sentence[end + 1] ==
		    r->tokens.sentence[i])
			end++;
		in = span_trim(r, (struct span){ i, end < s.end ? end + 1 :
		    end });
		if (promises(r, in, &next))
			promise_add(r, in);
		i = end + 1;
	}
}

void promises_read(struct reader *r)
{
	for (struct node *k = r->l->body->child; k; k = k->next)
		if (k->kind == NODE_PARAGRAPH && k->role == ROLE_NONE &&
		    span_len(k->in))
			promises_in(r, k->in);
}
