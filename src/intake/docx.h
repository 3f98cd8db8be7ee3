/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DOCX_H
#define DAFU_DOCX_H

#include <libxml/hash.h>

#include "intake/part.h"

/* What the files of the DOCX reader share: the parts of the container, styles,
 * lists, and the text in the making (ISO/IEC 29500-1, WordprocessingML). */

/* --- elements (docx_xml.c) */

enum what { WHAT_OTHER,
#define ELEMENT(space, name, what) WHAT_##what,
#include "intake/docx.def"
#undef ELEMENT
};

/* Of a tree of docx_parse.  Elements of other namespaces and of no row are
 * WHAT_OTHER, and so is what is no element. */
enum what docx_what(const xmlNode *n);
/* Which paragraph of its part it is, from 1, in the order of their tags. */
uint32_t docx_number(const xmlNode *paragraph);
/* The first child of that sort, NULL: none. */
xmlNode *docx_child(const xmlNode *n, enum what w);
/* The attribute val of a child; NULL: no such child, or it has none. */
const char *docx_val(const xmlNode *n, enum what child);
/* The same as a number, from 0 to most; otherwise where there is none such. */
int docx_int(const char *s, int most, int otherwise);

/* Whether a child switches something: ON, OFF, or does not say. */
enum toggle { TOGGLE_UNSAID, TOGGLE_ON, TOGGLE_OFF };
enum toggle docx_toggle(const xmlNode *n, enum what child);

/* A part of the container as a tree, which the caller frees; NULL: said why. */
xmlDoc *docx_parse(struct intake *in, str name);

/* --- styles (docx_style.c) */

enum { LEVELS = 9 };

/* What a paragraph or its style says. */
struct look {
	enum toggle bold, vanish;	/* of its characters */
	enum toggle page;		/* a page begins with it */
	const char *num;		/* its list; NULL: not said */
	const char *num_style;		/* the style that says so; NULL: none */
	int level;			/* in the list; -1: not said */
	int outline;			/* as a heading, from 0; -1: not said */
	int first;			/* indent of the first line, in
					   hundredths of a character; -1 */
	const char *align;		/* NULL: not said */
};

struct styles {
	xmlHashTable *by_id;
	struct VEC(struct style) list;
	const char *paragraph;		/* the default one's id */
	struct look otherwise;		/* where no style says */
};

struct style {
	const char *id, *based;
	struct look own;
	bool done;			/* own holds what it inherits, too */
};

extern const struct look look_unsaid;
/* Read what pPr and rPr (either may be NULL) say, over what stands in l. */
void look_read(struct look *l, const xmlNode *ppr, const xmlNode *rpr);
/* root NULL: there are none.  False, having said why. */
bool styles_read(struct styles *s, const xmlNode *root, struct intake *in);
void styles_free(struct styles *s);
/* NULL: no such style. */
const struct look *styles_look(const struct styles *s, const char *id);

/* --- lists (docx_list.c) */

struct lists {
	xmlHashTable *kinds, *nums;	/* by id */
	const struct styles *styles;
};

/* A number as it is shown. */
struct label {
	str text;		/* "" where nothing is */
	bool blank;		/* a blank or tab follows */
	enum toggle bold;
};

bool lists_read(struct lists *l, const xmlNode *root,
    const struct styles *styles, struct intake *in);
void lists_free(struct lists *l);
/* Count the next paragraph of that look and give its number. */
struct label lists_next(struct lists *l, const struct look *look,
    struct arena *a);

/* --- the text (docx.c, docx_run.c) */

struct field {
	bool code;		/* its result has not begun */
};

struct docx {
	struct intake *in;
	struct arena *a;
	struct text *out;
	struct VEC(uint32_t) c;		/* the text so far */
	struct styles styles;
	struct lists lists;
	const char *part;		/* the name of the part in hand */
	const xmlNode *footnotes, *endnotes;	/* NULL: none */
	const char *footnotes_part, *endnotes_part;
	struct line *open;		/* a paragraph that goes on */
	int cells;			/* tables around */
	int notes;			/* notes around */
	bool turned;			/* the next paragraph begins a page */
	bool fields_match;		/* each that begins ends */
	struct VEC(struct field) fields;
};

/* A paragraph's content. */
struct line {
	struct VEC(uint32_t) c;
	struct VEC(struct range) bold;
	struct VEC(uint32_t) turn;
	struct VEC(const xmlNode *) before, behind;	/* boxes, by where
							   they are tied */
	struct VEC(const xmlNode *) note;
	uint32_t number;		/* of the paragraph it began with */
};

/* Add what the paragraph p shows to l; look: of p with its styles. */
void docx_content(struct docx *x, struct line *l, const xmlNode *p,
    const struct look *look);
/* No letter is longer, nor are many together; in code points. */
enum { DOCX_LONGEST = 1 << 20 };

/* Tell of an element that Word shows and that is not read; once in a row. */
void docx_unread(struct docx *x, const xmlNode *n);

/* Add all that n, of the part of that name, shows to the text, which stops
 * somewhere behind DOCX_LONGEST. */
void docx_blocks(struct docx *x, const xmlNode *n, const char *part);

/* --- small questions (docx_ask.c) */

/* The branch of an AlternateContent to read; NULL: none. */
const xmlNode *docx_choice(const xmlNode *n);
/* Whether a placeholder stands in a control where a value should. */
bool docx_is_prompt(const xmlNode *sdt);
/* Whether a section ends with a paragraph, and the next one on a new page. */
bool docx_section_turns(const xmlNode *paragraph);
/* Whether each field that begins below root ends there. */
bool docx_fields_match(const xmlNode *root);
/* The look of the first section; NULL: none is said. */
const xmlNode *docx_first_section(const xmlNode *body);

#endif
