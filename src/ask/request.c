/* SPDX-License-Identifier: MIT */
/* From a letter's sentences to the requests that they quote. */
#include "ask/request.h"

#include "archive/proposal_key.h"
#include "base/number.h"
#include "base/utf.h"

enum words {
#define WORDS(id, words) W_##id,
#include "ask/request.def"
	W_COUNT
};

static const char *const words[W_COUNT] = {
#define WORDS(id, words) [W_##id] = words,
#include "ask/request.def"
};

enum {
	LEAST = 4, MOST = 60,	/* characters of a request */
	REST = 6,		/* behind it, that answer it */
	CIVIL = 30		/* of a sentence that is only civil */
};

static str from(str x, size_t at)
{
	return (str){ x.s + at, x.len - at };
}

/* How many bytes one of a list's words has that x begins with, the longest; or
 * ends with. */
static size_t edge(str x, enum words list, bool (*has)(str, str))
{
	size_t longest = 0;

	for (const char *w = words[list], *end; *w; w = end + (*end == '|')) {
		end = w + strcspn(w, "|");
		if (has(x, (str){ w, (size_t)(end - w) }) &&
		    (size_t)(end - w) > longest)
			longest = (size_t)(end - w);
	}
	return longest;
}

static size_t begins(str x, enum words list)
{
	return edge(x, list, str_starts);
}

/* Where the first of a list's words ends in x, and where it begins; SIZE_MAX: it
 * has none. */
static size_t find(str x, enum words list, size_t at, size_t *start)
{
	for (; at < x.len; at++) {
		size_t n = begins(from(x, at), list);

		*start = at;
		if (n)
			return at + n;
	}
	return SIZE_MAX;
}

static bool has(str x, enum words list)
{
	size_t start;

	return find(x, list, 0, &start) != SIZE_MAX;
}

static size_t characters(str x)
{
	size_t n = 0;

	for (size_t at = 0; at < x.len; )
		n += utf_is_ink(utf8_next(x, &at));
	return n;
}

static bool is_stop(uint32_t c)
{
	return c == 0xFF0C || c == ',' || c == 0x3002 || c == 0xFF1B ||
	    c == ';' || c == '\n' || c == 0xFF01 || c == 0xFF1F || c == '?';
}

/* Where the clause ends that begins at a byte: at a stop that no quotation marks
 * are around. */
static size_t clause_end(str x, size_t at)
{
	int depth = 0;

	while (at < x.len) {
		size_t next = at;
		uint32_t c = utf8_next(x, &next);

		depth += c == 0x201C || c == 0x300C;
		depth -= depth && (c == 0x201D || c == 0x300D);
		if (!depth && is_stop(c))
			return at;
		at = next;
	}
	return at;
}

/* Without what only introduces or closes it. */
static str strip(str x)
{
	size_t n;

	while ((n = edge(x, W_STRIP, str_starts)))
		x = from(x, n);
	while ((n = edge(x, W_STRIP, str_ends)))
		x.len -= n;
	return x;
}

/* --- labels */

enum label { LABEL_NONE, LABEL_IS, LABEL_DIGIT, LABEL_BRACKET, LABEL_CIRCLE,
	LABEL_HAN, LABEL_FIRST, LABEL_REQUEST };

/* One to ten. */
static bool is_han_digit(uint32_t c)
{
	int value;

	switch (numeral(c, &value)) {
	case NUMERAL_DIGIT:
		return value > 0;
	case NUMERAL_POWER:
		return value == 1;
	default:
		return false;
	}
}

/* Digits of either kind from *at on, which moves behind them. */
static bool digits(str x, size_t *at, bool *han)
{
	size_t start = *at;

	while (*at < x.len) {
		size_t next = *at;
		uint32_t c = fold_point(utf8_next(x, &next));

		if (!is_han_digit(c) && !(c >= '0' && c <= '9'))
			break;
		*han = is_han_digit(c);
		*at = next;
	}
	return *at > start;
}

static bool take(str x, size_t *at, const char *word)
{
	if (!str_starts(from(x, *at), str_of(word)))
		return false;
	*at += strlen(word);
	return true;
}

/* What kind of label a text begins with, and how many bytes it has with what
 * closes it. */
static enum label label_of(str x, size_t *len)
{
	static const char *const closes[] = { "、", ".", "．", "：", ":", "，",
		"是" };
	size_t at = 0, first = 0;
	bool han = false, request = false, nth = false, bracket;
	uint32_t c;

	while (take(x, &at, " ") || take(x, &at, "　"))
		;
	first = at;
	c = at < x.len ? utf8_next(x, &first) : 0;
	*len = first;
	if (c >= 0x2460 && c <= 0x2473)
		return LABEL_CIRCLE;
	bracket = take(x, &at, "（") || take(x, &at, "(");
	request = !bracket && take(x, &at, "建议");
	nth = !bracket && !request && take(x, &at, "第");
	if (!digits(x, &at, &han))
		return LABEL_NONE;
	if (bracket) {
		*len = at;
		return take(x, len, "）") || take(x, len, ")") ?
		    LABEL_BRACKET : LABEL_NONE;
	}
	if (nth && (take(x, &at, "条建议") || take(x, &at, "点建议")))
		request = true;
	for (size_t i = 0; i < sizeof(closes) / sizeof(*closes); i++)
		if (take(x, &at, closes[i])) {
			*len = at;
			return request ? LABEL_REQUEST : nth ? LABEL_FIRST :
			    !strcmp(closes[i], "是") ? LABEL_IS :
			    han ? LABEL_HAN : LABEL_DIGIT;
		}
	return LABEL_NONE;
}

/* --- the requests of one sentence */

struct work {
	requests *out;
	const sentences *s;
	str title[8];		/* what the proposals are about, folded */
	size_t titles;
	struct arena *a;
};

/* Whether it is what a proposal as a whole is about. */
static bool is_title(const struct work *w, str text)
{
	str subject = proposal_subject(w->a, text);

	for (size_t i = 0; i < w->titles; i++)
		if (subject.s && (str_has(w->title[i], subject) ||
		    str_has(subject, w->title[i])))
			return true;
	return false;
}

/* before, rest: what else its sentence says. */
static bool add(struct work *w, size_t at, str text, str before, str rest)
{
	struct request *r;
	size_t n;

	text = strip(text);
	n = characters(text);
	if (n < LEAST || n > MOST || is_title(w, text))
		return false;
	r = push(w->a, w->out);
	*r = (struct request){ .sentence = at, .text = text,
		.answered = characters(before) >= REST ||
		    characters(rest) >= REST };
	return true;
}

/* 您建议…: up to the end of the clause. */
static bool asked(struct work *w, size_t at, str x)
{
	size_t start, from_at = find(x, W_ASKS, 0, &start), end;

	if (from_at == SIZE_MAX)
		return false;
	if (str_starts(from(x, from_at), STR("，")))
		from_at += strlen("，");
	end = clause_end(x, from_at);
	return add(w, at, (str){ x.s + from_at, end - from_at }, (str){0},
	    from(x, end));
}

/* --- several in one clause */

/* Without the count that closes a list of requests: 等三条, 四个方面的.  *n is
 * their number, 0 where none is told; false: it is no list. */
static bool count_off(str *x, int *n)
{
	size_t len;

	*n = 0;
	if (str_ends(*x, STR("的")))
		x->len -= strlen("的");
	len = edge(*x, W_COUNTED, str_ends);
	x->len -= len;
	while (len && x->len >= strlen("一")) {
		size_t begin = x->len - strlen("一"), at = begin;
		int value;

		if (numeral(utf8_next(*x, &at), &value) < NUMERAL_DIGIT)
			break;
		x->len = begin;
		*n = value;	/* of a list that has more than ten, the last */
	}
	len = edge(*x, W_AND_SO, str_ends);
	x->len -= len;
	return *n || len;
}

/* The next piece of a list from *at on: in quotation marks, or up to a 、. */
static str piece(str x, size_t *at, bool quotes)
{
	const str open = STR("“"), close = STR("”"), comma = STR("、");
	size_t begin, end;

	while (quotes && *at < x.len && !str_starts(from(x, *at), open))
		++*at;
	begin = *at + (quotes && *at < x.len ? open.len : 0);
	for (end = begin; end < x.len && !str_starts(from(x, end),
	    quotes ? close : comma); end++)
		;
	*at = end < x.len ? end + (quotes ? close : comma).len : end;
	return (str){ x.s + begin, end - begin };
}

/* “…”“…”三点建议, …、…、…等建议: each of them.  False: it is no such list. */
static bool pieces(struct work *w, size_t at, str x)
{
	int told, n = 0, least = 3;
	bool quotes;
	str p;

	while (begins(x, W_ABOUT))
		x = from(x, begins(x, W_ABOUT));
	quotes = str_starts(x, STR("“"));
	if (!count_off(&x, &told) && !quotes)
		return false;
	for (size_t i = 0; i < x.len; n += p.len > 0) {
		p = piece(x, &i, quotes);
		if (p.len && characters(p) < LEAST)
			return false;
	}
	least = quotes || told == n ? 2 : least;
	if (n < least || (told && told < n))
		return false;
	for (size_t i = 0, before; i < x.len; ) {
		p = piece(x, &i, quotes);
		before = w->out->n;
		if (p.len && add(w, at, p, (str){0}, (str){0}))
			w->out->v[before].listed = true;
	}
	return true;
}

/* 关于…的建议: in one clause. */
static bool quoted(struct work *w, size_t at, str x)
{
	size_t start, begin = find(x, W_ABOUT, 0, &start), end, next = 0;
	size_t last = SIZE_MAX;
	const bool head = start <= strlen("（十）") + 2;

	if (begin == SIZE_MAX)
		return false;
	end = clause_end(x, begin);
	for (size_t k = begin, at_word; (k = find((str){ x.s, end }, W_IS, k,
	    &at_word)) != SIZE_MAX; last = k, next = at_word)
		if (begins(from(x, k), W_NOT))
			return false;
	if (last == SIZE_MAX)
		return false;
	if (pieces(w, at, (str){ x.s + begin, next - begin }))
		return true;
	if (!add(w, at, (str){ x.s + begin, next - begin },
	    head ? STR_NONE : (str){ x.s, start }, from(x, last)))
		return false;
	w->out->v[w->out->n - 1].heading = head;
	return true;
}

/* --- lists of them */

/* Where a list begins behind 您建议：, 您提出的建议有：; 0: it does not. */
static size_t list_begin(str x)
{
	size_t start, end = find(x, W_LEAD, 0, &start), k = end, close;

	if (end == SIZE_MAX)
		return 0;
	k += begins(from(x, k), W_LEAD_END);
	close = k;
	return take(x, &close, "：") || take(x, &close, ":") ? close : 0;
}

/* 您建议：一是…；二是…, or such items on lines of their own: those from the
 * sentence on.  Returns how many sentences the list has; 0: it is none. */
static size_t list(struct work *w, size_t at)
{
	const struct sentence *v = w->s->v;
	str x = v[at].text;
	size_t colon = list_begin(x), len, i, before = w->out->n;
	enum label kind = LABEL_NONE;

	if (!colon)
		return 0;
	if (colon < x.len) {
		kind = label_of(from(x, colon), &len);
		if (!kind)
			return 0;
		add(w, at, from(x, colon + len), (str){0}, (str){0});
	}
	for (i = at + 1; i < w->s->n; i++) {
		const bool own = colon == x.len;
		enum label k = label_of(v[i].text, &len);

		if (!k || (kind && k != kind) ||
		    v[i].line > v[i - 1].line + (own ? 2 : 1))
			break;
		kind = k;
		add(w, i, from(v[i].text, len), (str){0}, (str){0});
	}
	/* side by side, not with its answer below each */
	for (size_t k = before; k < w->out->n; k++)
		w->out->v[k].listed = colon < x.len ||
		    (i > at + 2 && v[at + 1].line == v[at + 2].line);
	return kind ? i - at : 0;
}

bool request_courtesy(str sentence)
{
	return has(sentence, W_COURTESY) && characters(sentence) < CIVIL;
}

void requests_of(requests *out, const sentences *s, const str *title,
    size_t titles, struct arena *a)
{
	struct work w = { .out = out, .s = s, .a = a };

	*out = (requests){0};
	for (size_t i = 0; i < titles && w.titles < 8; i++) {
		str subject = proposal_subject(a, title[i]);

		if (subject.s)
			w.title[w.titles++] = subject;
	}
	for (size_t i = 0, n; i < s->n; i += n ? n : 1) {
		str x = s->v[i].text;
		size_t len;

		n = 0;
		if (has(x, W_OPENING))
			continue;
		/* 一、建议一：… */
		if (label_of(x, &len) == LABEL_HAN)
			x = from(x, len);
		if (label_of(x, &len) == LABEL_REQUEST)
			add(&w, i, from(x, len), (str){0}, (str){0});
		else if (!(n = list(&w, i)) && !asked(&w, i, x))
			quoted(&w, i, x);
	}
}
