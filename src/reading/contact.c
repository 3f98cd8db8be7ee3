/* SPDX-License-Identifier: MIT */
/* Who answers for the letter and by which telephone. */
#include "reading/contact.h"

/* Labels, the longest first; a profile may add more. */
static const struct label labels[] = {
#define LABEL(label, what, role) { label, PROFILE_##what, CONTACT_##role },
#include "lexicon/label.def"
#undef LABEL
};

/* Whether a label stands at i, blanks inside it skipped; its end, or 0. */
static uint32_t label_end(const struct reader *r, uint32_t i, uint32_t end,
    const char *label)
{
	const unsigned char *w = (const unsigned char *)label;
	uint32_t from = i;

	while (*w && i < end) {
		const unsigned char *next = w;

		if (r->f[i] == ' ' && i > from) {
			i++;
			continue;
		}
		if (r->f[i] != literal_next(&next))
			return 0;
		w = next;
		i++;
	}
	return *w ? 0 : i;
}

/* What a page left of a person's label: it goes on none. */
static bool is_torn(const struct label *l, uint32_t len)
{
	return l->what == PROFILE_PERSON && len < 3;
}

/* The label at i: the profile's, then ours; stop receives where it ends. */
static bool label_alone(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t *stop, struct label *out)
{
	const struct profile *p = r->profile;

	for (size_t k = 0; p && k < p->labels.n; k++)
		if ((*stop = label_end(r, i, end, p->labels.v[k].text.s))) {
			*out = (struct label){ p->labels.v[k].text.s,
			    p->labels.v[k].what, p->labels.v[k].role };
			return true;
		}
	if (i >= end || !set_has(SET_LABEL_BEGINS, r->f[i]))
		return false;
	for (size_t k = 0; k < sizeof(labels) / sizeof(*labels); k++)
		if ((*stop = label_end(r, i, end, labels[k].label)) &&
		    !(is_torn(&labels[k], *stop - i) && i &&
		    utf_is_han(r->f[i - 1]))) {
			*out = labels[k];
			return true;
		}
	return false;
}

/* The same; "office in charge" may go on with "its head", "and telephone". */
static bool label_at(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t *stop, struct label *out)
{
	struct label more;
	uint32_t at;
	bool both;

	if (!label_alone(r, i, end, stop, out))
		return false;
	at = *stop;
	both = at < end && set_has(SET_LABELS_JOIN, r->f[at]);
	at += both;
	if (out->what != PROFILE_UNIT || !label_alone(r, at, end, &at, &more))
		return true;
	*stop = at;
	if (more.what == PROFILE_PERSON || !both)
		*out = more;
	return true;
}

/* Where what the label at i says begins; 0: it is no label. */
static uint32_t label_closes(struct reader *r, const struct label *l,
    uint32_t stop, uint32_t end)
{
	uint32_t name = key_end(&r->tokens, stop, KEY_FULL_NAME);
	struct match m;
	bool number = l->what != PROFILE_PERSON && l->what != PROFILE_UNIT &&
	    l->what != PROFILE_ADDRESS;

	if (l->what == PROFILE_PERSON && name)
		stop = name;

	if (match_in(r, PAT_LABEL_REST, stop, end, &m))
		return m.end[0];
	if (number && match_in(r, PAT_CONTACT_NUMBER_BEHIND, stop, end, &m))
		return m.end[0];
	if (l->what == PROFILE_PERSON && match_in(r, PAT_NAME_BEHIND, stop,
	    end, &m))
		return m.end[0];
	return 0;
}

static uint32_t front_word(struct reader *r, struct span s, uint32_t i)
{
	uint32_t from = i > s.start + 8 ? i - 8 : s.start;
	struct match m;

	return match_in(r, PAT_LABEL_WORD, from, i, &m) ? m.start[1] : i;
}

/* The next label of the line at or behind from. */
static bool next_label(struct reader *r, struct span s, uint32_t from,
    struct block *b, struct span *label)
{
	for (uint32_t i = from; i < s.end; i++) {
		struct label found;
		uint32_t stop, in;

		if (!label_at(r, i, s.end, &stop, &found) ||
		    !(in = label_closes(r, &found, stop, s.end)))
			continue;
		b->label = found;
		*label = (struct span){ front_word(r, s, i), stop };
		b->in = (struct span){ in, s.end };
		return true;
	}
	return false;
}

bool contact_line(struct reader *r, const struct line *line)
{
	struct span s = line->in;
	struct label found;
	struct match m;
	uint32_t stop, in;

	if (span_len(s) >= 160 || !match_in(r, PAT_LABEL_FRONT, s.start,
	    s.end, &m))
		return false;
	for (int front = 0; front < 2; front++) {
		uint32_t at = front ? m.end[0] : span_trim(r, s).start;

		if (!front && r->f[at] == '(')
			at++;
		if (label_at(r, at, s.end, &stop, &found) &&
		    (in = label_closes(r, &found, stop, s.end)) &&
		    (in > stop + 1 || r->f[in - 1] != ' ' || span_len(s) < 60))
			return true;
	}
	return false;
}

/* Where behind a number the next person begins who has one; 0: nowhere. */
static uint32_t one_more(struct reader *r, struct span s)
{
	struct match m, name, number;

	for (uint32_t from = s.start; phone_in(r, s, from, &m);
	    from = m.end[0]) {
		uint32_t i = m.end[0];

		while (i < s.end && !utf_is_han(r->f[i]) && !is_digit(r->f[i]))
			i++;
		if (match_in(r, PAT_PERSON_MORE, i, s.end, &name) &&
		    phone_in(r, s, name.end[0], &number) &&
		    number.start[0] == name.end[0])
			return i;
	}
	return 0;
}

/* The mark that parts one with a number from the next in s; 0: none does. */
static uint32_t one_ends(struct reader *r, struct span s)
{
	struct match m;

	for (uint32_t i = s.start; i < s.end; i++) {
		struct span one = { s.start, i }, rest = { i + 1, s.end };

		if (r->f[i] == ';' && phone_in(r, one, one.start, &m) &&
		    phone_in(r, rest, rest.start, &m) &&
		    !is_digit(r->f[span_trim(r, rest).start]))
			return i;
	}
	return 0;
}

/* Behind a number's own label a person is next. */
static void then_person(const struct reader *r, struct block *b)
{
	size_t n = r->l->contacts.n;

	b->label.what = PROFILE_PERSON;
	if (n)
		b->label.role = r->l->contacts.v[n - 1].role;
}

/* Several offices and people, each with its number. */
static void blocks_read(struct reader *r, struct block b, struct span label)
{
	for (;;) {
		bool many = b.label.what == PROFILE_PERSON ||
		    b.label.what == PROFILE_UNIT;
		bool number = b.label.what == PROFILE_PHONE;
		uint32_t more = many || number ? one_more(r, b.in) : 0;
		uint32_t stop = many && !more ? one_ends(r, b.in) : more;
		struct block next = b;

		if (!stop)
			break;
		b.in = span_trim(r, (struct span){ b.in.start, stop });
		next.in.start = more ? more : stop + 1;
		block_read(r, &b, label);
		if (number) {
			then_person(r, &next);
			label = (struct span){0};
		}
		if (!more)
			next.in = span_trim(r, next.in);
		b = next;
	}
	block_read(r, &b, label);
}

/* What parts the words of a line of contacts; words that no field and no label
 * takes are no label for standing there. */
static void ink_marks(struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (!utf_is_han(r->f[i]) && !is_latin_or_digit(r->f[i]))
			ink(r, (struct span){ i, i + 1 }, INK_LABEL);
}

bool contact_goes_on(struct reader *r, uint32_t line)
{
	struct span s = r->lines.v[line].in;
	size_t n = r->l->contacts.n;
	const struct contact *last = n ? &r->l->contacts.v[n - 1] : NULL;
	struct block b = { .in = s };
	struct match m;

	if (!last || span_len(s) > 60 || !match_in(r, PAT_ONE_MORE, s.start,
	    s.end, &m) || !phone_in(r, s, m.end[0], &m))
		return false;
	b.label.role = last->role;
	b.label.what = last->role == CONTACT_UNIT ? PROFILE_UNIT :
	    PROFILE_PERSON;
	ink_marks(r, s);
	if (s.end > r->l->contacts_in.end)
		r->l->contacts_in.end = s.end;
	block_read(r, &b, (struct span){0});
	return true;
}

/* The line below a label that stands alone, or below a name: a number without
 * more words. */
static struct span below(struct reader *r, uint32_t line, bool named)
{
	struct line *next = &r->lines.v[line] + 1;
	struct match m;

	if (line + 1 >= r->last || span_len(next->in) > 60 ||
	    contact_line(r, next) || !phone_in(r, next->in, next->in.start,
	    &m) || (named && m.start[0] != span_trim(r, next->in).start))
		return (struct span){0};
	next->kind = LINE_TAIL;
	ink_marks(r, next->in);
	if (next->in.end > r->l->contacts_in.end)
		r->l->contacts_in.end = next->in.end;
	return span_trim(r, next->in);
}

uint32_t contact_behind(struct reader *r, struct span s)
{
	struct block b;
	struct span label;
	uint32_t from = s.start;

	while (next_label(r, s, from, &b, &label)) {
		if (label.start > s.start && set_has(SET_CONTACT_BEHIND,
		    r->f[label.start - 1]))
			return label.start;
		from = label.end;
	}
	return 0;
}

void contact_read(struct reader *r, uint32_t line, struct span s)
{
	struct span label = {0}, ahead = {0}, v;
	struct block b, next;
	struct match m;
	struct span *all = &r->l->contacts_in;

	if (!span_len(*all))
		*all = s;
	all->end = s.end > all->end ? s.end : all->end;
	if (s.start < all->start)
		all->start = s.start;
	ink_marks(r, s);
	if (!next_label(r, s, s.start, &b, &label))
		return;
	for (;;) {
		bool more;

		ink(r, (struct span){ label.start, b.in.start }, INK_LABEL);
		more = next_label(r, s, b.in.start, &next, &ahead);

		if (more)
			b.in.end = ahead.start;
		b.in = span_trim(r, b.in);
		if (!more && !phone_in(r, b.in, b.in.start, &m) &&
		    span_len(v = below(r, line, span_len(b.in))))
			b.in.end = v.end;
		blocks_read(r, b, label);
		if (!more)
			return;
		b = next;
		label = ahead;
	}
}
