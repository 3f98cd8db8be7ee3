/* SPDX-License-Identifier: MIT */
/*
 * The parts of the letter below its body (GB/T 9704-2012 7.3.4 to 7.4.2):
 * signature, date, notes, copies, attachments, and where they begin.
 */
#include "reading/head.h"
#include "reading/parties.h"

/* --- signature, date */

static bool signature_take(struct reader *r, struct span s)
{
	struct head *h = &r->l->head;
	struct span first;
	struct match m;

	if (match_in(r, PAT_SIGNED_LABEL, s.start, s.end, &m)) {
		ink(r, group(&m, 0), INK_LABEL);
		s.start = m.end[0];
	}
	if (match_in(r, PAT_SEAL, s.start, s.end, &m)) {
		ink(r, group(&m, 0), INK_LABEL);
		s.end = m.start[0];
	}
	s = span_trim(r, s);
	if (span_len(s) < 3 || span_len(s) > 60 || h->signature.text.s)
		return false;
	for (uint32_t i = s.start; i < s.end; i++)
		if (!utf_is_han(r->f[i]) && !set_has(SET_SIGNED_WITH, r->f[i]))
			return false;
	if (!issuer_named(r, s))
		return false;
	first = organ_first(r, s);	/* of several, who leads */
	h->signature = value_tight(r, first, first.end < s.end ?
	    CERTAINTY_LIKELY : CERTAINTY_SURE, "signature-line");
	ink(r, (struct span){ first.end, s.end }, INK_LABEL);
	return true;
}

static bool date_labelled(struct reader *r, struct span s)
{
	struct match m;

	if (!match_in(r, PAT_DATE_LABEL, s.start, s.end, &m))
		return false;
	ink(r, s, INK_LABEL);
	return true;
}

/* Signature, date or both on a line of the tail. */
static bool signed_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	uint32_t end = 0;
	struct match m, closed;
	str iso = {0};

	if (span_len(s) > 80)
		return false;
	if (match_in(r, PAT_DATE_START, s.start, s.end, &m) &&
	    (end = date_at(r, m.start[0], s.end, &iso)) && iso.len >= 7 &&
	    match_in(r, PAT_LINE_CLOSES, end, s.end, &closed)) {
		struct span front = span_trim(r, (struct span){ s.start,
		    m.start[0] });

		if (span_len(front) && !date_labelled(r, front) &&
		    !signature_take(r, front))
			return false;
		head_date_take(r, (struct span){ m.start[0], end }, iso);
		return true;
	}
	/* the date first, then who signs */
	if (end > s.start && m.start[0] == s.start && iso.len >= 7 &&
	    end < s.end && r->f[end] == ' ' && signature_take(r,
	    (struct span){ end, s.end })) {
		head_date_take(r, (struct span){ s.start, end }, iso);
		return true;
	}
	if (!end && match_in(r, PAT_DATE_WHOLE, s.start, s.end, &m)) {
		ink(r, s, INK_LABEL | INK_DATE);
		find_at(r, FINDING_DATE_INVALID, s,
		    prose_str(r->a, &r->l->prose, s).s);
		return true;
	}
	if (match_in(r, PAT_DATE_BROKEN, s.start, s.end, &m)) {
		struct span front = span_trim(r, (struct span){ s.start,
		    m.start[0] });

		if (span_len(front) && !signature_take(r, front))
			return false;
		head_date_broken(r, span_trim(r, group(&m, 1)));
		return true;
	}
	return signature_take(r, s);
}

/* Who signs, and on the same line who answers the telephone. */
static bool signed_with_contact(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	uint32_t from = contact_behind(r, s);

	if (from <= s.start || !signature_take(r, (struct span){ s.start,
	    from }))
		return false;
	contact_read(r, i, (struct span){ from, s.end });
	return true;
}

/* --- copies and attachments */

void span_widen(struct span *all, struct span s)
{
	if (!span_len(*all))
		*all = s;
	if (s.start < all->start)
		all->start = s.start;
	if (s.end > all->end)
		all->end = s.end;
}

static struct span with_next(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i), next;
	struct match m;

	if (i + 1 >= r->last || r->f[s.end - 1] == CHAR_FULL_STOP)
		return s;
	next = line_span(r, i + 1);
	if (!match_in(r, PAT_COPIES_REST, next.start, next.end, &m) ||
	    !(set_has(SET_LISTED, r->f[s.end - 1]) ||
	    (r->f[next.end - 1] == CHAR_FULL_STOP && span_len(next) < 40)))
		return s;
	r->lines.v[i + 1].kind = LINE_TAIL;
	s.end = next.end;
	return s;
}

/* A recipient without how many copies it gets. */
static struct span without_count(struct reader *r, struct span v)
{
	struct match m;

	v = span_trim(r, v);
	if (match_in(r, PAT_COPY_COUNT, v.start, v.end, &m))
		v.end = m.start[0];
	return v;
}

static bool copies_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct match m;
	uint32_t from;

	if (!match_in(r, PAT_COPIES_LABEL, s.start, s.end, &m))
		return false;
	s = with_next(r, i);
	if ((from = contact_behind(r, (struct span){ m.end[0], s.end }))) {
		contact_read(r, i, (struct span){ from, s.end });
		s.end = from;
	}
	span_widen(&r->l->copies_in, s);
	ink(r, s, INK_LABEL);
	from = m.end[0];
	for (uint32_t k = from; k <= s.end; k++) {
		uint32_t c = k < s.end ? r->f[k] : ',', next = k + 1;
		struct span v;

		if (match_in(r, PAT_COPY_COUNT_PARTS, k, s.end, &m))
			next = m.end[0];
		else if (!set_has(SET_COPIES_PARTED, c))
			continue;
		v = without_count(r, (struct span){ from, k });
		if (c == ' ' && !organ_ends(r, v))
			continue;
		if (span_len(v) > 1)
			*push(r->a, &r->l->copies) = value_tight(r, v,
			    CERTAINTY_SURE, "copies-label");
		from = next;
		k = next - 1;
	}
	return true;
}

/* Many recipients stand below the letter (GB/T 9704-2012 7.4.2), where its head
 * only greets all members. */
static bool recipients_line(struct reader *r, uint32_t i)
{
	struct head *h = &r->l->head;
	struct span s = line_span(r, i);
	struct match m, all;

	if (!match_in(r, PAT_RECIPIENTS_LABEL, s.start, s.end, &m) ||
	    h->addressees.n > 1 || (h->addressees.n && !match_in(r,
	    PAT_ALL_MEMBERS, h->addressees.v[0].value.in.start,
	    h->addressees.v[0].value.in.end, &all)))
		return false;
	s = with_next(r, i);
	ink(r, s, INK_LABEL);
	h->addressees.n = 0;
	parties_split(r, &h->addressees, (struct span){ m.end[0], s.end },
	    CERTAINTY_SURE, "addressee-label");
	return true;
}

static void attachment_take(struct reader *r, struct span s)
{
	struct match m;

	if (match_in(r, PAT_ATTACHMENT_NEXT, s.start, s.end, &m)) {
		attachment_take(r, (struct span){ s.start, m.start[0] });
		attachment_take(r, (struct span){ m.end[0], s.end });
		return;
	}
	if (match_in(r, PAT_ATTACHMENT_NUMBER, s.start, s.end, &m))
		s.start = m.end[0];
	s = span_trim(r, s);
	while (span_len(s) && set_has(SET_SENTENCE_STOPS, r->f[s.end - 1]))
		s.end--;
	if (span_len(s) > 1)
		*push(r->a, &r->l->attachments) = value_of(r, s,
		    CERTAINTY_SURE, "attachment-label");
}

static bool attachment_line(struct reader *r, uint32_t i, bool after)
{
	struct span s = line_span(r, i);
	struct match m;

	if (match_in(r, PAT_ATTACHMENT_LABEL, s.start, s.end, &m)) {
		ink(r, s, INK_LABEL);
		span_widen(&r->l->attachments_in, s);
		attachment_take(r, (struct span){ m.end[0], s.end });
		return true;
	}
	if (!after || !match_in(r, PAT_ATTACHMENT_NUMBER, s.start, s.end,
	    &m))
		return false;
	ink(r, s, INK_LABEL);
	span_widen(&r->l->attachments_in, s);
	attachment_take(r, s);
	return true;
}

/* --- the tail: where the body ends */

/* What a line of the tail is; false: it is running text. */
static bool tail_line(struct reader *r, uint32_t i, bool attachments)
{
	struct line *line = &r->lines.v[i];
	struct span s = line->in;
	struct match m;

	if (line->kind == LINE_TAIL)	/* read with the line above it */
		return true;
	if (attachment_line(r, i, attachments) || recipients_line(r, i) ||
	    copies_line(r, i))
		return true;
	if (signed_with_contact(r, i))
		return true;
	if (match_in(r, PAT_PRINTED, s.start, s.end, &m)) {
		ink(r, s, INK_LABEL);
		return true;
	}
	if (contact_line(r, line)) {
		contact_read(r, i, s);
		signatory_in(r, s);
		if (class_in(r, i, false))
			return true;
		disclosure_in(r, s, CERTAINTY_SURE, "disclosure-line");
		return true;
	}
	if (signed_line(r, i) || (i && r->lines.v[i - 1].in.end ==
	    r->l->contacts_in.end && contact_goes_on(r, i)))
		return true;
	if (span_len(s) < 40 && (match_in(r, PAT_NOTE_LINE, s.start, s.end,
	    &m) && disclosure_in(r, s, CERTAINTY_SURE, "disclosure-note"))) {
		ink(r, s, INK_LABEL);
		return true;
	}
	if (span_len(s) < 80 && class_in(r, i, false)) {
		uint32_t contact = contact_behind(r, s);

		if (contact > s.start)
			contact_read(r, i, (struct span){ contact, s.end });
		disclosure_in(r, s, CERTAINTY_SURE, "disclosure-line");
		signatory_in(r, s);
		return true;
	}
	return span_len(s) < 40 && signatory_in(r, s);
}

/* The line of the signature that a line of the date follows; r->last: none. */
static uint32_t signed_at(struct reader *r)
{
	struct match m;
	str iso;

	for (uint32_t i = r->opening + 1; i + 1 < r->last; i++) {
		struct span s = line_span(r, i), d = line_span(r, i + 1);
		uint32_t end;

		if (span_len(s) >= 40 || span_len(d) >= 24 || !organ_ends(r, s))
			continue;
		if (match_in(r, PAT_DATE_START, d.start, d.end, &m) &&
		    m.start[0] == d.start &&
		    (end = date_at(r, d.start, d.end, &iso)) &&
		    iso.len == 10 && end + 1 >= d.end)
			return i;
		if (match_in(r, PAT_DATE_BROKEN, d.start, d.end, &m) &&
		    m.start[0] == d.start)
			return i;
	}
	return r->last;
}

/* Behind it, where the letter ends. */
static uint32_t letter_end(struct reader *r, uint32_t i)
{
	struct match m;

	for (i += 2; i < r->last; i++) {
		struct span s = line_span(r, i);

		if (match_in(r, PAT_BEHIND_LETTER, s.start, s.end, &m) &&
		    !match_in(r, PAT_ATTACHMENT_LABEL, s.start, s.end, &m))
			return i;
		if ((span_len(s) > 60 || (span_len(s) > 24 &&
		    r->f[s.end - 1] == CHAR_FULL_STOP)) &&
		    !contact_line(r, &r->lines.v[i]) &&
		    !match_in(r, PAT_COPIES_LABEL, s.start, s.end, &m) &&
		    !match_in(r, PAT_NOTE_LINE, s.start, s.end, &m))
			return i;
	}
	return i;
}

/* Running text. */
static bool is_prose(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct match m;

	return span_len(s) > 20 && r->f[s.end - 1] == CHAR_FULL_STOP &&
	    !contact_line(r, &r->lines.v[i]) &&
	    !match_in(r, PAT_COPIES_LABEL, s.start, s.end, &m) &&
	    !match_in(r, PAT_NOTE_LINE, s.start, s.end, &m);
}

/* What only the tail has: copies, a class under its label. */
static bool is_closing(struct reader *r, struct span s)
{
	struct match m;

	return match_in(r, PAT_COPIES_LABEL, s.start, s.end, &m) ||
	    match_in(r, PAT_CLASS_BELOW, s.start, s.end, &m);
}

/* A line of contacts, of the date alone or of who signed. */
static bool is_beside(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct match m;

	return contact_line(r, &r->lines.v[i]) ||
	    match_in(r, PAT_DATE_WHOLE, s.start, s.end, &m) ||
	    match_in(r, PAT_SIGNATORY_LINE, s.start, s.end, &m);
}

/* Where the letter ends whose closing lines a page or an annex follows that has
 * none; r->last: nothing tells. */
static uint32_t closed_at(struct reader *r)
{
	enum { SHORT = 90 };
	uint32_t end = r->last, run = 0;
	bool closing = false;

	for (uint32_t i = r->opening + 1; i < r->last; i++) {
		struct span s = line_span(r, i);
		bool is = span_len(s) < SHORT && is_closing(r, s);

		if (is || (span_len(s) < SHORT && is_beside(r, i))) {
			closing = closing || is;
			if (++run > 1 && closing)
				end = i + 1;
			continue;
		}
		if (run && organ_ends(r, s) && span_len(s) < SHORT)
			end = r->last;		/* who signs is still to come */
		run = 0;
		closing = false;
	}
	return end;
}

/* What of the tail follows it: who may read the letter. */
static uint32_t closed_behind(struct reader *r, uint32_t end)
{
	struct match m;
	bool prose = false;

	for (uint32_t i = end; i < r->last && !prose; i++)
		prose = is_prose(r, i);
	if (!prose)
		return r->last;		/* nothing hides the tail */
	while (match_in(r, PAT_NOTE_LINE, r->lines.v[end].in.start,
	    r->lines.v[end].in.end, &m))
		end++;
	return end;
}

/* The first line that may be of the tail: tried from the end upwards, as long
 * as no line is running text. */
static uint32_t tail_first(struct reader *r)
{
	uint32_t first = r->last;

	while (first > r->opening + 1 && r->last - first <= 24) {
		if (is_prose(r, first - 1))
			break;
		first--;
	}
	return first;
}

/*
 * Lines behind the opening are tried as long as they are parts of the tail;
 * further up, only contacts and the like between body and signature.
 */
void tail_read(struct reader *r)
{
	uint32_t first, sign = signed_at(r);
	uint32_t end = sign < r->last ? letter_end(r, sign) :
	    closed_behind(r, closed_at(r));
	bool attachments = false;

	for (uint32_t i = end; i < r->last; i++)
		r->lines.v[i].kind = LINE_SITE;
	r->last = end;
	first = tail_first(r);
	r->tail = r->last;
	for (uint32_t i = first; i < r->last; i++) {
		bool is = tail_line(r, i, attachments);

		attachments = is && span_len(r->l->attachments_in) &&
		    r->l->attachments_in.end == r->lines.v[i].in.end;
		if (is)
			r->lines.v[i].kind = LINE_TAIL;
		if (is && r->tail == r->last)
			r->tail = i;
		else if (!is && r->tail < r->last &&
		    span_len(r->lines.v[i].in) > 40)
			r->tail = r->last;	/* the body went on */
	}
}
