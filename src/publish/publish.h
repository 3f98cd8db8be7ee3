/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PUBLISH_H
#define DAFU_PUBLISH_H

#include <libxml/tree.h>

#include "base/diag.h"

/* Valid records to what people read. */

/*
 * Add the scheme dafu: of the built-in stylesheets to libxml2; once a process,
 * before threads.  With the first stylesheet libxslt gets what ours call for,
 * functions under names of our own and EXSLT's.  All that a library may do in a
 * process that is not its own; publish_sheet_open then is not safe to call.
 */
void publish_register(void);

/* Make libxslt a program's own: no network, no file, silent; libxml2 too
 * (record_init).  Once a process. */
void publish_init(void);

/*
 * A stylesheet, compiled: built-in "html" or "text", or a file of the user's.
 * It may include and import files of its own folder, and the built-in ones as
 * dafu:html.xsl, dafu:text.xsl and dafu:common.xsl; nothing else.  A DOCTYPE is
 * refused.  One thread of a process at a time: libxslt tells the whole process what
 * is wrong.  NULL, having said in d the one thing that is wrong, with file and
 * line: STYLESHEET; IO, FOLDER or TOO_LARGE where the file cannot be read.
 * publish_sheet_free takes NULL.
 */
struct publish_sheet;
struct publish_sheet *publish_sheet_builtin(const char *name, struct diag *d);
struct publish_sheet *publish_sheet_open(const char *path, struct diag *d);
void publish_sheet_free(struct publish_sheet *s);

/* Name each file that a stylesheet is made of, its own and what it includes and
 * imports; of a built-in one none. */
void publish_sheet_files(const struct publish_sheet *s,
    void (*each)(void *arg, const char *path), void *arg);

/*
 * Apply a stylesheet to doc, which is not changed.  While it runs it reads no
 * file or network address, writes none, and is stopped after 20 million
 * operations and 2,000 for each node of the record, 64 MiB of text and 64 KiB for
 * each node, or 1,500 nested templates.  The EXSLT modules common, sets and
 * strings are there, and two functions of namespace urn:dafu:publish, wrap and
 * pad (columns.c).  False, having said STYLESHEET in d.
 */
bool publish_apply(str *out, struct publish_sheet *s, xmlDoc *doc,
    struct arena *a, struct diag *d);

/*
 * The record as one JSON object with an LF; indent: spaces a level, 0 for one
 * line.  s == NULL where elements are nested deeper than 256, which no record
 * that was read from a file is.  The mapping, which holds for every element:
 *
 * - An element is an object.  Its members: the attributes, in the order of the
 *   schema (xml:lang is "lang"), then what it holds.  What is absent in the
 *   record is absent here.
 * - bytes, points, start, end, term, session, proposerCount and level are
 *   integers, every other attribute a string: a value stays the decimal that
 *   it is.
 * - Text alone is "text".
 * - Child elements are members under their names, in the order of the schema.
 *   One that may stand more than once is always an array: signatory, proposal,
 *   proposer, addressee, contact, name, organization, phone, mobile, fax,
 *   email, address, postcode, recipient, attachment, item, finding, line.
 * - Where order tells, the children are an array "content", each an object
 *   whose first member "element" is its name: in body and measure (p, measure;
 *   a measure's heading is a member of its own), and in p and heading, whose
 *   content has the text between them as strings:
 *   {"content": ["现有学校", {"element": "statistic", …, "text": "17所"}, "。"]}
 */
str publish_json(xmlDoc *doc, int indent, struct arena *a);

#endif
