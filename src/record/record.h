/* SPDX-License-Identifier: MIT */
#ifndef DAFU_RECORD_H
#define DAFU_RECORD_H

#include <libxml/tree.h>

#include "base/diag.h"
#include "letter/letter.h"

/* The record: a letter as XML of namespace urn:dafu:reply:1. */

/*
 * Make libxml2 a program's own: closed to network, files and entities, silent,
 * with its memory as memory.h has it.  For one thread, before any other call
 * here; again does no harm.  What a library does in a process that is not its
 * own: quiet.h.
 */
void record_init(void);

/*
 * The letter as a tree.  Each element's _private points to the struct value,
 * node, contact … that it was made from, or is NULL.  The caller frees it with
 * xmlFreeDoc.
 */
xmlDoc *record_build(const struct letter *l, struct arena *a);

/* The schema, compiled; the built-in one where path is NULL.  NULL, having said
 * why in d.  Freed with record_schema_free, which takes NULL. */
struct record_schema;
struct record_schema *record_schema_open(const char *path, struct diag *d);
void record_schema_free(struct record_schema *s);
/* The same from a schema's text. */
struct record_schema *record_schema_compile(str text, struct diag *d);
/* The text of the built-in schema. */
str record_schema_text(void);

/*
 * Whether doc is valid: against the schema, every id once, every partOf a
 * statistic's id.  Each fault goes to d as id (RECORD_INVALID, or DEFECT for a
 * record we made), with the place in the letter or the line in the file.
 */
bool record_validate(xmlDoc *doc, struct record_schema *s, enum diag_id id,
    struct diag *d);

/* The tree as UTF-8 XML, with a declaration, no white space added. */
str record_write(xmlDoc *doc, struct arena *a);
/* The same for people: elements that hold elements on lines of their own, so
 * many blanks a level (0: none). */
str record_write_indented(xmlDoc *doc, int indent, struct arena *a);

/*
 * Parse a record.  Refuses DOCTYPE, entities, XInclude; huge or deep documents
 * are refused by libxml2's own limits.  NULL, having said RECORD_PARSE in d.
 */
xmlDoc *record_parse(str xml, struct diag *d);

/* Whence its source came, in the arena; of the XML only the head is read.  False:
 * it says nothing of that. */
bool record_provenance(struct provenance *out, str xml, struct arena *a);

/*
 * Elements that an XPath finds, those of attributes and texts that it finds
 * too; the namespace has the prefix r.  *found lives in the arena.  False: it
 * is no XPath for nodes.
 */
bool record_find(xmlNode ***found, size_t *n, xmlDoc *doc, const char *path,
    struct arena *a);

/*
 * Whether a record agrees with its source: the hash of bytes, and for every
 * element with a place that the text sliced there gives its words (blanks,
 * width and brackets aside).  c, n: the source decoded.  fresh: the record that
 * the source gives now, whose words are right where its places are the same;
 * NULL: none.  Faults go to d as RECORD_SOURCE; where the hash is another, how
 * many there are.
 */
bool record_agrees(xmlDoc *doc, xmlDoc *fresh, str sha256, const uint32_t *c,
    size_t n, struct diag *d);

/*
 * Whether every character of the source that the record accounts for which it
 * gives now is in words of doc, too, or in its residue.  What is missing goes to
 * d as RECORD_SOURCE.
 */
bool record_accounts(xmlDoc *doc, xmlDoc *fresh, const uint32_t *c, size_t n,
    struct diag *d);

/*
 * Whether every attribute of a record that says a value, a unit, a bound, a date,
 * a part of a number, a sum, a state or a deadline is what the words give when the
 * source is read again; and `of` stands in its paragraph.  Faults go to
 * d as RECORD_SOURCE, with what stands in the record and what the words give.
 * What else is read otherwise now, as by another version of dafu, is counted in
 * one RECORD_READING, where nothing is at fault.
 */
bool record_recomputes(xmlDoc *doc, xmlDoc *fresh, struct diag *d);

#endif
