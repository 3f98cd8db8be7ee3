/* SPDX-License-Identifier: MIT */
/* Who answers for the letter and by which telephone (附注). */
#include "reading/parties.h"
#include "reading/reader.h"

/* Labels, the longest first; a profile may add more. */
static const struct label {
	const char *label;
	enum profile_what what;
	enum contact_role role;
} labels[] = {
#define LABEL(label, what, role) { label, PROFILE_##what, CONTACT_##role },
#include "reading/label.def"
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

/* The label at i: the profile's, then ours; stop receives where it ends. */
static bool label_at(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t *stop, struct label *out)
{
	const struct profile *p = r->profile;

	for (size_t k = 0; p && k < p->labels.n; k++)
		if ((*stop = label_end(r, i, end, p->labels.v[k].text.s))) {
			*out = (struct label){ p->labels.v[k].text.s,
			    p->labels.v[k].what, p->labels.v[k].role };
			return true;
		}
	for (size_t k = 0; k < sizeof(labels) / sizeof(*labels); k++)
		if ((*stop = label_end(r, i, end, labels[k].label))) {
			*out = labels[k];
			return true;
		}
	return false;
}

static struct pattern phone = PATTERN(
    "(?<![0-9])(?:[(]?(0[0-9]{2,3})[)]? ?[-—–─ ]{0,2} ?)?(?:(1[3-9][0-9*](?:[0-9*]{8}|[- ][0-9*]{4}[- ][0-9*]{4}))|([2-9][0-9]{2,3}\\s?[0-9]{4}(?:[-—–转]{1,2}[0-9]{1,5}|转 ?[0-9]{1,5})?)|((?:400|800)[- ]?[0-9]{3}[- ]?[0-9]{4})|(9[56][0-9]{3,4}|12[0-9]{3}))(?![0-9])(?: ?/ ?[0-9]{1,4}(?![0-9*]))?");
static struct pattern email = PATTERN("[A-Za-z0-9._-]{1,40}@[A-Za-z0-9.-]{3,40}");
static struct pattern postcode = PATTERN("(?<![0-9])[0-9]{6}(?![0-9])");

struct block {		/* what stands between two labels */
	struct label label;
	struct span name, in;
};

static void field_add(struct reader *r, struct contact *c,
    enum contact_field field, struct span s)
{
	*push(r->a, &c->field[field]) = value_tight(r, s, CERTAINTY_SURE,
	    "contact-label");
}

static struct contact *contact_new(struct reader *r, enum contact_role role,
    struct span label)
{
	struct contact *c = push(r->a, &r->l->contacts);

	c->role = role;
	if (span_len(label)) {
		struct value v = value_tight(r, label, CERTAINTY_SURE, "");

		c->label = v.text;
	}
	return c;
}

/* The first contact of these that has no number yet; else the last. */
static struct contact *without_phone(struct reader *r, size_t from)
{
	struct contact *v = r->l->contacts.v;
	size_t n = r->l->contacts.n;

	for (size_t i = from; i < n; i++)
		if (v[i].role == CONTACT_CONTACT && i + 1 == n &&
		    !v[i].field[CONTACT_PHONE].n)
			return &v[i];
	return n ? &v[n - 1] : NULL;
}

static uint32_t phones_in(struct reader *r, struct contact *c, struct span s,
    enum contact_field field)
{
	uint32_t count = 0, from = s.start;
	struct match m;

	while (from < s.end && pattern_find(&phone, r->f, s.start, from,
	    s.end, &m)) {
		bool mobile = match_has(&m, 2);

		field_add(r, c, field == CONTACT_PHONE && mobile ?
		    CONTACT_MOBILE : field,
		    (struct span){ m.start[0], m.end[0] });
		count++;
		from = m.end[0];
	}
	return count;
}

/* Names before the first figure: 李四 5551200; 甲某、乙 某. */
static struct span names_of(struct reader *r, struct span s)
{
	uint32_t end = s.start;

	/* （签字） before a name */
	if (s.start < s.end && r->f[s.start] == '(') {
		uint32_t close = s.start;

		while (close < s.end && r->f[close] != ')')
			close++;
		if (close < s.end && close - s.start < 8 &&
		    !is_digit(r->f[s.start + 1]))
			s.start = end = close + 1;
	}
	while (end < s.end && !is_digit(r->f[end]) && r->f[end] != ';' &&
	    !(r->f[end] == '(' && end > s.start))
		end++;
	while (end > s.start && (r->f[end - 1] == ',' ||
	    r->f[end - 1] == '(' || r->f[end - 1] == ')' ||
	    r->f[end - 1] == 0x3002 || r->f[end - 1] == ' ' ||
	    r->f[end - 1] == 0x3001))
		end--;
	return span_trim(r, (struct span){ s.start, end });
}

/* A number that stood before its person: 联系电话：… 联系人：… */
static struct contact *nameless(struct reader *r, enum contact_role role)
{
	size_t n = r->l->contacts.n;
	struct contact *c = n ? &r->l->contacts.v[n - 1] : NULL;

	if (!c || c->field[CONTACT_NAME].n || c->field[CONTACT_ORGANIZATION].n)
		return NULL;
	c->role = role;
	return c;
}

/* 李四（县林业局）: where the person belongs. */
static struct pattern in_bracket = PATTERN(
    "[(] ?([\\x{3400}-\\x{9FFF}]{2,20}) ?[)]");

static void organ_behind(struct reader *r, struct contact *c, struct span s)
{
	struct match m;
	struct span organ;

	if (!pattern_in(&in_bracket, r->f, s.start, s.end, &m))
		return;
	organ = (struct span){ m.start[1], m.end[1] };
	if (organ_ends(r, organ))
		field_add(r, c, CONTACT_ORGANIZATION, organ);
}

/* 市税务局货物和劳务税科戚长风: an office and, behind it, who sits there. */
static struct pattern office_person = PATTERN(
    "^ ([\\x{3400}-\\x{9FFF}]{2,26}(?:科|处|股|室|中心|局|部|委|办|大队|支队))([\\x{3400}-\\x{9FFF}]{2,3}) ?$");

static bool office_block(struct reader *r, const struct block *b,
    struct span label, struct span names)
{
	struct contact *c;
	struct match m;

	if (span_len(names) < 6 || !pattern_in(&office_person, r->f,
	    names.start, names.end, &m) || organ_ends(r, names))
		return false;
	c = nameless(r, b->label.role);
	if (!c)
		c = contact_new(r, b->label.role, label);
	field_add(r, c, CONTACT_NAME, (struct span){ m.start[2], m.end[2] });
	field_add(r, c, CONTACT_ORGANIZATION, (struct span){ m.start[1],
	    m.end[1] });
	phones_in(r, c, b->in, CONTACT_PHONE);
	return true;
}

static void person_block(struct reader *r, const struct block *b,
    struct span label)
{
	struct span names = names_of(r, b->in);
	parties list = {0};
	struct contact *c;

	if (office_block(r, b, label, names))
		return;
	c = nameless(r, b->label.role);
	if (span_len(names))
		parties_split(r, &list, names, CERTAINTY_SURE, "contact-label");
	for (size_t i = 0; i < list.n; i++) {
		struct party *p = &list.v[i];
		bool organ = p->kind == PARTY_ORGANIZATION;

		if (organ && c == NULL && list.n > 1) {
			c = contact_new(r, b->label.role, label);
			*push(r->a, &c->field[CONTACT_ORGANIZATION]) = p->value;
			continue;
		}
		if (!c || c->field[CONTACT_NAME].n)
			c = contact_new(r, organ ? CONTACT_UNIT :
			    b->label.role, label);
		*push(r->a, &c->field[organ ? CONTACT_ORGANIZATION :
		    CONTACT_NAME]) = p->value;
	}
	if (!c && span_len(b->in)) {
		c = contact_new(r, b->label.role, label);
	}
	if (c && list.n)
		organ_behind(r, c, b->in);
	if (c)
		phones_in(r, c, b->in, CONTACT_PHONE);
}

static void unit_block(struct reader *r, const struct block *b,
    struct span label)
{
	struct span name = names_of(r, b->in);
	struct contact *c;

	if (!span_len(name))
		return;
	c = contact_new(r, CONTACT_UNIT, label);
	field_add(r, c, CONTACT_ORGANIZATION, name);
	phones_in(r, c, b->in, CONTACT_PHONE);
}

/*
 * A number under a label of its own goes to the contact next to it.  Where as
 * many numbers follow as there are names without one, they pair in order.
 */
static struct contact *owner_of(struct reader *r, size_t first)
{
	size_t n = r->l->contacts.n;

	if (!n)
		return NULL;
	(void)first;
	return without_phone(r, first);
}

static void pair_phones(struct reader *r, struct span s, size_t count)
{
	size_t n = r->l->contacts.n, names = 0;
	struct match m;

	for (size_t i = n; i-- > 0 && str_eq(r->l->contacts.v[i].label,
	    r->l->contacts.v[n - 1].label) &&
	    !r->l->contacts.v[i].field[CONTACT_PHONE].n &&
	    !r->l->contacts.v[i].field[CONTACT_MOBILE].n; )
		names++;
	if (names != count || names < 2)
		return;
	for (uint32_t from = s.start, k = 0; k < count &&
	    pattern_find(&phone, r->f, s.start, from, s.end, &m);
	    from = m.end[0], k++)
		field_add(r, &r->l->contacts.v[n - names + k],
		    match_has(&m, 2) ? CONTACT_MOBILE : CONTACT_PHONE,
		    (struct span){ m.start[0], m.end[0] });
}

static size_t phone_count(struct reader *r, struct span s)
{
	struct match m;
	size_t count = 0;

	for (uint32_t from = s.start; pattern_find(&phone, r->f, s.start,
	    from, s.end, &m); from = m.end[0])
		count++;
	return count;
}

static bool has_phone(const struct contact *c)
{
	return c->field[CONTACT_PHONE].n || c->field[CONTACT_MOBILE].n;
}

static void number_block(struct reader *r, const struct block *b,
    struct span label, enum contact_field field)
{
	struct contact *c = owner_of(r, 0);
	size_t count = phone_count(r, b->in);
	size_t before = 0;

	if (c && field == CONTACT_PHONE && count > 1) {
		for (size_t i = 0; i < r->l->contacts.n; i++)
			before += (size_t)has_phone(&r->l->contacts.v[i]);
		pair_phones(r, b->in, count);
		for (size_t i = 0; i < r->l->contacts.n; i++)
			before -= (size_t)has_phone(&r->l->contacts.v[i]);
		if (before)
			return;
	}
	if (!c)
		c = contact_new(r, CONTACT_CONTACT, label);
	phones_in(r, c, b->in, field);
}

static void other_block(struct reader *r, const struct block *b,
    struct span label)
{
	enum profile_what what = b->label.what;
	struct contact *c = owner_of(r, 0);
	struct pattern *p = what == PROFILE_EMAIL ? &email : &postcode;
	struct match m;

	if (!c)
		c = contact_new(r, CONTACT_CONTACT, label);
	if (what == PROFILE_ADDRESS) {
		if (span_len(span_trim(r, b->in)))
			field_add(r, c, CONTACT_ADDRESS, b->in);
	} else if (pattern_in(p, r->f, b->in.start, b->in.end, &m)) {
		field_add(r, c, what == PROFILE_EMAIL ? CONTACT_EMAIL :
		    CONTACT_POSTCODE, (struct span){ m.start[0], m.end[0] });
	}
}

static void block_read(struct reader *r, const struct block *b,
    struct span label)
{
	switch (b->label.what) {
	case PROFILE_PERSON:
		person_block(r, b, label);
		break;
	case PROFILE_UNIT:
		unit_block(r, b, label);
		break;
	case PROFILE_PHONE:
		number_block(r, b, label, CONTACT_PHONE);
		break;
	case PROFILE_FAX:
		number_block(r, b, label, CONTACT_FAX);
		break;
	default:
		other_block(r, b, label);
	}
}

/* A label is followed by a colon, or by 及联系电话 and a colon. */
static struct pattern label_rest = PATTERN(
    "^ ?(?:[(][^)]{0,10}[)])? ?(?:(?:及|和|与|、|/)?(?:联系|办公)?(?:方式|电 ?话|手机)(?:号码)?)? ?(?:[(][^)]{0,10}[)])? ?[:|\t]");
/* Without a colon: 电话 5551200, 联系人 李四 . */
static struct pattern number_behind = PATTERN("^ (?=[(]?[0-9A-Za-z])");
static struct pattern name_behind = PATTERN(
    "^\\s (?=[\\x{4E00}-\\x{9FFF}]{2,4}(?:$|\\s|[(0-9]))");

/* Where what the label at i says begins; 0: it is no label. */
static uint32_t label_closes(struct reader *r, const struct label *l,
    uint32_t stop, uint32_t end)
{
	struct match m;
	bool number = l->what != PROFILE_PERSON && l->what != PROFILE_UNIT &&
	    l->what != PROFILE_ADDRESS;

	/* 联系人姓名 */
	if (l->what == PROFILE_PERSON && in_text(r, stop, "姓名"))
		stop += 2;

	if (pattern_in(&label_rest, r->f, stop, end, &m))
		return m.end[0];
	if (number && pattern_in(&number_behind, r->f, stop, end, &m))
		return m.end[0];
	if (l->what == PROFILE_PERSON && pattern_in(&name_behind, r->f, stop,
	    end, &m))
		return m.end[0];
	return 0;
}

/* 单位负责人, 主要负责人: a word before a label, apart from what stands before it,
 * is the label's. */
static struct pattern label_word = PATTERN(
    "(?:^|[ ;,(])((?:(?:承 办|办 理|主 办|答 复)? ?单 位|主 要|部 门|科 室|处 室|具 体) ?)$");

static uint32_t front_word(struct reader *r, struct span s, uint32_t i)
{
	uint32_t from = i > s.start + 8 ? i - 8 : s.start;
	struct match m;

	return pattern_in(&label_word, r->f, from, i, &m) ? m.start[1] : i;
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

/* Words that may stand before a label: 单位负责人, 科室联系电话. */
static struct pattern label_front = PATTERN(
    "^ [(]? ?(?:答复单位(?:[(]盖?章[)])? ?: ?[^ :]{2,40}\\s )?(?:(?:签发领导|签 发 人|领导签发) ?: ?[^ :]{2,8}\\s )?(?:(?:承 办|办 理|主 办|答 复)? ?单 位|主 要|部 门|科 室|处 室|具 体|本 件|局|注 ?[:：])? ?");

bool contact_line(struct reader *r, const struct line *line)
{
	struct span s = line->in;
	struct label found;
	struct match m;
	uint32_t stop, in;

	if (span_len(s) >= 160 || !pattern_in(&label_front, r->f, s.start,
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

/* 甲科张三 5551200；乙科李四 5551201: each with its number. */
static void blocks_read(struct reader *r, struct block b, struct span label)
{
	bool many = b.label.what == PROFILE_PERSON ||
	    b.label.what == PROFILE_UNIT;

	for (uint32_t i = b.in.start; many && i < b.in.end; i++) {
		struct span one = { b.in.start, i }, rest = { i + 1, b.in.end };
		struct match m;

		if (r->f[i] != ';' || !pattern_in(&phone, r->f, one.start,
		    one.end, &m) || !pattern_in(&phone, r->f, rest.start,
		    rest.end, &m) || is_digit(r->f[span_trim(r, rest).start]))
			continue;
		b.in = span_trim(r, one);
		block_read(r, &b, label);
		b.in = span_trim(r, rest);
		blocks_read(r, b, label);
		return;
	}
	block_read(r, &b, label);
}

/* A line below one of contacts, without a label: one more of them. */
static struct pattern one_more = PATTERN(
    "^ ([\\x{3400}-\\x{9FFF}](?: ?[\\x{3400}-\\x{9FFF}]){1,24}(?: ?[(][^()0-9]{2,20}[)])?)(?:[\\s,:]{1,20}(?=[(]?[0-9])|(?=[(][0-9]))");

bool contact_goes_on(struct reader *r, uint32_t line)
{
	struct span s = r->lines.v[line].in;
	size_t n = r->l->contacts.n;
	const struct contact *last = n ? &r->l->contacts.v[n - 1] : NULL;
	struct block b = { .in = s };
	struct match m;

	if (!last || span_len(s) > 60 || !pattern_in(&one_more, r->f, s.start,
	    s.end, &m) || !pattern_in(&phone, r->f, m.end[0], s.end, &m))
		return false;
	b.label.role = last->role;
	b.label.what = last->role == CONTACT_UNIT ? PROFILE_UNIT :
	    PROFILE_PERSON;
	ink(r, s, INK_LABEL);
	if (s.end > r->l->contacts_in.end)
		r->l->contacts_in.end = s.end;
	block_read(r, &b, (struct span){0});
	return true;
}

/* The line below a label that stands alone: 联系人及电话： ⏎ 李四，5551200. */
static struct span below(struct reader *r, uint32_t line)
{
	struct line *next = &r->lines.v[line] + 1;
	struct match m;

	if (line + 1 >= r->last || span_len(next->in) > 60 ||
	    contact_line(r, next) || !pattern_in(&phone, r->f, next->in.start,
	    next->in.end, &m))
		return (struct span){0};
	next->kind = LINE_TAIL;
	ink(r, next->in, INK_LABEL);
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
		if (label.start > s.start && one_of_set(" ;(。",
		    r->f[label.start - 1]))
			return label.start;
		from = label.end;
	}
	return 0;
}

void contact_read(struct reader *r, uint32_t line, struct span s)
{
	struct span label = {0}, ahead = {0};
	struct block b, next;
	struct span *all = &r->l->contacts_in;

	if (!span_len(*all))
		*all = s;
	all->end = s.end > all->end ? s.end : all->end;
	if (s.start < all->start)
		all->start = s.start;
	ink(r, s, INK_LABEL);
	if (!next_label(r, s, s.start, &b, &label))
		return;
	for (;;) {
		bool more = next_label(r, s, b.in.start, &next, &ahead);

		if (more)
			b.in.end = ahead.start;
		b.in = span_trim(r, b.in);
		if (!more && !span_len(b.in))
			b.in = below(r, line);
		blocks_read(r, b, label);
		if (!more)
			return;
		b = next;
		label = ahead;
	}
}
