/* SPDX-License-Identifier: MIT */
#ifndef DAFU_READER_H
#define DAFU_READER_H

#include "base/utf.h"
#include "intake/document_text.h"
#include "letter/letter.h"
#include "letter/local_profile.h"
#include "reading/pairs.h"
#include "reading/pattern.h"
#include "reading/tokens.h"

/*
 * What the concerns of reading share.  Spans count code points of the prose.
 *
 * c    the prose as it is shown: paragraphs on lines, joined where a page turn
 *      broke them
 * f    the same folded for reading: half width, simplified, every blank U+0020
 * mark what is known of each code point (INK_…)
 */
enum {
	INK_BOLD = 1,		/* printed in bold type */
	INK_READ = 2,		/* stands in a value */
	INK_LABEL = 4,		/* a label or separator that was understood */
	INK_SITE = 8,		/* of the web page around the letter */
	INK_QUOTE = 16,		/* inside “ ” */
	INK_TITLE = 32,		/* inside 《 》 */
	INK_DATE = 64,		/* in a date */
	INK_NUMBER = 128	/* in a document number or another identifier */
};

/* Lines of the prose, without the blanks at their ends. */
enum line_kind { LINE_OTHER, LINE_SITE, LINE_HEAD, LINE_ADDRESSEE, LINE_BODY,
	LINE_TAIL };

struct line {
	struct span in;
	uint32_t indent;	/* blanks before it */
	uint8_t level;		/* Markdown or HTML heading level, 0: none */
	bool bold;		/* all of it */
	bool glued;		/* cut out of a longer line */
	enum line_kind kind;
};

/*
 * An expression of time at the precision of its words: 2024年, 截至2023年底,
 * 去年, 明年上半年, 3月底前, “十四五”期间, 年内.  Relative years are counted
 * from the letter's own date.
 */
struct when {
	struct span in;		/* with 截至, 到 before and 前, 内 behind it */
	int year, month, day;	/* its end; 0: the words do not say, or from
				   what they count is not known */
	int since, first;	/* the first year of a span, and its month; 0 */
	int season;		/* its first month; 0 */
	int ahead;		/* of a relative year: 明年 1, 去年 -1 */
	bool by;		/* 前, 内: some time up to then */
	bool term;		/* 3个工作日内: a length, from when is not said */
	bool until;		/* 截至, 到: the state at that time */
	bool open;		/* 以来, 起: from then on */
	bool basis;		/* 较, 比, 同比 before it: what is compared with */
	bool relative;		/* counted from the letter's date */
	bool yearless;		/* 3月底前: of the year that is spoken of */
	bool ends;		/* 底, 末: in the last days of it */
};

/* A word that tells of a status: a token that its neighbours let stand. */
struct cue_at {
	struct span in;
	uint8_t cue;		/* enum cue */
};

struct reader {
	struct arena *a;
	struct letter *l;
	const struct profile *profile;	/* NULL: none */
	struct patterns *patterns;
	const struct text *text;
	uint32_t from, to;	/* the letter is read in this part of the text */
	uint32_t *c, *f, *at;
	uint8_t *mark;
	uint32_t n;
	struct tokens tokens;	/* of f; */
	struct pairs *pairs;	/* too; NULL: not known yet */
	struct VEC(struct when) whens;	/* expressions of time in the body */
	struct VEC(struct cue_at) cues;	/* by start, as tokens are; */
	uint32_t *cue_from;	/* cue_from[i]: the first at or behind i */
	struct VEC(struct line) lines;
	uint32_t opening;	/* line of the opening formula */
	uint32_t part, parts;	/* which letter of the file, and of how many */
	struct VEC(uint32_t) starts;	/* where they begin in the source */
	uint32_t first, last;	/* lines of this letter: [first, last) */
	uint32_t tail;		/* first line behind the body */
	struct span formula;	/* the opening formula's paragraph */
	struct VEC(struct span) aliases;	/* names with a figure in them that
				   the letter gives */
	bool weigh;		/* what was weighed is told */
	struct span own_place;	/* of the organ that writes, without its level;
				   in the prose */
};

/* All passes before counted_read, for reading_read and for the training of
 * weights: a, l, text, profile and patterns of r are set.  False as there. */
struct reading_options;
bool reading_prepare(struct reader *r, const struct reading_options *o,
    struct diag *d);

/* repair: the text to prose, lines and findings. */
void repair(struct reader *r);

/* Whether an empty line parts line i, not the first, from the one above. */
bool line_is_apart(const struct reader *r, uint32_t i);

/* lines: cut glued lines, find the opening, tell the letter from the page. */
bool lines_find_letter(struct reader *r, bool force);

/* A document number with its brackets as 〔〕 (GB/T 9704-2012 7.2.5), its digits
 * and letters half-width, and without blanks. */
str number_normal(struct reader *r, struct span s);

/* Add a choice to the best, unless one of the same words weighs as much. */
void choices_keep(struct reader *r, struct choices *all, struct weighed w);

/* head: everything above and below the body but the contacts. */
void head_read(struct reader *r);
/* proposal: session, number, title and proposers, from title and opening. */
void proposal_read(struct reader *r);
/* Take the document number that a pattern with the groups code, year, serial
 * found. */
void number_take(struct reader *r, const struct match *m,
    enum certainty certainty, const char *rule);
/* site: rows of an index table; candidates for what the letter lacks. */
void site_read(struct reader *r);
/* contact: who answers the telephone. */
void contact_read(struct reader *r, uint32_t line, struct span s);
bool contact_line(struct reader *r, const struct line *line);
/* Where a contact's label stands in s, behind other words; 0: nowhere. */
uint32_t contact_behind(struct reader *r, struct span s);
/* Read a line that names one more contact below those of the line above. */
bool contact_goes_on(struct reader *r, uint32_t line);
/* outline: the tree of paragraphs and measures. */
void outline_read(struct reader *r);
/* inline marks, in this order. */
void citation_read(struct reader *r, struct span body);
/* cues: the words of status; citations are known. */
void cues_read(struct reader *r);
void dates_read(struct reader *r, struct span body);
/* table: the figures of tables whose heads give the unit. */
void table_read(struct reader *r);
void quantity_read(struct reader *r, struct span body);
void counted_read(struct reader *r);
void entities_read(struct reader *r, struct span body);
void totals_read(struct reader *r);
/* status: done, ongoing, planned, refused of each measure. */
void status_read(struct reader *r);
/* What rules alone tell of it: state.h. */
void status_propose(struct reader *r);
/* How certain it is that s, a sentence or the beginning of one, refuses what was
 * asked for; CERTAINTY_UNSAID: it does not. */
enum certainty status_refused(const struct reader *r, struct span s);
/* account: containers, residue, the share read. */
void account_close(struct reader *r);
void doubt_read(struct reader *r);

/* --- small things */

/* The code point at *w, a well-formed literal of ours; moves past it. */
static inline uint32_t literal_next(const unsigned char **w)
{
	const unsigned char *s = *w;

	if (s[0] < 0x80) {
		*w += 1;
		return s[0];
	}
	if (s[0] < 0xE0) {
		*w += 2;
		return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
	}
	if (s[0] < 0xF0) {
		*w += 3;
		return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 |
		    (s[2] & 0x3Fu);
	}
	*w += 4;
	return (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 |
	    (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
}

/* Whether the folded text at i begins with the UTF-8 word. */
static inline bool in_text(const struct reader *r, uint32_t i, const char *word)
{
	const unsigned char *w = (const unsigned char *)word;

	for (; *w; i++)
		if (i >= r->n || r->f[i] != literal_next(&w))
			return false;
	return true;
}

/* Length of word in code points. */
static inline uint32_t points_of(const char *word)
{
	uint32_t n = 0;

	for (; *word; word++)
		n += (*word & 0xC0) != 0x80;
	return n;
}

/* Whether c is one of the characters of the UTF-8 string set. */
static inline bool one_of_set(const char *set, uint32_t c)
{
	const unsigned char *s = (const unsigned char *)set;

	while (*s)
		if (literal_next(&s) == c)
			return true;
	return false;
}

/* Whether c is one of ASCII. */
static inline bool is_ascii(uint32_t c)
{
	return c < 128;
}

/* Whether words are one of a list of list.def; whether one stands in them. */
bool list_has(enum word_list list, str words);
bool list_in(enum word_list list, str words);

/* The first match of a pattern in the folded prose [start, end), at or behind
 * from (pattern_find). */
static inline bool match_from(const struct reader *r, enum pattern id,
    uint32_t start, uint32_t from, uint32_t end, struct match *m)
{
	return (!r->pairs || pairs_allow(r->pairs, id, start, end)) &&
	    pattern_find(r->patterns, id, r->f, start, from, end, m);
}

static inline bool match_in(const struct reader *r, enum pattern id,
    uint32_t start, uint32_t end, struct match *m)
{
	return match_from(r, id, start, start, end, m);
}

/* What group g of a match took. */
static inline struct span group(const struct match *m, int g)
{
	return (struct span){ m->start[g], m->end[g] };
}

static inline uint32_t span_len(struct span s)
{
	return s.end > s.start ? s.end - s.start : 0;
}

/* The place so far before i, but none before from (from <= i). */
static inline uint32_t back_to(uint32_t from, uint32_t i, uint32_t far)
{
	return i - from > far ? i - far : from;
}

/* The span without blanks at its ends. */
struct span span_trim(const struct reader *r, struct span s);
/* Whether the folded character c stands in s. */
static inline bool span_has(const struct reader *r, struct span s, uint32_t c)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (r->f[i] == c)
			return true;
	return false;
}

/* What the record has as a value, not as words: ２３８ is 238. */
str value_narrow(struct reader *r, struct span s);

/* A value: words without blanks (tight) or as they stand; marked as read. */
struct value value_of(struct reader *r, struct span s, enum certainty certainty,
    const char *rule);
struct value value_tight(struct reader *r, struct span s,
    enum certainty certainty, const char *rule);

/* Mark a span. */
void ink(struct reader *r, struct span s, uint8_t how);

/* A new mark in the prose, kept in order by marks_sort. */
struct mark *mark_new(struct reader *r, enum mark_kind kind, struct span s,
    enum certainty certainty, const char *rule);
void marks_sort(struct letter *l);

/* A finding about a span of the prose. */
void find_at(struct reader *r, enum finding_id id, struct span s,
    const char *detail);

/* A number in Arabic or Chinese digits that fills the span; -1: none. */
int number_of(const struct reader *r, struct span s);

/* Whether an organ's name ends at end, and begins no earlier than start: by
 * its last characters (organ.def). */
bool organ_ends(const struct reader *r, struct span s);

/* Whether such a day exists; year 0: of some year. */
bool date_valid(int year, int month, int day);

/* The date that begins at i: its end, or 0.  value receives ISO 8601. */
uint32_t date_at(struct reader *r, uint32_t i, uint32_t end, str *value);

#endif
