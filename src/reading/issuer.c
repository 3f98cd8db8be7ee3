/* SPDX-License-Identifier: MIT */
/*
 * The organ that writes: letterhead (发文机关标志), signature, the title's
 * front, the site's index table; what weighs more where they differ.
 */
#include "reading/head.h"

/* 市住建局（市人防办）: two names of one organ. */
static struct pattern second_name = PATTERN(
    "^ ?[(][\\x{3400}-\\x{9FFF}]{2,20}(?:局|办|中心|委|委员会|办公室|院|处|总队|支队)[)]");
struct pattern letterhead = PATTERN(
    "^ ((?!.*(?:关于|答复|第[0-9]))[\\x{3400}-\\x{9FFF}()· ]{3,40}?) ?(文 ?件|函)? ?(?:[(][^)]{0,12}[)])? ?$");

/* A site's menu has organs, too (新闻中心): where its rows part a name from the
 * title, it is no letterhead. */
static bool in_menu(const struct reader *r, uint32_t i)
{
	const struct head *h = &r->l->head;
	bool site = false;

	for (uint32_t k = i + 1; k < r->opening && !site; k++) {
		if (h->title.text.s &&
		    r->lines.v[k].in.start >= h->title.in.start)
			break;
		site = r->lines.v[k].kind == LINE_SITE;
	}
	return site;
}

static bool letterhead_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct head *h = &r->l->head;
	struct match m, name;

	if (r->lines.v[i].kind != LINE_OTHER || h->issuer.text.s ||
	    !pattern_in(&letterhead, r->f, s.start, s.end, &m) ||
	    !organ_ends(r, span_trim(r, group(&m, 1))) || in_menu(r, i) ||
	    !issuer_speaks(r, group(&m, 1)))
		return false;
	if (pattern_in(&second_name, r->f, m.end[1], s.end, &name))
		m.end[1] = name.end[0];
	h->issuer = value_tight(r, group(&m, 1), match_has(&m, 2) ||
	    h->signature.text.s || h->title.text.s ? CERTAINTY_SURE :
	    CERTAINTY_LIKELY, "letterhead");
	if (match_has(&m, 2))
		ink(r, group(&m, 2), INK_LABEL);
	r->lines.v[i].kind = LINE_HEAD;
	return true;
}

/* 甲市财政局社会保障科: an office inside the organ that is named before it. */
static bool is_inside(str inner, str organ)
{
	return inner.len > organ.len && str_starts(inner, organ);
}

static struct pattern government = PATTERN(
    "(?:政府|政府办|政府办公[厅室])$");
static struct pattern bureau_speaks = PATTERN(
    "(?=[我])我(?:局|委(?!员)|厅|会(?!议)|院|中心|支队|大队|公司)");

bool issuer_speaks(struct reader *r, struct span s)
{
	struct match m;

	if (!pattern_in(&government, r->f, s.start, s.end, &m))
		return true;
	for (uint32_t i = r->opening; i < r->last; i++)
		if (pattern_in(&bureau_speaks, r->f, r->lines.v[i].in.start,
		    r->lines.v[i].in.end, &m))
			return false;
	return true;
}

/*
 * Letterhead and signature name one organ, short or in full, or the signature
 * is right: above the letter a site has its own name.
 */
static void signature_weighs(struct reader *r)
{
	struct head *h = &r->l->head;
	str head = h->issuer.text, signed_by = h->signature.text;

	if (!signed_by.s || (head.s && (str_ends(head, signed_by) ||
	    is_inside(signed_by, head))))
		return;
	if (head.s && !str_ends(signed_by, head))
		find_at(r, FINDING_ISSUER_DIFFERS, h->issuer.in,
		    arena_printf(r->a, "%.*s", (int)head.len, head.s).s);
	h->issuer = h->signature;
	h->issuer.rule = "issuer-signature";
}

/* 承办单位：甲县水利局 below a letter that nobody signed. */
static void handling_unit(struct head *h, const struct letter *l)
{
	for (size_t i = 0; i < l->contacts.n && !h->issuer.text.s; i++) {
		const struct contact *c = &l->contacts.v[i];

		if (c->role != CONTACT_UNIT || !c->field[
		    CONTACT_ORGANIZATION].n || (!str_eq(c->label,
		    STR("承办单位")) && !str_eq(c->label, STR("办理单位")) &&
		    !str_eq(c->label, STR("答复单位"))))
			continue;
		h->issuer = c->field[CONTACT_ORGANIZATION].v[0];
		h->issuer.certainty = CERTAINTY_LIKELY;
		h->issuer.rule = "issuer-unit";
	}
}

static struct pattern title_issuer = PATTERN(
    "^([\\x{3400}-\\x{9FFF}()·]{3,40}?)(?: ?(?=关于|对|答复)|\\s(?=[^ ]*届))");

/* The organ at the front of the letter's title, or of the page's. */
static void title_names(struct reader *r)
{
	struct head *h = &r->l->head;
	struct span s = h->title.in;
	struct match m;

	for (uint32_t i = r->first; i <= r->opening && !h->issuer.text.s; i++) {
		if (span_len(s) && pattern_in(&title_issuer, r->f, s.start,
		    s.end, &m) && organ_ends(r, group(&m, 1)))
			h->issuer = value_tight(r, group(&m, 1),
			    CERTAINTY_LIKELY, "issuer-title");
		s = line_span(r, i);
		if (!title_is(r, s))
			s.end = s.start;
	}
}

/* • 甲市公安局: a row of an index table whose labels fell out. */
static struct pattern bullet_organ = PATTERN(
    "^ [•·●▪◆■○*-] ?([\\x{3400}-\\x{9FFF}]{4,30}) ?$");

void issuer_row(struct reader *r)
{
	struct match m;

	for (uint32_t i = r->first; i < r->opening &&
	    !r->l->head.issuer.text.s; i++) {
		struct span s = line_span(r, i);

		if (!pattern_in(&bullet_organ, r->f, s.start, s.end, &m) ||
		    !organ_ends(r, group(&m, 1)))
			continue;
		r->l->head.issuer = value_tight(r, group(&m, 1),
		    CERTAINTY_LIKELY, "site-row");
		r->lines.v[i].kind = LINE_SITE;
	}
}

void issuer_read(struct reader *r, uint32_t end)
{
	struct head *h = &r->l->head;

	for (uint32_t i = end; i-- > r->first; )
		letterhead_line(r, i);
	if (h->signature.text.s && !issuer_speaks(r, h->signature.in))
		h->signature.text.s = NULL;
	signature_weighs(r);
	title_names(r);
	handling_unit(h, r->l);
}
