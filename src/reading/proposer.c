/* SPDX-License-Identifier: MIT */
/* Who proposed: from the words before a proposal's title, the salutation and
 * what stands in brackets behind the title. */
#include "reading/parties.h"
#include "reading/proposal.h"
#include "reading/session.h"

static struct pattern second_person = PATTERN(
    "(?:^|[,。!为对将])[^。]{0,24}?(?:您|你|各位(?:委员|代表)|贵(?![州阳港溪池德定安重族宾金]))");
static struct pattern third_person = PATTERN(
    "(?:^|[,。;》”）)、]) ?((?:由?贵[\\x{3400}-\\x{9FFF}]{1,6}(?:、|(?:主办|牵头(?:办理)?|承办|办理|转来|转办|交办)的))?)([^。,;《“”》]{2,60}?) ?(?:等? ?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}) ?[位名] ?(?:委员|代表)|等 ?(?:委员|代表)|委员|代表)?(?:等)? ?(?:在[^。]{2,40}?上?)?(?:联名|联合|共同)?(?:提出|提交|所提|领衔|递交|(?<=委员|代表)的?[《“]?$)");
/* 贵局转来的市政协委员狄某、市工商联《…》. */
static struct pattern passed_on = PATTERN(
    "(?:我[\\x{3400}-\\x{9FFF}]{1,3}[会协分]办的|贵[\\x{3400}-\\x{9FFF}]{1,6}(?:转来|转办|交办|来函转来|主办|牵头(?:办理)?|承办|办理)的?) ?((?![、,])(?![^。;:《“]*(?:届|会议|提案|建议))[^。;:《“]{2,60}?)(?:(?:所|联名|共同)?提出)?的? ?[《“]?$");
/* 您和孙丽、周敏委员 */
static struct pattern with_them = PATTERN(
    "(?:您|你)们? ?(?:和|与|及|、|以及) ?([^。,:;《“]{2,80}?)(?:等 ?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})? ?[位名]?)? ?(?:委员|代表)(?:们)? ?(?:在|于|联名|联合|共同|一起|提|所提|递)");

/* Of those to whom the letter is, the ones that s names; all, where it names
 * none: 甲委员《…》、九三学社乙市委员会《…》. */
static void addressees_of(struct reader *r, struct proposal *p, struct span s)
{
	const struct head *h = &r->l->head;
	str words = prose_str(r->a, &r->l->prose, s);

	for (int named = 1; named >= 0 && !p->proposers.n; named--)
		for (size_t i = 0; i < h->addressees.n; i++)
			if (!named || str_has(words,
			    h->addressees.v[i].value.text))
				*push(r->a, &p->proposers) =
				    h->addressees.v[i];
}

/* N of 等N位 in the salutation. */
static int addressee_count(struct reader *r)
{
	int count = 0;

	for (uint32_t i = r->first; i < r->opening && !count; i++)
		if (r->lines.v[i].kind == LINE_ADDRESSEE)
			count = parties_count(r, r->lines.v[i].in);
	return count;
}

/* Those whom the letter addresses as 您, and whom it names beside them. */
static void proposers_addressed(struct reader *r, struct proposal *p,
    struct span s)
{
	struct head *h = &r->l->head;
	struct match m;

	for (size_t i = 0; i < h->addressees.n; i++)
		*push(r->a, &p->proposers) = h->addressees.v[i];
	p->proposer_count = addressee_count(r);
	if (pattern_in(&with_them, r->f, s.start, s.end, &m))
		parties_split(r, &p->proposers, group(&m, 1),
		    CERTAINTY_LIKELY, "opening-proposer");
}

static void proposers_of(struct reader *r, struct proposal *p, struct span s)
{
	bool reply = r->l->kind != LETTER_COHANDLING;
	struct match m;
	int count;

	if (reply && pattern_in(&second_person, r->f, s.start, s.end, &m)) {
		proposers_addressed(r, p, s);
	} else if (pattern_in(&passed_on, r->f, s.start, s.end, &m)) {
		p->proposer_count = parties_split(r, &p->proposers,
		    group(&m, 1), CERTAINTY_LIKELY, "opening-proposer");
	} else if (pattern_in(&third_person, r->f, s.start, s.end, &m)) {
		p->proposer_count = parties_split(r, &p->proposers,
		    group(&m, 2), CERTAINTY_LIKELY, "opening-proposer");
	} else if (reply) {
		addressees_of(r, p, s);
		p->proposer_count = addressee_count(r);
	}
	if ((count = parties_count(r, s)))
		p->proposer_count = count;
}

/* 关于张三委员提案的答复; 第12号提案（张三等7位委员）的答复 */
static struct pattern title_proposer = PATTERN(
    "^(?:[\\x{3400}-\\x{9FFF}]{2,20}?)?(?:关于|对)(?:对)?((?![^()]*(?:届|第|会议))[\\x{4E00}-\\x{9FFF}·、]{2,40}?)(?:等[0-9一二三四五六七八九十]{1,3}[位名])?(?:委员|代表)的?(?:提案|建议)");
static struct pattern title_bracket = PATTERN(
    "[(]([\\x{4E00}-\\x{9FFF}·、]{2,40}?)(?:等[0-9一二三四五六七八九十]{1,3}[位名])?(?:委员|代表)(?:提出)?[)]");

/* What the letter's title says of them, where nothing else does. */
static void proposers_titled(struct reader *r)
{
	struct head *h = &r->l->head;
	struct proposal *p = &h->proposals.v[0];
	struct span s = h->title.in;
	struct match m;

	if (!h->title.text.s || h->proposals.n != 1)
		return;
	if (!p->proposers.n && (pattern_in(&title_proposer, r->f, s.start,
	    s.end, &m) || pattern_in(&title_bracket, r->f, s.start, s.end,
	    &m)))
		parties_split(r, &p->proposers, group(&m, 1),
		    CERTAINTY_LIKELY, "title-proposer");
	if (!p->proposer_count)
		p->proposer_count = parties_count(r, s);
}

/* （第305003号，陈少芬代表提出） behind a title. */
static struct pattern proposer_behind = PATTERN(
    "^ ?[》”]? ?[(](?:[^()]{0,24}?[,;])? ?([^(),;]{2,60}?)(?:联名|领衔|共同)?提出 ?[)]");

void proposers_behind(struct reader *r, uint32_t end)
{
	struct head *h = &r->l->head;

	for (size_t i = 0; i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];
		struct match m;

		if (!p->title.text.s || !pattern_in(&proposer_behind, r->f,
		    p->title.in.end, end, &m))
			continue;
		p->proposers = (parties){0};
		p->proposer_count = parties_split(r, &p->proposers,
		    group(&m, 1), CERTAINTY_SURE, "opening-proposer");
	}
}

/* Behind a title's mark and （第20240066号）. */
static uint32_t behind_bracket(const struct reader *r, uint32_t i,
    uint32_t end)
{
	uint32_t k = i;

	while (k < end && one_of_set("》” ", r->f[k]))
		k++;
	if (k == i || k >= end || r->f[k] != '(')
		return i;
	while (k < end && r->f[k] != ')')
		k++;
	if (k >= end)
		return i;
	k++;
	return k < end && one_of_set("和及与", r->f[k]) ? k + 1 : k;
}

/* The proposers of each: from the words before its title. */
void proposers_read(struct reader *r, struct span s)
{
	struct head *h = &r->l->head;
	uint32_t from = s.start;

	for (size_t i = 0; i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];
		uint32_t end = p->title.text.s ? p->title.in.start : s.end;

		proposers_of(r, p, (struct span){ behind_bracket(r, from,
		    end), end });
		if (p->title.text.s)
			from = p->title.in.end;
	}
	for (size_t i = 1; i < h->proposals.n; i++)
		if (!h->proposals.v[i].proposers.n) {
			h->proposals.v[i].proposers =
			    h->proposals.v[0].proposers;
		}
	proposers_titled(r);
}
