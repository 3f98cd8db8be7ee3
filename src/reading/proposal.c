/* SPDX-License-Identifier: MIT */
/*
 * What the letter answers: session, number, title and proposers of each
 * proposal, from the letter's title and its opening formula.
 */
#include "reading/parties.h"
#include "reading/proposal.h"
#include "reading/session.h"

/* --- number (提案号) */

static struct pattern reference = PATTERN(
    "(?:第|编号 ?:?|[(]) ?{O}? ?([A-Za-z]{0,4}(?:[(〔]20[0-9]{2}[)〕])?[0-9]{1,20}(?:[-.][0-9]{1,5}){0,3}|来信)((?: ?号?[、,和] ?第? ?[A-Za-z]{0,3}[0-9]{1,20})*) ?{C}? ?号");
static struct pattern reference_bare = PATTERN(
    "(?<![0-9〕\\]】])([0-9]{1,8}) ?号 ?(?=提案|建议|议案|的?提案|党派提案|重点)|(?<=提案|建议|议案) ?[(]?([0-9]{1,8}) ?号|(?<=[》”案议])[(] ?([0-9]{1,8}) ?[)]|(?:提案|建议|议案|案)编?号 ?:? ?([A-Za-z]{0,4}[0-9]{1,20})(?! ?号)|第 ?([0-9]{1,6}) ?(?=(?:代表|委员)?(?:建议|提案))|(?:(?<=第)|(?<=政协|人大|会议)) ?((?![〇零一二三四五六七八九十百两届次年提建议案号第])[\\x{3400}-\\x{9FFF}][0-9]{1,6}) ?号");
static struct pattern reference_more = PATTERN(
    "[、,和] ?第? ?([A-Za-z]{0,3}[0-9]{1,20})");

typedef struct VEC(str) strings;

static void numbers_in(struct reader *r, struct span s, strings *out)
{
	struct match m, more;

	if (!pattern_in(&reference, r->f, s.start, s.end, &m)) {
		if (!pattern_in(&reference_bare, r->f, s.start, s.end, &m))
			return;
		for (int g = 1; g <= 6; g++)
			if (match_has(&m, g))
				*push(r->a, out) = value_narrow(r, group(&m, g));
		ink(r, group(&m, 0), INK_NUMBER);
		return;
	}
	*push(r->a, out) = value_narrow(r, group(&m, 1));
	ink(r, group(&m, 0), INK_NUMBER);
	if (!match_has(&m, 2))
		return;
	for (uint32_t from = m.start[2]; pattern_find(&reference_more, r->f,
	    m.start[2], from, m.end[2], &more); from = more.end[0])
		*push(r->a, out) = value_narrow(r, group(&more, 1));
}

/* --- title (案由) in the opening formula */

static struct pattern quoted_title = PATTERN(
    "([《“]) ?([^《》“”]{0,60}(?:[“《〈][^“”《》]{1,40}[”》〉][^“”《》]{0,60}){0,3}) ?([》”])");
static struct pattern title_words = PATTERN("建议|提案|议案|意见|案$");
static struct pattern bare_title = PATTERN(
    "((?:关于|(?<=提出的|所提的|提交的|[提号])对)[^。]{2,120}?(?:建议|提案|议案|意见))(?=》|”|[()]|\\s|[0-9第]|[,:;]|已|收|悉|后|的?办|[转移批]?交|由|。|我|经|的?(?:建议|提案|议案)|$)");
/* 您提出的加强…的建议: without 关于. */
static struct pattern plain_title = PATTERN(
    "(?:提出|提交|所提)的 ?((?![^。]{0,30}(?:届|会议|[0-9] ?号|宝贵))[^。,:《》“”]{4,60}?的(?:建议|提案|议案))(?=》|”|[()]|\\s|[,:;]|已|收|悉|后|的?办|[转移批]?交|由|。|$)");
/* Behind a quotation that is a title though its words do not say so. */
static struct pattern title_noun = PATTERN(
    "^[》”] ?的? ?(?:建议|提案|议案|意见|收悉|已收悉)");
/* 以下简称《建议》 */
static struct pattern short_form = PATTERN("简称 ?:? ?$");
/* The formula ends here; what is quoted behind it is no title. */
static struct pattern formula_end = PATTERN(
    "收悉|收到|悉[。,]|[已转]+(?:交|由)|(?:答复|回复|函复|函告|复函|意见)[^。]{0,4}如下|。");

static struct span formula_of(struct reader *r)
{
	struct span s = r->lines.v[r->opening].in;
	struct match m;
	uint32_t limit = span_len(s) > 600 ? s.start + 600 : s.end;
	uint32_t from = s.start;

	/* Thanks may come first: the formula is the sentence that proposes. */
	while (pattern_find(&formula_end, r->f, s.start, from, limit, &m)) {
		struct span part = { s.start, m.end[0] };

		if (span_has(r, part, "建议") || span_has(r, part, "提案") ||
		    span_has(r, part, "议案") || span_has(r, part, "提出"))
			return part;
		from = m.end[0];
	}
	return (struct span){ s.start, limit };
}

/* Of it the sentence that proposes, without the thanks before it. */
static struct span sentence_of(const struct reader *r, struct span s)
{
	for (uint32_t i = s.end; i-- > s.start; ) {
		struct span part = { i + 1, s.end };

		if (r->f[i] == '!' || (r->f[i] == 0x3002 && i + 1 < s.end))
			return span_has(r, part, "提出") || span_has(r, part,
			    "提交") || span_has(r, part, "所提") ? part : s;
	}
	return s;
}

/* 《关于修路（第25号提案》 */
static struct pattern number_behind = PATTERN(
    " ?[(] ?第?[^()]{1,12}号(?:提案|建议|议案)?[)]? ?$");

static struct proposal *proposal_add(struct reader *r, struct span title)
{
	struct proposal *p = push(r->a, &r->l->head.proposals);

	struct match m;

	title = span_trim(r, title);
	if (in_text(r, title.start, "关于关于"))	/* printed twice */
		title.start += 2;
	if (pattern_in(&number_behind, r->f, title.start, title.end, &m))
		title.end = m.start[0];
	if (span_len(title))
		p->title = value_of(r, title, CERTAINTY_SURE, "opening-title");
	return p;
}

/* Whether the quotation with the groups of quoted_title is a proposal's. */
static bool is_title(struct reader *r, struct span s, const struct match *m)
{
	struct span t = group(m, 2);
	uint32_t b = m->start[0];
	struct match w;

	if (one_of_set("《“", r->f[t.start]) || pattern_in(&short_form, r->f,
	    s.start, b, &w))
		return false;
	if (pattern_in(&title_words, r->f, t.start, t.end, &w))
		return true;
	if (b >= s.start + 2 && (in_text(r, b - 2, "关于") ||
	    in_text(r, b - 1, "对")))
		return false;	/* 关于“增设路灯”的提案: bare */
	return in_text(r, m->start[1], "《") || in_text(r, t.start, "关于") ||
	    pattern_in(&title_noun, r->f, m->start[3], s.end, &w);
}

/* One proposal a quoted title of the formula. */
static void titles_quoted(struct reader *r, struct span s)
{
	struct match m;

	for (uint32_t from = s.start; pattern_find(&quoted_title, r->f,
	    s.start, from, s.end, &m); from = m.end[0])
		if (is_title(r, s, &m)) {
			proposal_add(r, group(&m, 2));
			ink(r, group(&m, 0), INK_NUMBER);
		}
}

static void titles_read(struct reader *r, struct span s)
{
	struct match m;

	titles_quoted(r, s);
	if (r->l->head.proposals.n)
		return;
	if (pattern_in(&bare_title, r->f, s.start, s.end, &m) ||
	    pattern_in(&plain_title, r->f, s.start, s.end, &m)) {
		proposal_add(r, group(&m, 1));
		r->l->head.proposals.v[0].title.certainty = CERTAINTY_LIKELY;
		ink(r, group(&m, 1), INK_NUMBER);
	} else {
		proposal_add(r, (struct span){0});
	}
}

/* --- kind */

static struct pattern motion_words = PATTERN("号 ?议案|(?<!建)议案[》”]");
/* A motion that is answered as a suggestion. */
static struct pattern motion_turned = PATTERN(
    "(?:转|作)[^。,]{0,6}建议|议案 ?[(]建议[)]");

static enum proposal_kind kind_of(const struct reader *r, str assembly,
    struct span title, struct span formula)
{
	bool people = str_has(assembly, STR("人大")) ||
	    str_has(assembly, STR("人民代表")) ||
	    str_has(assembly, STR("人代会"));
	struct match m;
	bool motion = !span_has(r, title, "号建议") &&
	    (pattern_in(&motion_words, r->f, title.start, title.end, &m) ||
	    pattern_in(&motion_words, r->f, formula.start, formula.end, &m)) &&
	    !pattern_in(&motion_turned, r->f, title.start, formula.end, &m);

	if (str_has(assembly, STR("政协")) ||
	    str_has(assembly, STR("政治协商")))
		return PROPOSAL_PROPOSAL;
	if (people)
		return motion ? PROPOSAL_MOTION : PROPOSAL_SUGGESTION;
	return PROPOSAL_UNKNOWN;
}

static bool is_party(const struct reader *r, const struct party *p)
{
	const char *kind = organ_kind(r, p->value.in);

	return kind && !strcmp(kind, "party");
}

/* Without a session phrase: two words must agree. */
static enum proposal_kind kind_by_words(const struct reader *r,
    struct span all)
{
	const struct head *h = &r->l->head;
	bool member = span_has(r, all, "委员") || span_has(r, all, "政协");
	bool deputy = span_has(r, all, "代表") || span_has(r, all, "人大");

	/* 民建甲市委：贵委提出的…提案 */
	for (size_t i = 0; i < h->addressees.n && !member; i++)
		member = span_has(r, all, "提案") && is_party(r,
		    &h->addressees.v[i]);
	if (member && !deputy)
		return PROPOSAL_PROPOSAL;
	if (deputy && !member)
		return PROPOSAL_SUGGESTION;
	return PROPOSAL_UNKNOWN;
}

/* Reports of opinion and what delegates of a party congress propose are no
 * kind of proposal. */
static bool other_matter(const struct reader *r)
{
	for (uint32_t i = r->first; i <= r->opening; i++) {
		const struct line *l = &r->lines.v[i];

		if (l->kind != LINE_SITE && (span_has(r, l->in, "社情民意") ||
		    span_has(r, l->in, "党代")))
			return true;
	}
	return false;
}

/* Numbers of the title, else of the formula, one a proposal. */
static void numbers_read(struct reader *r, struct span formula)
{
	struct head *h = &r->l->head;
	strings list = {0}, said = {0};
	struct span rest = formula;
	struct letter l;
	struct reader t = title_alone(r, &l);

	numbers_in(&t, (struct span){ 0, t.n }, &list);
	for (size_t i = 0; i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];
		struct span after = formula;

		if (h->proposals.n > 1 && p->title.text.s) {
			after.start = p->title.in.end;
			after.end = i + 1 < h->proposals.n ?
			    h->proposals.v[i + 1].title.in.start : formula.end;
			rest = after;
		}
		said.n = 0;
		numbers_in(r, rest, &said);
		if (said.n && h->proposals.n > 1)
			p->number = said.v[0];
		else if (i < list.n)
			p->number = list.v[i];
		else if (said.n)
			p->number = said.v[0];
		if (said.n && i < list.n && list.n <= h->proposals.n &&
		    p->number.s && !str_ends(said.v[0], p->number) &&
		    !str_ends(p->number, said.v[0]))
			find_at(r, FINDING_NUMBER_DIFFERS, rest, said.v[0].s);
	}
	for (size_t i = h->proposals.n; i < list.n; i++) {
		struct proposal *p = push(r->a, &h->proposals);

		p->number = list.v[i];
		p->proposers = h->proposals.v[0].proposers;
	}
}

/* Of several proposals each has the session that the words before its title
 * name. */
static void sessions_read(struct reader *r, struct span formula)
{
	struct head *h = &r->l->head;
	uint32_t from = formula.start;

	for (size_t i = 0; h->proposals.n > 1 && i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];
		struct session own;

		if (!p->title.text.s)
			continue;
		if (session_in(r, (struct span){ from, p->title.in.start },
		    &own) && own.term > 0 && own.session > 0) {
			p->term = own.term;
			p->session = own.session;
			if (own.assembly.len)
				p->assembly = own.assembly;
		}
		from = p->title.in.end;
	}
}

void proposal_read(struct reader *r)
{
	struct head *h = &r->l->head;
	struct span formula = formula_of(r);
	struct session at = {0};
	struct span title = h->title.text.s ? h->title.in : (struct span){0};
	bool found = session_any(r, formula, &at);
	enum proposal_kind kind;

	r->formula = formula;
	titles_read(r, sentence_of(r, formula));
	proposers_read(r, sentence_of(r, formula));
	proposers_behind(r, formula.end);
	form_rows(r);
	title_above(r);
	numbers_read(r, formula);
	site_rows(r);
	kind = found && !other_matter(r) ? kind_of(r, at.assembly, title, formula) :
	    PROPOSAL_UNKNOWN;
	for (uint32_t i = r->opening; kind == PROPOSAL_UNKNOWN &&
	    !other_matter(r); i--) {
		if (r->lines.v[i].kind != LINE_SITE)	/* menus have both */
			kind = kind_by_words(r, (struct span){ r->lines.v[i]
			    .in.start, formula.end });
		if (i == r->first)
			break;
	}
	if (kind == PROPOSAL_UNKNOWN)
		find_at(r, FINDING_KIND_UNKNOWN, formula, NULL);
	if (at.lost)
		find_at(r, FINDING_SESSION_LOST, at.in,
		    prose_str(r->a, &r->l->prose, at.in).s);
	for (size_t i = 0; i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];

		p->kind = kind;
		if (at.assembly.len)
			p->assembly = at.assembly;
		p->term = at.term > 0 ? at.term : 0;
		p->session = at.session > 0 ? at.session : 0;
	}
	sessions_read(r, formula);
}
