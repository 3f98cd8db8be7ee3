/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TREE_H
#define DAFU_TREE_H

#include <libxml/tree.h>

#include "base/arena.h"

/* The texts of a record's tree: running text as one, whatever marks stand in it,
 * and attributes. */

bool tree_is(const xmlNode *n, const char *name);
/* An attribute's value; s == NULL: absent.  a may be NULL; then it lives as long
 * as the tree stays as it is. */
str tree_attribute(const xmlNode *n, const char *name, struct arena *a);
/* The words of an element. */
str tree_words(const xmlNode *n, struct arena *a);
/* The next element in the order of the text, below root (NULL: all), and the next
 * that is not below n. */
xmlNode *tree_next(const xmlNode *n, const xmlNode *root);
xmlNode *tree_behind(const xmlNode *n, const xmlNode *root);

/* Take out what is neither element nor text: comments, instructions. */
void tree_bare(xmlDoc *doc);

struct tree_text {
	xmlNode *node;		/* the element; of an attribute its own */
	const char *attribute;	/* its name; NULL: the element's running text */
	uint32_t *c;		/* n code points */
	size_t n;
	size_t prefix;		/* of them stand elsewhere: the label of a row */
	str path;		/* XPath */
	struct VEC(const char *) gone;	/* ids of statistics taken out of it */
};
typedef struct VEC(struct tree_text) tree_texts;

/* Every running text, and every attribute that holds words. */
void tree_list(tree_texts *out, xmlDoc *doc, struct arena *a);
/* A text as it stands now. */
struct tree_text tree_text_again(const struct tree_text *t, struct arena *a);

/*
 * mark in the place of [start, end); from the last span to the first.  A mark
 * of figure, date, person … that it touches is taken off, its words stay.  An
 * attribute whose form allows no words is taken away: then node is NULL.
 */
void tree_replace(struct tree_text *t, uint32_t start, uint32_t end, str mark,
    struct arena *a);

#endif
