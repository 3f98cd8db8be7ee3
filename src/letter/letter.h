/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LETTER_H
#define DAFU_LETTER_H

#include "base/arena.h"
#include "base/seal.h"
#include "base/whence.h"

/*
 * The letter as data.  Filled by reading and checks, written out by record;
 * everything lives in the arena of its document.  What each part means:
 * xsd/README.md.
 *
 * Two coordinates: a place counts code points of the decoded source text, as
 * it came in; a span counts code points of the prose, the text once repaired
 * (page turns joined, blanks taken out).  Both are half-open.
 */
struct place {
	uint32_t start, end;
};

struct span {
	uint32_t start, end;
};

/* The repaired text: n code points c, each with its offset in the source. */
struct prose {
	const uint32_t *c;
	const uint32_t *at;
	size_t n;
};

/* The words of a span as UTF-8; and its place: from its first code point to
 * behind its last. */
str prose_str(struct arena *a, const struct prose *p, struct span s);
struct place prose_place(const struct prose *p, struct span s);

enum certainty { CERTAINTY_UNSAID, CERTAINTY_OPEN, CERTAINTY_LIKELY,
	CERTAINTY_SURE };
extern const char *const certainty_names[];	/* "open" …; NULL: unsaid */

/* A value that was read.  text.s == NULL: there is none. */
struct value {
	str text;		/* its words, repaired */
	struct place at;	/* the evidence in the source */
	struct span in;		/* the same in the prose */
	str inferred;		/* from what, where it stands nowhere: no place */
	enum certainty certainty;
	const char *rule;	/* id of the rule that gave it (dafu explain) */
};
typedef struct VEC(struct value) values;

enum letter_kind { LETTER_REPLY, LETTER_COHANDLING, LETTER_OTHER };
enum disclosure { DISCLOSURE_PUBLIC, DISCLOSURE_SUMMARY, DISCLOSURE_ON_REQUEST,
	DISCLOSURE_NONE };
enum proposal_kind { PROPOSAL_UNKNOWN, PROPOSAL_PROPOSAL, PROPOSAL_SUGGESTION,
	PROPOSAL_MOTION };
enum party_kind { PARTY_PERSON, PARTY_ORGANIZATION };
extern const char *const letter_kind_names[], *const disclosure_names[],
    *const proposal_kind_names[], *const party_kind_names[];

struct party {
	struct value value;
	enum party_kind kind;
	str canonical;		/* the full name, by a profile */
};
typedef struct VEC(struct party) parties;

struct proposal {
	enum proposal_kind kind;
	str assembly, number;	/* s == NULL: absent */
	str assigned, due;	/* 交办之日 and the answer's last day, ISO
				   8601, by a profile; s == NULL: not known */
	int term, session;	/* 届, 次; 0: absent */
	int proposer_count;	/* of 等N位; 0: not said */
	struct value title;
	parties proposers;
};

struct head {
	struct span in;			/* the region above the body */
#define VALUE(member, figures) struct value member;
#include "letter/field.def"
	char class_code;		/* A to D */
	str class_meaning;		/* by a profile */
	enum disclosure disclosure_code;
	str issuer_canonical;		/* the full name, by a profile */
	str number_code, number_year, number_serial;
	values signatories;
	struct VEC(struct proposal) proposals;
	parties addressees;
	str date_value;			/* ISO 8601 */
};

/* Marks inside the prose. */
enum mark_kind { MARK_STATISTIC, MARK_CITATION, MARK_DATE, MARK_ORGANIZATION,
	MARK_PERSON, MARK_PLACE };
enum bound { BOUND_EXACT, BOUND_ABOUT, BOUND_MORE, BOUND_LESS, BOUND_AT_LEAST,
	BOUND_AT_MOST, BOUND_RANGE };
enum quantity_kind { QUANTITY_COUNT, QUANTITY_MONEY, QUANTITY_MEASURE,
	QUANTITY_PERCENT, QUANTITY_POINT, QUANTITY_RATIO, QUANTITY_FACTOR,
	QUANTITY_RANK, QUANTITY_DURATION };
enum change { CHANGE_NONE, CHANGE_INCREASE, CHANGE_DECREASE };
enum sum { SUM_OPEN, SUM_HOLDS, SUM_FAILS };
extern const char *const mark_names[], *const bound_names[],
    *const quantity_kind_names[], *const change_names[], *const sum_names[];

/* A choice that was weighed.  Its parts are told of what a figure counts:
 * weights of where the words begin and end, of their place, and of the words
 * themselves with what the figures before it count. */
struct weighed {
	str words;		/* a name, what is counted, a total; a status
				   as in the record; s == NULL: none of them */
	int32_t all;
	int32_t begins, ends, place, itself;
};

/* The best choices, each of other words, the best first; none but of a reading
 * that is asked to tell (weigh). */
enum { CHOICES_TOLD = 5 };
struct choices {
	struct weighed *v;
	uint32_t n;
};

struct statistic {
	str value, max;		/* decimal, scale words applied; max: range */
	str unit, per, of, basis;	/* s == NULL: absent */
	str time;		/* when it held: 2024, 2023-12, 2021/2023 */
	enum bound bound;
	enum quantity_kind kind;
	enum change change;
	enum sum sum;
	struct span of_in;	/* where `of` stands; empty: composed */
	uint32_t id;		/* 1 …: s1; given by letter_number */
	struct mark *total;	/* of which it is a part; NULL: none */
	/* of `of` and of total, apart from the figure's own */
	enum certainty of_certainty, part_certainty;
};

struct mark {
	enum mark_kind kind;
	struct value value;
	struct statistic statistic;	/* MARK_STATISTIC */
	str number;			/* MARK_CITATION: its number, 〔〕 */
	str date, candidates;		/* MARK_DATE: ISO 8601, as precise as
					   printed; years it may have */
	str office;			/* MARK_PERSON: 副市长 */
	str type;	/* MARK_ORGANIZATION: kind of organ; MARK_PLACE: level */
	struct choices choices;		/* MARK_STATISTIC: of what it counts;
					   MARK_ORGANIZATION: of the name */
	struct choices totals;		/* MARK_STATISTIC: of its total */
};
typedef struct VEC(struct mark *) marks;

/*
 * A sentence of running prose, in no measure, that promises something; or what
 * a measure promises by a further time than its own deadline.  Its
 * span lies in one paragraph, and marks lie in it whole or not at all.
 */
struct promise {
	struct value sentence;
	struct value deadline, responsible;	/* as in struct node */
	uint32_t ahead;		/* where what is to come begins: before it the
				   sentence says what is, or was */
	uint32_t id;		/* 1 …: p1; given by letter_number */
};

/* The body is a tree of paragraphs and measures. */
enum node_kind { NODE_BODY, NODE_PARAGRAPH, NODE_MEASURE };
enum status { STATUS_NONE, STATUS_DONE, STATUS_ONGOING, STATUS_PLANNED,
	STATUS_REFUSED };
enum role { ROLE_NONE, ROLE_OPENING, ROLE_CLOSING };
extern const char *const status_names[], *const role_names[];

struct node {
	enum node_kind kind;
	struct node *parent, *child, *last, *next;
	struct span in;		/* all of it */
	enum role role;		/* paragraphs */
	/* measures */
	str id;			/* m1.2, given by letter_number */
	str label;		/* 一, （一）, 1, 一是; s == NULL: none */
	str lead;		/* the label as printed with its closing: 一、 */
	int level;		/* from 1 */
	struct span heading;	/* empty: none */
	str stop;		/* what closes the heading: 。 ： ，; may be "" */
	enum status status;
	enum certainty status_certainty;
	struct choices choices;		/* of status */
	/* words of the text, which may stand outside the node: inherited */
	struct value deadline, responsible;
	enum certainty certainty;	/* that it is a measure, and its extent */
};

enum contact_role { CONTACT_RESPONSIBLE, CONTACT_HANDLER, CONTACT_CONTACT,
	CONTACT_UNIT };
enum contact_field { CONTACT_NAME, CONTACT_ORGANIZATION, CONTACT_PHONE,
	CONTACT_MOBILE, CONTACT_FAX, CONTACT_EMAIL, CONTACT_ADDRESS,
	CONTACT_POSTCODE, CONTACT_FIELD_COUNT };
extern const char *const contact_role_names[], *const contact_field_names[];

struct contact {
	enum contact_role role;
	str label;			/* as printed, blanks taken out */
	values field[CONTACT_FIELD_COUNT];
};

/* A row of a site's index table (索引号 …). */
struct site_item {
	str label;
	int of;			/* what it is a candidate of (lexicon/site.def) */
	struct value value;
};

enum finding_id {
#define FINDING(id, code, rule, severity, when, needs, by, basis, zh, en) \
	FINDING_##id,
#include "letter/finding.def"
#undef FINDING
	FINDING_COUNT
};
/* Ordered; OFF: not wanted, and in no letter. */
enum finding_severity { FINDING_SEVERITY_INFO, FINDING_SEVERITY_WARNING,
	FINDING_SEVERITY_ERROR, FINDING_SEVERITY_OFF };
extern const char *const finding_severity_names[];
enum finding_when { FINDING_READ, FINDING_RECORD, FINDING_CHECK, FINDING_FIX };
extern const struct finding_row {
	const char *code, *rule, *basis;	/* "": none */
	const char *zh, *en;		/* messages, with %s for the detail */
	enum finding_severity severity;
	enum finding_when when;
} finding_rows[];

/* A rule by its code or name; from: where to look on, for the rules that have
 * one code.  FINDING_COUNT: there is none. */
enum finding_id finding_named(str name, enum finding_id from);

/* What stands instead of the words at a place, which may be empty. */
struct edit {
	struct place at;
	str text;
};

struct finding {
	enum finding_id id;
	enum finding_severity severity;
	struct place at;	/* empty: the letter as a whole */
	str message;		/* in Chinese, with its detail */
	str detail;		/* the words at fault; s == NULL: none */
	struct VEC(struct edit) edits;	/* what would mend it; ascending */
};

/* A finding's message in English. */
str finding_english(const struct finding *f, struct arena *a);

/* Why text is in no element. */
enum residue_kind { RESIDUE_UNREAD, RESIDUE_LABEL, RESIDUE_SITE };
extern const char *const residue_kind_names[];

struct residue {
	enum residue_kind kind;
	struct place at;
	str text;		/* as it came in */
};

/* Whence a document is: its name without folders, what it was packed in before it
 * (folder.zip/2024/31号.docx); of the mail that it came in, who sent that, and
 * when (ISO 8601). */
struct provenance {
	str name;
	str sender, sent;		/* s == NULL: not said */
};

struct source {
	struct provenance origin;
	str encoding, sha256;
	str profile;		/* its name; s == NULL: none */
	const char *format;	/* a name of format.def */
	size_t bytes, points;
	int recognised;		/* how surely, of a picture, in per cent; 0: it
				   is text */
	/* where its text stands in the file; NULL: it is plain text */
	const struct whence *whence;
	size_t whences;
	const struct seal *seal;	/* that stand on it */
	size_t seals;
};

struct letter {
	struct source source;
	uint32_t part, parts;		/* which letter of its file, of how many */
	const uint32_t *starts;		/* where each begins in the source, and
					   where the last ends: parts + 1 */
	enum letter_kind kind;
	struct prose prose;
	struct head head;
	struct node *body;		/* never NULL */
	str area_code;			/* of telephones, by a profile */
	marks marks;			/* ascending, apart from one another */
	struct VEC(struct promise) promises;	/* the same */
	values refusals;		/* sentences of running prose, in no
					   measure, that refuse what was asked
					   for, as promises; or what a promise
					   says before it looks ahead */
	struct VEC(struct contact) contacts;
	struct span contacts_in, copies_in, attachments_in;	/* may be empty */
	values copies, attachments;
	struct VEC(struct site_item) site;
	struct VEC(struct finding) findings;
	struct VEC(struct residue) residue;
	size_t accounted, ink;	/* code points not blank: read, and in all */
};

/* Add a finding at a place; detail fills the message's %s, or is NULL.  It may
 * move with the next one. */
struct finding *letter_find(struct letter *l, struct arena *a,
    enum finding_id id, struct place at, const char *detail);

/* The index of the first mark at or behind a place in the prose. */
size_t letter_mark_from(const struct letter *l, uint32_t start);

/* The node behind n in the order of the text, within the tree of top; NULL: n is
 * the last. */
struct node *letter_next(const struct node *top, const struct node *n);

/* Whether a measure stands right below it. */
bool node_has_items(const struct node *n);

/* How many values of the body can be read otherwise: marks, measures, promises,
 * refusals. */
size_t letter_open(const struct letter *l);

/* Give every measure, statistic and promise its id, in the order of the text; a
 * refusal has its place in the list. */
void letter_number(struct letter *l, struct arena *a);

#endif
